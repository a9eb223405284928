package trust

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

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
func speaks(tag string) bool {
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

// voids are the elements that have no content (HTML, §13.1.2).
var voids = htmltext.Names("area base br col embed hr img input link meta source track wbr")

// tagFinding is what a tag is held against the source's by: its name and its
// attributes, but for what alt and title say.
func tagFinding(tag string) finding {
	key := htmltext.TagSkeleton(tag)
	if closesItself(tag) && !voids[htmltext.NameOf(tag)] {
		key += "/"
	}
	return finding{key, tag, Objection{AddedHTML, short(tag)}}
}

func markupFinding(markup string) finding {
	return finding{markup, "", Objection{AddedHTML, short(markup)}}
}

// plainComment matches a comment that holds only words: no program looks for
// instructions in it, and every one sees it end at the same place.
var plainComment = regexp.MustCompile("^<!--(?:-?" + wordsOnly + ")*-->$")

// wordsOnly matches what only words have.
const wordsOnly = "[^-<>\\[\\]{}()#&$%=|\\\\`!@:;/\"'*+^~]"

// raw reads a text as a browser does where Markdown hands it on as it is: to that
// backticks and backslashes mean nothing.
func raw(v *view) []finding {
	if !v.has(angle) || v.tagsAlone() {
		return nil // CommonMark sees the same
	}
	var pointed []int // where destinations in angle brackets begin
	if v.Text.Form == Markdown || v.Text.Form == Value {
		for _, token := range v.scan() {
			if token.Kind == inline.Autolink || token.Kind == inline.Close && token.Inner.Start > token.Start {
				pointed = append(pointed, token.Inner.Start-1)
			}
		}
	}
	return rawFindings(v.Text.Body, pointed)
}

// rawFindings are the tags and comments of a text. What begins at one of the
// offsets that are pointed out is the destination of a link.
func rawFindings(text string, pointed []int) []finding {
	var found []finding
	for _, t := range htmltext.Tokens(text) {
		for len(pointed) > 0 && pointed[0] < t.Start {
			pointed = pointed[1:]
		}
		markup := t.In(text)
		switch {
		case t.Name != "" && len(pointed) > 0 && pointed[0] == t.Start && harmlessDestination(markup),
			t.Name != "" && speaks(markup):
		case t.Name != "":
			found = append(found, tagFinding(markup))
		case t.Kind == htmltext.Opaque && strings.HasPrefix(markup, "<") && !plainComment.MatchString(markup):
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

// tagsAlone reports whether a browser sees the same tags in the text, and nothing
// else of HTML, as CommonMark does.
func (v *view) tagsAlone() bool {
	if v.Text.Form != Markdown && v.Text.Form != Value {
		return false
	}
	done := 0
	for _, token := range v.scan() {
		if token.Kind != inline.Tag {
			continue
		}
		if begins(v.Text.Body[done:token.Start]) || htmltext.IsOpaque(htmltext.NameOf(token.In(v.Text.Body))) {
			return false
		}
		done = token.End
	}
	return !begins(v.Text.Body[done:])
}

// begins reports whether anything in a text begins as HTML does.
func begins(text string) bool {
	for {
		n := strings.IndexByte(text, '<')
		if n < 0 {
			return false
		}
		if text = text[n:]; tag(text) != "" {
			return true
		}
		text = text[1:]
	}
}

// nested reports whether the tags of the text are in pairs that hold nothing but
// text and other such pairs.
func (v *view) nested() bool {
	var open []string
	for _, token := range v.scan() {
		switch token.Kind {
		case inline.Escape, inline.Code, inline.Comment, inline.Footnote, inline.Address:
		case inline.Tag:
			tag := token.In(v.Text.Body)
			switch name := htmltext.NameOf(tag); {
			case voids[name]:
			case closesItself(tag):
				return false
			case !strings.HasPrefix(tag, "</"):
				open = append(open, name)
			case len(open) == 0 || open[len(open)-1] != name:
				return false
			default:
				open = open[:len(open)-1]
			}
		default:
			if len(open) > 0 {
				return false
			}
		}
	}
	return len(open) == 0
}

// elements returns the elements of a text whose tags are nested: one for each start
// tag, and the images.
func (v *view) elements() []finding {
	var found []finding
	for _, token := range v.scan() {
		switch tag := token.In(v.Text.Body); {
		case token.Kind == inline.Close && v.tokens[token.Partner].Sign == '!':
			found = appendElement(found, "img", 0)
		case token.Kind == inline.Tag && !strings.HasPrefix(tag, "</"):
			found = appendElement(found, htmltext.NameOf(tag), len(htmltext.Attributes(tag)))
		}
	}
	return found
}

// rendered reads what CommonMark makes of a text as a browser does: tags that
// cross each other make more elements than there are tags.
func rendered(v *view) []finding {
	isTag := func(t inline.Token) bool { return t.Kind == inline.Tag }
	if v.Text.HTML == nil || !v.has(angle) || !slices.ContainsFunc(v.scan(), isTag) {
		return nil
	}
	if v.nested() {
		return v.elements()
	}
	nodes, err := html.ParseFragment(strings.NewReader(v.Text.HTML()), &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body})
	if err != nil { // a text that the parser gives up is nobody's
		return []finding{{"", "", Objection{AddedHTML, short(err.Error())}}}
	}
	var found []finding
	for _, n := range nodes {
		found = appendElements(found, n)
	}
	return found
}

func appendElements(found []finding, n *html.Node) []finding {
	for d := range n.Descendants() {
		if d.Type == html.ElementNode {
			found = appendElement(found, d.Data, len(d.Attr))
		}
	}
	if n.Type == html.ElementNode {
		found = appendElement(found, n.Data, len(n.Attr))
	}
	return found
}

func appendElement(found []finding, name string, attributes int) []finding {
	if name == "a" || spoken[name] || oriented[name] && attributes <= len(orientation) {
		return found // the other readers look at the attributes
	}
	return append(found, finding{name, "", Objection{UnbalancedHTML, "<" + name + ">"}})
}

// unbalanced objects to elements that are left open, or closed without being
// opened, unless the source does the same.
func unbalanced(source, published *view) (Objection, bool) {
	if !source.has(angle) && !published.has(angle) {
		return Objection{}, false
	}
	reads := []func(*view) []string{aliveTags, rawTags}
	if source.tagsAlone() && published.tagsAlone() {
		reads = reads[:1]
	}
	for _, read := range reads {
		want, got := unpaired(read(source)), unpaired(read(published))
		for i := range max(len(want), len(got)) {
			switch {
			case i >= len(want), i < len(got) && got[i] != want[i]:
				return Objection{UnbalancedHTML, got[i]}, true
			case i >= len(got):
				return Objection{UnbalancedHTML, want[i]}, true
			}
		}
	}
	return Objection{}, false
}

// unpaired returns the tags that lack a partner, without attributes.
func unpaired(tags []string) []string {
	var unpaired []string
	open := map[string]int{}
	var order []string
	for _, tag := range tags {
		name := htmltext.NameOf(tag)
		switch {
		case voids[name] || closesItself(tag):
		case !strings.HasPrefix(tag, "</"):
			open[name]++
			order = append(order, name)
		case open[name] > 0:
			open[name]--
		default:
			unpaired = append(unpaired, "</"+name+">")
		}
	}
	for _, name := range order {
		if open[name] > 0 {
			open[name]--
			unpaired = append(unpaired, "<"+name+">")
		}
	}
	return unpaired
}

// aliveTags returns the tags of a text as CommonMark has them.
func aliveTags(v *view) []string {
	var tags []string
	for _, token := range v.scan() {
		if token.Kind == inline.Tag {
			tags = append(tags, token.In(v.Text.Body))
		}
	}
	return tags
}

// rawTags returns the tags of a text outside of code as a browser has them.
func rawTags(v *view) []string {
	visible := v.withoutCode()
	if len(visible) == 0 {
		return nil
	}
	text := visible[len(visible)-1]
	var tags []string
	for _, t := range htmltext.Tokens(text) {
		if tag := t.In(text); t.Name != "" && !strings.ContainsAny(t.Name, notInNames) {
			tags = append(tags, tag)
		}
	}
	return tags
}
