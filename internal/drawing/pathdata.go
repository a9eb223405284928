package drawing

import (
	"strings"

	"github.com/pobook/pobook/internal/layout"
)

// A pathReader reads path data (SVG 2, 9.3).
type pathReader struct {
	rest    string
	outline outline
	command byte
	// The control point that a smooth curve goes on from, by the kind of the curve before.
	control layout.Point
	smooth  byte // 'C', 'Q', or 0
}

// path returns the outline of path data, up to the first error, as browsers draw it.
func path(data string) []layout.Segment {
	r := pathReader{rest: data}
	for r.next() {
	}
	return r.outline.segments
}

// next reads one command, or one repetition of it.
func (r *pathReader) next() bool {
	r.rest = strings.TrimLeft(r.rest, blanks)
	if r.rest == "" {
		return false
	}
	if c := r.rest[0]; strings.IndexByte("MmZzLlHhVvCcSsQqTtAa", c) >= 0 {
		r.command, r.rest = c, r.rest[1:]
	} else if r.command == 0 || r.command|0x20 == 'z' {
		return false
	} else {
		r.rest = afterComma(r.rest)
	}
	if len(r.outline.segments) == 0 && r.command|0x20 != 'm' {
		return false
	}
	return r.draw()
}

// arguments is how many numbers a command takes, by its capital letter.
var arguments = map[byte]int{'M': 2, 'L': 2, 'H': 1, 'V': 1, 'C': 6, 'S': 4, 'Q': 4, 'T': 2, 'A': 7, 'Z': 0}

func (r *pathReader) draw() bool {
	kind := r.command &^ 0x20
	var a [7]float64
	for i := range arguments[kind] {
		if i > 0 {
			r.rest = afterComma(r.rest)
		} else {
			r.rest = strings.TrimLeft(r.rest, blanks)
		}
		var ok bool
		if kind == 'A' && (i == 3 || i == 4) {
			ok = r.flag(&a[i])
		} else {
			a[i], r.rest, ok = number(r.rest)
		}
		if !ok {
			return false
		}
	}
	r.segment(kind, a)
	return true
}

// flag reads a flag of an arc, behind which nothing has to stand.
func (r *pathReader) flag(to *float64) bool {
	if r.rest == "" || r.rest[0] != '0' && r.rest[0] != '1' {
		return false
	}
	*to, r.rest = float64(r.rest[0]-'0'), r.rest[1:]
	return true
}

// point returns the point of two arguments, which are relative to the last one where the
// command is a small letter.
func (r *pathReader) point(x, y float64) layout.Point {
	if r.command >= 'a' {
		x, y = x+r.outline.at.X, y+r.outline.at.Y
	}
	return layout.Pt(clamped(x), clamped(y))
}

func (r *pathReader) segment(kind byte, a [7]float64) {
	o, smooth := &r.outline, byte(0)
	switch kind {
	case 'M':
		o.move(r.point(a[0], a[1]))
		r.command-- // what follows are lines: L, or l
	case 'Z':
		o.close()
	case 'L':
		o.line(r.point(a[0], a[1]))
	case 'H':
		o.line(layout.Pt(r.point(a[0], 0).X, o.at.Y))
	case 'V':
		o.line(layout.Pt(o.at.X, r.point(0, a[0]).Y))
	case 'C':
		smooth = r.curve(r.point(a[0], a[1]), r.point(a[2], a[3]), r.point(a[4], a[5]))
	case 'S':
		smooth = r.curve(r.reflected('C'), r.point(a[0], a[1]), r.point(a[2], a[3]))
	case 'Q':
		smooth = r.quadratic(r.point(a[0], a[1]), r.point(a[2], a[3]))
	case 'T':
		smooth = r.quadratic(r.reflected('Q'), r.point(a[0], a[1]))
	case 'A':
		o.arc(arc{a[0], a[1], a[2], a[3] != 0, a[4] != 0}, r.point(a[5], a[6]))
	}
	r.smooth = smooth
}

func (r *pathReader) curve(first, second, to layout.Point) byte {
	r.outline.curve(first, second, to)
	r.control = second
	return 'C'
}

func (r *pathReader) quadratic(control, to layout.Point) byte {
	r.outline.quadratic(control, to)
	r.control = control
	return 'Q'
}

// reflected returns the control point that goes on smoothly from a curve of a kind.
func (r *pathReader) reflected(kind byte) layout.Point {
	at := r.outline.at
	if r.smooth != kind {
		return at
	}
	return layout.Pt(clamped(2*at.X-r.control.X), clamped(2*at.Y-r.control.Y))
}
