package pdf_test

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/fonts"
	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/oracle"
	"github.com/pobook/pobook/internal/pdf"
	"github.com/pobook/pobook/internal/typeset"
)

// family returns a family of the project's fonts.
func family(name string) typeset.Family {
	face := func(file string) *typeset.Face {
		if file == "" {
			return nil
		}
		return typeset.NewFace(func() (typeset.Source, error) { return fonts.Open(file) })
	}
	for _, f := range fonts.Families() {
		if f.Name == name {
			return typeset.Family{Regular: face(f.Regular), Bold: face(f.Bold), Italic: face(f.Italic), BoldItalic: face(f.BoldItalic)}
		}
	}
	panic("no family " + name)
}

func options() typeset.Options {
	return typeset.Options{
		Faces: typeset.Faces{
			Latin:   family("NotoSans"),
			Mono:    family("NotoSansMono"),
			Han:     []typeset.Family{family("NotoSansTC"), family("NotoSansSC")},
			Symbols: []typeset.Family{family("NotoSansSymbols2")},
		},
		Chinese: true, Justify: true,
		Title:    typeset.TitlePage{Title: "開放手冊", Subtitle: "繁體中文"},
		Contents: "目錄",
		Images: map[string]typeset.ImageSize{
			"a.png": {Width: 40, Height: 20}, "b.png": {Width: 40, Height: 30}, "c.jpg": {Width: 40, Height: 40},
		},
	}
}

const prose = "開放手冊的在地化，不只是把句子從一種語言換成另一種語言。譯者必須理解原文的脈絡、讀者的期待（例如 Weblate 上的 2024 年討論），" +
	"以及當地慣用的術語；「直譯」往往讀來生硬，『意譯』又可能偏離原意……因此，团队应先建立词汇表——再開始翻譯。上下呍嗊 "

func sample() *document.Book {
	text := func(s string) []document.Span { return []document.Span{{Text: s}} }
	picture := func(path string) *document.Paragraph {
		return &document.Paragraph{Text: []document.Span{{Image: &document.Image{Destination: path, Alt: "示意圖 " + path}}}}
	}
	var sections []*document.Section
	for i := range 4 {
		sections = append(sections, &document.Section{
			Path: fmt.Sprintf("%d.md", i),
			Blocks: []document.Block{
				&document.Heading{Level: 1, ID: "top", Text: text(fmt.Sprintf("第%c章（測試）", []rune("一二三四")[i]))},
				&document.Paragraph{Text: text(strings.Repeat(prose, 6))},
				&document.Heading{Level: 3, Text: text(`括號 ( \ ) 與斜線`)},
				&document.Paragraph{Text: []document.Span{
					{Text: "重點", Style: document.Strong},
					{Text: "連結", Link: &document.Link{Destination: "2.md#top"}},
					{Text: "站外", Link: &document.Link{Destination: "https://example.org/(a)?書=1"}},
					{Footnote: "n"},
					{Image: &document.Image{Destination: "a.png", Alt: "行內圖示"}},
				}},
				&document.List{Items: []document.Item{{Task: document.DoneTask, Blocks: []document.Block{&document.Paragraph{Text: text("完成了")}}}}},
				&document.Table{
					Align:  []document.Align{document.AlignNone, document.AlignRight},
					Header: []document.Cell{{Text: text("名稱")}, {Text: text("數量")}},
					Rows:   [][]document.Cell{{{Text: text(prose)}, {Text: text("七")}}},
				},
				&document.Code{Lines: []string{"\tpobook build", "# 建置"}},
				picture("a.png"), picture("b.png"), picture("c.jpg"),
			},
			Footnotes: map[string]*document.Footnote{"n": {Blocks: []document.Block{&document.Paragraph{Text: text("註腳文字。")}}}},
		})
	}
	return &document.Book{Sections: sections}
}

