package paragraph

import (
	"github.com/pobook/pobook/internal/typeset/design"
)

// bindWhite changes the break opportunities of UAX #14 to the habits of a language with the
// spaces that are typed beside marks and short words, and makes those thin that are.
func bindWhite(t *text, habits design.Punctuation, opportunities []bool) {
	if habits.White == nil {
		return
	}
	for i := 1; i+1 < len(t.chars); i++ {
		if !isWordSpace(t.chars[i].r) || t.look(i).Verbatim {
			continue
		}
		switch habits.White(t.chars[i-1].r, t.chars[i+1].r) {
		case design.ThinWhite:
			t.chars[i].thin = true
			opportunities[i] = false
		case design.BoundWhite:
			opportunities[i] = false
		case design.PlainWhite:
			if opportunities[i] && habits.HoldsNext != nil && habits.HoldsNext(wordBefore(t.chars, i)) {
				opportunities[i] = false
			}
		}
	}
}

// isWordSpace reports whether a character is typed between words, whatever width it has.
func isWordSpace(r rune) bool { return r == ' ' || r == '\u00A0' || r == '\u2009' || r == '\u202F' }
