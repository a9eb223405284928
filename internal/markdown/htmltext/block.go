package htmltext

import (
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/inline"
)

// A Block is the lines of a block in one piece, and where they come from.
type Block struct {
	Text   string // the lines, each with a line feed
	source []byte
	lines  []inline.Span // without line endings
	starts []int         // of the lines in Text
}

// NewBlock takes lines of a source, which are without the prefixes of containers.
func NewBlock(source []byte, lines []inline.Span) *Block {
	b := &Block{source: source}
	var text strings.Builder
	for _, line := range lines {
		content := strings.TrimRight(string(source[line.Start:line.End]), "\r\n")
		b.starts = append(b.starts, text.Len())
		b.lines = append(b.lines, inline.Span{Start: line.Start, End: line.Start + len(content)})
		text.WriteString(content + "\n")
	}
	b.Text = text.String()
	return b
}

// Offset is where a byte of the text stands in the source.
func (b *Block) Offset(at int) int {
	i, found := slices.BinarySearch(b.starts, at)
	if !found {
		i--
	}
	return b.lines[i].Start + at - b.starts[i]
}
