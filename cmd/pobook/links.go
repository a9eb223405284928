package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/markdown"
)

// linkedIDs finds the heading ids that links inside the handbook name, by the
// path of the section that has them.
func linkedIDs(sections []section) map[string]map[string]bool {
	ids := map[string]map[string]bool{}
	for _, s := range sections {
		for _, link := range s.Links() {
			target, ok := document.Resolve(s.path, link.Destination)
			if !ok || target.ID == "" {
				continue
			}
			if ids[target.Section] == nil {
				ids[target.Section] = map[string]bool{}
			}
			ids[target.Section][target.ID] = true
		}
	}
	return ids
}

// checkLinks tells of the links inside the handbook that lead nowhere.
func (b *builder) checkLinks(report func(error)) {
	sources := b.sources()
	for _, s := range b.sections {
		for _, link := range s.Links() {
			if reason := dead(sources, s.path, link.Destination); reason != "" {
				report(check.DeadLink(diag.At(s.file, s.Source, link.Offset), link.Destination, reason))
			}
		}
	}
}

// checkLinks tells of those links of a translation that lead nowhere and are
// not the source's.
func (v *volume) checkLinks() {
	if v.target == nil {
		return
	}
	sources := v.sources()
	for _, c := range v.chapters {
		known := map[string]bool{}
		for _, link := range c.section.Links() {
			known[link.Destination] = true
		}
		for _, link := range c.recombined.Links() {
			if reason := dead(sources, c.path, link.Destination); reason != "" && !known[link.Destination] {
				v.report(check.DeadLink(v.place(c, link.Offset), link.Destination, reason))
			}
		}
	}
}

// sources are the sections by their paths.
func (b *builder) sources() map[string]*markdown.Section {
	byPath := map[string]*markdown.Section{}
	for _, s := range b.sections {
		byPath[s.path] = s.Section
	}
	return byPath
}

// dead says why a destination written in a section leads nowhere, and nothing
// if it leads somewhere or out of the handbook. Anchors are those of the source
// in every locale.
func dead(sections map[string]*markdown.Section, from, destination string) string {
	target, inside := document.Resolve(from, destination)
	if !inside || strings.HasPrefix(target.Section, "../") {
		return ""
	}
	s := sections[target.Section]
	switch {
	case s == nil:
		return fmt.Sprintf("no section %q", target.Section)
	case target.ID != "" && !s.HasAnchor(target.ID):
		ids := make([]string, len(s.Headings))
		for i, h := range s.Headings {
			ids[i] = h.ID
		}
		reason := fmt.Sprintf("no anchor %q in %s", target.ID, target.Section)
		if nearest := diag.Nearest(target.ID, ids); nearest != "" {
			reason += fmt.Sprintf(", but %q", nearest)
		}
		return reason
	}
	return ""
}

// checkHTML tells of the HTML in the sections that the PDF does not show as a
// browser would. Translations have no tags but those of their sources.
func (b *builder) checkHTML(report func(error)) {
	if !slices.Contains(b.formats, formatPDF) {
		return
	}
	for _, s := range b.sections {
		told := map[string]bool{}
		for _, tag := range s.UnsetHTML() {
			if told[tag.Name] {
				continue
			}
			told[tag.Name] = true
			d := diag.Diagnostic{
				Position: diag.At(s.file, s.Source, tag.Offset),
				Severity: diag.Warning,
				Code:     "html-element",
				Message:  fmt.Sprintf("<%s> has no look in the PDF: its text is set as plain text", tag.Name),
				Hint:     "write it in Markdown if that can say it",
			}
			if tag.Left {
				d.Message = fmt.Sprintf("<%s> is left out of the PDF", tag.Name)
			}
			report(d)
		}
	}
}
