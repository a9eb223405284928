package markdown_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/bookgen"
	"github.com/pobook/pobook/internal/markdown"
)

// outline writes blocks down, with what of them is offered.
func outline(s *markdown.Section, blocks []markdown.Block) string {
	var b strings.Builder
	for _, block := range blocks {
		fmt.Fprintf(&b, "%d", block.Kind)
		if block.Level > 0 {
			fmt.Fprintf(&b, "/%d", block.Level)
		}
		if block.Mark != "" {
			fmt.Fprintf(&b, "=%s", block.Mark)
		}
		for _, i := range block.Segments {
			fmt.Fprintf(&b, " %q", s.Segments[i].Text)
		}
		if block.Children != nil {
			fmt.Fprintf(&b, " (%s)", outline(s, block.Children))
		}
		b.WriteString(";")
	}
	return b.String()
}

func TestBlocks(t *testing.T) {
	t.Parallel()
	for source, want := range map[string]string{
		"---\ntitle: T\n---\n# A\n\ntext\n": `14 "T";1/1 "A";0 "text";`,
		"- a\n  - b\n1. c\n":                `2 (3 (0 "a";2 (3 (0 "b";););););2=1 (3 (0 "c";););`,
		"- [x] done\n":                      `2 (3 (0=[x] "done";););`,
		"| a | b |\n| - | - |\n| c | 1 |\n": `5 (6 (8 "a";8 "b";);7 (8 "c";8;););`,
		"```go\nx\n```\n\n> q\n":            `9=go;4 (0 "q";);`,
		"text[^1]\n\n[^1]: note\n":          `0 "text[^1]";13=1 (0 "note";);`,
		"<p>one</p>\n":                      `10 "one";`,
		"---\n":                             `15;`,
	} {
		s := markdown.Parse([]byte(source), markdown.Options{FrontMatter: []string{"title"}})
		if got := outline(s, s.Blocks()); got != want {
			t.Errorf("%q: %s, want %s", source, got, want)
		}
	}
}

// Every segment is of one block, in the order of the section but for footnotes.
func TestEverySegmentIsInABlock(t *testing.T) {
	t.Parallel()
	for seed := range uint64(20) {
		s := markdown.Parse(bookgen.Section(seed, 800), markdown.Options{FrontMatter: []string{"title", "description"}})
		var found []int
		var walk func([]markdown.Block)
		walk = func(blocks []markdown.Block) {
			for _, b := range blocks {
				found = append(found, b.Segments...)
				walk(b.Children)
			}
		}
		walk(s.Blocks())
		slices.Sort(found)
		want := make([]int, len(s.Segments))
		for i := range want {
			want[i] = i
		}
		if !slices.Equal(found, want) {
			t.Errorf("section %d: %d of %d segments are in blocks", seed, len(found), len(want))
		}
	}
}
