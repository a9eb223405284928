package check

import (
	"cmp"
	"regexp"
	"slices"
	"sync"

	"github.com/pobook/pobook/internal/chinese"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/glossary"
	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/translate"
)

// A Checker checks the catalogues of one locale. Make it with [New]. It may be
// used by several goroutines.
type Checker struct {
	rules   Rules
	locale  locale.Locale
	usage   *chinese.Usage // nil if the locale is not Chinese
	classes *classes
	// captionWords is made when a caption asks for it.
	captionWords func() *regexp.Regexp
	selected     []*Check
}

// Rules are what a handbook asks for, and what is known of it elsewhere.
type Rules struct {
	// Select names the checks that are made; none means all but the optional
	// ones. Ignore names those that are left out.
	Select, Ignore Set
	// Dead says why a destination written in a section leads nowhere, and nothing
	// if it leads somewhere. Nil leaves links unfollowed.
	Dead func(section, destination string) diag.Text
	// Glossary is the locale's; nil is empty.
	Glossary *glossary.Glossary
	// Weblate asks for what Weblate finds with the settings that "pobook weblate"
	// prints: for its checks alone, its verdicts, and about fuzzy translations too.
	Weblate bool
	// Source is the locale that the sections are written in. It is asked for
	// with Weblate alone.
	Source locale.Locale
}

// New returns a checker for a locale.
func New(l locale.Locale, rules Rules) *Checker {
	c := &Checker{rules: rules, locale: l, usage: chinese.For(l.Code)}
	c.classes = classesFor(c.usage)
	c.captionWords = sync.OnceValue(func() *regexp.Regexp { return captionWords(l.Code) })
	c.choose()
	return c
}

// choose picks the checks that are made of messages.
func (c *Checker) choose() {
	c.selected = nil
	for i := range registry {
		if row := &registry[i]; row.find != nil && c.wants(row) {
			c.selected = append(c.selected, row)
		}
	}
}

// Whole returns a checker that makes every check but the optional ones, whatever
// c selects and ignores: who changes a file has to know all that is wrong there.
func (c *Checker) Whole() *Checker {
	whole := *c
	whole.rules.Select, whole.rules.Ignore, whole.rules.Weblate = nil, nil, false
	whole.choose()
	return &whole
}