func readImage(path string) ([]byte, error) {
	heights := map[string]int{"a.png": 20, "b.png": 30, "c.jpg": 40}
	m := image.NewNRGBA64(image.Rect(0, 0, 40, heights[path]))
	m.Set(3, 3, color.NRGBA{R: 255, A: 100})
	var b bytes.Buffer
	if strings.HasSuffix(path, ".jpg") {
		err := jpeg.Encode(&b, m, nil)
		return b.Bytes(), err
	}
	err := png.Encode(&b, m)
	return b.Bytes(), err
}

var meta = pdf.Meta{
	Title: "開放手冊", Subject: "指南 <A & B>", Authors: []string{"王小明", "Ada (x)"}, Language: "zh-Hant", Date: time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC),
}

func render(t testing.TB, book *document.Book, o typeset.Options) []byte {
	t.Helper()
	pages, missing, err := typeset.Layout(book, o)
	if err != nil {
		t.Fatal(err)
	}
	if len(missing) > 0 {
		t.Fatalf("missing: %v", missing)
	}
	var file bytes.Buffer
	if err := pdf.Write(&file, pages, meta, readImage); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

// inspect runs a program on a file and returns what it prints.
func inspect(t *testing.T, file []byte, program string, arguments ...string) string {
	t.Helper()
	path := oracle.Require(t, program)
	name := filepath.Join(t.TempDir(), "book.pdf")
	if err := os.WriteFile(name, file, 0o644); err != nil {
		t.Fatal(err)
	}
	for i, a := range arguments {
		if a == "FILE" {
			arguments[i] = name
		}
	}
	out, err := exec.Command(path, arguments...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", program, err, out)
	}
	return string(out)
}

func TestSameBytesAgain(t *testing.T) {
	first := render(t, sample(), options())
	for range 4 {
		if !bytes.Equal(first, render(t, sample(), options())) {
			t.Fatal("a second run writes other bytes")
		}
	}
}

// Two books that share their faces, in goroutines, are the same as alone.
func TestParallelBooks(t *testing.T) {
	o := options()
	alone := render(t, sample(), o)
	results := make(chan []byte)
	for range 2 {
		go func() {
			pages, _, err := typeset.Layout(sample(), o)
			var file bytes.Buffer
			if err == nil {
				err = pdf.Write(&file, pages, meta, readImage)
			}
			if err != nil {
				t.Error(err)
			}
			results <- file.Bytes()
		}()
	}
	for range 2 {
		if !bytes.Equal(alone, <-results) {
			t.Error("a book set beside another has other bytes")
		}
	}
}

func TestFileIsValid(t *testing.T) {
	file := render(t, sample(), options())
	if !bytes.HasPrefix(file, []byte("%PDF-1.7\n")) { // object streams came with 1.5
		t.Errorf("the file begins with %q", file[:9])
	}
	inspect(t, file, "qpdf", "--check", "FILE")
}

// G4: every font is an embedded subset under its own name, and none is Type 3.
func TestFonts(t *testing.T) {
	out := inspect(t, render(t, sample(), options()), "pdffonts", "FILE")
	line := regexp.MustCompile(`(?m)^[A-Z]{6}\+(\S+) +CID TrueType +Identity-H +(?:yes ){3}`)
	var names []string
	for _, m := range line.FindAllStringSubmatch(out, -1) {
		names = append(names, m[1])
	}
	if got, want := len(names), strings.Count(strings.TrimSpace(out), "\n")-1; got != want {
		t.Errorf("%d of %d fonts are embedded subsets:\n%s", got, want, out)
	}
	for _, want := range []string{"NotoSansTC-Regular", "NotoSansTC-Bold", "NotoSansSC-Regular", "NotoSans-Regular", "NotoSansMono-Regular"} {
		if !strings.Contains(strings.Join(names, " ")+" ", want+" ") {
			t.Errorf("%s is not among the fonts:\n%s", want, out)
		}
	}
}

// G5: each Han of the book is in the text layer as often as in the book.
func TestTextLayerHoldsEachHan(t *testing.T) {
	o := options()
	o.Title, o.Contents = typeset.TitlePage{}, ""
	out := inspect(t, render(t, sample(), o), "pdftotext", "-raw", "FILE", "-")
	want := make(map[rune]int)
	countBook(want, sample())
	got := make(map[rune]int)
	for _, page := range strings.Split(out, "\f") {
		countHan(got, page)
	}
	// The running heads say the title of a section again.
	for r := range want {
		if strings.ContainsRune("第一二三四章測試", r) {
			delete(want, r)
			delete(got, r)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("Han (-book +text layer):\n%s", diff)
	}
}

func countHan(counts map[rune]int, text string) {
	for _, r := range text {
		if unicode.Is(unicode.Han, r) {
			counts[r]++
		}
	}
}

// countBook counts the Han of a book made by sample.
func countBook(counts map[rune]int, b *document.Book) {
	spans := func(list []document.Span) {
		for _, s := range list {
			countHan(counts, s.Text)
			if s.Image != nil {
				countHan(counts, s.Image.Alt)
			}
		}
	}
	var blocks func([]document.Block)
	blocks = func(list []document.Block) {
		for _, b := range list {
			switch b := b.(type) {
			case *document.Heading:
				spans(b.Text)
			case *document.Paragraph:
				spans(b.Text)
			case *document.List:
				for _, item := range b.Items {
					blocks(item.Blocks)
				}
			case *document.Table:
				for _, row := range append(b.Rows, b.Header) {
					for _, c := range row {
						spans(c.Text)
					}
				}
			case *document.Code:
				countHan(counts, strings.Join(b.Lines, ""))
			}
		}
	}
	for _, s := range b.Sections {
		blocks(s.Blocks)
		for _, n := range s.Footnotes {
			blocks(n.Blocks)
		}
	}
}

// Text is found when it is searched: a line is not torn apart, not even where
// marks are squeezed.
func TestTextLayerIsInOrder(t *testing.T) {
	out := inspect(t, render(t, sample(), options()), "pdftotext", "-raw", "FILE", "-")
	joined := strings.NewReplacer("\n", "", " ", "").Replace(out)
	if want := strings.ReplaceAll(prose, " ", ""); !strings.Contains(joined, want) {
		t.Errorf("the text layer does not hold %q:\n%s", want, out)
	}
	if got, want := strings.Count(out, "；「直譯」"), strings.Count(joined, "；「直譯」")/2; got < want {
		t.Errorf("squeezed marks are on one line %d times, want %d at least:\n%s", got, want, out)
	}
}

func TestDocumentFacts(t *testing.T) {
	out := inspect(t, render(t, sample(), options()), "pdfinfo", "-isodates", "FILE")
	for _, want := range []string{
		"Title:           開放手冊", "Subject:         指南 <A & B>", "Author:          王小明, Ada (x)", "Producer:        pobook",
		"CreationDate:    2026-03-01T12:00:00", "Page size:       595.28 x 841.89 pts (A4)", "Metadata Stream: yes",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("pdfinfo does not say %q:\n%s", want, out)
		}
	}
}

// G3: viewers show the title and the outline, call pages as they are numbered,
// and find the same facts as XMP.
func TestCatalog(t *testing.T) {
	out := inspect(t, render(t, sample(), options()), "qpdf", "--qdf", "--object-streams=disable", "FILE", "-")
	for _, want := range []string{"/DisplayDocTitle true", "/PageMode /UseOutlines", "/Lang (zh-Hant)", "/PageLabels", "/St 1"} {
		if !strings.Contains(out, want) {
			t.Errorf("the catalogue does not say %s", want)
		}
	}
	for _, want := range []string{
		`<dc:title><rdf:Alt><rdf:li xml:lang="x-default">開放手冊</rdf:li><rdf:li xml:lang="zh-Hant">開放手冊</rdf:li>`,
		"<dc:creator><rdf:Seq><rdf:li>王小明</rdf:li><rdf:li>Ada (x)</rdf:li>", "指南 &lt;A &amp; B&gt;", "<xmp:ModifyDate>2026-03-01T12:00:00Z",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("the metadata do not say %s", want)
		}
	}
	if want := "/Nums [ 0 << /S /D /St 1 >> ]"; !strings.Contains(strings.Join(strings.Fields(out), " "), want) {
		t.Errorf("the labels of the pages are not %s", want)
	}
}

