package pdf

import (
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/typeset/design"
)

// G5: each Han of the book is in the text layer as often as in the book.
func TestTextLayerHoldsEachHan(t *testing.T) {
	t.Parallel()
	o := options()
	o.Title, o.Contents = design.TitlePage{}, ""
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
				spans(b.Title)
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
	t.Parallel()
	out := inspect(t, render(t, sample(), options()), "pdftotext", "-raw", "FILE", "-")
	joined := strings.NewReplacer("\n", "", " ", "").Replace(out)
	if want := strings.ReplaceAll(prose, " ", ""); !strings.Contains(joined, want) {
		t.Errorf("the text layer does not hold %q:\n%s", want, out)
	}
	if got, want := strings.Count(out, "；「直譯」"), strings.Count(joined, "；「直譯」")/2; got < want {
		t.Errorf("squeezed marks are on one line %d times, want %d at least:\n%s", got, want, out)
	}
}

// Law 5 under every trick of the page: dashes widened to one line, dots, marks
// that give up blank within a text and before the next, emphasis dots, emoji of
// several characters, kerning, all of it in a justified line.
func TestTextLayerUnderTricks(t *testing.T) {
	t.Parallel()
	o := options()
	o.Faces.Symbols = append(o.Faces.Symbols, family("NotoEmoji"))
	o.Contents, o.Title = "", design.TitlePage{}
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
	t.Parallel()
	o := options()
	o.Chinese, o.Contents, o.Title = false, "", design.TitlePage{}
	o.Width, o.Height = 340, 500
	o.Margins = design.Margins{Left: 75, Right: 75}
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

func TestNumbers(t *testing.T) {
	t.Parallel()
	tests := map[float64]string{
		0: "0 ", 1: "1 ", -1: "-1 ", 10: "10 ", 100: "100 ", 0.5: "0.5 ", 1.2344: "1.234 ", 1.2346: "1.235 ", -0.25: "-0.25 ", 0.0004: "0 ", -0.0004: "0 ", 595.276: "595.276 ",
	}
	for number, want := range tests {
		if got := string(appendNumber([]byte("x "), number)); got != "x "+want {
			t.Errorf("%g: %q, want %q", number, got, "x "+want)
		}
	}
}

// In a literal string some bytes would mean something else (ISO 32000-1,
// 7.3.4.2); an end of line is read as a line feed, whichever it is.
func TestCodes(t *testing.T) {
	t.Parallel()
	tests := map[uint16]string{
		'A': "\x00A", '字': "\x5b\x57", '(': `\0\(`, ')': `\0\)`, '\\': `\0\\`, '\n': "\x00\n",
		0x2828: `\(\(`, 0x5C5C: `\\\\`, 0x0D0D: `\r\r`, 0x0A29: "\n\\)",
	}
	for code, want := range tests {
		want = strings.ReplaceAll(want, `\0`, "\x00")
		if got := string(appendCode(nil, code)); got != want {
			t.Errorf("%X: %q, want %q", code, got, want)
		}
	}
}
