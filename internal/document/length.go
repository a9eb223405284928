package document

import (
	"strconv"
	"strings"
)

// A Length is one that an author asks for. The zero value asks for nothing.
type Length struct {
	Value   float64 // in pixels of CSS, 96 to the inch, or percent
	Percent bool
}

// Asked reports whether it asks for anything.
func (l Length) Asked() bool { return l.Value > 0 }

// Points returns the length in points, where room is the whole.
func (l Length) Points(room float64) float64 {
	if l.Percent {
		return room * l.Value / 100
	}
	return l.Value * 72 / 96
}

// lengthUnits are the units in pixels.
var lengthUnits = map[string]float64{
	"": 1, "px": 1, "pt": 96.0 / 72, "pc": 16, "in": 96, "cm": 96 / 2.54, "mm": 96 / 25.4, "em": 16, "rem": 16,
}

// mostLength is more than a page has, whatever its unit.
const mostLength = 100_000

// ParseLength reads a length as HTML and CSS write it: "200", "200px", "50%". What is none asks for
// nothing.
func ParseLength(text string) Length {
	text = strings.ToLower(strings.TrimSpace(text))
	number := strings.TrimRight(text, "abcdefghijklmnopqrstuvwxyz% ")
	value, err := strconv.ParseFloat(number, 64)
	if err != nil || !(value > 0 && value <= mostLength) {
		return Length{}
	}
	unit := strings.TrimSpace(text[len(number):])
	if unit == "%" {
		return Length{value, true}
	}
	return Length{Value: value * lengthUnits[unit]}
}