// G7: the structure that the pages know is that of the file, and readers of
// text follow it.
func TestStructure(t *testing.T) {
	text := func(s string) []document.Span { return []document.Span{{Text: s}} }
	book := &document.Book{Sections: []*document.Section{{
		Path: "a.md",
		Blocks: []document.Block{
			&document.Heading{Level: 1, ID: "x", Text: text("題")},
			&document.Paragraph{Text: []document.Span{{Text: "前"}, {Text: "連", Link: &document.Link{Destination: "#x"}}, {Text: "後"}, {Footnote: "n"}}},
			&document.List{Items: []document.Item{{Blocks: []document.Block{&document.Paragraph{Text: text("項")}}}, {Task: document.DoneTask, Blocks: []document.Block{&document.Paragraph{Text: text("完")}}}}},
			&document.Table{Align: make([]document.Align, 2), Header: []document.Cell{{Text: text("頭")}, {}}, Rows: [][]document.Cell{{{}, {Text: text("格")}}}},
			&document.Quote{Blocks: []document.Block{&document.Paragraph{Text: text("引")}}},
			&document.Code{Lines: []string{"a", "b"}},
			&document.Paragraph{Text: []document.Span{{Image: &document.Image{Destination: "a.png", Alt: "圖說"}}}},
		},
		Footnotes: map[string]*document.Footnote{"n": {Blocks: []document.Block{&document.Paragraph{Text: text("註")}}}},
	}}}
	o := options()
	o.Title, o.Contents = typeset.TitlePage{}, ""
	out := inspect(t, render(t, book, o), "pdfinfo", "-struct-text", "FILE")
	want := `Document
 Sect
  H1
   "題"
  P
   "前"
   Link
    "連"
    Object
   "後"
   Link
    "1"
    Object
   Note
    Lbl
     Link
      "1"
      Object
    P
     "註"
  L
   LI
    Lbl
     "•"
    LBody
     P
      "項"
   LI
    Lbl
     ""
    LBody
     P
      "完"
  Table
   TR
    TH
     "頭"
    TH
   TR
    TD
    TD
     "格"
  BlockQuote
   P
    "引"
  P
   Code
    "ab"
  Figure
   ""
   Caption
    "圖說"
`
	var got []string
	for _, line := range strings.Split(strings.TrimRight(out, "\n"), "\n") {
		content := strings.TrimLeft(line, " ")
		content = details.ReplaceAllString(content, "")
		if content != "" {
			got = append(got, strings.Repeat(" ", (len(line)-len(strings.TrimLeft(line, " ")))/2)+content)
		}
	}
	if diff := cmp.Diff(want, strings.Join(got, "\n")+"\n"); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	qdf := inspect(t, render(t, book, o), "qpdf", "--qdf", "--object-streams=disable", "FILE", "-")
	for _, want := range []string{"/Marked true", "/Scope /Column", "/Tabs /S", "/BBox", "/Artifact BMC"} {
		if !strings.Contains(qdf, want) {
			t.Errorf("the file does not say %s", want)
		}
	}
}

