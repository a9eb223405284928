package preview

import (
	"context"
	"maps"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/pobook/pobook/internal/annotation"
	"github.com/pobook/pobook/internal/content"
	"github.com/pobook/pobook/internal/inorder"
	"github.com/pobook/pobook/internal/markdown"
	"github.com/pobook/pobook/internal/translate"
)

// A survey is how far each section is in each locale. It is made in the background, after the first page
// has been shown, and again of what has changed.
type survey struct {
	mutex sync.Mutex
	facts map[place]facts
	// busy is how many requests are being answered. Nobody has to wait for a survey.
	busy atomic.Int32
}

// A place is a section in a locale.
type place struct{ code, section string }

// Facts are what is known of a catalogue without it.
type facts struct {
	basis   basis
	title   string         // of the section, in the locale
	counts  map[string]int // messages, by their states
	work    []string       // the ids of the messages that need work, in their order
	checked bool           // whether faulty ones are known
	broken  bool           // whether the file cannot be used as it is
}

// A basis is all that facts depend on.
type basis struct {
	section   *markdown.Section
	catalogue uint64
	broken    bool
	rules     uint64
}

// of returns what is known of a section in a locale.
func (y *survey) of(code, section string) (facts, bool) {
	y.mutex.Lock()
	defer y.mutex.Unlock()
	f, ok := y.facts[place{code, section}]
	return f, ok
}

// run looks at all catalogues: first how far they are, and then what checks find. It calls news now
// and then, and returns when it is done or the context ends.
func (y *survey) run(ctx context.Context, sn *snapshot, c *catalogues, news func()) {
	for _, checked := range []bool{false, true} {
		done := 0
		queue := inorder.New(make([]struct{}, max(1, inorder.Workers()/2)), func(changed bool) {
			if changed {
				done++
			}
			if done > 0 && done%newsAfter == 0 && changed {
				news()
			}
		})
		for _, s := range sn.sections {
			for _, e := range sn.locales {
				if ctx.Err() != nil {
					break
				}
				queue.Add(func(struct{}) bool {
					for y.busy.Load() > 0 && ctx.Err() == nil {
						time.Sleep(pause)
					}
					return y.look(sn, e, s, c, checked)
				})
			}
		}
		queue.Wait()
		if done > 0 && ctx.Err() == nil {
			news()
		}
	}
	y.forget(sn)
}

// pause is after which time it is looked again whether requests are being answered.
const pause = 2 * time.Millisecond

// newsAfter is after how many catalogues others are told.
const newsAfter = 50

// look finds out about one catalogue, and reports whether anything about it is new.
func (y *survey) look(sn *snapshot, e *edition, s content.Section, c *catalogues, checked bool) bool {
	l := c.load(sn, e, s.Path)
	f := facts{
		basis:   basis{section: s.Parsed, catalogue: l.hash, broken: l.found != nil, rules: e.rules},
		checked: checked, broken: l.found != nil,
	}
	if known, ok := y.of(e.locale.Code, s.Path); ok && known.basis == f.basis && (known.checked || !checked) {
		return false
	}
	f.title = titleOf(s)
	if title, ok := translate.Lookup(l.file, headingOf(s)); ok {
		f.title = strings.Clone(title) // or the whole catalogue stays
	}
	examined := annotation.Locale{Config: &sn.book.Config, Target: e.target, Glossary: e.glossary, Dead: sn.plan.Dead}
	f.counts, f.work = examined.Examine(s, annotation.Catalogue{File: l.file, Data: l.data}, checked).Progress()
	y.mutex.Lock()
	defer y.mutex.Unlock()
	y.facts[place{e.locale.Code, s.Path}] = f
	return true
}

// forget leaves out what the handbook has no more.
func (y *survey) forget(sn *snapshot) {
	y.mutex.Lock()
	defer y.mutex.Unlock()
	maps.DeleteFunc(y.facts, func(p place, _ facts) bool { return sn.edition(p.code) == nil || sn.section(p.section) < 0 })
}

// headingOf is the first heading of level 1 as its message has it; "" if there is none.
func headingOf(s content.Section) string {
	for _, h := range s.Parsed.Headings {
		if h.Level == 1 {
			return h.Text
		}
	}
	return ""
}

// titleOf is how a section is called in the contents, in the language of the source.
func titleOf(s content.Section) string {
	if title := markdown.Plain(headingOf(s)); title != "" {
		return title
	}
	return s.Path
}
