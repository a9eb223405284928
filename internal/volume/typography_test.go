package volume

import (
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/oracle"
	"github.com/pobook/pobook/internal/update"
)

// What may not begin or end a line of Chinese (B1 to B3), apart from the code of
// the program.
const (
	neverFirst = "、。，．；：！？」』”’）】》〉〕〗］｝·‧～％℃…—"
	neverLast  = "「『“‘（【《〈〔〖［｛"
)

// The lines of real books: none breaks a prohibition, nearly all that should be
// flush are, and every character has a glyph.
func TestLinesOfRealBooks(t *testing.T) {
	t.Parallel()
	for _, locale := range []string{"en", "zh_Hant", "zh_Hans"} {
		t.Run("handbook "+locale, func(t *testing.T) {
			t.Parallel()
			checkLines(t, repository, locale)
		})
	}
	t.Run("Standard for Public Code zh_Hant", func(t *testing.T) {
		t.Parallel()
		checkLines(t, standardForPublicCode(t), "zh_Hant")
	})
}

// standardForPublicCode is a book of 32 sections that nobody here wrote, with
// the translation that was made of it in one catalogue.
func standardForPublicCode(t *testing.T) string {
	corpus := filepath.Join(oracle.Corpora(t), "spc")
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "handbook"), os.DirFS(filepath.Join(corpus, "source"))); err != nil {
		t.Fatal(err)
	}
	config := "name: spc\ntitle: Standard for Public Code\nsource: en\nlocales: [zh_Hant]\n"
	if err := os.WriteFile(filepath.Join(dir, "handbook", "handbook.yaml"), []byte(config), 0o644); err != nil {
		t.Fatal(err)
	}
	catalogue := filepath.Join(corpus, "locales", "zh_Hant", "LC_MESSAGES", "messages.po")
	data, err := os.ReadFile(catalogue)
	if err != nil {
		t.Fatal(err)
	}
	b := openBook(t, dir)
	catalogues, err := update.ReadCatalogues(b.Config, []update.File{{Name: catalogue, Data: data}}, "")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := update.Run(t.Context(), b, update.Options{Catalogues: catalogues}, func(diag.Diagnostic) {}); err != nil {
		t.Fatal(err)
	}
	return dir
}

// layout sets a handbook in one locale.
func laidOut(t *testing.T, dir, locale string) *layout.Pages {
	t.Helper()
	b := openBook(t, dir)
	var found diag.List
	plan := newPlan(t, b, time.Time{}, found.Add)
	var target *config.Target
	for _, t := range b.Config.Locales {
		if t.Locale.Code == locale {
			target = &t
		}
	}
	v, ok := Recombine(t.Context(), plan, target, found.Add)
	if !ok {
		t.Fatal(found)
	}
	pages, _, ok := setPages(t.Context(), plan, v, ReadImages(plan, v, Formats{Markdown: true, PDF: true}, found.Add), found.Add)
	if !ok {
		t.Fatal(found)
	}
	return pages
}

// A printedLine is what stands on one line of a paragraph.
type printedLine struct {
	paragraph int // its node
	text      string
	end       float64
}

// printedLines returns the lines of running text. A text that stands lower than
// the one before it, or is of another paragraph, begins a line.
func printedLines(pages *layout.Pages) []printedLine {
	var lines []printedLine
	for _, page := range pages.Pages {
		baseline := math.Inf(-1)
		for _, m := range page.Marks {
			text, ok := m.(*layout.Run)
			if !ok {
				continue
			}
			paragraph := paragraphOf(pages, text.Node)
			if paragraph == 0 {
				baseline = math.Inf(-1)
				continue
			}
			if n := len(lines); text.Baseline > baseline+text.Size || lines[n-1].paragraph != paragraph {
				lines = append(lines, printedLine{paragraph: paragraph})
			}
			l := &lines[len(lines)-1]
			l.text += text.Text
			l.end = text.X + text.Width
			baseline = text.Baseline
		}
	}
	return lines
}

// paragraphOf returns the paragraph that a node belongs to, or 0.
func paragraphOf(pages *layout.Pages, node int) int {
	for ; node != 0; node = pages.Structure[node].Parent {
		switch pages.Structure[node].Role {
		case layout.Paragraph:
			return node
		case layout.Label, layout.Code:
			return 0
		}
	}
	return 0
}

func checkLines(t *testing.T, dir, locale string) {
	lines := printedLines(laidOut(t, dir, locale))
	edge, flush, all := 0.0, 0, 0
	for _, l := range lines {
		edge = math.Max(edge, l.end)
	}
	for i, l := range lines {
		text := strings.TrimSpace(l.text)
		first := i == 0 || lines[i-1].paragraph != l.paragraph
		last := i+1 == len(lines) || lines[i+1].paragraph != l.paragraph
		if !first && startsWithAny(text, neverFirst) {
			t.Errorf("a line begins with %s", text)
		}
		if last {
			continue
		}
		if endsWithAny(text, neverLast) {
			t.Errorf("a line ends with %s", text)
		}
		all++
		if edge-l.end < 0.5 {
			flush++
		} else {
			t.Logf("%.1f pt short: %s", edge-l.end, text)
		}
	}
	t.Logf("%d of %d lines are flush (%.2f %%)", flush, all, 100*float64(flush)/float64(all))
	if flush*100 < all*99 {
		t.Errorf("%d of %d lines are flush, want 99 %%", flush, all)
	}
}

func startsWithAny(text, marks string) bool {
	return text != "" && strings.ContainsRune(marks, []rune(text)[0])
}

func endsWithAny(text, marks string) bool {
	r := []rune(text)
	return len(r) > 0 && strings.ContainsRune(marks, r[len(r)-1])
}
