package markdown

import (
	"bytes"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
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

// lineBreakTag matches the HTML that breaks a line.
var lineBreakTag = regexp.MustCompile(`(?i)^<br\s*/?>$`)

var tagName = regexp.MustCompile(`^</?[A-Za-z][A-Za-z0-9-]*`)

// suspicious says whether a text is worth a closer look: one with a tag, an
// image, a generator's tag, or a link that may run code, spelt out or not.
func suspicious(text string) bool {
	start := strings.IndexAny(text, "<[{")
	if start < 0 {
		return false
	}
	for i := start; i < len(text); i++ {
		switch text[i] {
		case '<':
			return true
		case '[':
			if i > 0 && text[i-1] == '!' {
				return true
			}
		case '{':
			if rest := text[i+1:]; strings.HasPrefix(rest, "{") || strings.HasPrefix(rest, "%") {
				return true
			}
		case '(':
			if i > 0 && text[i-1] == ']' && !leadsToPage(text[i+1:]) {
				return true
			}
		}
	}
	return false
}

// leadsToPage says whether the destination that a text begins with runs nothing,
// as far as can be seen without a parser.
func leadsToPage(text string) bool {
	destination, _, _ := strings.Cut(text, ")")
	if strings.ContainsAny(destination, `&\`) {
		return false // the scheme may be spelt in another way
	}
	return strings.HasPrefix(destination, "http://") || strings.HasPrefix(destination, "https://") ||
		!strings.Contains(destination, ":")
}

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
		source, translation = withoutCode(source), withoutCode(translation)
	}
	if strings.Count(translation, "![") > strings.Count(source, "![") {
		return false
	}
	for rest := translation; rest != ""; {
		var part string
		if part, rest = cutBracketed(rest); !strings.Contains(source, part) {
			return false
		}
	}
	return true
}

// cutBracketed returns the first part of a text that may be a tag or the
// destination of a link or an image, and what stands behind it.
func cutBracketed(text string) (part, rest string) {
	start := strings.IndexAny(text, "<]")
	for start >= 0 && text[start] == ']' && !strings.HasPrefix(text[start:], "](") {
		next := strings.IndexAny(text[start+1:], "<]")
		if next < 0 {
			return "", ""
		}
		start += 1 + next
	}
	if start < 0 {
		return "", ""
	}
	closing := byte('>')
	if text[start] == ']' {
		closing = ')'
	}
	end := strings.IndexByte(text[start:], closing)
	if end < 0 {
		return text[start:], ""
	}
	end += start + 1
	return text[start:end], text[end:]
}

// withoutCode leaves code spans out, if no backtick is escaped.
func withoutCode(text string) string {
	var b strings.Builder
	for {
		i := strings.IndexByte(text, '`')
		if i < 0 {
			b.WriteString(text)
			return b.String()
		}
		b.WriteString(text[:i])
		if text = text[i:]; codeSpan(text) == 0 {
			b.WriteByte('`')
			text = text[1:]
			continue
		}
		text = text[codeSpan(text):]
	}
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
	source := []byte(inline)
	var found inventory
	_ = ast.Walk(parseInline(source), func(n ast.Node, _ bool) (ast.WalkStatus, error) {
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
