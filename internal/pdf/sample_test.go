package pdf

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/pobook/pobook/fonts"
	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/font"
	"github.com/pobook/pobook/internal/oracle"
	"github.com/pobook/pobook/internal/sfnt"
	"github.com/pobook/pobook/internal/typeset"
	"github.com/pobook/pobook/internal/typeset/design"
)

// family returns a family of the project's fonts.
func family(name string) font.Family {
	face := func(file string) *font.Face {
		if file == "" {
			return nil
		}
		return font.NewFace(func() (*sfnt.File, error) {
			opened, err := fonts.Open(file)
			if err != nil {
				return nil, err
			}
			return sfnt.Open(opened, 0)
		})
	}
	for _, f := range fonts.Families() {
		if f.Name == name {
			return font.Family{Regular: face(f.Regular), Bold: face(f.Bold), Italic: face(f.Italic), BoldItalic: face(f.BoldItalic)}
		}
	}
	panic("no family " + name)
}

func options() design.Options {
	return design.Options{
		Faces: design.Faces{
			Latin:   family("NotoSans"),
			Mono:    family("NotoSansMono"),
			Han:     []font.Family{family("NotoSansTC"), family("NotoSansSC")},
			Symbols: []font.Family{family("NotoSansSymbols2")},
		},
		Chinese: true, Justify: true,
		Title:    design.TitlePage{Title: "開放手冊", Subtitle: "繁體中文"},
		Contents: "目錄",
		Images: map[string]design.ImageSize{
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
				&document.Code{Title: text("建置.sh"), Lines: []string{"\tpobook build", "# 建置"}},
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

var meta = Meta{
	Title: "開放手冊", Subject: "指南 <A & B>", Authors: []string{"王小明", "Ada (x)"}, Language: "zh-Hant", Date: time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC),
}

func render(t testing.TB, book *document.Book, o design.Options) []byte {
	t.Helper()
	pages, err := typeset.Layout(t.Context(), book, o, typeset.Job{})
	if err != nil {
		t.Fatal(err)
	}
	if len(pages.Missing) > 0 {
		t.Fatalf("missing: %v", pages.Missing)
	}
	var file bytes.Buffer
	if err := Write(t.Context(), &file, pages, meta, readImage); err != nil {
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
