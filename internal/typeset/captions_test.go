package typeset

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/typeset/design"
)

// numberedOptions number figures and tables, and know a picture.
func numberedOptions() design.Options {
	o := englishOptions
	o.Figure = func(n int) string { return fmt.Sprintf("Figure %d", n) }
	o.Table = func(n int) string { return fmt.Sprintf("Table %d", n) }
	o.Reference = func(label string, page int) string {
		if page == 0 {
			return "(" + label + ")"
		}
		return fmt.Sprintf("(%s, page %d)", label, page)
	}
	o.Images = map[string]design.ImageSize{"f.png": {Width: 100, Height: 60}}
	return o
}

// figureOf returns a figure with ids before its picture.
func figureOf(alt, title string, ids ...string) *document.Paragraph {
	p := &document.Paragraph{}
	for _, id := range ids {
		p.Text = append(p.Text, document.Span{Anchor: id})
	}
	p.Text = append(p.Text, document.Span{Image: &document.Image{Destination: "f.png", Alt: alt, Title: title}})
	return p
}

func captioned(rows int, caption string) *document.Table {
	table := tableOf(rows, "cell")
	table.Caption = spans(caption)
	return table
}

func linkTo(text, id string) *document.Paragraph {
	return &document.Paragraph{Text: []document.Span{{Text: text, Link: &document.Link{Destination: "#" + id}}, {Text: "."}}}
}

// textOfRole returns the text of the nodes of a role, one after the other.
func textOfRole(pages *layout.Pages, role layout.Role) []string {
	var found []string
	last := -1
	for _, p := range pages.Pages {
		for _, m := range texts(p) {
			node := m.Of()
			for node > 0 && pages.Structure[node].Role != role {
				node = pages.Structure[node].Parent
			}
			if node <= 0 {
				continue
			}
			if node != last {
				found = append(found, "")
				last = node
			}
			found[len(found)-1] += m.Text
		}
	}
	for i := range found {
		found[i] = strings.ReplaceAll(found[i], "\u2003", " ")
	}
	return found
}

