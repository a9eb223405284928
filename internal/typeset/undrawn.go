package typeset

import (
	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/typeset/blocks"
	"github.com/pobook/pobook/internal/typeset/design"
)

// Undrawn returns for each of some texts without markup the characters that no
// face draws where it is set as running text, in their order; nil for a text
// that can be set. A face that cannot be read draws nothing; [Layout] reports
// that.
func Undrawn(texts []string, options design.Options) [][]rune {
	s := blocks.New(design.New(options), nil, blocks.NewReferences())
	f := blocks.Frame{X: s.Design.Options.Margins.Left, Width: s.Design.Measure, Style: s.Design.Body}
	undrawn := make([][]rune, len(texts))
	for i, text := range texts {
		s.Missing = nil
		blocks.Plain(s, text, f.Style, layout.Paragraph, 0, f)
		for _, m := range s.Missing {
			undrawn[i] = append(undrawn[i], m.Rune)
		}
	}
	return undrawn
}
