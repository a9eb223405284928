package merging

import (
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/translate"
)

// creationDate is the field that says when the messages were extracted.
const creationDate = "POT-Creation-Date"

// toFillIn are the fields that a template leaves to its copies, with what stands
// in it.
var toFillIn = map[string]string{
	"PO-Revision-Date": "YEAR-MO-DA HO:MI+ZONE",
	"Last-Translator":  "FULL NAME <EMAIL@ADDRESS>",
	"Language-Team":    "LANGUAGE <LL@li.org>",
	"Language":         "",
}

// newHeader has all the fields that Weblate writes, in its order; a field that
// were missing would be appended by the first tool that touches the file. to
// is nil in a template.
func newHeader(title, date string, to *locale.Locale) *po.Header {
	h := &po.Header{}
	h.Set("Project-Id-Version", title)
	h.Set("Report-Msgid-Bugs-To", "")
	h.Set(creationDate, date)
	for _, key := range []string{"PO-Revision-Date", "Last-Translator", "Language-Team", "Language"} {
		h.Set(key, toFillIn[key])
	}
	h.Set("MIME-Version", "1.0")
	h.Set("Content-Type", "text/plain; charset=UTF-8")
	h.Set("Content-Transfer-Encoding", "8bit")
	if to != nil {
		h.Set("PO-Revision-Date", date)
		h.Set("Last-Translator", "")
		h.Set("Language-Team", to.English)
		h.Set("Language", to.Code)
		h.Set("Plural-Forms", to.Plurals)
	}
	h.Set("X-Generator", "pobook")
	return h
}

// mergeHeader brings a catalogue's header up to date: the template's date, and
// fields that are missing or as a template has them, for a catalogue may have
// begun as a copy of one. What a translator's tool wrote stays, and so do the
// comments, which name the translators. Without a catalogue, old is nil. others are
// the headers of files that translations were taken from.
func mergeHeader(old, template *po.Entry, to locale.Locale, others []*po.Entry) *po.Entry {
	t := po.ParseHeader(strings.Join(template.Str, ""))
	fields := newHeader(t.Get("Project-Id-Version"), t.Get(creationDate), &to)
	merged := po.Entry{}
	if old != nil {
		merged = *old
		fields = mergeFields(po.ParseHeader(strings.Join(old.Str, "")), fields)
	}
	for _, other := range others {
		credit(&merged, fields, other, to)
	}
	merged.Str = []string{fields.String()}
	merged.Extracted = template.Extracted
	return &merged
}

// credit names in a header whom another one names. Who has saved the other last has done
// so here, if nobody else has.
func credit(header *po.Entry, fields *po.Header, other *po.Entry, to locale.Locale) {
	known := map[string]bool{}
	for _, t := range translate.TranslatorsIn(&po.Entry{Comments: header.Comments}) {
		known[t.Name] = true
	}
	for _, t := range translate.TranslatorsIn(other) {
		if !known[t.Name] {
			header.Comments = append(slices.Clip(header.Comments), t.Line)
		}
	}
	theirs := po.ParseHeader(strings.Join(other.Str, ""))
	take := func(key string) {
		if value := theirs.Get(key); value != "" && value != toFillIn[key] {
			fields.Set(key, value)
		}
	}
	if last := fields.Get("Last-Translator"); last == "" && theirs.Get("Last-Translator") != toFillIn["Last-Translator"] {
		take("Last-Translator")
		take("PO-Revision-Date")
	}
	if team := fields.Get("Language-Team"); team == "" || team == to.English {
		take("Language-Team")
	}
}

func mergeFields(old, fresh *po.Header) *po.Header {
	there := map[string]bool{}
	for _, key := range old.Keys() {
		there[strings.ToLower(key)] = true
	}
	for _, key := range fresh.Keys() {
		placeholder, mayBeCopied := toFillIn[key]
		if !there[strings.ToLower(key)] || mayBeCopied && old.Get(key) == placeholder {
			old.Set(key, fresh.Get(key))
		}
	}
	old.Set(creationDate, fresh.Get(creationDate))
	return old
}
