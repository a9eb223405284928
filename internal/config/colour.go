package config

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/pobook/pobook/internal/diag"
)

// A Color is a colour of sRGB.
type Color struct{ R, G, B uint8 }

// String writes the colour as CSS does: "#0F5C73".
func (c Color) String() string { return fmt.Sprintf("#%02X%02X%02X", c.R, c.G, c.B) }

var colorForm = regexp.MustCompile(`^#[0-9A-Fa-f]{6}$`)

// leastContrast is that of text of any size (WCAG 2.2, 1.4.3, level AA).
const leastContrast = 4.5

// codeGround is what the titles of alerts stand on, in the accent. It is the
// darkest that anything does.
var codeGround = Color{0xF3, 0xF5, 0xF6}

// contrast is the contrast ratio on the ground of alerts (WCAG 2.2, "contrast
// ratio").
func (c Color) contrast() float64 { return (codeGround.luminance() + 0.05) / (c.luminance() + 0.05) }

// luminance is the relative luminance (WCAG 2.2, "relative luminance").
func (c Color) luminance() float64 {
	linear := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

// darkened is the lightest shade of the colour that has the contrast it needs.
func (c Color) darkened() Color {
	for percent := 99; percent > 0; percent-- {
		shade := func(v uint8) uint8 { return uint8(int(v) * percent / 100) }
		if d := (Color{shade(c.R), shade(c.G), shade(c.B)}); d.contrast() >= leastContrast {
			return d
		}
	}
	return Color{}
}

// readAccent reads a colour that can be read as text; nil is for any other.
func readAccent(r *reader, node *yaml.Node) *Color {
	text, ok := r.text(diag.Verbatim(`"accent"`), node)
	if !ok {
		return nil
	}
	if !colorForm.MatchString(text) {
		r.report(node, "wrong-value", diag.Textf(`"accent" is %q, no colour`, text), diag.Textf(`write six hexadecimal digits in quotes, for example "#0F5C73"`))
		return nil
	}
	n, _ := strconv.ParseUint(strings.TrimPrefix(text, "#"), 16, 32) // its form is checked
	c := Color{uint8(n >> 16), uint8(n >> 8), uint8(n)}
	if contrast := c.contrast(); contrast < leastContrast {
		r.report(node, "low-contrast",
			diag.Textf(`"accent" is %s, whose contrast on the light grey below code is %.1f:1, less than %.1f:1`, c, math.Floor(contrast*10)/10, leastContrast),
			diag.Textf("a darker one of the same hue is %q", c.darkened().String()))
		return nil
	}
	return &c
}
