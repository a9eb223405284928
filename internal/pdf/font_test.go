package pdf

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/document"
)

// G4: every font is an embedded subset under its own name, and none is Type 3.
func TestFonts(t *testing.T) {
	t.Parallel()
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

// A5: characters above U+FFFF are drawn, found, and stand in titles.
func TestCharactersAboveTheBMP(t *testing.T) {
	t.Parallel()
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
