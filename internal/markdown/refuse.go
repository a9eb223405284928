package markdown

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/pobook/pobook/internal/inline"
	"github.com/pobook/pobook/internal/markdown/htmltext"
)

// A Reason is why a translation is refused. Translations are untrusted text:
// anybody may type into a public translation service.
type Reason int

// The reasons.
const (
	_ Reason = iota
	// Structure is a block structure that is not the source's.
	Structure
	// Blank is a translation without text.
	Blank
	// AddedHTML is a tag that the source does not have. Line breaks and
	// comments are let in.
	AddedHTML
	// AddedImage is an image that the source does not have.
	AddedImage
	// UnsafeLink is a link that would run code.
	UnsafeLink
	// AddedTemplate is a tag of a site generator that the source does not
	// have.
	AddedTemplate
	// TooLong is a translation many times as long as its source.
	TooLong
)

// Reasons are all reasons, for those who have something to say of each.
var Reasons = []Reason{Structure, Blank, AddedHTML, AddedImage, UnsafeLink, AddedTemplate, TooLong}

// tooLong reports whether a translation is longer than any language makes it.
// Some texts take the parser time with the square of their length.
func tooLong(source, translation string) bool {
	return len(translation) > 16*len(source)+4096
}

// A judge finds out why translations are refused, one after the other.
type judge struct {
	scanner inline.Scanner
	tokens  []inline.Token
}

func newJudge() *judge {
	return &judge{scanner: inline.Scanner{Defined: func(string) bool { return false }}}
}

// refusal returns why a translation cannot be used, and 0 if it can as far as
// its inline content goes.
func (j *judge) refusal(seg *Segment, translation string) Reason {
	source := seg.Text
	switch {
	case strings.TrimSpace(translation) == "":
		return Blank
	case tooLong(source, translation):
		return TooLong
	case seg.Kind == KindCode, seg.Kind == KindCodeComment:
		return 0
	case seg.Kind == KindHTML && strings.Contains(translation, "<!--"):
		return Structure // it would divide the text
	case !strings.ContainsAny(translation, "<[{"):
		return 0
	}
	templates, got := templateTags.FindAllString(translation, -1), j.inventoryOf(seg.Kind, translation)
	if len(templates) == 0 && got.harmless() {
		return 0
	}
	want := j.inventoryOf(seg.Kind, source)
	switch {
	case !within(templates, templateTags.FindAllString(source, -1)):
		return AddedTemplate
	case !within(got.tags, want.tags):
		return AddedHTML
	case !within(got.images, want.images):
		return AddedImage
	case slices.ContainsFunc(got.links, func(l string) bool { return unsafe(l) && !slices.Contains(want.links, l) }):
		return UnsafeLink
	}
	return 0
}

// templateTags are what Liquid, Jinja and Hugo run.
var templateTags = regexp.MustCompile(`(?s)\{\{.*?\}\}|\{%.*?%\}`)

func within(some, all []string) bool {
	return !slices.ContainsFunc(some, func(s string) bool { return !slices.Contains(all, s) })
}

// unsafe reports a URL that a browser would run rather than open. One that leads
// nowhere, as with "100%" in its path, is not that.
func unsafe(destination string) bool {
	scheme, _, found := strings.Cut(asBrowsersRead(unescape(destination)), ":")
	return found && slices.Contains([]string{"javascript", "vbscript", "data"}, strings.ToLower(scheme))
}

// asBrowsersRead returns a URL without the control characters and spaces before it,
// and without the tabs and line breaks in it (URL Standard, §4.4).
func asBrowsersRead(url string) string {
	url = strings.TrimLeftFunc(url, func(r rune) bool { return r <= ' ' || unicode.IsSpace(r) })
	return notInURLs.Replace(url)
}

// notInURLs are the characters that browsers take out of URLs.
var notInURLs = strings.NewReplacer("\t", "", "\n", "", "\r", "")

// An inventory is what a text holds besides words.
type inventory struct{ tags, images, links []string }

// harmless reports whether there is nothing that a source would have to have too.
func (i inventory) harmless() bool {
	return len(i.tags) == 0 && len(i.images) == 0 && !slices.ContainsFunc(i.links, unsafe)
}

// addTag adds a tag, but for a line break that has no attributes. What alt and
// title say is the translator's.
func (i *inventory) addTag(tag string) {
	if skeleton := htmltext.TagSkeleton(tag); skeleton != "<br>" {
		i.tags = append(i.tags, skeleton)
	}
}

// inventoryOf reads a text as inline content that stands alone. What is in a
// block of HTML is also read as a browser does, to which backticks and
// backslashes mean nothing.
func (j *judge) inventoryOf(kind Kind, text string) inventory {
	var found inventory
	brackets := strings.Count(text, "<")
	j.tokens = j.scanner.Scan(text, j.tokens[:0])
	for _, t := range j.tokens {
		switch {
		case t.Kind == inline.Tag:
			brackets -= strings.Count(t.In(text), "<")
			found.addTag(t.In(text))
		case t.Kind == inline.Markup:
			found.tags = append(found.tags, t.In(text))
		case t.Kind == inline.Autolink:
			found.links = append(found.links, t.Inner.In(text))
		case t.Kind == inline.Close && j.tokens[t.Partner].Sign == '!':
			found.images = append(found.images, t.Inner.In(text))
		case t.Kind == inline.Close:
			found.links = append(found.links, t.Inner.In(text))
		}
	}
	if kind == KindHTML && brackets > 0 { // else a browser sees the same tags
		for _, t := range htmltext.Tokens(text) {
			if t.Name != "" {
				found.addTag(t.In(text))
			}
		}
	}
	return found
}
