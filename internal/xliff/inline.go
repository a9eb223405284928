package xliff

import (
	"strings"

	"github.com/pobook/pobook/internal/xmlfile"
)

// A piece is what stands in a source or a target: text, or the code of an inline
// element.
type piece struct {
	text string
	code *code // nil for text
}

// A code is an inline element, or one end of one: where it stands for a place in
// the text, native code, as Markdown, is what it holds.
type code struct {
	role role
	id   string // what its other end has too
	held bool   // it has its native code in it, which is the text of the piece
}

// A role is what a code is to the text.
type role int

const (
	standalone role = iota
	opening
	closing
)

// roles are those of the elements that hold native code, or stand for some
// (XLIFF 1.2, §2.4). All others hold text: mrk, sub.
var roles = map[string]role{
	"ph": standalone, "x": standalone, "it": standalone,
	"bpt": opening, "bx": opening,
	"ept": closing, "ex": closing,
}

// readInline reads the content of a source or a target.
func readInline(r *xmlfile.Reader) ([]piece, error) {
	var (
		pieces []piece
		depth  int             // of elements within one that holds native code
		native strings.Builder // what that holds
		groups []*code         // the elements g that are open
	)
	add := func(p piece) { pieces = append(pieces, p) }
	err := r.Inline(xmlfile.Visitor{
		Text: func(text string) {
			if depth > 0 { // code, and text within it (sub)
				native.WriteString(text)
				return
			}
			add(piece{text: text})
		},
		Open: func(e xmlfile.Element) {
			role, holds := roles[e.Name]
			switch {
			case depth > 0:
				depth++
			case e.Name == "g":
				c := &code{role: opening, id: e.Get("id")}
				groups = append(groups, c)
				add(piece{code: c})
			case holds:
				depth++
				native.Reset()
				add(newCode(e, role))
			}
		},
		Close: func(name string) {
			switch {
			case depth > 0:
				if depth--; depth == 0 && native.Len() > 0 {
					last := &pieces[len(pieces)-1]
					last.text, last.code.held = native.String(), true
				}
			case name == "g":
				c := groups[len(groups)-1]
				groups = groups[:len(groups)-1]
				add(piece{code: &code{role: closing, id: c.id}})
			}
		},
	})
	return pieces, err
}

func newCode(e xmlfile.Element, as role) piece {
	c := &code{role: as, id: e.Get("id")}
	if rid := e.Get("rid"); rid != "" && as != standalone {
		c.id = rid
	}
	if r, ok := xmlfile.Character(e.Get("ctype")); ok {
		c.held = true
		return piece{text: string(r), code: c}
	}
	return piece{code: c}
}

// codesOf returns the native codes of a source, for targets that only name them.
func codesOf(source []piece) map[code]string {
	codes := map[code]string{}
	for _, p := range source {
		if p.code != nil && p.code.held {
			codes[code{role: p.code.role, id: p.code.id}] = p.text
		}
	}
	return codes
}

// flatten returns the text of pieces with their native codes in it, and whether
// some are not known.
func flatten(pieces []piece, codes map[code]string) (text string, lacks bool) {
	var b strings.Builder
	for _, p := range pieces {
		if p.code == nil || p.code.held {
			b.WriteString(p.text)
			continue
		}
		native, known := codes[code{role: p.code.role, id: p.code.id}]
		b.WriteString(native)
		lacks = lacks || !known
	}
	return b.String(), lacks
}
