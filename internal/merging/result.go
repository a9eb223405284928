package merging

import (
	"slices"
	"strings"
	"time"

	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/po"
)

// The last stage: messages and what they have left over become files.

// result puts a section's new catalogue together.
func (c *catalogue) result(to locale.Locale) Merged {
	old := c.file
	if old == nil {
		old = &po.File{}
	}
	var oldHeader *po.Entry
	if i := slices.IndexFunc(old.Entries, (*po.Entry).IsHeader); i >= 0 {
		oldHeader = old.Entries[i]
	}
	entries := append(make([]*po.Entry, 0, 1+len(c.messages)), mergeHeader(oldHeader, c.template.header, to, c.sources()))
	for i := range c.messages {
		entries = append(entries, c.messages[i].entry)
	}
	for i := range c.donors {
		d := &c.donors[i]
		if !d.stays() {
			continue
		}
		if !d.entry.Obsolete {
			c.decisions = append(c.decisions, d.obsolete())
		}
		entries = append(entries, d.left())
	}
	return Merged{&po.File{Trailing: old.Trailing, Entries: entries}, c.decisions, c.takings()}
}

// sources are the headers of those files of the compendium that messages have got their
// translations from, that with the latest revision first.
func (c *catalogue) sources() []*po.Entry {
	var headers []*po.Entry
	for i := range c.messages {
		if g := c.messages[i].giver; g != nil && g.home.header != nil && !slices.Contains(headers, g.home.header) {
			headers = append(headers, g.home.header)
		}
	}
	slices.SortStableFunc(headers, func(a, b *po.Entry) int { return revision(b).Compare(revision(a)) })
	return headers
}

// revision returns when a translator's tool has saved a file last; the zero time if the
// header does not say that.
func revision(header *po.Entry) time.Time {
	date, _ := time.Parse(dateLayout, po.ParseHeader(strings.Join(header.Str, "")).Get("PO-Revision-Date"))
	return date
}

// takings are those of a catalogue.
func (c *catalogue) takings() []taking {
	var all []taking
	for i := range c.messages {
		m := &c.messages[i]
		if m.giver == nil || !m.giver.home.compendium {
			continue
		}
		fate := Taken
		if m.entry.Fuzzy() {
			fate = TakenFuzzy
		}
		all = append(all, taking{m.giver.entry, fate})
	}
	return all
}
