package update

import (
	"cmp"
	"slices"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/merging"
	"github.com/pobook/pobook/internal/report"
)

// A place says where the file of a section is, by the path of the section.
type place func(section string) string

// A rename is a move of one file.
type rename struct {
	move     merging.Move
	from, to string
}

// move renames the template and the catalogues of each section that was renamed
// itself. The templates go last: by their messages the next run finds the new
// names again, should this one end before all catalogues are there.
func move(t *tree, templates []merging.SectionFile) []report.Move {
	orphans := t.book.OrphanFiles()
	others := others(t, templates)
	if len(orphans) == 0 && len(others) == 0 {
		return nil
	}
	moves := merging.Moves(append(gone(t, orphans), others...), arrived(t, orphans, templates, others))
	files := map[merging.Move][]report.MovedFile{}
	for _, at := range places(t.book) {
		for _, r := range renameAll(t, possible(t, at, moves, templates), at) {
			files[r.move] = append(files[r.move], report.MovedFile{From: r.from, To: r.to})
		}
	}
	var done []report.Move
	for _, m := range moves {
		if len(files[m]) > 0 {
			done = append(done, report.Move{Move: m, Files: files[m]})
		}
	}
	return done
}

// places are those of the catalogues, by folder, and then that of the templates.
func places(b *book.Book) []place {
	locales := slices.SortedFunc(slices.Values(b.Config.Locales), func(x, y config.Target) int { return cmp.Compare(x.Folder, y.Folder) })
	var places []place
	for _, target := range locales {
		places = append(places, func(section string) string { return b.Config.Places.Catalogue(target, section) })
	}
	return append(places, b.Config.Places.Template)
}

// gone are the sections that orphans belonged to, by one file each: the
// template where there is one.
func gone(t *tree, orphans []book.Orphan) []merging.SectionFile {
	var gone []merging.SectionFile
	for _, o := range orphans {
		file, err := t.read(o.Path)
		if err != nil {
			continue // it is reported among the orphans
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
func others(t *tree, templates []merging.SectionFile) []merging.SectionFile {
	var others []merging.SectionFile
	for _, s := range templates {
		file, err := t.read(t.book.Config.Places.Template(s.Section))
		if err == nil && !merging.SameSection(file, s.File) {
			others = append(others, merging.SectionFile{Section: s.Section, File: file})
		}
	}
	return others
}

// arrived are the sections that lack a file which others have, or whose file is
// another's.
func arrived(t *tree, orphans []book.Orphan, templates, others []merging.SectionFile) []merging.SectionFile {
	var arrived []merging.SectionFile
	for _, s := range templates {
		is := func(other merging.SectionFile) bool { return other.Section == s.Section }
		lacks := func(o book.Orphan) bool { return !t.exists(o.PathFor(s.Section)) }
		if slices.ContainsFunc(others, is) || slices.ContainsFunc(orphans, lacks) || len(others) > 0 && !t.exists(t.book.Config.Places.Template(s.Section)) {
			arrived = append(arrived, s)
		}
	}
	return arrived
}

// possible are the moves that there are files for in a place. What belongs to
// the section that has its name now stays, and so does all that would take its
// place.
func possible(t *tree, at place, moves []merging.Move, templates []merging.SectionFile) []rename {
	var renames []rename
	for _, m := range moves {
		if r := (rename{m, at(m.From), at(m.To)}); t.exists(r.from) && !belongs(t, r, templates) {
			renames = append(renames, r)
		}
	}
	for before := -1; before != len(renames); {
		before = len(renames)
		leaving := map[string]bool{}
		for _, r := range renames {
			leaving[r.from] = true
		}
		renames = slices.DeleteFunc(renames, func(r rename) bool { return t.exists(r.to) && !leaving[r.to] })
	}
	return renames
}

// belongs says whether a file is that of the section which has its name.
func belongs(t *tree, r rename, templates []merging.SectionFile) bool {
	i := slices.IndexFunc(templates, func(s merging.SectionFile) bool { return s.Section == r.move.From })
	if i < 0 {
		return false
	}
	file, err := t.read(r.from)
	return err != nil || merging.SameSection(file, templates[i].File)
}

// renameAll renames files of one place, those first whose new place is free, and
// returns those that it has, or would have, renamed. Where the new names go round
// in a circle, one file steps aside: to the place of a section that is not there,
// from which the next run would fetch it.
func renameAll(t *tree, todo []rename, at place) (done []rename) {
	if t.dry {
		for _, r := range todo {
			t.pretend(r.from, r.to)
		}
		return todo
	}
	aside := map[string]string{}
	for len(todo) > 0 {
		i := slices.IndexFunc(todo, func(r rename) bool { return !t.exists(r.to) })
		if i < 0 {
			i = 0
			from, away := todo[i].to, at(config.WithoutExt(todo[i].move.To)+".moving.md")
			if err := t.book.MoveFile(from, away); err != nil {
				t.reporter.Error(err)
				return done
			}
			aside[from] = away
		}
		r := todo[i]
		todo = slices.Delete(todo, i, i+1)
		if err := t.book.MoveFile(cmp.Or(aside[r.from], r.from), r.to); err != nil {
			t.reporter.Error(err)
			return done
		}
		done = append(done, r)
	}
	return done
}
