package drawing

import (
	"math"
	"strconv"
	"strings"
)

// The largest numbers: of a file, some of which count in units of which a million are an inch; and of a
// place in the drawing, beyond which is nobody's picture.
const (
	farthest = 1e10
	edge     = 1e6
)

// clamped returns a number that can be a coordinate.
func clamped(v float64) float64 {
	if math.IsNaN(v) {
		return 0
	}
	return min(max(v, -farthest), farthest)
}

// number reads the number that a text begins with (SVG 2, 4.2, <number>), and returns what
// comes after it.
func number(s string) (v float64, rest string, ok bool) {
	n := signLength(s)
	whole := digitsLength(s[n:])
	n += whole
	if n < len(s) && s[n] == '.' {
		decimals := digitsLength(s[n+1:])
		n, whole = n+1+decimals, whole+decimals
	}
	if whole == 0 {
		return 0, s, false
	}
	n += exponentLength(s[n:])
	v, _ = strconv.ParseFloat(s[:n], 64) // infinite if it is too large
	return clamped(v), s[n:], true
}

func signLength(s string) int {
	if s != "" && (s[0] == '+' || s[0] == '-') {
		return 1
	}
	return 0
}

func digitsLength(s string) int {
	n := 0
	for n < len(s) && '0' <= s[n] && s[n] <= '9' {
		n++
	}
	return n
}

// exponentLength returns the length of an exponent; an e without digits is that of a unit.
func exponentLength(s string) int {
	if s == "" || s[0]|0x20 != 'e' {
		return 0
	}
	n := 1 + signLength(s[1:])
	digits := digitsLength(s[n:])
	if digits == 0 {
		return 0
	}
	return n + digits
}

// afterComma returns a text without the white space and the comma that it begins with.
func afterComma(s string) string {
	s = strings.TrimLeft(s, blanks)
	if rest, ok := strings.CutPrefix(s, ","); ok {
		return strings.TrimLeft(rest, blanks)
	}
	return s
}

const blanks = " \t\r\n\f"

// numbers reads a list of numbers, to the first that is none.
func numbers(s string) []float64 {
	var list []float64
	for s = strings.TrimLeft(s, blanks); s != ""; s = afterComma(s) {
		v, rest, ok := number(s)
		if !ok {
			break
		}
		list, s = append(list, v), rest
	}
	return list
}

// units are the lengths of units in pixels of CSS (CSS Values 4, 6.2).
var units = map[string]float64{
	"": 1, "px": 1, "pt": 96.0 / 72, "pc": 16, "in": 96, "cm": 96 / 2.54, "mm": 96 / 25.4, "q": 96 / 101.6,
}

// A measure is what relative lengths are relative to.
type measure struct {
	width, height float64 // of the viewport
	fontSize      float64
}

// diagonal is what a percentage is of that is neither across nor down (SVG 2, 8.9).
func (m measure) diagonal() float64 { return math.Hypot(m.width, m.height) / math.Sqrt2 }

// length reads a length; whole is what percentages are of. Several units may follow each
// other only in a list.
func (m measure) length(s string, whole float64) (float64, bool) {
	v, unit, ok := number(strings.TrimSpace(s))
	if !ok {
		return 0, false
	}
	switch unit = strings.ToLower(strings.TrimSpace(unit)); unit {
	case "%":
		return clamped(v * whole / 100), true
	case "em":
		return clamped(v * m.fontSize), true
	case "ex", "ch":
		return clamped(v * m.fontSize / 2), true
	case "rem":
		return clamped(v * defaultFontSize), true
	}
	pixels, ok := units[unit]
	return clamped(v * pixels), ok
}

// defaultFontSize is that of browsers.
const defaultFontSize = 16

// lengthOr reads a length, or returns another if there is none.
func (m measure) lengthOr(s string, whole, otherwise float64) float64 {
	if v, ok := m.length(s, whole); ok {
		return v
	}
	return otherwise
}

// fraction reads a number or a percentage from 0 to 1.
func fraction(s string, otherwise float64) float64 {
	v, rest, ok := number(strings.TrimSpace(s))
	if !ok {
		return otherwise
	}
	if strings.HasPrefix(rest, "%") {
		v /= 100
	}
	return min(max(v, 0), 1)
}

// origin reads a place in the viewport along one axis.
func (m measure) origin(word string, whole float64) float64 {
	switch word {
	case "left", "top":
		return 0
	case "center":
		return whole / 2
	case "right", "bottom":
		return whole
	}
	return m.lengthOr(word, whole, 0)
}
