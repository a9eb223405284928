package blocks

import (
	"slices"
	"strings"
	"unicode"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/typeset/design"
	"github.com/pobook/pobook/internal/typeset/paging"
)

// markUntranslated puts a rule into the margin beside strips whose text, that of
// a node, is not translated. What follows each other has one rule.
func markUntranslated(s *Setter, strips []*paging.Strip, node int, state translation) {
	switch state {
	case translated:
		s.margin = nil
	case untranslated:
		s.nodes[node].Language = s.Design.Options.SourceLanguage
		if s.margin == nil {
			s.margin = &paging.Band{X: s.Design.Options.Margins.Left - 12, Width: 1, Color: design.Grey, Margin: true}
		}
		paging.Inside(s.margin, strips)
	}
}

// translation says whether a text is translated; one without words is neither.
type translation uint8

const (
	wordless translation = iota
	translated
	untranslated
)

func translationOf(s *Setter, spans []document.Span) translation {
	i := slices.IndexFunc(spans, func(s document.Span) bool { return strings.ContainsFunc(s.Text, unicode.IsLetter) })
	if i < 0 {
		return wordless
	}
	return translationAt(s, spans[i].Offset)
}

func translationAt(s *Setter, offset int) translation {
	if s.Design.Options.Untranslated != nil && s.document != nil && s.Design.Options.Untranslated(s.path(), offset) {
		return untranslated
	}
	return translated
}
