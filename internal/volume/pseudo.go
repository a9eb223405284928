package volume

import (
	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/markdown"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/translate"
)

// PseudoCode names the folder of a pseudo-translation.
const PseudoCode = "pseudo"

// Pseudo returns the handbook with every message between ⟦ and ⟧, as Markdown with its
// images: what stands outside of these on a page is offered to nobody, and a generator
// that makes other elements of it will do so with a translation, too. It reports
// messages that cannot stand there even so.
func Pseudo(p *Plan, reporter diag.Reporter) []File {
	v := &Volume{Locale: locale.Locale{Code: PseudoCode}}
	for _, s := range p.selected() {
		entries := translate.Entries(translate.Extract(s.File, s.Parsed))
		for _, e := range entries {
			e.Str = []string{markdown.Pseudo(e.ID)}
		}
		c := newChapter(p, nil, nil, s, &po.File{Entries: entries}, p.linked(s), reporter)
		for _, r := range c.Applied.Refused {
			reporter(diag.Diagnostic{
				Position: diag.Position{File: s.File},
				Severity: diag.Warning,
				Code:     "pseudo-refused",
				Message:  diag.Textf("the message cannot stand between ⟦ and ⟧: %s", r.Message.ID),
				Hint:     diag.Textf("translate it in the catalogue to see how it fares"),
			})
		}
		v.Chapters = append(v.Chapters, c)
	}
	sections, beside := Markdown(config.Config{}, v, ReadImages(p, v, Formats{Markdown: true}, reporter), reporter)
	return append(sections, beside...)
}
