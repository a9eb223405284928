package pdf

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/typeset"
	"github.com/pobook/pobook/internal/typeset/design"
)

// benchmarkBook has paragraphs of Han, or of Latin, for about so many pages.
func benchmarkBook(pages int, latin bool) *document.Book {
	random := rand.New(rand.NewPCG(1, 2))
	face := options().Faces.Han[0].Regular
	var han []rune
	for r := rune(0x4E00); len(han) < 2500; r += 3 {
		if face.Covers(r) {
			han = append(han, r)
		}
	}
	text := func() string {
		var b strings.Builder
		for n := 0; n < 300; n++ {
			switch {
			case latin:
				for range 2 + random.IntN(8) {
					b.WriteByte(byte('a' + random.IntN(26)))
				}
				if random.IntN(10) == 0 {
					b.WriteString(", AVATAR To")
				}
				b.WriteByte(' ')
			case n%23 == 22:
				b.WriteString([]string{"，", "。", "；「", "」（ab）"}[random.IntN(4)])
			default:
				b.WriteRune(han[int(float64(len(han))*random.Float64()*random.Float64())])
			}
		}
		return b.String()
	}
	per := 4
	if latin {
		per = 1
	}
	book := &document.Book{}
	for i := range pages / 10 {
		s := &document.Section{Path: fmt.Sprintf("%d.md", i)}
		s.Blocks = append(s.Blocks, &document.Heading{Level: 1, Text: []document.Span{{Text: "Section"}}})
		for range 10 * per {
			s.Blocks = append(s.Blocks, &document.Paragraph{Text: []document.Span{{Text: text()}, {Text: "重點", Style: document.Strong}}})
		}
		book.Sections = append(book.Sections, s)
	}
	return book
}

// Writing a book that is laid out.
func BenchmarkWrite(b *testing.B) {
	for _, pages := range []int{36, 350} {
		for _, latin := range []bool{false, true} {
			name := "han"
			if latin {
				name = "latin"
			}
			o := options()
			o.Title, o.Contents = design.TitlePage{}, ""
			laid, err := typeset.Layout(b.Context(), benchmarkBook(pages, latin), o, typeset.Job{})
			if err != nil {
				b.Fatal(err)
			}
			b.Run(fmt.Sprintf("%s-%d", name, pages), func(b *testing.B) {
				b.ReportAllocs()
				var file bytes.Buffer
				for b.Loop() {
					file.Reset()
					if err := Write(b.Context(), &file, laid, meta, nil); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(file.Len()), "bytes")
				b.ReportMetric(float64(len(laid.Pages)), "pages")
			})
		}
	}
}