// details are what poppler says of an element besides its type.
var details = regexp.MustCompile(` <note\d+>| \d+ \d+$| \((?:block|inline)\)|:$|^/.*`)

func TestCheckFace(t *testing.T) {
	data, err := fonts.Read("NotoSans-Regular.ttf")
	if err != nil {
		t.Fatal(err)
	}
	if err := pdf.CheckFace(data); err != nil {
		t.Errorf("a face that is embedded: %v", err)
	}
	tests := map[string][]byte{
		"it is no font file":                  nil,
		"it is no TrueType font":              []byte("<html><body></body></html>"),
		"its outlines are CFF, not TrueType":  append([]byte("OTTO"), data[4:]...),
		"it is a collection of fonts":         append([]byte("ttcf"), data[4:]...),
		"it is cut off":                       data[:len(data)/2],
		"it has no table glyf":                bytes.Replace(data, []byte("glyf"), []byte("gone"), 1),
		"it has no character map of format 4": withoutMap(data),
	}
	for want, file := range tests {
		if err := pdf.CheckFace(file); err == nil || err.Error() != want {
			t.Errorf("%v, want %q", err, want)
		}
	}
}

// withoutMap returns a font whose character map has no subtables.
func withoutMap(font []byte) []byte {
	changed := bytes.Clone(font)
	entry := bytes.Index(changed, []byte("cmap"))
	table := binary.BigEndian.Uint32(changed[entry+8:])
	binary.BigEndian.PutUint16(changed[table+2:], 0)
	return changed
}

