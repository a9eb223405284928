package pdf

import (
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/typeset/design"
)

// G7: the structure that the pages know is that of the file, and readers of
// text follow it.
func TestStructure(t *testing.T) {
	t.Parallel()
	text := func(s string) []document.Span { return []document.Span{{Text: s}} }
	book := &document.Book{Sections: []*document.Section{{
		Path: "a.md",
		Blocks: []document.Block{
			&document.Heading{Level: 1, ID: "x", Text: text("題")},
			&document.Paragraph{Text: []document.Span{{Text: "前"}, {Text: "連", Link: &document.Link{Destination: "#x"}}, {Text: "後"}, {Footnote: "n"}}},
			&document.List{Items: []document.Item{{Blocks: []document.Block{&document.Paragraph{Text: text("項")}}}, {Task: document.DoneTask, Blocks: []document.Block{&document.Paragraph{Text: text("完")}}}}},
			&document.Table{Align: make([]document.Align, 2), Header: []document.Cell{{Text: text("頭")}, {}}, Rows: [][]document.Cell{{{}, {Text: text("格")}}}},
			&document.Quote{Blocks: []document.Block{&document.Paragraph{Text: text("引")}}},
			&document.Code{Title: text("名"), Lines: []string{"a", "b"}},
			&document.Paragraph{Text: []document.Span{{Image: &document.Image{Destination: "a.png", Alt: "圖說"}}}},
		},
		Footnotes: map[string]*document.Footnote{"n": {Blocks: []document.Block{&document.Paragraph{Text: text("註")}}}},
	}}}
	o := options()
	o.Title, o.Contents = design.TitlePage{}, ""
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
   Reference
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
   THead
    TR
     TH
      "頭"
     TH
   TBody
    TR
     TD
     TD
      "格"
  BlockQuote
   P
    "引"
  P
   "名"
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
