package typeset

import (
	"strconv"
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/bookgen"
	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/typeset/design"
	"github.com/pobook/pobook/internal/typeset/paging"
)

// hostileBlocks are blocks that are set in time in proportion to their length,
// whatever is in them.
func hostileBlocks() map[string]func(n int) []document.Block {
	blocks := map[string]func(n int) []document.Block{
		"a heading": func(n int) []document.Block {
			return []document.Block{heading(1, strings.Repeat("x", n)), para("文")}
		},
		"a heading of Han": func(n int) []document.Block {
			return []document.Block{heading(1, strings.Repeat("國", n)), para("文")}
		},
		"headings": func(n int) []document.Block {
			var all []document.Block
			for range n / 10 {
				all = append(all, heading(2, "同"))
			}
			return all
		},
		"a table of many columns": func(n int) []document.Block {
			return []document.Block{tableOf(n/200, "文字")}
		},
		"quotes in quotes": func(n int) []document.Block {
			var inner document.Block = para(strings.Repeat("國", n))
			for range 100 {
				inner = &document.Quote{Blocks: []document.Block{inner}}
			}
			return []document.Block{inner}
		},
	}
	for _, part := range []string{
		"x", "xyz ", "國", "國x", "。", "「", "」", "(", "e\u0301", "\u0301", "\u200b", "\u2060", "\u00ad", "a\u00ad", "\u00a0", "👩‍👩‍👧", "🇦", "א", "א1 ",
		"ا", "ก", "각", "\u1100", "...", "…", "—", "http://a.b/", "-", "/", "1", "\t", "\u3000",
	} {
		blocks["a paragraph of "+strconv.Quote(part)] = func(n int) []document.Block {
			return []document.Block{para(strings.Repeat(part, n/len(part)))}
		}
		blocks["code of "+strconv.Quote(part)] = func(n int) []document.Block {
			return []document.Block{&document.Code{Lines: []string{strings.Repeat(part, n/len(part))}, Offsets: []int{0}}}
		}
	}
	return blocks
}

//nolint:paralleltest // it measures time
func TestHostileBlocks(t *testing.T) {
	for what, blocks := range hostileBlocks() {
		bookgen.Linear(t, what, 2000, func(n int) {
			book := &document.Book{Sections: []*document.Section{{Path: "a.md", Blocks: blocks(n)}}}
			if _, err := Layout(t.Context(), book, chineseOptions, Job{}); err != nil && !strings.Contains(err.Error(), "glyph") && !strings.Contains(err.Error(), "character") {
				t.Fatal(err)
			}
		})
	}
}

// Strips that are all bound to each other, and notes that refer to the next one,
// take time in proportion to their number.
//
//nolint:paralleltest // it measures time
func TestHostileStrips(t *testing.T) {
	d := design.New(chineseOptions)
	bookgen.Linear(t, "bound strips", 2000, func(n int) {
		strips := make([]*paging.Strip, n)
		for i := range strips {
			strips[i] = &paging.Strip{Height: 100, Keep: paging.Solid}
		}
		fill(d, strips)
	})
	bookgen.Linear(t, "notes in notes", 1000, func(n int) {
		var inner []*paging.Note
		for range n {
			inner = []*paging.Note{{Strips: []*paging.Strip{{Height: 10, Notes: inner}}}}
		}
		fill(d, []*paging.Strip{{Height: 10, Notes: inner}})
	})
}
