package merging

import (
	"slices"
	"strings"
	"time"

	"github.com/pobook/pobook/internal/locale"
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
// its catalogues begin with.
type Template struct {
	Messages []translate.Message
	header   *po.Entry
}

// NewTemplate makes a section's template of its messages. The date of the file
// of before is kept while its messages are the same, for a date alone must not
// change a file.
func NewTemplate(meta Meta, messages []translate.Message, before *po.File) Template {
	date := meta.Date.UTC().Format(dateLayout)
	if before != nil && before.Header() != nil && sameMessages(messages, before.Entries) {
		date = before.Header().Get("POT-Creation-Date")
	}
	e := &po.Entry{Str: []string{header(meta.Title, date, nil).String()}}
	if meta.Guide != "" {
		e.Extracted = []string{"Help for translators: " + meta.Guide}
	}
	return Template{messages, e}
}

// File returns the template as it is written.
func (t Template) File() *po.File {
	return &po.File{Entries: append([]*po.Entry{t.header}, translate.Entries(t.Messages)...)}
}

func sameMessages(messages []translate.Message, before []*po.Entry) bool {
	before = slices.DeleteFunc(slices.Clone(before), (*po.Entry).IsHeader)
	return slices.EqualFunc(messages, before, func(m translate.Message, e *po.Entry) bool { return m.Entry.Key() == e.Key() })
}

// header has all the fields that Weblate writes, in its order; a field that
// were missing would be appended by the first tool that touches the file. to
// is nil in a template.
func header(title, date string, to *locale.Locale) *po.Header {
	h := &po.Header{}
	h.Set("Project-Id-Version", title)
	h.Set("Report-Msgid-Bugs-To", "")
	h.Set("POT-Creation-Date", date)
	if to == nil {
		h.Set("PO-Revision-Date", "YEAR-MO-DA HO:MI+ZONE")
		h.Set("Last-Translator", "FULL NAME <EMAIL@ADDRESS>")
		h.Set("Language-Team", "LANGUAGE <LL@li.org>")
		h.Set("Language", "")
	} else {
		h.Set("PO-Revision-Date", date)
		h.Set("Last-Translator", "")
		h.Set("Language-Team", to.English)
		h.Set("Language", to.Code)
	}
	h.Set("MIME-Version", "1.0")
	h.Set("Content-Type", "text/plain; charset=UTF-8")
	h.Set("Content-Transfer-Encoding", "8bit")
	if to != nil {
		h.Set("Plural-Forms", to.Plurals)
	}
	h.Set("X-Generator", "pobook")
	return h
}

// toFillIn are the fields of a template that its copies must fill in.
var toFillIn = []string{"PO-Revision-Date", "Last-Translator", "Language-Team", "Language"}

// mergeHeader brings a catalogue's header up to date: the template's date, and
// fields that are missing or as a template has them, for a catalogue may have
// begun as a copy of one. What a translator's tool wrote stays.
func mergeHeader(old *po.Header, template Template, to locale.Locale) *po.Header {
	t := po.ParseHeader(template.header.Str[0])
	date := t.Get("POT-Creation-Date")
	fresh := header(t.Get("Project-Id-Version"), date, &to)
	if old == nil {
		return fresh
	}
	merged := po.ParseHeader(old.String())
	copied := header("", "", nil)
	for _, key := range fresh.Keys() {
		there := slices.ContainsFunc(merged.Keys(), func(k string) bool { return strings.EqualFold(k, key) })
		if !there || slices.Contains(toFillIn, key) && merged.Get(key) == copied.Get(key) {
			merged.Set(key, fresh.Get(key))
		}
	}
	merged.Set("POT-Creation-Date", date)
	return merged
}
