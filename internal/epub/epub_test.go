package epub

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"fmt"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"
	"strings"
	"testing"
	"time"
)

// plain is a book with what a book has to have, and a chapter for each body.
func plain(bodies ...string) *Book {
	b := &Book{Identifier: Identifier("plain"), Title: "A plain book", Language: "en"}
	var names Names
	for i, body := range bodies {
		title := fmt.Sprint("Chapter ", i+1)
		b.Chapters = append(b.Chapters, Chapter{Name: names.Chapter(title), Title: title, Body: []byte(body)})
	}
	return b
}

func written(t testing.TB, b *Book) []byte {
	t.Helper()
	var file bytes.Buffer
	if err := Write(&file, b); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

// unzipped returns the files of a book.
func unzipped(t testing.TB, file []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	files := make(map[string]string)
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		files[f.Name] = string(content)
	}
	return files
}

// Pictures of each kind.

const drawing = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 10 10"><title>Two dots</title>
<defs><circle id="dot" r="2"/></defs><use xlink:href="#dot" x="3" y="3"/><use href="#dot" x="7" y="7"/></svg>`

// webP is one white pixel.
var webP, _ = base64.StdEncoding.DecodeString("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA")

func pixels(t testing.TB, kind mediaType) []byte {
	t.Helper()
	m := image.NewPaletted(image.Rect(0, 0, 8, 8), color.Palette{color.White, color.Black})
	m.SetColorIndex(3, 3, 1)
	var b bytes.Buffer
	var err error
	switch kind {
	case asPNG:
		err = png.Encode(&b, m)
	case asJPEG:
		err = jpeg.Encode(&b, m, nil)
	case asGIF:
		err = gif.Encode(&b, m, nil)
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// illustrated is a book with a picture of each kind, and a cover.
func illustrated(t testing.TB) *Book {
	t.Helper()
	b := plain("")
	var names Names
	var body strings.Builder
	for _, data := range [][]byte{pixels(t, asPNG), pixels(t, asJPEG), pixels(t, asGIF), webP, []byte(drawing)} {
		p := Picture{Name: names.Picture("Abbildungen/Übersicht 1.png", data), Data: data}
		b.Pictures = append(b.Pictures, p)
		fmt.Fprintf(&body, `<figure><img src="%s" alt="a picture"/><figcaption>Fig.</figcaption></figure>`, p.Name)
	}
	body.WriteString(`<p><img src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==" alt=""/></p>`)
	b.Chapters[0].Body = []byte(body.String())
	b.Cover = &Cover{Data: pixels(t, asJPEG)}
	return b
}

const footnotes = `<h1 id="use">Use</h1><h2 id="first">First</h2><h5 id="deep">Deep</h5><h3 id="back">Back</h3>
<p>Text<sup><a id="r1" href="#n1" epub:type="noteref" role="doc-noteref">1</a></sup> and a <a href="chapter-2.xhtml#there">link</a>,
<a href="chapter-2.xhtml">another</a>, <a href="https://example.org/?a=1&amp;b=2">one out</a>, <a href="mailto:a@example.org">a mail</a>.</p>
<section epub:type="endnotes" role="doc-endnotes"><h2>Notes</h2><ol><li id="n1"><p>Note
<a href="#r1" epub:type="backlink" role="doc-backlink">↩</a></p></li></ol></section>`

// full is a book with all that a book can have.
func full(t testing.TB) *Book {
	t.Helper()
	b := plain(footnotes, `<h1 id="there">There</h1><p>1<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1" role="img" aria-label="a line"><path d="M0 0L1 1"/></svg></p>
<ul><li><input type="checkbox" disabled="disabled" checked="checked"/> done</li></ul>
<details><summary>More</summary><p>of it</p></details><table><thead><tr><th>a</th></tr></thead><tbody><tr><td style="text-align: right">1</td></tr></tbody></table>`,
		`<h1 id="漢%字&#34;">漢字</h1><pre><code class="language-go">a &lt; b</code></pre>`)
	b.Subtitle, b.Authors, b.Translators = "And what is in it", []string{"Ann & Co", "", "Bob"}, []string{"Téa"}
	b.Publisher, b.Rights, b.Description, b.Version, b.Source = "House", "CC BY 4.0", "A book <of> tests", "1.2", "https://example.org/guide"
	b.Modified, b.AccessibilitySummary = time.Date(2026, 11, 30, 12, 0, 0, 0, time.FixedZone("", 3600)), "All pictures are described."
	b.Stylesheet = []byte("body { margin: 1em }\n.cover img { max-width: 100% }\n")
	b.Chapters[0].Parts = []Part{{"Part <one>", 0}, {"Of nothing", 1}}
	b.Chapters[0].Depth, b.Chapters[1].Depth = 1, 2
	b.Chapters[2].Parts = []Part{{"Part two", 0}}
	b.Chapters[2].Depth = 1
	b.Chapters[0].Headings = []Heading{{"first", 2, "First"}, {"deep", 5, "Deep"}, {"back", 3, "Back"}}
	b.Chapters[2].Headings = []Heading{{`漢%字"`, 1, "漢字"}}
	return b
}
