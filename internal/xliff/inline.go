package xliff

import (
	"strings"

	"github.com/pobook/pobook/internal/xmlfile"
)

// A piece is what stands in a source or a target: text, or what an inline element
// stands for.
type piece struct {
	text    string
	element *element // nil for text
}

// An element is an inline element, or one end of one. What it stands for is native
// code, as Markdown, which it holds as its text, or which that of its id in the source
// holds.
type element struct {
	role role
	id   string // what its other end has too
	held bool   // it has its native code in it, which is the text of the piece
}

// A role is what an element is to the text.
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
		groups []*element      // the elements g that are open
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
				c := &element{role: opening, id: e.Get("id")}
				groups = append(groups, c)
				add(piece{element: c})
			case holds:
				depth++
				native.Reset()
				add(newElement(e, role))
			}
		},
		Close: func(name string) {
			switch {
			case depth > 0:
				if depth--; depth == 0 && native.Len() > 0 {
					last := &pieces[len(pieces)-1]
					last.text, last.element.held = native.String(), true
				}
			case name == "g":
				c := groups[len(groups)-1]
				groups = groups[:len(groups)-1]
				add(piece{element: &element{role: closing, id: c.id}})
			}
		},
	})
	return pieces, err
}

func newElement(e xmlfile.Element, as role) piece {
	c := &element{role: as, id: e.Get("id")}
	if rid := e.Get("rid"); rid != "" && as != standalone {
		c.id = rid
	}
	if r, ok := xmlfile.Character(e.Get("ctype")); ok {
		c.held = true
		return piece{text: string(r), element: c}
	}
	return piece{element: c}
}

// nativeOf returns the native code of each element of a source, for targets that only
// name it.
func nativeOf(source []piece) map[element]string {
	native := map[element]string{}
	for _, p := range source {
		if p.element != nil && p.element.held {
			native[element{role: p.element.role, id: p.element.id}] = p.text
		}
	}
	return native
}

// flatten returns the text of pieces with their native code in it, and whether some of
// that is not known. native is that of the source.
func flatten(pieces []piece, native map[element]string) (text string, lacks bool) {
	var b strings.Builder
	for _, p := range pieces {
		if p.element == nil || p.element.held {
			b.WriteString(p.text)
			continue
		}
		held, known := native[element{role: p.element.role, id: p.element.id}]
		b.WriteString(held)
		lacks = lacks || !known
	}
	return b.String(), lacks
}
