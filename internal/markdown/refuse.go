package markdown

import (
	"bytes"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
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

// tooLong says whether a translation is longer than any language makes it. Some
// texts take the parser time with the square of their length.
func tooLong(source, translation string) bool {
	return len(translation) > 16*len(source)+4096
}

// refusal returns why a translation cannot be used, and 0 if it can as far as
// its inline content goes.
func refusal(seg *Segment, translation string) Reason {
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
	}
	if !suspicious(translation) || literally(source, translation) {
		return 0
	}
	want, got := inventoryOf(source), inventoryOf(translation)
	switch {
	case !within(templateTags.FindAllString(translation, -1), templateTags.FindAllString(source, -1)):
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

var tagName = regexp.MustCompile(`^</?[A-Za-z][A-Za-z0-9-]*`)

// suspicious says whether a text is worth a closer look: one with a tag, an
// image, a generator's tag, or a link that may run code, spelt out or not.
func suspicious(text string) bool {
	for _, sign := range []string{"<", "![", "{{", "{%"} {
		if strings.Contains(text, sign) {
			return true
		}
	}
	if !strings.Contains(text, "](") {
		return false
	}
	lower := strings.ToLower(text)
	return strings.ContainsAny(text, `&\`) || strings.Contains(lower, "script") || strings.Contains(lower, "data")
}

// bracketed matches what may be a tag, and what may be the destination of a link
// or an image.
var bracketed = regexp.MustCompile(`<[^>]*>?|\]\([^)]*\)?`)

// codeSpan matches code spans, if no backtick is escaped.
var codeSpan = regexp.MustCompile("``[^`]*``|`[^`]*`")

// literally says whether all that a translation holds besides words is in its
// source to the letter, which most have. Where something is escaped that
// proves nothing: what is text there may be alive here.
func literally(source, translation string) bool {
	for _, escape := range []string{`\<`, `\!`, "\\`"} {
		if strings.Contains(source, escape) || strings.Contains(translation, escape) {
			return false
		}
	}
	if strings.Contains(translation, "{{") || strings.Contains(translation, "{%") {
		return false
	}
	if strings.Contains(source, "`") {
		source, translation = codeSpan.ReplaceAllString(source, ""), codeSpan.ReplaceAllString(translation, "")
	}
	if strings.Count(translation, "![") > strings.Count(source, "![") {
		return false
	}
	for _, part := range bracketed.FindAllString(translation, -1) {
		if !strings.Contains(source, part) {
			return false
		}
	}
	return true
}

// templateTags are what Liquid, Jinja and Hugo run.
var templateTags = regexp.MustCompile(`(?s)\{\{.*?\}\}|\{%.*?%\}`)

func within(some, all []string) bool {
	return !slices.ContainsFunc(some, func(s string) bool { return !slices.Contains(all, s) })
}

// unsafe tells a URL that a browser would run rather than open.
func unsafe(destination string) bool {
	u, err := url.Parse(strings.TrimSpace(destination))
	if err != nil {
		return true
	}
	return slices.Contains([]string{"javascript", "vbscript", "data"}, strings.ToLower(u.Scheme))
}

// An inventory is what a text holds besides words.
type inventory struct{ tags, images, links []string }

// inventoryOf reads a text as inline content.
func inventoryOf(inline string) inventory {
	source := []byte("# " + oneLine(inline))
	var found inventory
	_ = ast.Walk(dialect().Parse(text.NewReader(source)), func(n ast.Node, _ bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.RawHTML:
			raw := n.Segments.Value(source)
			if !lineBreakTag.Match(raw) && !bytes.HasPrefix(raw, []byte("<!--")) {
				// What alt and title say is the translator's.
				name := strings.ToLower(string(tagName.Find(raw)))
				found.tags = append(found.tags, tagSkeleton(string(raw), strings.TrimLeft(name, "</")))
			}
		case *ast.Image:
			found.images = append(found.images, string(n.Destination))
		case *ast.Link:
			found.links = append(found.links, string(n.Destination))
		case *ast.AutoLink:
			found.links = append(found.links, string(n.URL(source)))
		}
		return ast.WalkContinue, nil
	})
	return found
}
