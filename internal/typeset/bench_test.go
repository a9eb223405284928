package typeset

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/typeset/sample"
)

// bigBook is about as many pages long as it has sections, times three.
func bigBook(sections int) *document.Book {
	random := rand.New(rand.NewPCG(5, 6))
	b := &document.Book{}
	for i := range sections {
		blocks := []document.Block{heading(1, fmt.Sprintf("第%d章", i))}
		for range 12 {
			blocks = append(blocks, heading(2, sample.Text(random, 30)), para(sample.Text(random, 700)))
		}
		blocks = append(blocks, tableOf(12, sample.Text(random, 90)))
		b.Sections = append(b.Sections, &document.Section{Path: fmt.Sprintf("%d.md", i), Blocks: blocks})
	}
	return b
}

// BenchmarkLayout shows by its two sizes that time is in proportion to length.
func BenchmarkLayout(b *testing.B) {
	for _, sections := range []int{12, 120} {
		whole := bigBook(sections)
		pages, err := Layout(b.Context(), whole, chineseOptions, Job{})
		if err != nil {
			b.Fatal(err)
		}
		b.Run(fmt.Sprintf("%dpages", len(pages.Pages)), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Layout(b.Context(), whole, chineseOptions, Job{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
