package pdf

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/drawing"
	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/typeset/design"
)

// onePage writes a page that is one picture.
func onePage(t *testing.T, p *layout.Picture, data []byte) []byte {
	t.Helper()
	p.Node = 2
	pages := &layout.Pages{
		Width: p.Width, Height: p.Height, Structure: []layout.Node{{}, {Role: layout.Document}, {Role: layout.Figure, Parent: 1, Alt: "x"}},
		Pages: []*layout.Page{{Number: 1, Marks: []layout.Mark{p}}},
	}
	var b bytes.Buffer
	if err := Write(t.Context(), &b, pages, meta, func(string) ([]byte, error) { return data, nil }); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// shot returns the pixels of a page, at 72 to the inch, as a reader draws it.
func shot(t *testing.T, file []byte) image.Image {
	t.Helper()
	drawn, err := png.Decode(strings.NewReader(inspect(t, file, "pdftoppm", "-r", "72", "-png", "FILE")))
	if err != nil {
		t.Fatal(err)
	}
	return drawn
}

// near reports whether two colours are the same to the eye.
func near(a, b color.Color) bool {
	x, y := color.NRGBAModel.Convert(a).(color.NRGBA), color.NRGBAModel.Convert(b).(color.NRGBA)
	for _, d := range [...]int{int(x.R) - int(y.R), int(x.G) - int(y.G), int(x.B) - int(y.B)} {
		if d < -12 || d > 12 {
			return false
		}
	}
	return true
}

// quarters paints an image with a colour in each quarter, red, lime, blue and yellow from the top left on.
func quarters(m interface {
	image.Image
	Set(x, y int, c color.Color)
},
) image.Image {
	size := m.Bounds().Size()
	for y := range size.Y {
		for x := range size.X {
			i := 0
			if x >= size.X/2 {
				i++
			}
			if y >= size.Y/2 {
				i += 2
			}
			m.Set(x, y, quarterColors[i])
		}
	}
	return m
}

var quarterColors = color.Palette{
	color.NRGBA{255, 0, 0, 255}, color.NRGBA{0, 255, 0, 255}, color.NRGBA{0, 0, 255, 255}, color.NRGBA{255, 255, 0, 255},
}

// withOrientation puts EXIF data with an orientation into a JPEG file.
func withOrientation(file []byte, turn byte) []byte {
	exif := "Exif\x00\x00MM\x00\x2A\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00" + string([]byte{turn}) + "\x00\x00"
	segment := "\xFF\xE1\x00" + string([]byte{byte(len(exif) + 2)}) + exif
	return append(append(append([]byte{}, file[:2]...), segment...), file[2:]...)
}

// TestImageFormats holds that an image of each kind is drawn as it is, in a reader that is not ours.
func TestImageFormats(t *testing.T) {
	t.Parallel()
	size := image.Rect(0, 0, 16, 16)
	encode := func(m image.Image) []byte {
		var b bytes.Buffer
		if err := png.Encode(&b, m); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	var photograph, still bytes.Buffer
	if err := jpeg.Encode(&photograph, quarters(image.NewNRGBA(size)), &jpeg.Options{Quality: 100}); err != nil {
		t.Fatal(err)
	}
	if err := gif.Encode(&still, quarters(image.NewPaletted(size, quarterColors)), nil); err != nil {
		t.Fatal(err)
	}
	half := image.NewNRGBA(size)
	for i := range half.Pix {
		half.Pix[i] = [...]byte{255, 0, 0, 128}[i%4]
	}
	red, lime, blue, yellow := quarterColors[0], quarterColors[1], quarterColors[2], quarterColors[3]
	straight := [4]color.Color{red, lime, blue, yellow}
	pink := color.NRGBA{255, 127, 127, 255}
	grey := image.NewGray(size)
	grey.Pix[0] = 0
	for i := range grey.Pix {
		grey.Pix[i] = 100
	}
	tests := []struct {
		name string
		file []byte
		want [4]color.Color // of the quarters
	}{
		{"PNG", encode(quarters(image.NewNRGBA(size))), straight},
		{"PNG of a palette", encode(quarters(image.NewPaletted(size, quarterColors))), straight},
		{"PNG of 16 bits", encode(quarters(image.NewNRGBA64(size))), straight},
		{"PNG of grey", encode(grey), [4]color.Color{grey.At(0, 0), grey.At(0, 0), grey.At(0, 0), grey.At(0, 0)}},
		{"PNG with alpha", encode(half), [4]color.Color{pink, pink, pink, pink}},
		{"GIF", still.Bytes(), straight},
		{"JPEG", photograph.Bytes(), straight},
		{"turned 2", withOrientation(photograph.Bytes(), 2), [4]color.Color{lime, red, yellow, blue}},
		{"turned 3", withOrientation(photograph.Bytes(), 3), [4]color.Color{yellow, blue, lime, red}},
		{"turned 4", withOrientation(photograph.Bytes(), 4), [4]color.Color{blue, yellow, red, lime}},
		{"turned 5", withOrientation(photograph.Bytes(), 5), [4]color.Color{red, blue, lime, yellow}},
		{"turned 6", withOrientation(photograph.Bytes(), 6), [4]color.Color{blue, red, yellow, lime}},
		{"turned 7", withOrientation(photograph.Bytes(), 7), [4]color.Color{yellow, lime, blue, red}},
		{"turned 8", withOrientation(photograph.Bytes(), 8), [4]color.Color{lime, yellow, red, blue}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			drawn := shot(t, onePage(t, &layout.Picture{Width: 80, Height: 80, Path: "a"}, tt.file))
			for i, want := range tt.want {
				if got := drawn.At(20+40*(i%2), 20+40*(i/2)); !near(got, want) {
					t.Errorf("quarter %d is %v, want %v", i, got, want)
				}
			}
		})
	}
}

// TestSameImageOnce holds that an image is in the file once, whatever files have it.
func TestSameImageOnce(t *testing.T) {
	t.Parallel()
	images := newImages(func(string) ([]byte, error) { return []byte("the same"), nil })
	for _, path := range []string{"a", "b", "a"} {
		if err := images.file(path); err != nil {
			t.Fatal(err)
		}
	}
	if len(images.list) != 1 || images.byPath["a"] != images.byPath["b"] {
		t.Errorf("there are %d", len(images.list))
	}
}

// sketch draws elements in a picture of 80 × 80 pixels.
func sketch(t *testing.T, elements string) *layout.Drawing {
	t.Helper()
	f, fault := drawing.Read([]byte(`<svg xmlns="http://www.w3.org/2000/svg" width="80" height="80">` + elements + `</svg>`))
	if fault != nil {
		t.Fatal(fault.Reason)
	}
	return f.Draw(noLetters{})
}

type noLetters struct{}

func (noLetters) Set(string, drawing.Font, float64) []drawing.Line { return nil }

// TestDrawings holds that what a drawing has is drawn, in a reader that is not ours: the colours of the quarters.
func TestDrawings(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, elements string
		want           [4]string
	}{
		{"fills", `<rect width="40" height="40" fill="red"/><path d="M40 40h40v40h-40z" fill="#00f"/>`, [4]string{"ff0000", "ffffff", "ffffff", "0000ff"}},
		{"even-odd", `<path fill-rule="evenodd" fill="red" d="M0 0h80v80h-80zM40 0h40v40h-40z"/>`, [4]string{"ff0000", "ffffff", "ff0000", "ff0000"}},
		{"pens", `<path d="M0 20h40" stroke="red" stroke-width="20"/><path transform="scale(1 4)" d="M40 15h40" stroke="blue" stroke-width="5"/>`, [4]string{"ff0000", "ffffff", "ffffff", "0000ff"}},
		{
			"alpha", `<rect width="80" height="40" fill="red" fill-opacity=".5"/><g opacity=".5"><rect y="40" width="80" height="40" fill="red"/><rect y="40" width="40" height="40" fill="blue"/></g>`,
			[4]string{"ff7f7f", "ff7f7f", "7f7fff", "ff7f7f"},
		},
		{"clips", `<clipPath id="c"><rect width="40" height="80"/></clipPath><rect clip-path="url(#c)" width="80" height="80" fill="red"/>`, [4]string{"ff0000", "ffffff", "ff0000", "ffffff"}},
		{
			"clips of two", `<clipPath id="c"><rect width="40" height="40"/><rect x="40" y="40" width="40" height="40"/></clipPath><rect clip-path="url(#c)" width="80" height="80" fill="red"/>`,
			[4]string{"ff0000", "ffffff", "ffffff", "ff0000"},
		},
		{
			"mask", `<mask id="m"><rect width="40" height="80" fill="white"/><rect x="40" width="40" height="40" fill="#bcbcbc"/></mask><rect mask="url(#m)" width="80" height="80" fill="red"/>`,
			[4]string{"ff0000", "ff4343", "ff0000", "ffffff"},
		},
		{
			"gradient", `<linearGradient id="g" x2="0" y2="1"><stop offset=".5" stop-color="red"/><stop offset=".5" stop-color="blue"/></linearGradient><rect width="80" height="80" fill="url(#g)"/>`,
			[4]string{"ff0000", "ff0000", "0000ff", "0000ff"},
		},
		{
			"gradient with alpha", `<linearGradient id="g"><stop offset=".5" stop-color="red" stop-opacity=".5"/><stop offset=".5" stop-color="blue"/></linearGradient><rect width="80" height="80" fill="url(#g)"/>`,
			[4]string{"ff7f7f", "0000ff", "ff7f7f", "0000ff"},
		},
		{
			"radial gradient", `<radialGradient id="g" cx="0" cy="0" r=".6"><stop offset=".9" stop-color="red"/><stop offset=".9" stop-color="blue"/></radialGradient><rect width="80" height="80" fill="url(#g)"/>`,
			[4]string{"ff0000", "0000ff", "0000ff", "0000ff"},
		},
		{
			"pattern", `<pattern id="p" width="1" height=".5"><rect width="40" height="40" fill="red"/><rect x="40" width="40" height="40" fill="blue" opacity=".5"/></pattern><rect width="80" height="80" fill="url(#p)"/>`,
			[4]string{"ff0000", "7f7fff", "ff0000", "7f7fff"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			file := onePage(t, &layout.Picture{Width: 80, Height: 80, Drawing: sketch(t, tt.elements)}, nil)
			seen := shot(t, file)
			for i, want := range tt.want {
				var c color.NRGBA
				if _, err := fmt.Sscanf(want, "%02x%02x%02x", &c.R, &c.G, &c.B); err != nil {
					t.Fatal(err)
				}
				if got := seen.At(20+40*(i%2), 20+40*(i/2)); !near(got, c) {
					t.Errorf("quarter %d is %v, want %s", i, got, want)
				}
			}
			inspect(t, file, "qpdf", "--check", "FILE")
		})
	}
}

