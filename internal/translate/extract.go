// Package translate is what happens between a section and its catalogue:
// extracting messages, applying translations to the section, and counting how
// much is translated. Its functions are pure: no files, no clock. How messages
// find translations is the business of package merging.
//
// A message whose translation is not to be used — untranslated or fuzzy — shows
// its source text; that is decided here and nowhere else. Start at [Extract] and
// [Apply].
package translate

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/markdown"
	"github.com/pobook/pobook/internal/po"
)

// A Message is a text of a section that is offered to translators.
type Message struct {
	Entry *po.Entry // untranslated
	// Kind and Detail are those of the segment, the first one where there are several.
	Kind   markdown.Kind
	Detail string
}

// Entries returns what a file holds of messages.
func Entries(messages []Message) []*po.Entry {
	entries := make([]*po.Entry, len(messages))
	for i, m := range messages {
		entries[i] = m.Entry
	}
	return entries
}

// Extract returns the messages of a section in reading order. path names the
// section in their references. Equal texts are one message, unless the author
// gives them contexts.
func Extract(path string, s *markdown.Section) []Message {
	var (
		messages []Message
		byKey    = make(map[po.Key]*po.Entry, len(s.Segments))
		said     = map[note]bool{}
	)
	for i := range s.Segments {
		seg := &s.Segments[i]
		e := byKey[key(seg)]
		if e == nil {
			e = &po.Entry{ID: seg.Text, Str: []string{""}}
			if seg.Context != "" {
				e.Context = &seg.Context
			}
			byKey[key(seg)] = e
			messages = append(messages, Message{e, seg.Kind, seg.Detail})
		}
		for _, flag := range seg.Flags {
			if !slices.Contains(e.Flags, flag) {
				e.Flags = append(e.Flags, flag)
			}
		}
		for _, comment := range append([]string{describe(seg)}, seg.Comments...) {
			if n := (note{e, comment}); !said[n] {
				said[n] = true
				e.Extracted = append(e.Extracted, comment)
			}
		}
		if n := (note{e, "#:" + reference(path, seg)}); !said[n] {
			said[n] = true
			e.References = append(e.References, reference(path, seg))
		}
	}
	return messages
}

// key is the identity of a segment's message.
func key(seg *markdown.Segment) po.Key {
	return po.Key{ID: seg.Text, Context: seg.Context, HasContext: seg.Context != ""}
}

// A note is something that is said of a message once.
type note struct {
	message *po.Entry
	text    string
}

// describe says to translators where a text stands. It is an extracted comment
// because that is the only place that every tool keeps.
func describe(seg *markdown.Segment) string {
	kind := seg.Kind.String()
	switch {
	case seg.Kind == markdown.KindHeading:
		kind = fmt.Sprintf("heading %d", seg.Level)
	case seg.Detail != "":
		kind += " " + seg.Detail
	}
	if len(seg.Path) == 0 {
		return kind
	}
	return kind + ", in: " + strings.Join(seg.Path, " › ")
}

// reference has no line number, so that an edit of one paragraph changes no
// other message, and ends in the heading's anchor. A path in .md makes Weblate
// check Markdown.
func reference(path string, seg *markdown.Segment) string {
	if seg.Anchor == "" {
		return path
	}
	return path + ":" + seg.Anchor
}
