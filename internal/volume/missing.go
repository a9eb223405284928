package volume

import (
	"strings"

	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/facefiles"
	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/undrawn"
)

// A lack is characters of a volume that no face has and that are reported together.
type lack struct {
	group *undrawn.Group
	found diag.Diagnostic
	// inText says that they stand in a file, of which other volumes may show the same.
	inText bool
}

func (l lack) isError() bool { return l.found.Severity == diag.Error }

// lacks returns what no face has in a volume: of each section and its catalogue, then
// of what the book has beside them. configuration is the file that says so.
func lacks(v *Volume, missing []layout.Missing, configuration, wanted string) []lack {
	chapters := map[string]Chapter{}
	for _, c := range v.Chapters {
		chapters[c.Section.Path] = c
	}
	var within, beside undrawn.Tally
	for _, m := range missing {
		c, ok := chapters[m.Section]
		if !ok {
			file := v.besideSections(m.Rune, configuration)
			beside.Add(m.Rune, file, func() diag.Position { return diag.Position{File: file} })
			continue
		}
		at := c.At(m.Offset)
		if at.File == c.Section.File && c.Section.Controls && undrawn.IsControl(m.Rune) {
			continue // reported with the section, whatever is made of it
		}
		within.Add(m.Rune, at.File, func() diag.Position { return at })
	}
	severity := facefiles.Severity(wanted)
	var all []lack
	for _, g := range within.Groups() {
		all = append(all, lack{g, g.Diagnostic(severity), true})
	}
	for _, g := range beside.Groups() {
		l := lack{group: g, found: g.Diagnostic(severity)}
		l.found.Message = diag.Textf("%s (title page, title of a part, contents or glossary in %s)", l.found.Message, v.Locale.Code)
		all = append(all, l)
	}
	return all
}

// besideSections returns the file that has a text of the book that is in no section: the
// titles of parts, or the configuration for all else.
func (v *Volume) besideSections(r rune, configuration string) string {
	for _, title := range v.partTitles {
		if strings.ContainsRune(title, r) {
			return v.partFile
		}
	}
	return configuration
}

// reportLacking adds to each result what no face has, but for what an earlier one has
// reported, and no more mildly: a text of the source is in the volume of each locale that
// does not translate it.
func reportLacking(results []Result, lacking [][]lack) {
	reported := map[undrawn.First]diag.Severity{}
	for i := range lacking {
		for _, l := range lacking[i] {
			first := l.group.First()
			if severity, ok := reported[first]; ok && l.inText && severity <= l.found.Severity {
				continue
			}
			reported[first] = l.found.Severity
			results[i].Found.Add(l.found)
		}
	}
}
