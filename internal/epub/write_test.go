package epub

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"slices"
	"strings"
	"testing"
)

// The same book gives the same bytes, and they begin as those of an EPUB do (EPUB 3.3 §4.3.3).
func TestContainer(t *testing.T) {
	t.Parallel()
	file := written(t, full(t))
	if !bytes.Equal(file, written(t, full(t))) {
		t.Error("the same book gives other bytes")
	}
	if want := []byte("mimetypeapplication/epub+zip"); !bytes.Equal(file[30:30+len(want)], want) {
		t.Errorf("it begins with %q", file[:64])
	}
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		if len(f.Extra) > 0 || f.Flags != 0 || f.Modified.Year() != 1980 {
			t.Errorf("%s has %d bytes more, flags %x and the date %v", f.Name, len(f.Extra), f.Flags, f.Modified)
		}
	}
}

// Bodies are in the file as they are given.
func TestBodies(t *testing.T) {
	t.Parallel()
	b := full(t)
	files := unzipped(t, written(t, b))
	for _, c := range b.Chapters {
		if !strings.Contains(files[folder+c.Name], string(c.Body)) {
			t.Errorf("%s is %s", c.Name, files[folder+c.Name])
		}
	}
}

func TestFaults(t *testing.T) {
	t.Parallel()
	for _, test := range faulty {
		b := plain("<p/>", test.body)
		b.Pictures = []Picture{{"images/a.gif", pixels(t, asGIF)}}
		var file bytes.Buffer
		err := Write(&file, b)
		var faults Faults
		if !errors.As(err, &faults) || file.Len() > 0 {
			t.Errorf("%q: %v, with %d bytes", test.body, err, file.Len())
			continue
		}
		if f := faults[0]; f.File != "chapter-2.xhtml" || f.Line != 1+strings.Count(test.body, "\n") || !strings.HasPrefix(f.Reason, test.want) {
			t.Errorf("%q: %v", test.body, err)
		}
	}
}

// All faults of a book come at once.
func TestFaultsOfBook(t *testing.T) {
	t.Parallel()
	b := &Book{Title: "\x01", Language: " ", Cover: &Cover{Data: []byte("BM")}, Pictures: []Picture{
		{"images/a.png", []byte("GIF89a")},
		{"b.png", pixels(t, asPNG)},
		{"images/c.avif", []byte("\x00\x00\x00\x1cftypavif")},
		{"images/d.svg", []byte(`<svg xmlns="http://www.w3.org/2000/svg"><script/><use href="g.svg#f"/></svg>`)},
		{"images/e.svg", []byte(`<?xml version="1.0" encoding="iso-8859-1"?><svg/>`)},
		{"images/f.svg", []byte(`<!DOCTYPE svg [<!ENTITY x "y">]><svg>&x;</svg>`)},
	}}
	for _, name := range []string{"a.xhtml", "a.xhtml", "B.xhtml", "nav.xhtml", "x/c.xhtml", "d.html", "-.xhtml"} {
		b.Chapters = append(b.Chapters, Chapter{Name: name})
	}
	b.Chapters[0].Body = []byte(`<p id="one"/><p id="two"/>`)
	b.Chapters[0].Headings = []Heading{{"two", 1, "Two"}, {"one", 1, "One"}, {"three", 1, "Three"}}
	err := Write(&bytes.Buffer{}, b)
	if err == nil {
		t.Fatal("it is written")
	}
	const name = ": not a name for a file of the book that nothing else has; take it from Names"
	want := []string{
		"the book has no title; give it one",
		"the book has no language; give it one",
		"the book has no identifier; give it one",
		`a.xhtml: the heading with the id "one" stands before the one that the contents have before it; list them in order`,
		`a.xhtml: no element has the id "three" of a heading; give it one`,
		"a.xhtml" + name, "B.xhtml" + name, "nav.xhtml" + name, "x/c.xhtml" + name, "d.html" + name, "-.xhtml" + name,
		"images/a.png" + name, "b.png" + name,
		"images/c.avif: not a picture that readers have to show; convert it to PNG, JPEG, GIF, WebP or SVG",
		"images/c.avif" + name,
		"images/cover.image: not a picture that readers have to show; convert it to PNG, JPEG, GIF, WebP or SVG",
		"images/d.svg:1: <script>, which has no place in a page; leave it out",
		`images/d.svg:1: "g.svg#f" is not among the pictures of the book; add it`,
		`images/e.svg:1: not well-formed XML: xml: opening charset "iso-8859-1": it is not in UTF-8`,
		"images/f.svg:1: a document type declaration that EPUB does not allow; leave it out",
		"images/f.svg:1: not well-formed XML: invalid character entity &x;",
	}
	if got := strings.Split(err.Error(), "\n"); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", err, strings.Join(want, "\n"))
	}
	if err := Write(&bytes.Buffer{}, plain()); err == nil || err.Error() != "the book has no chapter; a book has at least one" {
		t.Error(err)
	}
}

