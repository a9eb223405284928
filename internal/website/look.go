package website

import (
	"bytes"
	"fmt"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/typeset/design"
)

// The grounds and inks of the dark colours. Those of the light ones are the palette of the PDF.
var (
	night      = layout.RGB(0x16, 0x1A, 0x1E)
	nightTint  = layout.RGB(0x20, 0x26, 0x2B)
	nightRaise = layout.RGB(0x1E, 0x23, 0x28)
	nightInk   = layout.RGB(0xDD, 0xE1, 0xE5)
	nightGrey  = layout.RGB(0xA3, 0xAB, 0xB3)
	nightLine  = layout.RGB(0x37, 0x3F, 0x46)
	nightEdge  = layout.RGB(0x7A, 0x84, 0x8D)
	dayEdge    = layout.RGB(0x85, 0x8C, 0x93)
	daySelect  = layout.RGB(0xFF, 0xEE, 0xB8)
	darkSelect = layout.RGB(0x4A, 0x40, 0x16)
	white      = layout.RGB(0xFF, 0xFF, 0xFF)
	black      = layout.RGB(0, 0, 0)
)

// The contrasts that text has at least: a little more than WCAG's 4.5:1 in the dark, where
// coloured letters seem thinner.
const (
	dayContrast   = 4.5
	nightContrast = 6
)

// A palette is the colours that follow from an accent.
type palette struct{ Day, Night layout.Color }

// accents returns an accent for light and for dark grounds: links stand on tints too.
func accents(accent *layout.Color) palette {
	c := design.Teal
	if accent != nil {
		c = *accent
	}
	return palette{readable(c, black, design.Tint, dayContrast), readable(c, white, nightTint, nightContrast)}
}

// Look returns the style sheet with the colours of a site, look.css: those of the PDF on
// light grounds, and those that follow from them on dark ones. Other style sheets take colours from
// it alone. A nil accent is that of the PDF.
func Look(accent *layout.Color) []byte {
	a := accents(accent)
	var css bytes.Buffer
	css.WriteString("/* The colours: those of the PDF in the light, and what follows from them in the dark. Written by pobook. */\n\n:root {\n")
	set := func(name string, day, dark layout.Color) {
		fmt.Fprintf(&css, "  --%s: light-dark(%s, %s);\n", name, hex(day), hex(dark))
	}
	set("paper", design.Paper, night)
	set("raised", design.Paper, nightRaise)
	set("tint", design.Tint, nightTint)
	set("ink", design.Ink, nightInk)
	set("grey", design.Grey, nightGrey)
	set("hairline", design.Hairline, nightLine)
	set("edge", dayEdge, nightEdge)
	set("selected", daySelect, darkSelect)
	set("accent", a.Day, a.Night)
	set("on-accent", white, night)
	for _, kind := range []document.CalloutKind{document.Note, document.Tip, document.Warning, document.Caution} {
		day, dark := grounded(kind)
		set(string(kind), day.text, dark.text)
		set(string(kind)+"-ground", day.ground, dark.ground)
	}
	css.WriteString("}\n\n")
	callout := func(class string, kind document.CalloutKind) {
		day, dark := grounded(kind)
		fmt.Fprintf(&css, ".callout.%s { --color: light-dark(%s, %s); --ground: light-dark(%s, %s); }\n",
			class, hex(day.text), hex(dark.text), hex(day.ground), hex(dark.ground))
	}
	callout("plain", document.NoKind)
	for _, kind := range document.CalloutKinds() {
		callout(string(kind), kind)
	}
	return css.Bytes()
}

// A pair is a colour for text and the ground on which it stands.
type pair struct{ text, ground layout.Color }

// nightShare is how much of its colour the ground of a callout has in the dark.
const nightShare = 0.16

// grounded returns the colours of a kind of callout.
func grounded(kind document.CalloutKind) (day, dark pair) {
	look := design.LookOf(kind)
	ground := mixed(night, look.Color, nightShare)
	return pair{look.Color, look.Ground}, pair{readable(look.Color, white, ground, nightContrast), ground}
}
