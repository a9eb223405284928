package merging

import (
	"slices"

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
	entries := append(make([]*po.Entry, 0, 1+len(c.messages)), mergeHeader(oldHeader, c.template.header, to))
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
	return Merged{&po.File{Trailing: old.Trailing, Entries: entries}, c.decisions}
}
