package markdown

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/markdown/dialect"
)

// imagesOf returns the images of all paragraphs of a section.
func imagesOf(blocks []document.Block) []document.Image {
	var images []document.Image
	for _, b := range blocks {
		if p, ok := b.(*document.Paragraph); ok {
			for _, s := range p.Text {
				if s.Image != nil {
					images = append(images, *s.Image)
				}
			}
		}
	}
	return images
}

// TestImagesOfHTML holds that an img is a picture of the page, with the size that it asks for, and that no other picture
// is one.
func TestImagesOfHTML(t *testing.T) {
	t.Parallel()
	const source = "<p align=\"center\"><img src=\"a.png\" alt=\"A &amp; B\" title=\"T\" width=\"50%\"></p>\n\n" +
		"Text <img src='b.svg' style=\"max-width: 3px; WIDTH: 20px\" height=7> and <img src=\"c.php\"> and <img src=\"{{ x }}.png\"> and <img>.\n\n" +
		"<picture><source srcset=\"d.png\"><img src=\"https://example.org/e\"></picture>\n"
	p := Parse([]byte(source), Options{})
	want := []document.Image{
		{Destination: "a.png", Alt: "A & B", Title: "T", Width: document.Length{Value: 50, Percent: true}},
		{Destination: "b.svg", Width: document.Length{Value: 20}, Height: document.Length{Value: 7}},
		{Destination: "https://example.org/e"},
	}
	if diff := cmp.Diff(want, imagesOf(p.Document("a.md", nil).Blocks)); diff != "" {
		t.Error(diff)
	}
	var left []string
	for _, u := range p.Unset() {
		left = append(left, u.Name)
	}
	if diff := cmp.Diff([]string{"img", "img", "img"}, left); diff != "" {
		t.Errorf("what is left out: %s", diff)
	}
}

// TestSizesInAttributeLists holds that an attribute list behind a picture says how large it is, where a dialect has
// such lists.
func TestSizesInAttributeLists(t *testing.T) {
	t.Parallel()
	mkdocs, ok := dialect.Named("mkdocs")
	if !ok {
		t.Fatal("there is no such dialect")
	}
	const source = "![a](a.png){ .wide width=\"300\" } ![b](b.png){height=2in} ![c](c.png) {width=3}\n"
	want := []document.Image{
		{Destination: "a.png", Alt: "a", Width: document.Length{Value: 300}},
		{Destination: "b.png", Alt: "b", Height: document.Length{Value: 192}},
		{Destination: "c.png", Alt: "c"},
	}
	if diff := cmp.Diff(want, imagesOf(Parse([]byte(source), Options{Dialect: mkdocs}).Document("a.md", nil).Blocks)); diff != "" {
		t.Error(diff)
	}
}
