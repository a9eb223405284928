package wording

import (
	"strings"

	"github.com/pobook/pobook/internal/markdown"
)

// Carry makes of the translation of one text that of another with the same
// form. It is the same translation, with links and emphasis as the other text
// has them. It fails where they cannot be told apart in the translation: each
// that changes must become one and the same wherever it is, and be there as
// often as in the text.
func Carry(from, to Statement, translation string) (string, bool) {
	changes, ok := changesBetween(from, to)
	switch {
	case !ok:
		return "", false
	case len(changes) == 0:
		return translation, true
	}
	marks := Read(translation).marks
	for old, other := range changes {
		switch n := old.count(from.Text, from.marks); {
		case old.count(translation, marks) == n:
		case old.kind == emphasis && old.count(translation, marks) == 0 && (marking{emphasis, other}).count(translation, marks) == n:
			delete(changes, old) // it is written so already, see below
		default:
			return "", false
		}
	}
	all := rewrite(translation, marks, changes)
	for change := range changes {
		if change.kind == emphasis {
			delete(changes, change)
		}
	}
	targets := rewrite(translation, marks, changes)
	if all != targets && markdown.Plain(all) != markdown.Plain(targets) {
		// Underscores within a word are not emphasis, and Chinese has no spaces.
		// What is emphasised stays so by the other sign.
		return targets, true
	}
	return all, true
}

// changesBetween returns what becomes of the marks that differ between two
// texts of the same form. It fails if one becomes this here and that there.
func changesBetween(from, to Statement) (map[marking]string, bool) {
	if len(from.marks) == 0 {
		return nil, true
	}
	becomes := make(map[marking]string, len(from.marks))
	for i, m := range from.marks {
		old, other := m.of(from.Text), to.marks[i].of(to.Text).text
		if earlier, seen := becomes[old]; seen && earlier != other {
			return nil, false
		}
		becomes[old] = other
	}
	for old, other := range becomes {
		if old.text == other {
			delete(becomes, old)
		}
	}
	return becomes, true
}

// rewrite puts in place of marks what they become.
func rewrite(text string, marks []mark, becomes map[marking]string) string {
	var (
		b    strings.Builder
		done int
	)
	for _, m := range marks {
		if other, ok := becomes[m.of(text)]; ok {
			b.WriteString(text[done:m.start])
			b.WriteString(other)
			done = m.end
		}
	}
	b.WriteString(text[done:])
	return b.String()
}