// texts returns the text of each element of a document that has a name, in order.
func texts(t testing.TB, document, element string) []string {
	t.Helper()
	var all []string
	d := xml.NewDecoder(strings.NewReader(document))
	for {
		token, err := d.Token()
		if token == nil {
			if err.Error() != "EOF" {
				t.Fatalf("%v in\n%s", err, document)
			}
			return all
		}
		start, is := token.(xml.StartElement)
		if !is || start.Name.Local != element {
			continue
		}
		var text string
		if err := d.DecodeElement(&text, &start); err != nil {
			t.Fatalf("%v in\n%s", err, document)
		}
		all = append(all, text)
	}
}

// Whatever texts a book has, its documents are XML and say them.
func FuzzTexts(f *testing.F) {
	f.Add("A & B", "漢字", "</title><script>")
	f.Add("\x00]]>", "&amp;\ufeff", "\u202e\xff")
	f.Add(" a\t\n b ", "\u3000", "\U0010ffff\ufdd0")
	f.Fuzz(func(t *testing.T, title, author, heading string) {
		b := plain(`<p id="a"/>`)
		b.Title, b.Subtitle, b.Authors = "x"+title, "y"+heading, []string{"z" + author}
		b.Chapters[0].Title, b.Chapters[0].Headings, b.Chapters[0].Depth = "t"+heading, []Heading{{"a", 2, "h" + title}}, 1
		b.Chapters[0].Parts = []Part{{"p" + author, 0}}
		files := unzipped(t, written(t, b))
		valid := func(texts ...string) []string {
			for i, text := range texts {
				texts[i] = strings.ToValidUTF8(clean(text), "\ufffd")
			}
			return texts
		}
		for _, said := range []struct {
			file, element string
			want          []string
		}{
			{packageFile, "title", valid("x"+title, "y"+heading)},
			{packageFile, "creator", valid("z" + author)},
			{navFile, "span", valid("p" + author)},
			{navFile, "a", valid("t"+heading, "h"+title, "Title page", "Contents", "t"+heading)},
			{titleFile, "h1", valid("x" + title)},
			{coverName(asSVG), "title", valid("x" + title)},
			{b.Chapters[0].Name, "title", valid("t" + heading)},
		} {
			if got := texts(t, files[folder+said.file], said.element); !slices.Equal(got, said.want) {
				t.Errorf("<%s> in %s: %q, want %q", said.element, said.file, got, said.want)
			}
		}
	})
}

func TestClean(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		" a \t\r\n b ":                       "a b",
		"a\x00\x1b[1m\x7f\u0085b":            "a[1mb",
		"\ufdd0\ufffe\U0001ffff":             "",
		"第一章\u3000安裝\u00a0":                  "第一章\u3000安裝\u00a0",
		"\u05d0\u200f!\u200d👩\u200d💻 \ufffd": "\u05d0\u200f!\u200d👩\u200d💻 \ufffd",
	} {
		if got := clean(text); got != want {
			t.Errorf("%q becomes %q", text, got)
		}
	}
}

