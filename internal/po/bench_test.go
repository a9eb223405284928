package po

import (
	"fmt"
	"strings"
	"testing"
)

// benchmarkFile is a catalogue of 20,000 messages as a handbook has them: a
// sentence or three, some with emphasis, quotes and line breaks.
func benchmarkFile() *File {
	g := newGenerator(7)
	f := &File{Entries: []*Entry{{Str: []string{generatedHeader}}}}
	for i := range 20_000 {
		source, translation := "The working group ", "工作小組"
		for range 1 + g.IntN(4) {
			source += "publishes its *decisions* in the open, with the reasons for them. "
			translation += "公開發表**決定**，並說明理由。"
		}
		if g.once(4) {
			source, translation = source+"\n\"Costs\"", translation+"\n「成本」"
		}
		f.Entries = append(f.Entries, &Entry{
			Extracted:  []string{"Opportunity assessment → Costs", "paragraph"},
			References: []string{fmt.Sprintf("handbook/%02d-usage.md:costs", i%40)},
			ID:         fmt.Sprint(strings.TrimSpace(source), i),
			Str:        []string{translation},
		})
	}
	return f
}

func BenchmarkParse(b *testing.B) {
	data := benchmarkFile().Bytes()
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Parse(data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkWrite(b *testing.B) {
	f := benchmarkFile()
	b.SetBytes(int64(len(f.Bytes())))
	b.ReportAllocs()
	for b.Loop() {
		f.Bytes()
	}
}