func TestOutlineAndLinks(t *testing.T) {
	out := inspect(t, render(t, sample(), options()), "qpdf", "--json", "--json-key=outlines", "FILE")
	if n := strings.Count(out, `"title": "第`); n != 4 {
		t.Errorf("the outline has %d chapters, want 4:\n%s", n, out)
	}
	out = inspect(t, render(t, sample(), options()), "qpdf", "--qdf", "--object-streams=disable", "FILE", "-")
	if want := `(https://example.org/\(a\)?%E6%9B%B8=1)`; !strings.Contains(out, want) {
		t.Errorf("there is no link to %s", want)
	}
}

// A5: characters above U+FFFF are drawn, found, and stand in titles.
func TestCharactersAboveTheBMP(t *testing.T) {
	o := options()
	o.Faces.Symbols = append(o.Faces.Symbols, family("NotoEmoji"))
	text := "姓\U0002010C、\U0002775E\U0001F484\U0001F389結，又一個\U0002010C。"
	book := &document.Book{Sections: []*document.Section{{Path: "a.md", Blocks: []document.Block{
		&document.Heading{Level: 1, Text: []document.Span{{Text: "\U0002010C家\U0001F484"}}},
		&document.Paragraph{Text: []document.Span{{Text: text}}},
	}}}}
	file := render(t, book, o)
	if !bytes.Equal(file, render(t, book, o)) {
		t.Error("a second run writes other bytes")
	}
	inspect(t, file, "qpdf", "--check", "FILE")
	if out := inspect(t, file, "pdftotext", "-raw", "FILE", "-"); !strings.Contains(out, text) {
		t.Errorf("the text layer does not hold %q:\n%s", text, out)
	}
	if out := inspect(t, file, "qpdf", "--json", "--json-key=outlines", "FILE"); !strings.Contains(out, "\U0002010C家\U0001F484") {
		t.Errorf("the outline is\n%s", out)
	}
}

// Law 5 under every trick of the page: dashes widened to one line, dots, marks
// that give up blank within a text and before the next, emphasis dots, emoji of
// several characters, kerning, all of it in a justified line.
func TestTextLayerUnderTricks(t *testing.T) {
	o := options()
	o.Faces.Symbols = append(o.Faces.Symbols, family("NotoEmoji"))
	o.Contents, o.Title = "", typeset.TitlePage{}
	texts := []string{
		"他說：「好。」——這是真的……不是嗎？「『碼』（open）」、《甲》「乙」。",
		"約翰·史密斯，「丁」（AVATAR）：「戊」——己。",
		"家庭👩\u200D👩\u200D👧\u200D👦，讚👍🏽、旗🇹🇼；心❤\uFE0F，一1\uFE0F\u20E3。",
	}
	book := &document.Book{Sections: []*document.Section{{Path: "a.md"}}}
	for _, text := range texts {
		for _, style := range []document.Style{0, document.Emphasis, document.Strong} {
			p := &document.Paragraph{Text: []document.Span{{Text: "甲" + text, Style: style}, {Text: strings.Repeat(text, 3)}}}
			book.Sections[0].Blocks = append(book.Sections[0].Blocks, p)
		}
	}
	out := inspect(t, render(t, book, o), "pdftotext", "-raw", "FILE", "-")
	joined := strings.ReplaceAll(out, "\n", "")
	for _, text := range texts {
		// Between Han and Latin a reader of text finds a gap.
		unspaced := strings.NewReplacer(" ", "").Replace
		if got, want := strings.Count(unspaced(joined), unspaced(text)), 12; got != want {
			t.Errorf("the text layer holds %q %d times, want %d:\n%s", text, got, want, out)
		}
	}
	// A line of the page is a line of text.
	if lines := strings.Count(out, "\n"); lines > 40 {
		t.Errorf("the text layer has %d lines:\n%s", lines, out)
	}
}

