package check

import (
	"cmp"
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/chinese"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/glossary"
	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/markdown"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/translate"
)

// A Checker checks the catalogues of one locale. Make it with [New]. It may be
// used by several goroutines.
type Checker struct {
	Rules
	locale   locale.Locale
	usage    *chinese.Usage // nil if the locale is not Chinese
	classes  *classes
	selected []*Check
}

// Rules are what a handbook asks for, and what is known of it elsewhere.
type Rules struct {
	// Select names the checks that are made; none means all but the optional
	// ones. Ignore names those that are left out.
	Select, Ignore Set
	// Dead says why a destination written in a section leads nowhere, and ""
	// if it leads somewhere. Nil leaves links unfollowed.
	Dead func(section, destination string) string
	// Draws says whether any face of the locale has a character. Nil leaves
	// that open.
	Draws func(rune) bool
	// Glossary is the locale's; nil is empty.
	Glossary *glossary.Glossary
}

// New returns a checker for a locale.
func New(l locale.Locale, rules Rules) *Checker {
	c := &Checker{Rules: rules, locale: l, usage: chinese.For(l.Code)}
	c.classes = classesFor(l, c.usage, rules.Draws)
	c.choose()
	return c
}

// choose picks the checks that are made of messages.
func (c *Checker) choose() {
	c.selected = nil
	for i := range registry {
		if row := &registry[i]; row.run != nil && c.wants(row) {
			c.selected = append(c.selected, row)
		}
	}
}

// Whole returns a checker that makes every check but the optional ones, whatever
// c selects and ignores: who changes a file has to know all that is wrong there.
func (c *Checker) Whole() *Checker {
	whole := *c
	whole.Select, whole.Ignore = nil, nil
	whole.choose()
	return &whole
}

// wants says whether a check is to be made.
func (c *Checker) wants(row *Check) bool {
	switch {
	case row.Vital():
		return true
	case c.Ignore.Has(row):
		return false
	case len(c.Select) > 0:
		return c.Select.Has(row)
	default:
		return !row.Optional
	}
}

// Wanted leaves out what is not wanted. What has no row was not asked for but
// stands in the way, and stays.
func (c *Checker) Wanted(found []Finding) []Finding {
	return slices.DeleteFunc(found, func(f Finding) bool {
		row, known := Find(f.Code)
		return known && !c.wants(&row)
	})
}

// A Section is a source file, prepared once for all locales.
type Section struct {
	*markdown.Section
	Path string // below handbook/
	File string // as diagnostics name it

	messages []*po.Entry
	ignored  map[po.Key]Set
}

// NewSection prepares a section.
func NewSection(path, file string, s *markdown.Section) *Section {
	prepared := &Section{Section: s, Path: path, File: file, messages: translate.Entries(translate.Extract(file, s))}
	for i := range s.Segments {
		if seg := &s.Segments[i]; len(seg.Ignore) > 0 {
			prepared.ignore(seg)
		}
	}
	return prepared
}

// ignore notes what the author does not want for a segment's message.
func (s *Section) ignore(seg *markdown.Segment) {
	key := po.Key{ID: seg.Text, Context: seg.Context, HasContext: seg.Context != ""}
	if s.ignored == nil {
		s.ignored = map[po.Key]Set{}
	}
	if s.ignored[key] == nil {
		s.ignored[key] = Set{}
	}
	for _, id := range seg.Ignore {
		s.ignored[key][normalID(id)] = true
	}
}

// An Input is what is checked: the catalogue of a section.
type Input struct {
	Section *Section
	Path    string
	Data    []byte   // of the file
	File    *po.File // parsed; nil if there is none
}

// Catalogue returns what is wrong with a catalogue, in the order of the file.
func (c *Checker) Catalogue(in Input) []Finding {
	if in.File == nil {
		return c.Wanted([]Finding{{Locale: c.locale.Code, Diagnostic: missing(in.Path)}})
	}
	r := &run{Checker: c, in: in, seen: map[po.Key]bool{}}
	r.file()
	r.refusals()
	for _, e := range in.File.Entries {
		r.message(e)
	}
	return inOrder(r.found)
}