func TestAccessibility(t *testing.T) {
	t.Parallel()
	const features = "displayTransformability readingOrder structuralNavigation tableOfContents"
	for _, test := range []struct {
		name, body                           string
		modes, sufficient, features, hazards string
	}{
		{"text", "<p/>", "textual", "textual", features, "none"},
		{"picture", `<img src="images/a.gif" alt="x"/>`, "textual visual", "textual,visual textual", features + " alternativeText", "none"},
		{"decoration", `<img src="images/a.gif" alt=""/>`, "textual visual", "textual,visual textual", features + " alternativeText", "none"},
		{"undescribed", `<img src="images/a.gif" alt="x"/><img src="images/a.gif"/>`, "textual visual", "textual,visual", features, "none"},
		{"drawing", `<svg xmlns="http://www.w3.org/2000/svg"/>`, "textual visual", "textual,visual", features, "none"},
		{"formula", `<math xmlns="http://www.w3.org/1998/Math/MathML"/><p role="note"/>`, "textual", "textual", features + " MathML ARIA", "none"},
	} {
		b := plain(test.body)
		b.Pictures = []Picture{{"images/a.gif", pixels(t, asGIF)}}
		opf := unzipped(t, written(t, b))[folder+packageFile]
		for property, want := range map[string]string{
			"accessMode": test.modes, "accessModeSufficient": test.sufficient, "accessibilityFeature": test.features, "accessibilityHazard": test.hazards,
		} {
			var got []string
			for _, after := range strings.Split(opf, `property="schema:`+property+`">`)[1:] {
				value, _, _ := strings.Cut(after, "<")
				got = append(got, value)
			}
			if strings.Join(got, " ") != want {
				t.Errorf("%s: %s is %q", test.name, property, got)
			}
		}
	}
}

// A picture that moves may flash.
func TestHazards(t *testing.T) {
	t.Parallel()
	still, frame := pixels(t, asGIF), "\x21\xf9\x04\x00\x00\x00\x00\x00"
	for _, test := range []struct {
		data  string
		moves bool
	}{
		{string(still), false},
		{"GIF89a" + frame, false},
		{"GIF89a" + frame + frame, true},
		{string(webP), false},
		{"RIFF\x00\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x02\x00\x00\x00\x00\x00\x00\x00\x00\x00ANIM", true},
		{drawing, false},
		{`<svg xmlns="http://www.w3.org/2000/svg"><animate attributeName="x"/></svg>`, true},
	} {
		if got := moves(mediaTypeOf([]byte(test.data)), []byte(test.data)); got != test.moves {
			t.Errorf("%.60q moves: %v", test.data, got)
		}
	}
}

func TestIdentifier(t *testing.T) {
	t.Parallel()
	// As Python's uuid.uuid5 has it.
	if got := Identifier("https://example.org/guide", "zh-Hant"); got != "urn:uuid:5c93bdb6-ecc3-5141-ba13-02add46957fb" {
		t.Error(got)
	}
}

func TestNames(t *testing.T) {
	t.Parallel()
	var n Names
	png := pixels(t, asPNG)
	for _, test := range []struct{ like, want string }{
		{"02-use.md", "02-use.xhtml"},
		{"guide/02-Use.md", "02-use-2.xhtml"},
		{"nav", "nav-2.xhtml"},
		{"安裝.md", "chapter.xhtml"},
		{"設定.md", "chapter-2.xhtml"},
		{"Ça & là: 1.2.md", "a-l-1-2.xhtml"},
		{"../..", "chapter-3.xhtml"},
		{strings.Repeat("long", 40), strings.Repeat("long", 16) + ".xhtml"},
		{strings.Repeat("long", 41), strings.Repeat("long", 16) + "-2.xhtml"},
	} {
		got := n.Chapter(test.like)
		if got != test.want || !isGiven(got) {
			t.Errorf("%q: %s", test.like, got)
		}
	}
	for _, test := range []struct {
		like string
		data []byte
		want string
	}{
		{"assets/Figure 1.PNG", png, "images/figure-1.png"},
		{"figure-1.jpeg", pixels(t, asJPEG), "images/figure-1-2.jpg"},
		{"cover.png", png, "images/cover-2.png"},
		{"a.avif", []byte("?"), "images/a.image"},
	} {
		got := n.Picture(test.like, test.data)
		if got != test.want || !isGiven(got) {
			t.Errorf("%q: %s", test.like, got)
		}
	}
}
