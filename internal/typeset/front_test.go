package typeset

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/typeset/design"
)

// The title page holds what is on it, whatever is too long: authors, of whom it
// names the first, title and subtitle, which are set smaller.
func TestTitlePageHoldsItsText(t *testing.T) {
	t.Parallel()
	var authors []string
	for i := range 40 {
		authors = append(authors, fmt.Sprintf("作者%d", i))
	}
	imprint := []string{"2026", "版", "CC0"}
	long := strings.Repeat("很長的書名", 50)
	tests := []struct {
		name string
		page design.TitlePage
		says string // by the page
	}{
		{"few authors", design.TitlePage{Title: "書", Authors: authors[:8]}, "作者7"},
		{"twenty authors", design.TitlePage{Title: "書", Authors: authors[:20]}, "另13人"},
		{"long names", design.TitlePage{Title: "書", Authors: slices.Repeat([]string{long}, 8)}, "另"},
		{"long title", design.TitlePage{Title: long, Authors: authors[:4]}, long},
		{"long subtitle", design.TitlePage{Title: "書", Subtitle: long, Authors: authors[:4]}, long},
		{"all of it", design.TitlePage{Title: long, Subtitle: long[:300], Authors: authors}, "另3"},
	}
	for _, size := range [][2]float64{{595.28, 841.89}, {419.53, 595.28}} {
		for _, tt := range tests {
			t.Run(fmt.Sprint(tt.name, size), func(t *testing.T) {
				t.Parallel()
				o := chineseOptions
				o.Width, o.Height = size[0], size[1]
				o.Title = tt.page
				o.Title.Imprint = imprint
				o.Title.More = func(n int) string { return fmt.Sprintf("另%d人", n) }
				pages := laidOut(t, book(para("文")), o)
				page := pages.Pages[0]
				if text := pageText(page); !strings.Contains(text, tt.says) || !strings.Contains(text, "CC0") {
					t.Errorf("the page says %s", text)
				}
				bottom := o.Height - design.New(o).Options.Margins.Bottom
				if i := slices.IndexFunc(texts(page), func(m *layout.Run) bool { return m.Baseline > bottom || m.Size < 7.875 }); i >= 0 {
					t.Errorf("%+v does not fit", texts(page)[i])
				}
			})
		}
	}
}

// Many names are set as a paragraph, in whose lines each name is whole.
func TestCreditsKeepNamesWhole(t *testing.T) {
	t.Parallel()
	o := englishOptions
	o.Hyphenate = func(string) []int { return []int{2, 4} }
	var names []string
	for i := range 30 {
		names = append(names, fmt.Sprintf("Author Number %d", i))
	}
	o.Credits = design.Credits{Heading: "Credits", Groups: []design.CreditGroup{{Heading: "Authors", Names: names}}}
	said := ""
	for _, m := range texts(laidOut(t, book(para("x")), o).Pages[0])[2:] {
		if !strings.HasPrefix(m.Text, "Author") {
			t.Errorf("a line begins within a name: %q", m.Text)
		}
		said += strings.TrimSpace(m.Text) + " "
	}
	if want := strings.Join(names, ", ") + " "; said != want {
		t.Errorf("the names are %q", said)
	}
}

// Black is a colour, and not the zero value of one.
func TestAccentMayBeBlack(t *testing.T) {
	t.Parallel()
	o := chineseOptions
	for _, want := range []layout.Color{{}, layout.RGB(0x80, 0, 0)} {
		o.Accent = &want
		if got := design.New(o).Accent; got != want {
			t.Errorf("the accent is %v, want %v", got, want)
		}
	}
	o.Accent = nil
	if got := design.New(o).Accent; got != design.Teal {
		t.Errorf("the accent is %v by default", got)
	}
}