// However deep a drawing is nested, no content saves its state within more than 28 others (ISO 19005-2, 6.1.13).
func TestDeepDrawings(t *testing.T) {
	t.Parallel()
	const levels = 70
	clipped := strings.Repeat(`<g clip-path="url(#c)">`, levels) + `<rect width="80" height="80" fill="red"/>` + strings.Repeat("</g>", levels)
	file := onePage(t, &layout.Picture{Width: 80, Height: 80, Drawing: sketch(t, `<clipPath id="c"><rect width="40" height="80"/></clipPath>`+clipped)}, nil)
	seen := shot(t, file)
	if inside, outside := seen.At(20, 20), seen.At(60, 20); !near(inside, color.NRGBA{R: 255}) || !near(outside, color.NRGBA{R: 255, G: 255, B: 255}) {
		t.Errorf("it shows %v inside, %v outside", inside, outside)
	}
	for content := range strings.SplitSeq(inspect(t, file, "qpdf", "--qdf", "--object-streams=disable", "FILE", "-"), "endstream") {
		depth := 0
		for operator := range strings.FieldsSeq(content) {
			switch operator {
			case "q":
				depth++
			case "Q":
				depth--
			}
			if depth > 28 {
				t.Fatal("a content saves its state too often")
			}
		}
	}
}

