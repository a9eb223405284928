package trust

import (
	"regexp"
	"strings"

	"github.com/pobook/pobook/internal/inline"
	"github.com/pobook/pobook/internal/markdown/htmltext"
)

// spoken are the elements that a translator may bring in: those that Markdown has
// signs for, without attributes.
var spoken = htmltext.Names("em strong code del s br")

// oriented are those that say which language or direction a text has.
var oriented = htmltext.Names("span bdi bdo")

// orientation are the values that their attributes may have: BCP 47, and HTML
// §3.2.6.4.
var orientation = map[string]*regexp.Regexp{
	"lang": regexp.MustCompile(`^[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$`),
	"dir":  regexp.MustCompile(`^(?i:ltr|rtl|auto)$`),
}

// speaks reports whether a tag does no more than Markdown's own signs do, or name
// a language or a direction.
func (r *reader) speaks(tag string) bool {
	if r.vue && !forVue(tag) {
		return false
	}
	name := htmltext.NameOf(tag)
	if strings.HasPrefix(tag, "</") {
		return spoken[name] || oriented[name]
	}
	attributes := htmltext.Attributes(tag)
	if closesItself(tag) {
		return name == "br" && len(attributes) == 0
	}
	if spoken[name] {
		return len(attributes) == 0
	}
	for _, a := range attributes {
		allowed := orientation[a.Name]
		if allowed == nil || !allowed.MatchString(a.Value(tag)) {
			return false
		}
	}
	return oriented[name]
}

// closesItself reports a tag with a slash at its end. It closes an element of JSX,
// and none of HTML.
func closesItself(tag string) bool { return strings.HasSuffix(tag, "/>") }

// tagFinding is what a tag is held against the source's by: its name and its
// attributes, but for what alt and title say.
func (r *reader) tagFinding(tag string) finding {
	key := htmltext.TagSkeleton(tag, r.readable)
	if closesItself(tag) && !htmltext.IsVoid(htmltext.NameOf(tag)) {
		key += "/"
	}
	if r.vue {
		key += writtenNames(tag)
	}
	return finding{key, tag, Objection{AddedHTML, short(tag)}}
}

func markupFinding(markup string) finding {
	return finding{onOneLine(markup), "", Objection{AddedHTML, short(markup)}}
}

// raw reads a text as a browser does where Markdown hands it on as it is: to that
// backticks and backslashes mean nothing.
func raw(v *view) []finding {
	if !v.has(angle) {
		return nil
	}
	if tagsAlone(v) { // CommonMark sees the same
		var found []finding
		for _, token := range v.scan() {
			if tag := token.In(v.Text.Body); token.Kind == inline.Tag && !v.reader.speaks(tag) {
				found = append(found, v.reader.tagFinding(tag))
			}
		}
		return found
	}
	var pointed []int // where destinations in angle brackets begin
	if v.Text.Form == Markdown || v.Text.Form == Value {
		for _, token := range v.scan() {
			if token.Kind == inline.Autolink || token.Kind == inline.Close && token.Inner.Start > token.Start {
				pointed = append(pointed, token.Inner.Start-1)
			}
		}
	}
	return v.reader.rawFindings(v.Text.Body, pointed)
}

// rawFindings are the tags and comments of a text. What begins at one of the
// offsets that are pointed out is the destination of a link.
func (r *reader) rawFindings(text string, pointed []int) []finding {
	var found []finding
	for _, t := range htmltext.Tokens(text) {
		for len(pointed) > 0 && pointed[0] < t.Start {
			pointed = pointed[1:]
		}
		markup := t.In(text)
		switch {
		case t.Name != "" && len(pointed) > 0 && pointed[0] == t.Start && harmlessDestination(markup),
			t.Name != "" && r.speaks(markup):
		case t.Name != "":
			found = append(found, r.tagFinding(markup))
		case t.Kind == htmltext.Opaque && strings.HasPrefix(markup, "<") && !isPlain(markup):
			found = append(found, markupFinding(markup))
		}
	}
	return found
}

// notInNames are characters of destinations that no element has in its name.
const notInNames = ":.@%#?"

// harmlessDestination reports whether a destination in angle brackets, read as a
// tag, is that of an element that nobody knows, without attributes.
func harmlessDestination(tag string) bool {
	if !strings.ContainsAny(htmltext.NameOf(tag), notInNames) {
		return false
	}
	for _, a := range htmltext.Attributes(tag) {
		if a.End > a.Start && attributeName.MatchString(a.Name) || effective[a.Name] {
			return false
		}
	}
	return true
}

// effective are the attributes that mean something on any element, without a value.
var effective = htmltext.Names("hidden inert popover autofocus contenteditable itemscope")

// attributeName matches a name that an attribute with a meaning may have, also
// those that frameworks give meanings.
var attributeName = regexp.MustCompile(`^[@:#*]?[a-z_][\w:.@-]*$`)
