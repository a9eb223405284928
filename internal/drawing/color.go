package drawing

import (
	"math"
	"strconv"
	"strings"

	"golang.org/x/image/colornames"

	"github.com/pobook/pobook/internal/layout"
)

// color reads a colour (CSS Color 4), and returns how much of it is seen, from 0 to 1.
func color(s string) (c layout.Color, alpha float64, ok bool) {
	s = strings.ToLower(strings.TrimSpace(s))
	switch {
	case s == "transparent":
		return c, 0, true
	case strings.HasPrefix(s, "#"):
		return hexadecimal(s[1:])
	case strings.HasPrefix(s, "rgb"):
		return functional(s, fromRGB)
	case strings.HasPrefix(s, "hsl"):
		return functional(s, fromHSL)
	}
	if s == "rebeccapurple" {
		return layout.RGB(0x66, 0x33, 0x99), 1, true
	}
	named, ok := colornames.Map[s]
	return layout.RGB(named.R, named.G, named.B), 1, ok
}

// hexadecimal reads the digits of a colour, one or two for each part of three or four.
func hexadecimal(digits string) (c layout.Color, alpha float64, ok bool) {
	if len(digits) == 3 || len(digits) == 4 {
		var twice strings.Builder
		for i := range len(digits) {
			twice.WriteByte(digits[i])
			twice.WriteByte(digits[i])
		}
		digits = twice.String()
	}
	if len(digits) == 6 {
		digits += "ff"
	}
	v, err := strconv.ParseUint(digits, 16, 32)
	if err != nil || len(digits) != 8 {
		return c, 0, false
	}
	return layout.RGB(uint8(v>>24), uint8(v>>16), uint8(v>>8)), float64(uint8(v)) / 255, true
}

// A part is a number of a colour, which may be a percentage or an angle.
type part struct {
	value float64
	unit  string
}

// functional reads a colour that is written as a function of three parts and an alpha.
func functional(s string, of func([]part) layout.Color) (c layout.Color, alpha float64, ok bool) {
	_, s, ok = strings.Cut(s, "(")
	content, _, closed := strings.Cut(s, ")")
	if !ok || !closed {
		return c, 0, false
	}
	var parts []part
	for rest := strings.TrimSpace(content); rest != "" && len(parts) < 4; {
		v, after, ok := number(rest)
		if !ok {
			return c, 0, false
		}
		end := strings.IndexAny(after+" ", blanks+",/")
		parts = append(parts, part{v, after[:end]})
		rest = strings.TrimLeft(after[end:], blanks+",/")
	}
	if len(parts) < 3 {
		return c, 0, false
	}
	alpha = 1
	if len(parts) == 4 {
		alpha = unitOf(parts[3], 1)
	}
	return of(parts), alpha, true
}

// unitOf returns a part as one from 0 to 1, where a number is of a whole.
func unitOf(p part, whole float64) float64 {
	if p.unit == "%" {
		whole = 100
	}
	return min(max(p.value/whole, 0), 1)
}

func channel(v float64) uint8 { return uint8(math.Round(min(max(v, 0), 1) * 255)) }

func fromRGB(p []part) layout.Color {
	return layout.RGB(channel(unitOf(p[0], 255)), channel(unitOf(p[1], 255)), channel(unitOf(p[2], 255)))
}

// fromHSL computes a colour of hue, saturation and lightness (CSS Color 4, 7.1).
func fromHSL(p []part) layout.Color {
	hue := math.Mod(p[0].value*angles[p[0].unit], 360)
	if p[0].unit == "" {
		hue = math.Mod(p[0].value, 360)
	}
	saturation, lightness := unitOf(p[1], 100), unitOf(p[2], 100)
	at := func(n float64) uint8 {
		k := math.Mod(n+hue/30+12, 12)
		return channel(lightness - saturation*min(lightness, 1-lightness)*max(-1, min(k-3, 9-k, 1)))
	}
	return layout.RGB(at(0), at(8), at(4))
}

// angles are the units of angles in degrees.
var angles = map[string]float64{"": 1, "deg": 1, "grad": 0.9, "rad": 180 / math.Pi, "turn": 360}
