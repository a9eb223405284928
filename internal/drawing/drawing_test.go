package drawing

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/layout"
)

// plainLetters are half an em wide, and have no glyphs.
type plainLetters struct{}

func (plainLetters) Set(text string, f Font, width float64) []Line {
	var lines []Line
	for _, words := range divided(text, int(width/(f.Size/2))) {
		w := float64(len([]rune(words))) * f.Size / 2
		lines = append(lines, Line{Runs: []*layout.Run{{Text: words, Size: f.Size, Color: f.Color, Width: w}}, Width: w})
	}
	return lines
}

func divided(text string, most int) []string {
	if most <= 0 || len(text) <= most {
		return []string{text}
	}
	return append([]string{text[:most]}, divided(text[most:], most)...)
}

// wrapped returns elements as a picture of 100 × 100 pixels.
func wrapped(elements string) string {
	return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="100" height="100">` + elements + `</svg>`
}

// describe draws a file and says what is drawn, a line for each graphic.
func describe(t *testing.T, file string) string {
	t.Helper()
	f, fault := Read([]byte(file))
	if fault != nil {
		t.Fatalf("%s: %s", fault.Reason, file)
	}
	var b strings.Builder
	describeAll(&b, f.Draw(plainLetters{}).Content, "")
	for _, l := range f.Lacks {
		fmt.Fprintf(&b, "lacks %d %s\n", l.Sort, l.What)
	}
	return b.String()
}

func describeAll(b *strings.Builder, content []layout.Graphic, indent string) {
	for _, g := range content {
		b.WriteString(indent)
		switch g := g.(type) {
		case *layout.Path:
			fmt.Fprintf(b, "path %s%s%s\n", outlineText(g.Outline), paintText(" fill ", g.Fill), penText(g.Pen))
		case *layout.Lettering:
			for _, r := range g.Runs {
				at := g.Matrix.Apply(layout.Pt(r.X, r.Baseline))
				fmt.Fprintf(b, "text %q at %.4g,%.4g size %.4g alpha %.3g #%02x%02x%02x\n", r.Text, at.X, at.Y, r.Size, g.Alpha, r.Color.R, r.Color.G, r.Color.B)
			}
		case *layout.Raster:
			fmt.Fprintf(b, "image %.4g\n", g.Matrix)
		case *layout.Group:
			fmt.Fprintf(b, "group alpha %.3g clips %d\n", g.Alpha, len(g.Clips))
			describeAll(b, g.Content, indent+"  ")
			if g.Mask != nil {
				fmt.Fprintf(b, "%smask luminance %t\n", indent, g.Mask.Luminance)
				describeAll(b, g.Mask.Content, indent+"  ")
			}
		}
	}
}

func outlineText(segments []layout.Segment) string {
	var parts []string
	for _, s := range segments {
		text := string(rune(s.Kind))
		for _, p := range s.Points[:pointsOf(s.Kind)] {
			text += fmt.Sprintf(" %.4g,%.4g", p.X, p.Y)
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, " ")
}

func paintText(name string, p *layout.Paint) string {
	switch {
	case p == nil:
		return ""
	case p.Gradient != nil:
		var stops string
		for _, s := range p.Gradient.Stops {
			stops += fmt.Sprintf(" %.3g #%02x%02x%02x/%.3g", s.At, s.Color.R, s.Color.G, s.Color.B, s.Alpha)
		}
		return fmt.Sprintf("%sgradient %t %.4g %.4g%s", name, p.Gradient.Radial, p.Gradient.From, p.Gradient.To, stops)
	case p.Tile != nil:
		return fmt.Sprintf("%stile %.4g×%.4g of %d", name, p.Tile.Width, p.Tile.Height, len(p.Tile.Content))
	}
	return fmt.Sprintf("%s#%02x%02x%02x/%.3g", name, p.Color.R, p.Color.G, p.Color.B, p.Alpha)
}

func penText(p *layout.Pen) string {
	if p == nil {
		return ""
	}
	return fmt.Sprintf("%s width %.4g cap %d join %d dashes %.3g", paintText(" pen ", &p.Paint), p.Width, p.Cap, p.Join, p.Dashes)
}

// pixel is a PNG file of one pixel.
const pixel = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC"

func TestDraw(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, elements, want string }{
		{"rectangle", `<rect x="1" y="2" width="3" height="4" fill="#f00"/>`, "path M 1,2 L 4,2 L 4,6 L 1,6 Z fill #ff0000/1\n"},
		{"no size", `<rect width="0" height="4"/><circle r="-1"/>`, ""},
		{
			"line", `<line x2="10" y2="5" stroke="blue" stroke-width="2" stroke-linecap="round" stroke-linejoin="bevel" stroke-dasharray="1,2,3"/>`,
			"path M 0,0 L 10,5 pen #0000ff/1 width 2 cap 1 join 2 dashes [1 2 3 1 2 3]\n",
		},
		{"relative path", `<path d="m1 1h2v3l-1-1z"/>`, "path M 1,1 L 3,1 L 3,4 L 2,3 Z fill #000000/1\n"},
		{"numbers without blanks", `<path d="M.5.5-1-2"/>`, "path M 0.5,0.5 L -1,-2 fill #000000/1\n"},
		{"smooth curves", `<path d="M0 0C1 1 2 1 3 0S5-1 6 0"/>`, "path M 0,0 C 1,1 2,1 3,0 C 4,-1 5,-1 6,0 fill #000000/1\n"},
		{"quadratic curve", `<path d="M0 0Q3 3 6 0"/>`, "path M 0,0 C 2,2 4,2 6,0 fill #000000/1\n"},
		{"arc", `<path d="M0 0A5 5 0 0110 0"/>`, "path M 0,0 C 0,-2.761 2.239,-5 5,-5 C 7.761,-5 10,-2.761 10,0 fill #000000/1\n"},
		{"up to an error", `<path d="M0 0L1 1L2"/>`, "path M 0,0 L 1,1 fill #000000/1\n"},
		{"polygon", `<polygon points="0,0 1,0 1,1"/>`, "path M 0,0 L 1,0 L 1,1 Z fill #000000/1\n"},
		{
			"transforms", `<g transform="translate(10 20) scale(2)"><rect width="1" height="1" stroke="red"/></g>`,
			"path M 10,20 L 12,20 L 12,22 L 10,22 Z fill #000000/1 pen #ff0000/1 width 2 cap 0 join 0 dashes []\n",
		},
		{"a pen that is not round", `<line x2="1" transform="scale(1 2)" stroke="red"/>`, "path M 0,0 L 1,0 pen #ff0000/1 width 1 cap 0 join 0 dashes []\n"},
		{
			"style, sheet and attribute", `<style>.a{fill:lime} #b.a{fill:blue} g > rect{stroke:red} @media print{.a{fill:red}}</style>
			<g><rect class="a" width="1" height="1" fill="red"/></g><rect id="b" class="x a" width="1" height="1"/><rect class="a" style="fill:aqua" width="1" height="1"/>`,
			"path M 0,0 L 1,0 L 1,1 L 0,1 Z fill #00ff00/1 pen #ff0000/1 width 1 cap 0 join 0 dashes []\n" +
				"path M 0,0 L 1,0 L 1,1 L 0,1 Z fill #0000ff/1\npath M 0,0 L 1,0 L 1,1 L 0,1 Z fill #00ffff/1\n",
		},
		{"important", `<style>rect{fill:lime!important}</style><rect style="fill:red" width="1" height="1"/>`, "path M 0,0 L 1,0 L 1,1 L 0,1 Z fill #00ff00/1\n"},
		{
			"variables", `<g style="--c: #0f0"><rect width="1" height="1" style="fill: var(--c, red); stroke: light-dark(rgb(0,0,1), white)"/></g>`,
			"path M 0,0 L 1,0 L 1,1 L 0,1 Z fill #00ff00/1 pen #000001/1 width 1 cap 0 join 0 dashes []\n",
		},
		{
			"colours", `<g color="hsl(120,100%,50%)"><rect width="1" height="1" fill="currentColor" fill-opacity="50%"/><rect width="1" height="1" fill="rgba(1,2,3,.5)"/></g>`,
			"path M 0,0 L 1,0 L 1,1 L 0,1 Z fill #00ff00/0.5\npath M 0,0 L 1,0 L 1,1 L 0,1 Z fill #010203/0.5\n",
		},
		{"opacity of a group", `<g opacity=".5"><rect width="1" height="1"/></g>`, "group alpha 0.5 clips 0\n  path M 0,0 L 1,0 L 1,1 L 0,1 Z fill #000000/1\n"},
		{"invisible", `<rect width="1" height="1" display="none"/><rect width="1" height="1" visibility="hidden"/><rect width="1" height="1" fill="none"/>`, ""},
		{"use", `<defs><rect id="r" width="1" height="1"/></defs><use xlink:href="#r" x="5"/><use href="#none"/>`, "path M 5,0 L 6,0 L 6,1 L 5,1 Z fill #000000/1\n"},
		{
			"symbol", `<symbol id="s" viewBox="0 0 10 10"><rect width="10" height="10"/></symbol><use href="#s" width="20" height="20"/>`,
			"group alpha 1 clips 1\n  path M 0,0 L 20,0 L 20,20 L 0,20 Z fill #000000/1\n",
		},
		{"itself", `<g id="a"><use href="#a"/><rect width="1" height="1"/></g>`, "path M 0,0 L 1,0 L 1,1 L 0,1 Z fill #000000/1\n"},
		{
			"clip of one shape", `<clipPath id="c"><circle r="1"/></clipPath><rect clip-path="url(#c)" width="1" height="1"/>`,
			"group alpha 1 clips 1\n  path M 0,0 L 1,0 L 1,1 L 0,1 Z fill #000000/1\n",
		},
		{
			"clip of two", `<clipPath id="c"><rect width="1" height="1" fill="none"/><rect width="2" height="1"/></clipPath><rect clip-path="url(#c)" width="3" height="1"/>`,
			"group alpha 1 clips 0\n  path M 0,0 L 3,0 L 3,1 L 0,1 Z fill #000000/1\nmask luminance false\n" +
				"  path M 0,0 L 1,0 L 1,1 L 0,1 Z fill #000000/1\n  path M 0,0 L 2,0 L 2,1 L 0,1 Z fill #000000/1\n",
		},
		{
			"mask", `<mask id="m"><rect width="1" height="1" fill="white"/></mask><rect mask="url(#m)" width="2" height="1"/>`,
			"group alpha 1 clips 1\n  path M 0,0 L 2,0 L 2,1 L 0,1 Z fill #000000/1\nmask luminance true\n  path M 0,0 L 1,0 L 1,1 L 0,1 Z fill #ffffff/1\n",
		},
		{
			"gradient", `<linearGradient id="a"><stop offset="0" stop-color="red"/><stop offset="1" stop-opacity=".5"/></linearGradient>
			<radialGradient id="b" href="#a"/><rect width="4" height="4" fill="url(#a)"/><rect width="4" height="4" fill="url(#b)"/>`,
			"path M 0,0 L 4,0 L 4,4 L 0,4 Z fill gradient false {0 0} {1 0} 0 #ff0000/1 1 #000000/0.5\n" +
				"path M 0,0 L 4,0 L 4,4 L 0,4 Z fill gradient true {0.5 0.5} {0.5 0.5} 0 #ff0000/1 1 #000000/0.5\n",
		},
		{
			"reflected gradient", `<linearGradient id="a" x2=".5" spreadMethod="reflect"><stop offset="0" stop-color="red"/><stop offset="1"/></linearGradient><rect width="4" height="4" fill="url(#a)"/>`,
			"path M 0,0 L 4,0 L 4,4 L 0,4 Z fill gradient false {0 0} {1 0} 0 #ff0000/1 0.5 #000000/1 0.5 #000000/1 1 #ff0000/1\n",
		},
		{"no gradient", `<rect width="1" height="1" fill="url(#none) lime"/><rect width="1" height="1" fill="url(#none)"/>`, "path M 0,0 L 1,0 L 1,1 L 0,1 Z fill #00ff00/1\n"},
		{
			"pattern", `<pattern id="p" width=".5" height=".5"><rect width="1" height="1"/></pattern><rect width="8" height="8" fill="url(#p)"/>`,
			"path M 0,0 L 8,0 L 8,8 L 0,8 Z fill tile 4×4 of 1\n",
		},
		{
			"marker", `<marker id="m" markerWidth="2" markerHeight="2" refX="1" refY="1" orient="auto" overflow="visible"><rect width="2" height="2"/></marker><path d="M0 0L0 10" stroke="red" stroke-width="2" marker-end="url(#m)"/>`,
			"path M 0,0 L 0,10 fill #000000/1 pen #ff0000/1 width 2 cap 0 join 0 dashes []\npath M 2,8 L 2,12 L -2,12 L -2,8 Z fill #000000/1\n",
		},
		{"text", `<text x="10" y="20" font-size="10" text-anchor="middle">a  <tspan font-weight="bold" fill="red">b</tspan>
			c</text>`, "text \"a \" at -2.5,20 size 10 alpha 1 #000000\ntext \"b\" at 7.5,20 size 10 alpha 1 #ff0000\ntext \" c\" at 12.5,20 size 10 alpha 1 #000000\n"},
		{
			"places of letters", `<text x="1 2" y="5" dy="0 1" font-size="2">abc</text>`,
			"text \"a\" at 1,5 size 2 alpha 1 #000000\ntext \"bc\" at 2,6 size 2 alpha 1 #000000\n",
		},
		{"letters in a scale", `<text transform="scale(.1)" x="10" font-size="200">a</text>`, "text \"a\" at 1,0 size 20 alpha 1 #000000\n"},
		{"text of a length", `<text font-size="2" textLength="9" lengthAdjust="spacingAndGlyphs">abc</text>`, "text \"abc\" at 0,0 size 2 alpha 1 #000000\n"},
		{
			"underlined", `<text font-size="10" text-decoration="underline">ab</text>`,
			"text \"ab\" at 0,0 size 10 alpha 1 #000000\npath M 0,1.2 L 10,1.2 L 10,1.8 L 0,1.8 Z fill #000000/1\n",
		},
		{
			"HTML", `<foreignObject width="40" height="20"><div xmlns="http://www.w3.org/1999/xhtml"><p style="color:red">one <b>two</b></p><style>p{}</style></div></foreignObject>`,
			"text \"one t\" at 0,4.4 size 16 alpha 1 #ff0000\ntext \"wo\" at 12,25.2 size 16 alpha 1 #ff0000\nlacks 1 one two\n",
		},
		{
			"a switch before HTML", `<switch><foreignObject width="9" height="9"><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject><rect width="1" height="1"/></switch>`,
			"path M 0,0 L 1,0 L 1,1 L 0,1 Z fill #000000/1\n",
		},
		{"image", `<image href="` + pixel + `" width="10" height="20"/>`, "image {10 0 0 10 0 5}\n"},
		{
			"a picture in it", `<image href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'%3E%3Crect width='1' height='1'/%3E%3C/svg%3E" width="10" height="10"/>`,
			"group alpha 1 clips 1\n  path M 0,0 L 10,0 L 10,10 L 0,10 Z fill #000000/1\n",
		},
		{
			"what is lacking", `<rect width="1" height="1" filter="url(#f)"/><image href="a.png"/><use href="b.svg#c"/><animate/><script/><video/><image href="data:image/png,x"/><text><textPath href="#p">x</textPath></text>`,
			"path M 0,0 L 1,0 L 1,1 L 0,1 Z fill #000000/1\nlacks 0 filter of <rect>\nlacks 2 a.png\nlacks 2 b.svg#c\nlacks 3 <animate>\nlacks 4 <script>\nlacks 6 <video>\n" +
				"lacks 5 not PNG, JPEG, GIF or WebP, or damaged\nlacks 6 text along a path\n",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(tt.want, describe(t, wrapped(tt.elements))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestSize(t *testing.T) {
	t.Parallel()
	tests := []struct {
		attributes    string
		width, height float64
		fault         string
	}{
		{`width="20" height="10"`, 20, 10, ""},
		{`width="72pt" height="1in"`, 96, 96, ""},
		{`viewBox="0 0 30 20"`, 30, 20, ""},
		{`width="100%" viewBox="0 0 30 20"`, 30, 20, ""},
		{`width="60" viewBox="0 0 30 20"`, 60, 40, ""},
		{`height="60" viewBox="0 0 30 20"`, 90, 60, ""},
		{``, 300, 150, ""},
		{`width="1e9" height="1"`, 0, 0, "no size"},
		{`width="1e-9" height="1"`, 0, 0, "no size"},
	}
	for _, tt := range tests {
		f, fault := Read([]byte(`<svg xmlns="http://www.w3.org/2000/svg" ` + tt.attributes + `/>`))
		switch {
		case tt.fault != "" && (fault == nil || !strings.Contains(fault.Reason, tt.fault)):
			t.Errorf("%s: the fault is %v", tt.attributes, fault)
		case tt.fault == "" && (fault != nil || f.Width != tt.width || f.Height != tt.height):
			t.Errorf("%s: got %+v, %v", tt.attributes, f, fault)
		}
	}
}

// TestPlaces holds that what is lacking has its place in the file.
func TestPlaces(t *testing.T) {
	t.Parallel()
	f, fault := Read([]byte("<svg xmlns='http://www.w3.org/2000/svg'>\n <g filter='url(#f)'/>\n</svg>"))
	if fault != nil || len(f.Lacks) != 1 || f.Lacks[0].Line != 2 || f.Lacks[0].Column != 2 {
		t.Errorf("%+v, %v", f, fault)
	}
}
