package preview

import (
	"context"
	"fmt"
	"hash/maphash"
	"slices"
	"strings"
	"time"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/content"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/glossary"
	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/volume"
)

// A snapshot is the handbook as it was read at one time. Nothing in it changes; its book is closed
// once nobody uses it.
type snapshot struct {
	book     *book.Book
	sections []content.Section // in reading order, the last good state of each
	plan     *volume.Plan
	locales  []*edition // the source locale first
	// problems are what is wrong with the handbook as a whole; broken is what keeps single sections from
	// being shown as their files are now, by paths.
	problems diag.List
	broken   map[string]diag.List
	date     time.Time // of books for which the configuration names none

	// How many use it, and whether there is a newer one; the mutex of the handbook is for these.
	users   int
	retired bool
}

// retire closes the book once nobody uses it.
func (sn *snapshot) retire() {
	sn.retired = true
	sn.closeUnused()
}

func (sn *snapshot) closeUnused() {
	if sn.retired && sn.users == 0 {
		sn.book.Close()
	}
}

// An edition is the handbook in one locale.
type edition struct {
	locale   locale.Locale
	target   *config.Target // nil for the source locale
	glossary *glossary.Glossary
	problems diag.List // with the locale as a whole
	// rules is the same in two snapshots if findings depend on the same: agreed terms, where links lead
	// somewhere, and which checks are left out.
	rules uint64
}

// A reader reads the handbook again and again.
type reader struct {
	dir    string
	codes  []string // of the locales that are wanted; none for all
	date   time.Time
	cache  content.Cache
	seed   maphash.Seed
	before map[string]content.Section // as they were when they could last be read
}

// read returns the handbook as it is now. The error says why there is none.
func (r *reader) read(ctx context.Context) (*snapshot, error) {
	b, err := book.Open(r.dir)
	if err != nil {
		return nil, err
	}
	sn := &snapshot{book: b, date: r.date, broken: map[string]diag.List{}, problems: slices.Clone(b.Problems())}
	chosen, err := b.Config.ChooseLocales(r.codes)
	if err != nil {
		b.Close()
		return nil, err
	}
	var found diag.List
	sections, err := r.cache.Sections(ctx, b, found.Add)
	if err != nil {
		b.Close()
		return nil, err
	}
	anchors := sn.take(r, sections, found)
	sn.plan = volume.PlanOf(ctx, b, sn.sections, r.date)
	sn.locales = append(sn.locales, &edition{locale: b.Config.Source})
	for _, target := range b.Config.Locales {
		if chosen[target.Locale.Code] {
			sn.locales = append(sn.locales, newEdition(b, target, anchors, r.seed))
		}
	}
	return sn, nil
}

// take puts the sections that could be read into the reading order, and between them those that could be
// read before. What is wrong with single sections is theirs. It returns where links can lead.
func (sn *snapshot) take(r *reader, sections []content.Section, found diag.List) (anchors string) {
	now := map[string]content.Section{}
	for _, s := range sections {
		now[s.Path] = s
	}
	files := map[string]string{}
	var all strings.Builder
	for _, path := range sn.book.Config.Sections {
		files[sn.book.FileOf(path)] = path
		s, readable := now[path]
		if !readable {
			if s, readable = r.before[path]; readable {
				now[path] = s
			}
		}
		if !readable {
			continue
		}
		sn.sections = append(sn.sections, s)
		all.WriteString(path + "\n")
		for _, h := range s.Parsed.Headings {
			all.WriteString("#" + h.ID + "\n")
		}
	}
	for _, d := range found {
		if path, ok := files[d.File]; ok && d.Severity == diag.Error {
			sn.broken[path] = append(sn.broken[path], d)
		} else {
			sn.problems = append(sn.problems, d)
		}
	}
	r.before = now
	return all.String()
}

func newEdition(b *book.Book, target config.Target, anchors string, seed maphash.Seed) *edition {
	e := &edition{locale: target.Locale, target: &target}
	if err := b.CheckTarget(target); err != nil {
		e.problems = diag.Of(err)
	}
	var (
		found diag.List
		rules maphash.Hash
	)
	rules.SetSeed(seed)
	_, _ = rules.WriteString(anchors)
	fmt.Fprintf(&rules, "%v", content.Ignored(b.Config, target.Locale.Code))
	if e.glossary, found = content.Glossary(b, target); e.glossary != nil {
		for _, t := range e.glossary.Terms {
			for _, part := range []string{t.Source, t.Target, t.Context, t.Note, t.Flags()} {
				_, _ = rules.WriteString("\x00" + part)
			}
		}
	}
	e.rules = rules.Sum64()
	e.problems = append(e.problems, found...)
	return e
}

// edition returns the handbook in the locale of a code; nil if it is not shown.
func (sn *snapshot) edition(code string) *edition {
	for _, e := range sn.locales {
		if e.locale.Code == code {
			return e
		}
	}
	return nil
}

// section returns the index of the section at a path; -1 for none.
func (sn *snapshot) section(path string) int {
	return slices.IndexFunc(sn.sections, func(s content.Section) bool { return s.Path == path })
}

// catalogue is the file of a section's catalogue; "" in the source locale.
func (sn *snapshot) catalogue(e *edition, section string) string {
	if e.target == nil {
		return ""
	}
	return sn.book.Config.Places.Catalogue(*e.target, section)
}