// F9: figures and tables with a caption are counted through the book, each by itself; the
// caption of a table stands above it, below it in the structure.
func TestCaptionsAreNumbered(t *testing.T) {
	t.Parallel()
	b := book(captioned(1, "One"), figureOf("Two", ""), tableOf(1, "x"), figureOf("", ""), captioned(1, "Three"), figureOf("alt", "Four"))
	pages := laidOut(t, b, numberedOptions())
	want := []string{"Table 1 One", "Figure 1 Two", "Table 2 Three", "Figure 2 Four"}
	if diff := cmp.Diff(want, textOfRole(pages, layout.Caption)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for i, n := range pages.Structure {
		if parent := pages.Structure[n.Parent].Role; n.Role == layout.Caption && parent != layout.Table && parent != layout.Figure {
			t.Errorf("the caption %d is below %v", i, parent)
		}
	}
	caption, header := baseline(t, pages.Pages[0], "One"), 0.0
	for _, m := range texts(pages.Pages[0]) {
		if pages.Structure[m.Of()].Role == layout.HeaderCell && header == 0 {
			header = m.Baseline
		}
	}
	if white := header - caption; white < 12 || white > 40 {
		t.Errorf("the caption stands %.1f above the header", white)
	}
}

func baseline(t *testing.T, p *layout.Page, text string) float64 {
	t.Helper()
	for _, m := range texts(p) {
		if strings.Contains(m.Text, text) {
			return m.Baseline
		}
	}
	t.Fatalf("%q is not on the page", text)
	return 0
}

// F9: wherever on a page a table begins, its caption is on the page of its header and its
// first row.
func TestTableCaptionsStayWithTheirTables(t *testing.T) {
	t.Parallel()
	for lines := range 40 {
		pages := laidOut(t, book(append(filler(lines), captioned(12, "Caption"))...), numberedOptions())
		for i, p := range pages.Pages {
			text := pageText(p)
			if strings.Contains(text, "Caption") && strings.Count(text, "cell") < 2 {
				t.Errorf("after %d paragraphs, page %d ends in a caption", lines, i)
			}
		}
	}
}

// Of title and alternative text, what is not the caption is in the structure alone.
func TestCaptionsOfFigures(t *testing.T) {
	t.Parallel()
	tests := []struct {
		captions   document.Captions
		alt, title string
		want       []string
		described  string
	}{
		{"", "Alt", "Title", []string{"Figure 1 Title"}, "Alt"},
		{"", "Alt", "", []string{"Figure 1 Alt"}, "Alt"},
		{"", "", "Title", []string{"Figure 1 Title"}, ""},
		{document.CaptionAuto, "", "", nil, ""},
		{document.CaptionAlt, "Alt", "Title", []string{"Figure 1 AltTitle"}, "Alt"},
		{document.CaptionTitle, "Alt", "Title", []string{"Figure 1 Title"}, "Alt"},
		{document.CaptionTitle, "Alt", "", nil, "Alt"},
		{document.CaptionNone, "Alt", "", nil, "Alt"},
		{document.CaptionNone, "Alt", "Title", nil, "Alt Title"},
	}
	for _, tt := range tests {
		o := numberedOptions()
		o.Captions = tt.captions
		pages := laidOut(t, book(figureOf(tt.alt, tt.title)), o)
		if diff := cmp.Diff(tt.want, textOfRole(pages, layout.Caption)); diff != "" {
			t.Errorf("%q, %q, %q (-want +got):\n%s", tt.captions, tt.alt, tt.title, diff)
		}
		i := slices.IndexFunc(pages.Structure, func(n layout.Node) bool { return n.Role == layout.Figure })
		if got := pages.Structure[i].Alt; got != tt.described {
			t.Errorf("%q, %q, %q: described as %q", tt.captions, tt.alt, tt.title, got)
		}
	}
}

// A figure whose picture cannot be set has its number, and its caption below its alternative
// text; nothing is said twice.
func TestFiguresThatCannotBeSet(t *testing.T) {
	t.Parallel()
	tests := []struct {
		captions   document.Captions
		alt, title string
		want       string
	}{
		{"", "Alt", "Title", "Alt|Figure 1 Title|loop (Figure 1).|Figure 2 Next"},
		{"", "Alt", "", "Figure 1 Alt|loop (Figure 1).|Figure 2 Next"},
		{"", "Same", "Same", "Figure 1 Same|loop (Figure 1).|Figure 2 Next"},
		{"", "", "Title", "Figure 1 Title|loop (Figure 1).|Figure 2 Next"},
		{"", "", "", "loop.|Figure 1 Next"},
		{document.CaptionAlt, "Alt", "Title", "Alt|Figure 1 Title|loop (Figure 1).|Figure 2 PictureNext"},
		{document.CaptionTitle, "Alt", "Title", "Alt|Figure 1 Title|loop (Figure 1).|Figure 2 Next"},
		{document.CaptionTitle, "Alt", "", "Alt|loop.|Figure 1 Next"},
		{document.CaptionNone, "Alt", "Title", "Alt Title|loop."},
	}
	for _, tt := range tests {
		for _, destination := range []string{"https://example.org/f.png", "gone.png"} {
			o := numberedOptions()
			o.Captions = tt.captions
			unset := figureOf(tt.alt, tt.title, "f")
			unset.Text[1].Image.Destination = destination
			pages := laidOut(t, book(unset, linkTo("loop", "f"), figureOf("Picture", "Next")), o)
			if got := textOfBlocks(pages); got != tt.want {
				t.Errorf("%q, %q, %q, %s: %q, not %q", tt.captions, tt.alt, tt.title, destination, got, tt.want)
			}
		}
	}
}

// textOfBlocks returns the text of paragraphs and captions in their order.
func textOfBlocks(pages *layout.Pages) string {
	var text strings.Builder
	last := -1
	for _, m := range texts(pages.Pages[0]) {
		node := m.Of()
		for node > 0 && pages.Structure[node].Role != layout.Paragraph && pages.Structure[node].Role != layout.Caption {
			node = pages.Structure[node].Parent
		}
		if node <= 0 {
			continue
		}
		if node != last && last >= 0 {
			text.WriteByte('|')
		}
		last = node
		text.WriteString(m.Text)
	}
	return strings.ReplaceAll(text.String(), "\u2003", " ")
}

// What leads to a figure, and where that leads, is the same if its picture cannot be set.
func TestLinksOfFiguresThatCannotBeSet(t *testing.T) {
	t.Parallel()
	o := numberedOptions()
	o.LinkNotes = true
	unset := figureOf("Alt", "Title", "before")
	unset.Text[1].Image.Destination = "gone.png"
	unset.Text[1].Link = &document.Link{Destination: "https://example.org/page"}
	unset.Text = append(unset.Text, document.Span{Anchor: "after"})
	pages := laidOut(t, book(unset, linkTo("one", "before"), linkTo("two", "after")), o)
	want := []string{"Alt", "one (Figure 1)", "two"}
	got := textOfRole(pages, layout.Hyperlink)
	if diff := cmp.Diff(want, got[:min(3, len(got))]); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if text := pageText(pages.Pages[0]); strings.Count(text, "example.org/page") != 1 {
		t.Errorf("no note says where the picture leads: %q", text)
	}
}

// A row of badges is no row of figures; pictures with titles are, and others than on the web.
func TestRowsOfPictures(t *testing.T) {
	t.Parallel()
	row := func(destination, title string) *document.Paragraph {
		p := &document.Paragraph{}
		for _, alt := range []string{"One", "Two"} {
			p.Text = append(p.Text, document.Span{Image: &document.Image{Destination: destination, Alt: alt, Title: title}}, document.Span{Text: " "})
		}
		return p
	}
	tests := []struct{ destination, title, want string }{
		{"https://example.org/a.svg", "", "One Two"},
		{"https://example.org/a.svg", "T", "One|Figure 1 T|Two|Figure 2 T"},
		{"gone.png", "", "Figure 1 One|Figure 2 Two"},
		{"f.png", "", "Figure 1 One|Figure 2 Two"},
	}
	for _, tt := range tests {
		pages := laidOut(t, book(row(tt.destination, tt.title)), numberedOptions())
		if got := textOfBlocks(pages); strings.TrimSpace(got) != tt.want {
			t.Errorf("%s, %q: %q, not %q", tt.destination, tt.title, got, tt.want)
		}
	}
}

// The title of a picture in a line or a cell is said to who cannot see it, after its alternative
// text, whether or not the picture can be set; without alternative text it is that.
func TestTitlesOfPicturesInLines(t *testing.T) {
	t.Parallel()
	tests := []struct{ destination, alt, title, described, shown string }{
		{"f.png", "Alt", "Title", "Alt Title", "beside."},
		{"f.png", "Alt", "", "Alt", "beside."},
		{"f.png", "", "Title", "Title", "beside."},
		{"gone.png", "Alt", "Title", "Alt Title", "beside Alt."},
		{"gone.png", "Alt", "Alt", "", "beside Alt."},
		{"gone.png", "Alt", "", "", "beside Alt."},
		{"gone.png", "", "Title", "", "beside Title."},
	}
	for _, tt := range tests {
		spans := []document.Span{{Text: "beside "}, {Image: &document.Image{Destination: tt.destination, Alt: tt.alt, Title: tt.title}}, {Text: "."}}
		table := tableOf(1, "cell")
		table.Rows[0][0].Text = spans
		for _, b := range []document.Block{&document.Paragraph{Text: spans}, table} {
			pages := laidOut(t, book(b), numberedOptions())
			described := ""
			for _, n := range pages.Structure {
				if n.Role == layout.Figure {
					described += n.Alt
				}
			}
			if text := strings.ReplaceAll(pageText(pages.Pages[0]), " .", "."); described != tt.described || !strings.Contains(text, tt.shown) {
				t.Errorf("%+v in %T: described as %q on %q", tt, b, described, text)
			}
		}
	}
}

// A link to a figure or a table says its number after what its author wrote, and leads there.
func TestReferences(t *testing.T) {
	t.Parallel()
	ids := &document.Paragraph{Text: []document.Span{{Anchor: "own"}}}
	table := captioned(1, "Table")
	table.Caption = append([]document.Span{{Anchor: "within"}}, table.Caption...)
	b := book(
		linkTo("Figure", "first"), linkTo("the loop", "second"), linkTo("table", "own"), linkTo("Table 1", "within"),
		linkTo("Tab", "own"), linkTo("Figure 1", "second"), linkTo("plain", "bare"), linkTo("text", "text"), linkTo("gone", "gone"), linkTo("end", "end"),
		figureOf("First", "", "first"), &document.Paragraph{Text: []document.Span{{Text: "x", Style: 0}, {Anchor: "text"}}}, figureOf("Second", "", "second"),
		ids, table, figureOf("", "", "bare"), &document.Paragraph{Text: []document.Span{{Anchor: "end"}}},
	)
	pages := laidOut(t, b, numberedOptions())
	want := []string{
		"Figure 1", "the loop (Figure 2)", "table 1", "Table 1", "Tab (Table 1)", "Figure 1 (Figure 2)", "plain", "text",
	}
	if diff := cmp.Diff(want, textOfRole(pages, layout.Hyperlink)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if text := strings.Join(textOfRole(pages, layout.Paragraph), "|"); !strings.Contains(text, "gone.|end.") {
		t.Errorf("what leads nowhere is no text: %q", text)
	}
	heights := map[float64]bool{}
	for _, l := range pages.Pages[0].Links {
		heights[l.To.Y] = true
	}
	if len(heights) != 5 { // two figures, the table, the bare figure, the text
		t.Errorf("the links lead to %v", heights)
	}
}

// A number that is there already is not said again, however it is spaced, and whatever follows it.
func TestReferencesThatHaveTheirNumber(t *testing.T) {
	t.Parallel()
	tests := []struct{ word, text, want string }{
		{"圖", "圖1", "圖1"},
		{"图", "图1", "图1"},
		{"表", "表1", "表1"},
		{"表", "表 1：表甲", "表 1：表甲"},
		{"表", "表1：表甲", "表1：表甲"},
		{"圖", "圖1所示", "圖1所示"},
		{"図", "図１", "図１"},
		{"그림", "그림 1에서", "그림 1에서"},
		{"Figure", "Figure\u00a01", "Figure\u00a01"},
		{"Figure", "FIGURE\u202f1.", "FIGURE\u202f1."},
		{"Figure", "Figure\u00a0", "Figure\u00a01"},
		{"Figure", "Figure 1\u2003The loop", "Figure 1\u2003The loop"},
		{"圖", "圖", "圖 1"},
		{"圖", "圖10", "圖10 (圖 1)"},
		{"Figure", "Figure 1a", "Figure 1a (Figure 1)"},
		{"Figure", "Figure 1.2", "Figure 1.2 (Figure 1)"},
		{"Figure", "Fig", "Fig (Figure 1)"},
		{"चित्र", "च", "च (चित्र 1)"},
		{"圖", "\u3000", "\u3000(圖 1)"},
	}
	visible := strings.NewReplacer("\u00a0", " ", "\u2003", " ", "\u202f", " ", "\u3000", "")
	for _, tt := range tests {
		o := numberedOptions()
		o.Figure = func(n int) string { return fmt.Sprintf("%s %d", tt.word, n) }
		pages := laidOut(t, book(linkTo(tt.text, "f"), figureOf("F", "", "f")), o)
		got := visible.Replace(strings.Join(textOfRole(pages, layout.Hyperlink), "|"))
		if want := visible.Replace(tt.want); strings.TrimSpace(got) != strings.TrimSpace(want) {
			t.Errorf("%q after %q: %q, not %q", tt.text, tt.word, got, want)
		}
	}
}

// With references to pages, both are in one pair of brackets.
func TestReferencesWithPages(t *testing.T) {
	t.Parallel()
	o := numberedOptions()
	o.PageReference = func(page int) string { return fmt.Sprintf("(page %d)", page) }
	pages := laidOut(t, book(linkTo("Figure", "f"), linkTo("the loop", "f"), figureOf("F", "", "f")), o)
	want := []string{"Figure 1 (page 1)", "the loop (Figure 1, page 1)"}
	if diff := cmp.Diff(want, textOfRole(pages, layout.Hyperlink)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
