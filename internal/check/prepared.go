package check

import (
	"sync"

	"github.com/pobook/pobook/internal/hostname"
	"github.com/pobook/pobook/internal/markdown"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/translate"
)

// Prepared is a section as the checks need it, made ready once for all locales.
type Prepared struct {
	Path string // below handbook/
	File string // as diagnostics name it

	parsed   *markdown.Section
	messages []*po.Entry            // that a catalogue has to have
	ignored  map[po.Key]Set         // what the author does not want for a message
	words    func() map[string]bool // that stand in messages, as they are written
	hosts    func() *hostname.Known // that the section links to
}

// Prepare makes a section ready.
func Prepare(path, file string, parsed *markdown.Section) *Prepared {
	p := &Prepared{
		Path: path, File: file, parsed: parsed,
		messages: translate.Entries(translate.Extract(file, parsed)),
		ignored:  ignoredIn(parsed),
	}
	p.hosts = sync.OnceValue(p.readHosts)
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
		key := po.Key{ID: seg.Text, Context: seg.Context, HasContext: seg.Context != ""}
		if ignored[key] == nil {
			ignored[key] = Set{}
		}
		ignored[key].add(seg.Ignore)
	}
	return ignored
}

func (p *Prepared) readWords() map[string]bool {
	words := map[string]bool{}
	for _, e := range p.messages {
		for _, word := range wordsOf(Prose(e.ID)) {
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
	for _, e := range p.messages {
		t.raw, t.traits, t.scanned = e.ID, hasMarkup, false
		for _, l := range t.addresses() {
			all = append(all, l.destination())
		}
	}
	return hostname.NewKnown(all)
}