// A run is one catalogue being checked.
type run struct {
	*Checker
	in      Input
	found   []Finding
	seen    map[po.Key]bool
	refused map[*po.Entry]bool // and told so
	source  text
	target  text
	common  map[string]bool // see same
	lines   *po.Lines       // of the file, once something is found
}

// file adds what concerns the file as a whole.
func (r *run) file() {
	found := Catalogue(r.in.Path, r.in.File, r.locale)
	found = append(found, headers(r.in, r.locale)...)
	found = append(found, stale(r.in.Path, r.in.File, r.in.Section.messages)...)
	for _, d := range found {
		r.found = append(r.found, Finding{Diagnostic: d, Locale: r.locale.Code})
	}
	r.found = r.Wanted(r.found)
}

// refusals adds the translations that the book would not show.
func (r *run) refusals() {
	r.refused = map[*po.Entry]bool{}
	for _, refusal := range translate.Apply(r.in.Section.Section, r.in.File, nil).Refused {
		d := Refused(r.in.Path, refusal)
		if row, known := Find(d.Code); known && (!r.wants(&row) || r.dismissed(refusal.Message, &row)) {
			continue
		}
		r.refused[refusal.Message] = true
		r.found = append(r.found, Finding{Diagnostic: d, Locale: r.locale.Code, Message: refusal.Message})
	}
}

// message checks a translated message. Of duplicates the first counts. Of one
// that the book does not show, no more is said than that.
func (r *run) message(e *po.Entry) {
	if r.refused[e] || e.Obsolete || e.IsHeader() || !e.Translated() || r.seen[e.Key()] {
		return
	}
	r.seen[e.Key()] = true
	for form, target := range e.Str {
		source := e.ID
		if e.IDPlural != nil && (form > 0 || len(e.Str) == 1) {
			source = *e.IDPlural
		}
		r.source.read(source, r.classes)
		r.target.read(target, r.classes)
		m := message{run: r, entry: e, form: form, source: &r.source, target: &r.target}
		m.check()
	}
}

// A message is one translation being checked.
type message struct {
	*run
	entry          *po.Entry
	form           int
	source, target *text
	row            *Check
}

func (m *message) check() {
	for _, row := range m.selected {
		if row.needs != 0 && m.target.traits&row.needs == 0 {
			continue
		}
		m.row = row
		row.run(m)
	}
}

// report adds a finding about a part of the translation.
func (m *message) report(s span, message, hint string) { m.add(s, message, hint, nil) }

// mendable adds a finding that has one right answer, unless it reaches into what
// is no prose: code and addresses are right as they are, or else nobody knows
// what they ought to be.
func (m *message) mendable(s span, instead, message, hint string) {
	if strings.IndexByte(m.target.prose()[s.start:s.end], notProse) >= 0 {
		m.report(s, message, hint)
		return
	}
	m.add(s, message, hint, &instead)
}

func (m *message) add(s span, message, hint string, instead *string) {
	if m.dismissed(m.entry, m.row) {
		return
	}
	if m.lines == nil {
		m.lines = po.NewLines(m.in.Data)
	}
	line, column := m.lines.Locate(m.entry, m.form, s.start)
	m.found = append(m.found, Finding{
		Diagnostic: diag.Diagnostic{
			Position: diag.Position{File: m.in.Path, Line: line, Column: column},
			Severity: m.row.Severity, Code: m.row.ID, Message: message, Hint: hint,
		},
		Locale: m.locale.Code, Message: m.entry, Form: m.form, Start: s.start, End: s.end, Instead: instead,
	})
}

// dismissed says whether somebody does not want a check for a message: a
// translator by a flag in the catalogue, or the author by a directive.
func (r *run) dismissed(e *po.Entry, row *Check) bool {
	if r.in.Section.ignored[e.Key()].Has(row) {
		return true
	}
	id := string(row.ID)
	return slices.ContainsFunc(slices.Concat(e.Flags, e.Sticky), func(flag string) bool {
		flag = strings.TrimSpace(flag)
		return flag == "ignore-all-checks" || flag == "ignore-"+normalID(id) || flag == "ignore-"+id
	})
}

func inOrder(found []Finding) []Finding {
	slices.SortStableFunc(found, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return found
}
