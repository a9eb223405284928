package trust

import (
	"fmt"
	"slices"
	"strings"
)

func controls(v *view) []finding {
	steers := isControl
	if v.Text.Form == Code {
		steers = func(r rune) bool { return isControl(r) || steersCode(r) }
	}
	if !v.has(control) && (v.Text.Form != Code || !strings.ContainsFunc(v.Text.Body, steers)) {
		return nil
	}
	var found []finding
	for _, r := range v.Text.Body {
		if steers(r) {
			found = append(found, finding{string(r), "", Objection{ControlCharacter, fmt.Sprintf("U+%04X", r)}})
		}
	}
	return found
}

// A delimiter begins what a site generator runs, and what ends it. Generators look
// for them in the bytes of a file, in code too.
type delimiter struct{ opener, closer string }

// delimiters are those of Liquid, Jinja, Nunjucks, Handlebars, Vue, Hugo, mdBook
// and MkDocs' macros; of Mermaid's directives; of ERB and EJS; of template literals; and of
// Pandoc, which has raw content with them. Where one begins like another, the longer
// comes first. For those of kramdown see [attributeLists].
var delimiters = []delimiter{
	{"{{<", ">}}"}, {"{{%", "%}}"}, {"{{", "}}"}, {"{%", "%}"}, {"%%{", "}%%"}, {"{#", "}"}, {"<%", "%>"}, {"${", "}"}, {"{=", "}"}, {"{!", "}"},
}

// closers are the ends that mean something without their beginning, which another
// message may have.
var closers = []string{"}}", "%}", "#}"}

// templates reads a text as site generators do that run before Markdown is read.
func templates(v *view) []finding {
	const beside = "{}<[!" // with which something may begin that goes on in the text, or end
	if !v.has(brace|angle|escape) && !strings.Contains(v.Text.Body, "[!") &&
		!strings.ContainsAny(v.Text.Before, beside) && !strings.ContainsAny(v.Text.After, beside) {
		return nil
	}
	text := v.inPlace()
	return appendIncluded(templateFindings(text), text)
}

// resolvedTemplates reads a text as those do that run after escapes and character
// references have been resolved. Code has none.
func resolvedTemplates(v *view) []finding {
	if v.Text.Form == Code || !v.has(brace|angle|reference|escape|bracket) {
		return nil
	}
	text := resolve(v.inPlace())
	return appendIncluded(templateFindings(text), text)
}

func templateFindings(text string) []finding {
	if !strings.ContainsAny(text, "{}<") {
		return nil
	}
	var found []finding
	absent := map[string]bool{} // closers that are nowhere in what is left
	for at := 0; at < len(text); {
		n := strings.IndexAny(text[at:], "{}<$%#")
		if n < 0 {
			break
		}
		at += n
		span := templateAt(text[at:], absent)
		if span == "" {
			at++
			continue
		}
		found = append(found, finding{onOneLine(span), "", Objection{AddedTemplate, short(span)}})
		if slices.Contains(closers, span) || slices.ContainsFunc(delimiters, func(d delimiter) bool { return d.opener == span }) {
			at++ // another may begin within
			continue
		}
		at += len(span)
	}
	return found
}

// templateAt returns the tag that a text begins with, or the delimiter, if it is
// not closed.
func templateAt(text string, absent map[string]bool) string {
	for _, d := range delimiters {
		if !strings.HasPrefix(text, d.opener) {
			continue
		}
		if !absent[d.closer] {
			if n := strings.Index(text[len(d.opener):], d.closer); n >= 0 {
				return text[:len(d.opener)+n+len(d.closer)]
			}
			absent[d.closer] = true
		}
		return d.opener
	}
	for _, closer := range closers {
		if strings.HasPrefix(text, closer) {
			return closer
		}
	}
	return ""
}