// wants says whether a check is to be made.
func (c *Checker) wants(row *Check) bool {
	switch {
	case row.Vital():
		return true
	case c.rules.Ignore.Has(row), c.rules.Weblate && (!row.Weblate || row.Replaced):
		return false
	case len(c.rules.Select) > 0:
		return c.rules.Select.Has(row)
	default:
		return !row.Optional || c.rules.Weblate
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

// An Input is what is checked: the catalogue of a section.
type Input struct {
	Section *Prepared
	Path    string
	Data    []byte   // of the file
	File    *po.File // parsed; nil if there is none
}

// Catalogue returns what is wrong with a catalogue, in the order of the file.
func (c *Checker) Catalogue(in Input) []Finding {
	if in.File == nil {
		return c.Wanted([]Finding{{Locale: c.locale.Code, Diagnostic: missing(in.Path)}})
	}
	r := newRun(c, in)
	r.file()
	if !c.rules.Weblate {
		r.refusals()
	}
	for _, e := range in.File.Entries {
		r.check(e)
	}
	return inOrder(r.found)
}

// A run is one catalogue being checked.
type run struct {
	checker *Checker
	in      Input
	brief   brief
	found   []Finding
	seen    map[po.Key]bool
	refused map[*po.Entry]bool // and reported
	source  text
	target  text
	lines   *po.Lines // of the file, once something is found
}

func newRun(c *Checker, in Input) *run {
	r := &run{
		checker: c, in: in, seen: map[po.Key]bool{}, refused: map[*po.Entry]bool{},
		brief: brief{
			locale: c.locale, source: c.rules.Source, usage: c.usage, classes: c.classes, captionWords: c.captionWords, glossary: c.rules.Glossary,
			hosts: in.Section.hosts, defines: in.Section.parsed.Defines, isCaption: in.Section.isCaption, kindOf: in.Section.kindOf, writes: in.Section.writes,
		},
	}
	if dead := c.rules.Dead; dead != nil {
		r.brief.dead = func(destination string) diag.Text { return dead(in.Section.Path, destination) }
	}
	return r
}

// file adds what concerns the file as a whole.
func (r *run) file() {
	want := r.checker.locale
	all := Unusable(r.in.Path, r.in.File, want)
	all = append(all, headers(r.in.Path, r.in.File, r.in.Data, want)...)
	all = append(all, stale(r.in.Path, r.in.File, translate.Entries(r.in.Section.messages))...)
	for _, d := range all {
		r.found = append(r.found, Finding{Diagnostic: d, Locale: want.Code})
	}
	r.found = r.checker.Wanted(r.found)
}

// refusals adds the translations that the book would not show. No flag of a message
// hides them: whoever writes the translation may have written that, too.
func (r *run) refusals() {
	for _, refusal := range translate.Apply(r.in.Section.parsed, r.in.File, nil).Refused {
		d := Refused(r.in.Path, refusal)
		if row, known := Find(d.Code); known && !r.checker.wants(&row) {
			continue
		}
		r.refused[refusal.Message] = true
		r.found = append(r.found, Finding{Diagnostic: d, Locale: r.checker.locale.Code, Entry: refusal.Message})
	}
}

// check checks a translated message. Of duplicates the first counts. Of one
// that the book does not show, no more is said than that.
func (r *run) check(e *po.Entry) {
	if r.refused[e] || e.Obsolete || e.IsHeader() || !r.isChecked(e) || r.seen[e.Key()] {
		return
	}
	r.seen[e.Key()] = true
	for form, target := range e.Str {
		source := e.ID
		if e.IDPlural != nil && (form > 0 || len(e.Str) == 1) {
			source = *e.IDPlural
		}
		r.source.read(source, r.brief.classes)
		r.target.read(target, r.brief.classes)
		r.checkForm(&message{brief: &r.brief, entry: e, source: &r.source, target: &r.target}, form)
	}
}

// isChecked reports whether a message has a translation to be checked. To Weblate it
// may be fuzzy.
func (r *run) isChecked(e *po.Entry) bool {
	if r.checker.rules.Weblate {
		return !e.Empty() && !slices.Contains(e.Flags, readOnly)
	}
	return e.Translated()
}

// checkForm makes every check of one plural form.
func (r *run) checkForm(m *message, form int) {
	for _, row := range r.checker.selected {
		find := row.find
		if r.checker.rules.Weblate && row.verdict != nil {
			find = row.verdict
		} else if row.needs != 0 && m.target.traits&row.needs == 0 {
			continue
		}
		find(m)
		if len(m.faults) > 0 && !r.dismissed(m.entry, row) {
			r.add(m, form, row)
		}
		m.faults = m.faults[:0]
	}
}

// add makes findings of what a check says of a message.
func (r *run) add(m *message, form int, row *Check) {
	if r.lines == nil {
		r.lines = po.NewLines(r.in.Data)
	}
	for _, f := range m.faults {
		line, column := r.lines.Locate(m.entry, form, f.at.start)
		r.found = append(r.found, Finding{
			Diagnostic: diag.Diagnostic{
				Position: diag.Position{File: r.in.Path, Line: line, Column: column},
				Severity: row.Severity, Code: row.ID, Message: f.what, Hint: f.hint,
			},
			Locale: r.checker.locale.Code, Entry: m.entry, Form: form, Start: f.at.start, End: f.at.end, Instead: f.instead,
		})
	}
}

// dismissed says whether somebody does not want a check for a message. What pobook
// has flagged for Weblate is dismissed there alone.
func (r *run) dismissed(e *po.Entry, row *Check) bool {
	if r.checker.rules.Weblate {
		return flagged(e, row, nil)
	}
	return r.in.Section.Dismisses(e, row)
}

func inOrder(found []Finding) []Finding {
	slices.SortStableFunc(found, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return found
}
