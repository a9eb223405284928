package main

import (
	"cmp"
	"errors"
	"io/fs"
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/content"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/merging"
	"github.com/pobook/pobook/internal/report"
)

// move renames the template and the catalogues of each section that was
// renamed itself. The templates go last: by their messages the next run finds
// the new names again, should this one end before all catalogues are there.
func (u *updater) move(templates []merging.SectionFile) {
	orphans := u.book.OrphanFiles()
	others := u.others(templates)
	if len(orphans) == 0 && len(others) == 0 {
		return
	}
	gone := append(u.gone(orphans), others...)
	moves := merging.Moves(gone, u.arrived(orphans, templates, others))
	files := map[merging.Move][]report.MovedFile{}
	for _, place := range u.places() {
		for _, r := range u.renames(place, moves, templates) {
			files[r.Move] = append(files[r.Move], report.MovedFile{From: r.from, To: r.to})
		}
	}
	for _, m := range moves {
		if len(files[m]) > 0 {
			u.done.Moves = append(u.done.Moves, report.Move{Move: m, Files: files[m]})
		}
	}
}

// places say where the file of a section is, catalogues first.
func (u *updater) places() []func(section string) string {
	locales := slices.SortedFunc(slices.Values(u.book.Config.Locales), func(x, y config.Target) int { return cmp.Compare(x.Folder, y.Folder) })
	var places []func(string) string
	for _, target := range locales {
		places = append(places, func(section string) string { return book.CataloguePath(target, section) })
	}
	return append(places, book.TemplatePath)
}

// A rename is a move of one file.
type rename struct {
	merging.Move
	from, to string
}

// renames moves the files of one place, those first whose new place is free.
// Where the new names go round in a circle, one file steps aside: to the place
// of a section that is not there, from which the next run would fetch it.
func (u *updater) renames(place func(section string) string, moves []merging.Move, templates []merging.SectionFile) (done []rename) {
	todo := u.possible(place, moves, templates)
	if u.done.DryRun {
		u.remember(todo)
		return todo
	}
	aside := map[string]string{}
	for len(todo) > 0 {
		i := slices.IndexFunc(todo, func(r rename) bool { return !u.exists(r.to) })
		if i < 0 {
			i = 0
			from, away := todo[i].to, place(strings.TrimSuffix(todo[i].To, ".md")+".moving.md")
			if err := u.book.MoveFile(from, away); err != nil {
				u.report(err)
				return done
			}
			aside[from] = away
		}
		r := todo[i]
		todo = slices.Delete(todo, i, i+1)
		if err := u.book.MoveFile(cmp.Or(aside[r.from], r.from), r.to); err != nil {
			u.report(err)
			return done
		}
		done = append(done, r)
	}
	return done
}

// possible are the moves that there are files for in a place. What belongs to
// the section that has its name now stays, and so does all that would take its
// place.
func (u *updater) possible(place func(section string) string, moves []merging.Move, templates []merging.SectionFile) []rename {
	var renames []rename
	for _, m := range moves {
		if r := (rename{m, place(m.From), place(m.To)}); u.exists(r.from) && !u.belongs(r, templates) {
			renames = append(renames, r)
		}
	}
	for before := -1; before != len(renames); {
		before = len(renames)
		leaving := map[string]bool{}
		for _, r := range renames {
			leaving[r.from] = true
		}
		renames = slices.DeleteFunc(renames, func(r rename) bool { return u.exists(r.to) && !leaving[r.to] })
	}
	return renames
}

// belongs says whether a file is that of the section which has its name.
func (u *updater) belongs(r rename, templates []merging.SectionFile) bool {
	i := slices.IndexFunc(templates, func(t merging.SectionFile) bool { return t.Section == r.From })
	if i < 0 {
		return false
	}
	file, err := u.readPO(r.from)
	return err != nil || merging.SameSection(file, templates[i].File)
}

// remember notes where files are that would be renamed.
func (u *updater) remember(renames []rename) {
	for _, r := range renames {
		if _, taken := u.renamed[r.from]; !taken {
			u.renamed[r.from] = r.from + ".moved" // where nothing is
		}
		u.renamed[r.to] = r.from
	}
}

func (u *updater) exists(path string) bool {
	_, err := u.book.ReadFile(path)
	return !errors.Is(err, fs.ErrNotExist)
}

// gone are the sections that orphans belonged to, by one file each: the
// template where there is one.
func (u *updater) gone(orphans []book.Orphan) []merging.SectionFile {
	var gone []merging.SectionFile
	for _, o := range orphans {
		file, err := u.readPO(o.Path)
		if err != nil {
			continue // it is told among the orphans
		}
		s := merging.SectionFile{Section: o.Section, File: file}
		if i := slices.IndexFunc(gone, func(s merging.SectionFile) bool { return s.Section == o.Section }); i < 0 {
			gone = append(gone, s)
		} else if o.Target == nil {
			gone[i] = s
		}
	}
	return gone
}

// others are the sections whose template is rather another section's, as it is
// after two have changed their names with each other.
func (u *updater) others(templates []merging.SectionFile) []merging.SectionFile {
	var others []merging.SectionFile
	for _, t := range templates {
		file, err := u.readPO(book.TemplatePath(t.Section))
		if err == nil && !merging.SameSection(file, t.File) {
			others = append(others, merging.SectionFile{Section: t.Section, File: file})
		}
	}
	return others
}

// arrived are the sections that lack a file which others have, or whose file is
// another's.
func (u *updater) arrived(orphans []book.Orphan, templates, others []merging.SectionFile) []merging.SectionFile {
	var arrived []merging.SectionFile
	for _, t := range templates {
		is := func(s merging.SectionFile) bool { return s.Section == t.Section }
		lacks := func(o book.Orphan) bool { return !u.exists(o.PathFor(t.Section)) }
		if slices.ContainsFunc(others, is) || slices.ContainsFunc(orphans, lacks) || len(others) > 0 && !u.exists(book.TemplatePath(t.Section)) {
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
func (u *updater) orphans(target config.Target) []merging.SectionFile {
	var orphans []merging.SectionFile
	add := func(section, path string) {
		if file, err := content.CatalogueAt(u.book, target, path); err == nil && file != nil {
			orphans = append(orphans, merging.SectionFile{Section: section, File: file})
		}
	}
	for _, o := range u.book.OrphanFiles() {
		if o.Target != nil && o.Target.Code == target.Code && !u.moved(o.Path) {
			add(o.Section, o.Path)
		}
	}
	for _, section := range u.book.Unlisted() {
		add(section, book.CataloguePath(target, section))
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
