package merging

import (
	"slices"
	"time"

	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/translate"
)

// Meta is what the headers of templates and catalogues say of the book.
type Meta struct {
	Title string
	// Date is written as POT-Creation-Date where messages have changed.
	Date time.Time
	// Guide is where translators find help; empty if that is nowhere.
	Guide string
}

// dateLayout is how PO headers write a date (GNU gettext manual, "Header
// Entry").
const dateLayout = "2006-01-02 15:04-0700"

// A Template is the messages of a section as they are now, under the header that
// its catalogues begin with. [NewTemplate] makes one.
type Template struct {
	messages []translate.Message
	header   *po.Entry
	former   map[po.Key][]string // flags that the messages of before had
}

// NewTemplate makes a section's template of its messages. before is the
// template's file as it was, nil if there was none: its date is kept while the
// messages are the same, for a date alone must not change a file, and its flags
// show which of those in the catalogues have come from there.
func NewTemplate(meta Meta, messages []translate.Message, before *po.File) Template {
	date := meta.Date.UTC().Format(dateLayout)
	if before != nil && before.Header() != nil && sameMessages(messages, before.Entries) {
		date = before.Header().Get(creationDate)
	}
	header := &po.Entry{Str: []string{newHeader(meta.Title, date, nil).String()}}
	if meta.Guide != "" {
		header.Extracted = []string{"Help for translators: " + meta.Guide}
	}
	return Template{messages, header, formerFlags(before)}
}

// formerFlags returns the flags of the messages of a template, but for that a translation
// is fuzzy: a template has none, so that the flag says nothing there.
func formerFlags(before *po.File) map[po.Key][]string {
	former := map[po.Key][]string{}
	if before == nil {
		return former
	}
	for _, e := range before.Entries {
		sure := *e
		sure.SetFuzzy(false)
		if len(sure.Flags) > 0 {
			former[e.Key()] = sure.Flags
		}
	}
	return former
}

// withoutFormer returns an entry of a catalogue with the flags that somebody gave it
// there: those of the template belong to its text, and come with that.
func (t Template) withoutFormer(e *po.Entry) *po.Entry {
	former := t.former[e.Key()]
	if len(former) == 0 || len(e.Flags) == 0 {
		return e
	}
	own := *e
	own.Flags = slices.DeleteFunc(slices.Clone(e.Flags), func(flag string) bool { return slices.Contains(former, flag) })
	return &own
}

func sameMessages(messages []translate.Message, before []*po.Entry) bool {
	before = slices.DeleteFunc(slices.Clone(before), (*po.Entry).IsHeader)
	return slices.EqualFunc(messages, before, func(m translate.Message, e *po.Entry) bool { return m.Entry.Key() == e.Key() })
}

// File returns the template as it is written.
func (t Template) File() *po.File {
	return &po.File{Entries: append([]*po.Entry{t.header}, translate.Entries(t.messages)...)}
}
