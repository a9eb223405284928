package trust

import (
	"strings"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/markdown/htmltext"
)

// A finding is something in a text that its source has to have, too.
type finding struct {
	key       string // what it is held against; findings of one key are alike
	tag       string // as it is written, if it is one; of braces in a formula, the command before them
	objection Objection
}

// beyond returns the first of some findings that is more than those of the source.
// Each counts as often as it is there.
func beyond(found, source []finding) (Objection, bool) {
	left := make(map[string]int, len(source))
	for _, f := range source {
		left[f.key]++
	}
	for _, f := range found {
		if left[f.key]--; left[f.key] < 0 {
			f.objection.What = named(f, source)
			return f.objection, true
		}
	}
	return Objection{}, false
}

// named names what a finding is objected to for: of a tag that the source has too,
// the attribute that it does not have there.
func named(f finding, source []finding) string {
	if !strings.HasPrefix(f.tag, "<") {
		return f.objection.What
	}
	name := htmltext.NameOf(f.tag)
	known, found := map[string]bool{}, false
	for _, s := range source {
		if s.tag == "" || htmltext.NameOf(s.tag) != name {
			continue
		}
		found = true
		for _, a := range htmltext.Attributes(s.tag) {
			known[a.Name] = true
		}
	}
	for _, a := range htmltext.Attributes(f.tag) {
		if found && !known[a.Name] {
			return short(a.Name) + " in <" + name + ">"
		}
	}
	return f.objection.What
}

// unlike is beyond where it does not matter how often something is there.
func unlike(found, source []finding) (Objection, bool) {
	known := make(map[string]bool, len(source))
	for _, s := range source {
		known[s.key] = true
	}
	for _, f := range found {
		if !known[f.key] {
			return f.objection, true
		}
	}
	return Objection{}, false
}

// onOneLine returns a text with single spaces for its white space: a translation has
// its line breaks elsewhere.
func onOneLine(text string) string {
	if !strings.ContainsAny(text, "\n\t") {
		return text
	}
	return strings.Join(strings.Fields(text), " ")
}

// shown is how many bytes of what is objected to are shown at most.
const shown = 40

// short returns the beginning of a text, for a message.
func short(text string) string {
	cut := text[:min(len(text), 2*shown)]
	if cut = strings.Join(strings.Fields(cut), " "); len(cut) <= shown && len(text) <= 2*shown {
		return cut
	}
	text = cut
	end := min(shown, len(text))
	for end > 0 && end < len(text) && !utf8.RuneStart(text[end]) {
		end--
	}
	return text[:end] + "…"
}
