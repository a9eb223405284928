package htmltext

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"github.com/pobook/pobook/internal/inline"
	"github.com/pobook/pobook/internal/markdown/linebreak"
)

// A Text is a piece of an HTML block that a translator can be shown: a
// run of text with the inline tags in it, or the value of an attribute.
type Text struct {
	// Text has no line breaks. Character references are as written.
	Text       string
	Start, End int    // in the source
	Attribute  string // its name, as alt or title; empty for running text

	quote byte   // what an attribute's value stands in
	head  string // what of a run has to stay on lines of its own, see headOf
}

// Texts returns what there is to translate in an HTML block (CommonMark
// §4.6), in order. Lines are those of the block without the prefixes of the
// containers around it. A block often ends before its tags are closed, and
// Markdown follows; tags without partners are normal here.
func Texts(source []byte, lines []inline.Span, readable Readable) []Text {
	b := NewBlock(source, lines)
	var texts []Text
	for tokens := Tokens(b.Text); len(tokens) > 0; {
		n := inlineTokens(tokens)
		if n > 0 {
			texts = readable.appendRun(b, texts, tokens[:n])
		} else {
			n = 1
			texts = readable.appendAttributes(b, texts, tokens[:n])
		}
		tokens = tokens[n:]
	}
	return texts
}

// place returns a Text that stands in a range of the block's text, but for
// the white space at the ends.
func place(b *Block, start, end int) Text {
	start = skipFrom(b.Text, start, Space)
	end = start + len(strings.TrimRight(b.Text[start:end], Space))
	return Text{Start: b.Offset(start), End: b.Offset(end-1) + 1}
}

// appendRun appends the text of a run, and the attributes of those of its tags
// that are not in the text.
func (r Readable) appendRun(b *Block, texts []Text, run []Token) []Text {
	pairTags(run)
	if !worthwhile(b, run) {
		return r.appendAttributes(b, texts, run)
	}
	first, end := core(run)
	texts = r.appendAttributes(b, texts, run[:first])
	text := place(b, run[first].Start, run[end-1].End)
	text.Text, text.head = foldRun(b, run[first:end]), headOf(b, run[first])
	return r.appendAttributes(b, append(texts, text), run[end:])
}

func (r Readable) appendAttributes(b *Block, texts []Text, tokens []Token) []Text {
	for _, t := range tokens {
		if !t.IsTag() {
			continue
		}
		for _, a := range Attributes(t.In(b.Text)) {
			value := t.In(b.Text)[a.Start:a.End]
			if a.Quote == 0 || !r.has(a) || !hasWords(value) {
				continue
			}
			text := place(b, t.Start+a.Start, t.Start+a.End)
			text.Text = strings.Trim(foldSpace(value, "", ""), Space)
			text.Attribute, text.quote = a.Name, a.Quote
			texts = append(texts, text)
		}
	}
	return texts
}

// headOf returns the tag that a run begins with, and the space after it, if
// that tag has a block's first line for itself. A block that begins with an
// inline tag is one only for that (CommonMark §4.6, condition 7).
func headOf(b *Block, first Token) string {
	if !first.IsTag() || first.Start > 3 || strings.Contains(first.In(b.Text), "\n") {
		return ""
	}
	next := skipFrom(b.Text, first.End, Space)
	if strings.Trim(b.Text[:first.Start], " ") != "" || !strings.Contains(b.Text[first.End:next], "\n") {
		return ""
	}
	return string(b.source[b.Offset(first.Start):b.Offset(next)])
}

// worthwhile says whether there is anything to translate in a run. As in
// Markdown, code and URLs that stand alone are not.
func worthwhile(b *Block, run []Token) bool {
	code := 0
	for _, t := range run {
		switch {
		case t.Name == "code" && t.partner >= 0 && t.Kind == Opening:
			code++
		case t.Name == "code" && t.partner >= 0:
			code--
		case t.Kind == Words && code == 0 && hasWords(t.In(b.Text)):
			return true
		}
	}
	return false
}

// writtenURL matches a URL in running text. Han may follow without a space.
var writtenURL = regexp.MustCompile(`(?i)https?://[!-~]+`)

func hasWords(text string) bool {
	return inline.HasLetter(html.UnescapeString(writtenURL.ReplaceAllString(text, "")))
}

// brokenLine matches a line break and the space around it.
var brokenLine = regexp.MustCompile(`[ \t\f]*[\r\n][ \t\n\f\r]*`)

// foldRun returns a run on one line: its tags as written, its text with single
// spaces. What a line break becomes depends on the text beyond the tags too.
func foldRun(b *Block, run []Token) string {
	after := make([]string, len(run))
	for i, next := len(run)-1, ""; i >= 0; i-- {
		after[i] = next
		if run[i].Kind == Words {
			next = strings.TrimLeft(run[i].In(b.Text), Space)
		}
	}
	var folded strings.Builder
	before := ""
	for i, t := range run {
		part := t.In(b.Text)
		if t.IsTag() {
			folded.WriteString(brokenLine.ReplaceAllString(part, " "))
			continue
		}
		folded.WriteString(foldSpace(part, before, after[i]))
		if t.Kind == Words {
			before = strings.TrimRight(part, Space)
		}
	}
	return strings.Trim(folded.String(), Space)
}

// foldSpace puts a space for the white space between two words, and for line
// breaks what joins text of its script. Before and after stand around the text.
func foldSpace(text, before, after string) string {
	var b strings.Builder
	for {
		word := text
		if i := strings.IndexAny(text, Space); i >= 0 {
			word = text[:i]
		}
		b.WriteString(word)
		rest := strings.TrimLeft(text[len(word):], Space)
		space := text[len(word) : len(text)-len(rest)]
		if space == "" {
			return b.String()
		}
		if word != "" {
			before = word
		}
		next := rest
		if next == "" {
			next = after
		}
		if strings.ContainsAny(space, "\r\n") {
			b.WriteString(linebreak.Soft(before, next))
		} else {
			b.WriteByte(' ')
		}
		text = rest
	}
}