// A hyphen at the end of a line is a soft one to readers of text.
func TestHyphenInTextLayer(t *testing.T) {
	o := options()
	o.Chinese, o.Contents, o.Title = false, "", typeset.TitlePage{}
	o.Width, o.Height = 340, 500
	o.Margins = typeset.Margins{Left: 75, Right: 75}
	o.Hyphenate = func(word string) []int { return []int{len(word) / 2} }
	text := strings.Repeat("incomprehensibilities ", 40)
	book := &document.Book{Sections: []*document.Section{{Path: "a.md", Blocks: []document.Block{
		&document.Paragraph{Text: []document.Span{{Text: text}}},
	}}}}
	out := inspect(t, render(t, book, o), "pdftotext", "-raw", "FILE", "-")
	if !strings.Contains(out, "incomprehe\u00AD\nnsibilities") {
		t.Errorf("no word is divided by a soft hyphen:\n%q", out)
	}
	if strings.Contains(out, "-") {
		t.Errorf("a hyphen is part of the text:\n%q", out)
	}
}

func TestImages(t *testing.T) {
	out := inspect(t, render(t, sample(), options()), "pdfimages", "-list", "FILE")
	for _, want := range []string{"40    20", "40    30", "40    40"} {
		if !strings.Contains(out, want) {
			t.Errorf("there is no image of %s:\n%s", want, out)
		}
	}
}

func TestBadImages(t *testing.T) {
	whole, err := readImage("a.png")
	if err != nil {
		t.Fatal(err)
	}
	plain := new(bytes.Buffer)
	if err := png.Encode(plain, image.NewNRGBA(image.Rect(0, 0, 40, 20))); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name string
		data []byte
	}{
		{"empty", nil},
		{"no image", []byte("<svg/>")},
		{"truncated", whole[:len(whole)/2]},
		{"truncated plain", plain.Bytes()[:plain.Len()/2]},
		{"header only", whole[:20]},
		{"broken jpeg", []byte("\xFF\xD8\xFFbroken")},
	}
	pages, _, err := typeset.Layout(sample(), options())
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := pdf.Write(io.Discard, pages, meta, func(string) ([]byte, error) { return tt.data, nil })
			if err == nil || !strings.HasPrefix(err.Error(), "a.png: ") {
				t.Errorf("the error is %v; it should name a.png", err)
			}
		})
	}
}

func TestFailingWriter(t *testing.T) {
	pages, _, err := typeset.Layout(&document.Book{}, options())
	if err != nil {
		t.Fatal(err)
	}
	if err := pdf.Write(brokenWriter{}, pages, meta, nil); err == nil {
		t.Error("an error of the writer is lost")
	}
}

type brokenWriter struct{}

func (brokenWriter) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

// BenchmarkBook is layout and writing of a long book, fonts included.
func BenchmarkBook(b *testing.B) {
	book := sample()
	for range 100 {
		book.Sections = append(book.Sections, sample().Sections...)
	}
	for b.Loop() {
		b.ReportMetric(float64(len(render(b, book, options()))), "filebytes")
	}
}
