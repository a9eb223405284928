package check

import (
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/pobook/pobook/internal/glossary"
	"github.com/pobook/pobook/internal/hostname"
	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/markdown"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/translate"
)

// Prepared is a section as the checks need it, made ready once for all locales.
type Prepared struct {
	Path string // below handbook/
	File string // as diagnostics name it

	parsed   *markdown.Section
	messages []translate.Message    // that a catalogue has to have
	ignored  map[po.Key]Set         // what the author does not want for a message
	captions map[po.Key]bool        // the messages that are captions of tables
	flags    map[po.Key][]string    // that messages have for Weblate
	words    func() map[string]bool // that stand in messages, as they are written
	hosts    func() *hostname.Known // that the section links to
	kinds    func() map[po.Key]markdown.Kind
}

// A Book is a handbook, as far as its locales share it.
type Book struct {
	Source   locale.Locale      // that the sections are written in
	Terms    *glossary.Glossary // of all locales; nil is none
	Sections []Section
}

// A Section is a source file, taken apart.
type Section struct {
	Path   string // below handbook/
	File   string // as diagnostics name it
	Parsed *markdown.Section
}

// Prepare makes the sections of a book ready, side by side.
func Prepare(book Book) []*Prepared {
	prepared := make([]*Prepared, len(book.Sections))
	each := func(do func(i int)) {
		var wait sync.WaitGroup
		for i := range prepared {
			wait.Go(func() { do(i) })
		}
		wait.Wait()
	}
	each(func(i int) { prepared[i] = newPrepared(book.Sections[i]) })
	words := sync.OnceValue(func() map[string]bool {
		all := map[string]bool{}
		for _, p := range prepared {
			maps.Copy(all, p.words())
		}
		return all
	})
	each(func(i int) {
		f := flagger{han: book.Source.Han, terms: book.Terms, writes: func(word string) bool { return words()[word] }}
		prepared[i].flags = f.all(prepared[i].messages)
	})
	return prepared
}

func newPrepared(s Section) *Prepared {
	p := &Prepared{
		Path: s.Path, File: s.File, parsed: s.Parsed,
		messages: translate.Extract(s.File, s.Parsed),
		ignored:  ignoredIn(s.Parsed),
		captions: captionsIn(s.Parsed),
	}
	p.hosts = sync.OnceValue(p.readHosts)
	p.kinds = sync.OnceValue(p.readKinds)
	p.words = sync.OnceValue(p.readWords) // many sections have nothing that asks for them
	return p
}

func ignoredIn(parsed *markdown.Section) map[po.Key]Set {
	ignored := map[po.Key]Set{}
	for i := range parsed.Segments {
		seg := &parsed.Segments[i]
		if len(seg.Ignore) == 0 {
			continue
		}
		key := keyOf(seg)
		if ignored[key] == nil {
			ignored[key] = Set{}
		}
		ignored[key].add(seg.Ignore)
	}
	return ignored
}

func captionsIn(parsed *markdown.Section) map[po.Key]bool {
	captions := map[po.Key]bool{}
	for i := range parsed.Segments {
		if seg := &parsed.Segments[i]; seg.Kind == markdown.KindCaption {
			captions[keyOf(seg)] = true
		}
	}
	return captions
}

// keyOf returns the identity of a segment's message.
func keyOf(seg *markdown.Segment) po.Key {
	return po.Key{ID: seg.Text, Context: seg.Context, HasContext: seg.Context != ""}
}

// isCaption reports whether a message is the caption of a table somewhere in the section.
func (p *Prepared) isCaption(message po.Key) bool { return p.captions[message] }

func (p *Prepared) readKinds() map[po.Key]markdown.Kind {
	kinds := map[po.Key]markdown.Kind{}
	for _, m := range p.messages {
		kinds[m.Entry.Key()] = m.Kind
	}
	return kinds
}

// kindOf returns where a message stands in the section; false if it is not there.
func (p *Prepared) kindOf(message po.Key) (markdown.Kind, bool) {
	kind, known := p.kinds()[message]
	return kind, known
}

func (p *Prepared) readWords() map[string]bool {
	words := map[string]bool{}
	for _, m := range p.messages {
		for _, word := range wordsOf(Prose(m.Entry.ID)) {
			words[word] = true
		}
	}
	return words
}

// writes reports whether a word stands in the section in just these letters.
func (p *Prepared) writes(word string) bool { return p.words()[word] }

// readHosts returns the hosts that the section links to, in its text or by
// definitions, and those that its messages name.
func (p *Prepared) readHosts() *hostname.Known {
	var all []string
	for _, l := range p.parsed.Links() {
		all = append(all, l.Destination)
	}
	for _, l := range p.parsed.Assets() {
		all = append(all, l.Destination)
	}
	var t text
	for _, m := range p.messages {
		t.raw, t.traits, t.scanned = m.Entry.ID, hasMarkup, false
		for _, l := range t.addresses() {
			all = append(all, l.destination())
		}
	}
	return hostname.NewKnown(all)
}

// Dismisses reports whether somebody does not want a check for a message: a
// translator by a flag in the catalogue, or the author by a directive. Flags that
// pobook has written for Weblate count there alone.
func (p *Prepared) Dismisses(e *po.Entry, row *Check) bool {
	return p.ignored[e.Key()].Has(row) || flagged(e, row, p.flags[e.Key()])
}

// flagged reports whether a message has a flag that leaves a check out, and that is not
// among some others.
func flagged(e *po.Entry, row *Check, but []string) bool {
	return slices.ContainsFunc(slices.Concat(e.Flags, e.Sticky), func(flag string) bool {
		flag = strings.TrimSpace(flag)
		return flag == "ignore-all-checks" || (flag == ignoreFlag(row.ID) || flag == "ignore-"+string(row.ID)) && !slices.Contains(but, flag)
	})
}
