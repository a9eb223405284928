package main

import (
	"errors"
	"io/fs"
	"slices"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/report"
	"github.com/pobook/pobook/internal/translate"
)

// move renames the template and the catalogues of each section that was
// renamed itself. The template goes last: by its messages the next run finds
// the new name again, should this one end before all catalogues are there.
func (u *updater) move(templates []translate.Section) {
	orphans := u.book.OrphanFiles()
	if len(orphans) == 0 {
		return
	}
	slices.SortStableFunc(orphans, func(x, y book.Orphan) int {
		switch {
		case x.Target != nil && y.Target == nil:
			return -1
		case x.Target == nil && y.Target != nil:
			return 1
		}
		return 0
	})
	for _, m := range translate.Moves(u.gone(orphans), u.arrived(orphans, templates)) {
		moved := report.Move{Move: m}
		for _, o := range orphans {
			if o.Section == m.From && u.moveFile(o.Path, u.book.PlaceFor(o, m.To)) {
				moved.Files = append(moved.Files, report.MovedFile{From: o.Path, To: u.book.PlaceFor(o, m.To)})
			}
		}
		if len(moved.Files) > 0 {
			u.done.Moves = append(u.done.Moves, moved)
		}
	}
}

// moveFile renames a file, or remembers that it would.
func (u *updater) moveFile(from, to string) bool {
	if u.exists(to) {
		return false
	}
	if u.done.DryRun {
		u.renamed[to] = from
		return true
	}
	err := u.book.MoveFile(from, to)
	u.report(err)
	return err == nil
}

func (u *updater) exists(path string) bool {
	_, err := u.book.ReadFile(path)
	return !errors.Is(err, fs.ErrNotExist)
}

// gone are the sections that orphans belonged to, by one file each: the
// template where there is one.
func (u *updater) gone(orphans []book.Orphan) []translate.Section {
	var gone []translate.Section
	for _, o := range orphans {
		file, err := u.readPO(o.Path)
		if err != nil {
			continue // it is told among the orphans
		}
		s := translate.Section{Path: o.Section, Catalogue: file}
		if i := slices.IndexFunc(gone, func(s translate.Section) bool { return s.Path == o.Section }); i < 0 {
			gone = append(gone, s)
		} else if o.Target == nil {
			gone[i] = s
		}
	}
	return gone
}

// arrived are the sections that lack a file where an orphan is one too many.
func (u *updater) arrived(orphans []book.Orphan, templates []translate.Section) []translate.Section {
	var arrived []translate.Section
	for _, t := range templates {
		if slices.ContainsFunc(orphans, func(o book.Orphan) bool { return !u.exists(u.book.PlaceFor(o, t.Path)) }) {
			arrived = append(arrived, t)
		}
	}
	return arrived
}

// tellOrphans warns of the files that no section has any more.
func (u *updater) tellOrphans() {
	warnings := u.book.Orphans()
	for _, from := range u.renamed {
		warnings = slices.DeleteFunc(warnings, func(d diag.Diagnostic) bool { return d.File == from })
	}
	u.report(warnings.Err())
}

// orphans are the catalogues of a locale whose section is gone, or outside the
// reading order. Their translations may be wanted elsewhere.
func (u *updater) orphans(target book.Target) []translate.Section {
	var orphans []translate.Section
	add := func(section, path string) {
		if file, err := readCatalogueAt(u.book, target, path); err == nil && file != nil {
			orphans = append(orphans, translate.Section{Path: section, Catalogue: file})
		}
	}
	for _, o := range u.book.OrphanFiles() {
		if o.Target != nil && o.Target.Code == target.Code && !u.moved(o.Path) {
			add(o.Section, o.Path)
		}
	}
	for _, section := range u.book.Unlisted() {
		add(section, u.book.CataloguePath(target, section))
	}
	return orphans
}

func (u *updater) moved(path string) bool {
	for _, from := range u.renamed {
		if from == path {
			return true
		}
	}
	return false
}
