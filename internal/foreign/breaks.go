package foreign

import "github.com/pobook/pobook/internal/inline"

// Some programs make a space of a hard break. It is found again where a translation has
// the same punctuation as the text, mark by mark, and the break follows a mark at once.

// punctuation are the marks that divide a text, by what they are in every script.
var punctuation = func() map[string]byte {
	is := map[string]byte{}
	for class, marks := range map[byte]string{',': ",，、،", '.': ".。．｡", ':': ":：", ';': ";；؛", '!': "!！", '?': "?？؟"} {
		for _, c := range marks {
			is[string(c)] = class
		}
	}
	return is
}()

// A mark is one of punctuation.
type mark struct {
	class byte
	sign  int // its index
}

func marksOf(t text) []mark {
	var marks []mark
	for i, s := range t.signs {
		if class := punctuation[s.char]; class != 0 && s.kind == character {
			marks = append(marks, mark{class, i})
		}
	}
	return marks
}

// restore returns the edits that put hard breaks of the message, which are lost in the
// text, into the translation; false if it is not clear where they belong.
func (r respelling) restore(translation text) ([]edit, bool) {
	if len(r.lost) == 0 {
		return nil, true
	}
	ours, theirs := marksOf(r.ours), marksOf(translation)
	if len(ours) != len(theirs) {
		return nil, false
	}
	for i := range ours {
		if ours[i].class != theirs[i].class {
			return nil, false
		}
	}
	var edits []edit
	n := 0
	for _, lost := range r.lost {
		for n < len(ours) && r.ours.signs[ours[n].sign].start < lost.start {
			n++
		}
		if n == 0 || r.ours.signs[ours[n-1].sign].at != lost.at {
			return nil, false
		}
		at := afterMark(translation, theirs[n-1].sign)
		edits = append(edits, edit{at, lost.in(r.ours)})
	}
	return edits, true
}

// afterMark returns the white space after a mark of punctuation, and after what belongs to
// it: quotation marks, the ends of links and emphasis.
func afterMark(t text, i int) inline.Span {
	end := t.signs[i].end
	for _, s := range t.signs[i+1:] {
		if s.start != end || s.kind != quote && s.kind != closer && s.kind != emphasis {
			break
		}
		end = s.end
	}
	at := inline.Span{Start: end, End: end}
	for at.End < len(t.source) && (t.source[at.End] == ' ' || t.source[at.End] == '\n') {
		at.End++
	}
	return at
}
