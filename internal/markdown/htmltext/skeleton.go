package htmltext

import (
	"fmt"
	"strings"
)

// Skeleton writes down what a translation must leave as it is in a block,
// given without the prefixes of its containers: tags and their attributes, but
// for what alt and title say, and verbatim what is never translated. Of a run
// only tags without a partner count; elements in running text are the
// translator's.
func Skeleton(raw string, readable Readable) string {
	var b strings.Builder
	for tokens := Tokens(raw); len(tokens) > 0; {
		n := inlineTokens(tokens)
		switch {
		case n > 0:
			b.WriteString(runSkeleton(raw, tokens[:n], readable))
		case tokens[0].Kind == Opaque:
			n = 1
			fmt.Fprintf(&b, "%q\n", tokens[0].In(raw))
		default:
			n = 1
			b.WriteString(TagSkeleton(tokens[0].In(raw), readable) + "\n")
		}
		tokens = tokens[n:]
	}
	return b.String()
}

// runSkeleton returns the tags that have no partner in a run: they belong to an
// element that goes on beyond it.
func runSkeleton(raw string, run []Token, readable Readable) string {
	pairTags(run)
	var b strings.Builder
	for _, t := range run {
		if (t.Kind == Opening || t.Kind == Closing) && t.partner < 0 {
			b.WriteString(TagSkeleton(t.In(raw), readable) + "\n")
		}
	}
	return b.String()
}

// TagSkeleton is what a translation must leave of a tag: its name and its
// attributes, but for what alt and title say. How it is written does not matter.
func TagSkeleton(tag string, readable Readable) string {
	name := NameOf(tag)
	if strings.HasPrefix(tag, "</") {
		return "</" + name + ">"
	}
	var b strings.Builder
	b.WriteString("<" + name)
	for _, a := range Attributes(tag) {
		b.WriteString(" " + a.Name)
		if !readable.has(a) {
			value := strings.FieldsFunc(a.Value(tag), isSpace)
			fmt.Fprintf(&b, "=%q", strings.Join(value, " "))
		}
	}
	return b.String() + ">"
}
