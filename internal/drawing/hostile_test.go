package drawing

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/layout"
)

// hostile are files that ask for more than anybody has.
func hostile() map[string]string {
	var bomb strings.Builder
	bomb.WriteString(`<g id="a0"><rect width="1" height="1"/></g>`)
	for i := 1; i <= 20; i++ {
		fmt.Fprintf(&bomb, `<g id="a%d">%s</g>`, i, strings.Repeat(fmt.Sprintf(`<use href="#a%d"/>`, i-1), 10))
	}
	var rules strings.Builder
	for i := range 3000 {
		fmt.Fprintf(&rules, "g g g g g .a%d, g g g g g .a{fill:red}", i)
	}
	return map[string]string{
		"uses of uses":           bomb.String(),
		"markers on markers":     `<marker id="m" markerWidth="9" markerHeight="9"><path d="` + strings.Repeat("M0 0L1 1", 500) + `" marker-mid="url(#n)"/></marker><marker id="n" markerWidth="9" markerHeight="9"><path d="` + strings.Repeat("M0 0L1 1", 500) + `"/></marker><path d="` + strings.Repeat("M0 0L1 1", 500) + `" marker-mid="url(#m)"/>`,
		"patterns of patterns":   `<pattern id="p" width="1" height="1"><rect width="9" height="9" fill="url(#q)"/></pattern><pattern id="q" width="1" height="1"><rect width="9" height="9" fill="url(#p)"/></pattern>` + strings.Repeat(`<rect width="9" height="9" fill="url(#p)" stroke="url(#q)"/>`, 1000),
		"masks of masks":         `<mask id="m" mask="url(#n)"><rect width="9" height="9" mask="url(#n)"/></mask><mask id="n" mask="url(#m)"><rect width="9" height="9" mask="url(#m)"/></mask><rect width="9" height="9" mask="url(#m)"/>`,
		"gradients in a ring":    `<linearGradient id="a" href="#b"/><linearGradient id="b" href="#a"/><rect width="9" height="9" fill="url(#a)"/>`,
		"deep":                   strings.Repeat("<g>", 240) + strings.Repeat("</g>", 240),
		"deep selectors":         `<style>` + rules.String() + `</style>` + strings.Repeat("<g>", 200) + strings.Repeat(`<rect class="a" width="1" height="1"/>`, 2000) + strings.Repeat("</g>", 200),
		"variables of variables": `<g style="--a:x;--b:var(--a)var(--a)var(--a)var(--a);--c:var(--b)var(--b)var(--b)var(--b);--d:var(--d)var(--d)"><rect fill="var(--c)" style="stroke:var(--d)" width="1" height="1"/></g>`,
		"numbers":                `<path d="M1e999-1e999L1e308 1e308A1e308 1e-308 1e308 1 1 -1e308 1e308C1e999 1e999 1e999 1e999 1e999 1e999" stroke="red" stroke-width="1e999" stroke-dasharray="1e-999 1e-999" transform="scale(1e200) scale(1e200) rotate(1e300) skewX(90)"/>`,
		"no scale":               `<g transform="scale(0)"><rect width="1" height="1" stroke="red" fill="url(#p)"/><text>a</text><image href="` + pixel + `"/></g><pattern id="p" width="0" height="1e-300"/>`,
		"tiny tiles":             `<pattern id="p" width="1e-9" height="1e-9" patternUnits="userSpaceOnUse"><rect width="1" height="1"/></pattern><rect width="100" height="100" fill="url(#p)"/>`,
		"repeats":                `<linearGradient id="a" x2="1e-9" spreadMethod="repeat"><stop/><stop offset="1"/></linearGradient><rect width="100" height="100" fill="url(#a)"/>`,
		"letters":                `<text x="` + strings.Repeat("1 ", 20000) + `">` + strings.Repeat("a", 20000) + `</text>`,
		"pictures in pictures":   `<image width="9" height="9" id="i" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'%3E` + strings.Repeat("%3Cg/%3E", 5000) + `%3C/svg%3E"/>` + strings.Repeat(`<use href="#i"/>`, 1000),
	}
}

// TestHostile holds that hostile files are drawn in part or refused, within bounds; how long it
// may take is for the limit of the test run.
func TestHostile(t *testing.T) {
	t.Parallel()
	for name, elements := range hostile() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f, fault := Read([]byte(wrapped(elements)))
			if fault != nil {
				return
			}
			checkDrawing(t, f.Draw(plainLetters{}).Content, 0)
		})
	}
}

// checkDrawing holds that what is drawn is within bounds that the writer of pages can rely on.
func checkDrawing(t *testing.T, content []layout.Graphic, depth int) {
	if depth > 2000 {
		t.Fatal("nested without end")
	}
	for _, g := range content {
		switch g := g.(type) {
		case *layout.Path:
			checkMatrix(t, g.Matrix)
			for _, s := range g.Outline {
				for _, p := range s.Points {
					checkNumbers(t, p.X, p.Y)
				}
			}
			for _, p := range []*layout.Paint{g.Fill, penPaint(g.Pen)} {
				if p != nil && p.Tile != nil {
					checkMatrix(t, p.Tile.Matrix)
					checkDrawing(t, p.Tile.Content, depth+1)
				}
				if p != nil && p.Gradient != nil {
					checkMatrix(t, p.Gradient.Matrix)
					checkNumbers(t, p.Gradient.From.X, p.Gradient.To.X, p.Gradient.FromRadius, p.Gradient.ToRadius)
					if len(p.Gradient.Stops) > mostStops*(2*mostRepeats+2) {
						t.Errorf("%d stops", len(p.Gradient.Stops))
					}
				}
			}
		case *layout.Lettering:
			checkMatrix(t, g.Matrix)
		case *layout.Raster:
			checkMatrix(t, g.Matrix)
		case *layout.Group:
			checkDrawing(t, g.Content, depth+1)
			if g.Mask != nil {
				checkDrawing(t, g.Mask.Content, depth+1)
			}
		}
	}
}

func penPaint(p *layout.Pen) *layout.Paint {
	if p == nil {
		return nil
	}
	return &p.Paint
}

func checkMatrix(t *testing.T, m layout.Matrix) { checkNumbers(t, m.A, m.B, m.C, m.D, m.E, m.F) }

func checkNumbers(t *testing.T, numbers ...float64) {
	for _, v := range numbers {
		if math.IsNaN(v) || math.Abs(v) > 1e15 {
			t.Errorf("a number is %v", v)
		}
	}
}

// FuzzRead holds that no file makes it panic, and that what is drawn is within bounds.
func FuzzRead(f *testing.F) {
	for _, elements := range hostile() {
		if len(elements) < 2000 {
			f.Add([]byte(wrapped(elements)))
		}
	}
	f.Add([]byte(wrapped(`<style>.a>b{fill:url(#g)}</style><g class="a"><text x="1 2" textLength="4"><tspan dy="1em">ab</tspan></text></g>`)))
	f.Add([]byte(wrapped(`<foreignObject width="4" height="4"><p xmlns="http://www.w3.org/1999/xhtml">a</p></foreignObject><image href="` + pixel + `"/>`)))
	// Little is enough to meet every limit.
	most := budget{elements: 300, segments: 3000, matches: 3000, letters: 300, pixels: 10_000}
	f.Fuzz(func(t *testing.T, data []byte) {
		file, fault := read(data, most)
		if fault != nil {
			return
		}
		checkDrawing(t, file.Draw(plainLetters{}).Content, 0)
	})
}
