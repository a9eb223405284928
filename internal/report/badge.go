package report

import (
	"fmt"
	"io"
	"unicode"

	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/script"
)

// Badge writes an SVG image that says how much of a locale is translated. It is
// green where that is enough: the threshold, or everything if there is none.
func Badge(w io.Writer, l LocaleCoverage) error {
	percent := l.Total().Percent()
	value := fmt.Sprintf("%.1f %%", percent)
	left, right := textWidth(l.Locale.Name)+badgeMargin, textWidth(value)+badgeMargin
	_, err := fmt.Fprintf(w, `<svg xmlns="http://www.w3.org/2000/svg" width="%[1]d" height="20" role="img" aria-label="%[2]s: %[3]s">
<title>%[2]s: %[3]s</title>
<clipPath id="r"><rect width="%[1]d" height="20" rx="3"/></clipPath>
<g clip-path="url(#r)"><rect width="%[4]d" height="20" fill="#444"/><rect x="%[4]d" width="%[5]d" height="20" fill="%[6]s"/></g>
<g fill="#fff" text-anchor="middle" font-family="DejaVu Sans,Verdana,Noto Sans CJK TC,sans-serif" font-size="11">
<text x="%[7]d" y="14" textLength="%[8]d">%[2]s</text>
<text x="%[9]d" y="14" textLength="%[10]d">%[3]s</text>
</g>
</svg>
`, left+right, diag.EscapeXML(diag.Harmless(l.Locale.Name)), value, left, right, badgeColour(percent, l.Threshold),
		left/2, left-badgeMargin, left+right/2, right-badgeMargin)
	return err
}

const badgeMargin = 12

// textWidth guesses how wide a text is at 11 pixels. The image says so with
// textLength, so that it fits in whatever font there is.
func textWidth(s string) int {
	width := 0
	for _, r := range s {
		switch {
		case script.IsWide(r):
			width += 11
		case unicode.IsUpper(r):
			width += 8
		default:
			width += 7
		}
	}
	return width
}

// badgeColour gives white text a contrast of 4.5:1 or better (WCAG 2.2, 1.4.3).
func badgeColour(percent, threshold float64) string {
	if threshold == 0 {
		threshold = 100
	}
	switch {
	case percent >= threshold:
		return "#2e7d32"
	case percent >= threshold*0.75:
		return "#8d6e00"
	default:
		return "#b23c17"
	}
}
