package trust

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/pobook/pobook/internal/inline"
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
	{"{{", "}}"}, {"{%", "%}"}, {"%%{", "}%%"}, {"{#", "}"}, {"<%", "%>"}, {"${", "}"}, {"{=", "}"}, {"{!", "}"},
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

// braces returns what stands in braces, each as a whole, and the braces without a
// partner. MDX runs it; MkDocs and others read attributes there.
func braces(text string, escapes bool) []finding {
	if !strings.ContainsAny(text, "{}") {
		return nil
	}
	var (
		open   []int         // where braces begin that are not closed
		closed []inline.Span // what is in none of the others
		found  []finding
	)
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] == '\\' && escapes:
			i++
		case text[i] == '{':
			open = append(open, i)
		case text[i] == '}' && len(open) == 0:
			found = appendBraces(found, "}")
		case text[i] == '}':
			start := open[len(open)-1]
			open = open[:len(open)-1]
			for len(closed) > 0 && closed[len(closed)-1].Start > start {
				closed = closed[:len(closed)-1]
			}
			closed = append(closed, inline.Span{Start: start, End: i + 1})
		}
	}
	for _, at := range closed {
		found = appendBraces(found, at.In(text))
	}
	for range open {
		found = appendBraces(found, "{")
	}
	return found
}

func appendBraces(found []finding, text string) []finding {
	return append(found, finding{onOneLine(text), "", Objection{AddedBraces, short(text)}})
}

// beyondBraces is beyond for braces: what stands between them may be in other
// words, as long as there are only words, which cannot be names of a program, and
// no more braces.
func beyondBraces(found, source []finding) (Objection, bool) {
	pairs, named := 0, map[string]bool{}
	for _, s := range source {
		if len(s.key) > 1 {
			pairs++
		}
		for _, word := range strings.FieldsFunc(s.key, notInWords) {
			named[word] = true
		}
	}
	var rest []finding
	for _, f := range found {
		if len(f.key) > 1 {
			pairs--
		}
		if !translatedBraces(f.key, named) {
			rest = append(rest, f)
		}
	}
	if pairs < 0 {
		rest = found
	}
	return beyond(rest, source)
}

// translatedBraces reports whether braces hold only words that are the source's or
// have no ASCII letter.
func translatedBraces(group string, named map[string]bool) bool {
	inner := strings.TrimSuffix(strings.TrimPrefix(group, "{"), "}")
	if len(inner) != len(group)-2 {
		return false
	}
	for _, r := range inner {
		if r < 0x80 && r != ' ' && r != ',' && notInWords(r) {
			return false
		}
	}
	for _, word := range strings.FieldsFunc(inner, notInWords) {
		if !named[word] && strings.ContainsFunc(word, func(r rune) bool { return r < 0x80 }) {
			return false
		}
	}
	return true
}

func notInWords(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' }
