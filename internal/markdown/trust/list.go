package trust

import (
	"regexp"
	"strings"
)

// listOpener begins what gives attributes to what stands before it (kramdown,
// Python-Markdown), or is an extension of kramdown's.
const listOpener = "{:"

// label matches where one of a reference begins.
var label = regexp.MustCompile(`\]\s*\[`)

// attributeLists reads them as they are written, in code too, and with escapes and
// character references resolved.
func attributeLists(v *view) []finding {
	text := v.Text.Before + v.Text.Body + v.Text.After
	if !strings.ContainsAny(text, ":&") {
		return nil
	}
	found := appendLists(nil, text)
	if v.Text.Form == Code {
		return found
	}
	for _, list := range appendLists(nil, resolve(text)) {
		list.key = "resolved " + list.key
		found = append(found, list)
	}
	return found
}

func appendLists(found []finding, text string) []finding {
	closed := true
	for {
		n := strings.Index(text, listOpener)
		if n < 0 {
			return found
		}
		text = text[n:]
		end := len(listOpener)
		if closed {
			n := strings.IndexByte(text, '}')
			if closed = n >= 0; closed {
				end = n + 1
			}
		}
		found = append(found, finding{onOneLine(text[:end]), "", Objection{AddedTemplate, short(text[:end])}})
		text = text[end:]
	}
}

// listsAreCode reports whether all that looks like an attribute list in a text is in
// code to every reader, as the placeholders of Rust and Python are: to repeat one is
// harmless. kramdown, the only one that knows no others, finds code elsewhere than
// the [views] where lines are rows of a table to it, or where a formula, raw HTML, an
// extension or a label holds a backtick; there lists count as if there were no code.
func listsAreCode(v *view) bool {
	if v.Text.Form != Markdown || strings.ContainsAny(v.Text.Body, "\n|") || strings.Contains(v.Text.Body, "$$") {
		return false
	}
	for i := range views {
		visible := v.Text.Before + v.visibleTo(i) + v.Text.After
		if strings.Contains(visible, "<") || strings.Contains(resolve(visible), listOpener) || label.MatchString(visible) {
			return false
		}
	}
	return true
}
