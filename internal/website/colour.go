package website

import (
	"fmt"
	"math"

	"github.com/pobook/pobook/internal/layout"
)

// luminance is the relative luminance of a colour (WCAG 2.2).
func luminance(c layout.Color) float64 {
	linear := func(v uint8) float64 {
		f := float64(v) / 255
		if f <= 0.04045 {
			return f / 12.92
		}
		return math.Pow((f+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

// contrast is the contrast ratio of two colours (WCAG 2.2), from 1 to 21.
func contrast(a, b layout.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// mixed is a colour with a share of another one, from 0 to 1.
func mixed(c, other layout.Color, part float64) layout.Color {
	mix := func(a, b uint8) uint8 { return uint8(math.Round(float64(a)*(1-part) + float64(b)*part)) }
	return layout.RGB(mix(c.R, other.R), mix(c.G, other.G), mix(c.B, other.B))
}

// mixSteps is in how many steps a colour becomes white or black while its contrast is looked for.
const mixSteps = 100

// readable is a colour, moved towards another one until it has a contrast on a ground.
func readable(c, towards, ground layout.Color, least float64) layout.Color {
	for step := range mixSteps {
		if m := mixed(c, towards, float64(step)/mixSteps); contrast(m, ground) >= least {
			return m
		}
	}
	return towards
}

// hex is a colour as CSS has it.
func hex(c layout.Color) string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }
