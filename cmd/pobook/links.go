package main

import (
	"fmt"
	"slices"

	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/diag"
)

// checkLinks tells of those links of a translation that lead nowhere and are
// not the source's.
func (v *volume) checkLinks() {
	if v.target == nil {
		return
	}
	for _, c := range v.chapters {
		for _, link := range c.recombined.Links() {
			if reason := v.index.Dead(c.section.Path, link.Destination); reason != "" && !v.index.Has(c.section.Path, link.Destination) {
				v.report(check.DeadLink(v.place(c, link.Offset), link.Destination, reason))
			}
		}
	}
}

// checkHTML tells of the HTML in the sections that the PDF does not show as a
// browser would. Translations have no tags but those of their sources.
func (b *builder) checkHTML(reporter diag.Reporter) {
	if !slices.Contains(b.formats, formatPDF) {
		return
	}
	for _, s := range b.sections {
		told := map[string]bool{}
		for _, tag := range s.Parsed.UnsetHTML() {
			if told[tag.Name] {
				continue
			}
			told[tag.Name] = true
			d := diag.Diagnostic{
				Position: s.At(tag.Offset),
				Severity: diag.Warning,
				Code:     "html-element",
				Message:  fmt.Sprintf("<%s> has no look in the PDF: its text is set as plain text", tag.Name),
				Hint:     "write it in Markdown if that can say it",
			}
			if tag.Left {
				d.Message = fmt.Sprintf("<%s> is left out of the PDF", tag.Name)
			}
			reporter(d)
		}
	}
}