// TestTextOfDrawings holds that the text of a drawing is in the text layer, once and in the order of the file, and that the same
// drawing is in the file once.
func TestTextOfDrawings(t *testing.T) {
	t.Parallel()
	f, fault := drawing.Read([]byte(`<svg xmlns="http://www.w3.org/2000/svg" width="200" height="60"><text x="10" y="20">Handbook</text><text x="10" y="50" transform="rotate(3)">圖中的字</text></svg>`))
	if fault != nil {
		t.Fatal(fault.Reason)
	}
	o := options()
	o.Images = map[string]design.ImageSize{"d.svg": {Width: f.Width, Height: f.Height}}
	o.Drawings = map[string]*drawing.File{"d.svg": f}
	figure := func() document.Block {
		return &document.Paragraph{Text: []document.Span{{Image: &document.Image{Destination: "d.svg", Alt: "示意圖"}}}}
	}
	book := &document.Book{Sections: []*document.Section{{Path: "a.md", Blocks: []document.Block{figure()}}}}
	text := strings.Join(strings.Fields(inspect(t, render(t, book, o), "pdftotext", "FILE", "-")), " ")
	for _, want := range []string{"Handbook", "圖中的字", "示意圖"} {
		if strings.Count(text, want) != 1 {
			t.Errorf("%q is there %d times: %s", want, strings.Count(text, want), text)
		}
	}
	if strings.Index(text, "Handbook") > strings.Index(text, "圖中的字") {
		t.Errorf("the order is %s", text)
	}
	once := len(render(t, book, o))
	book.Sections[0].Blocks = append(book.Sections[0].Blocks, figure(), figure())
	if more := len(render(t, book, o)) - once; more > 1500 {
		t.Errorf("two more of the same take %d bytes", more)
	}
}
