package hypertext

import (
	"strings"

	"github.com/pobook/pobook/internal/document"
)

// messageAt is what a span comes from. Tags and places have no text of their own.
func messageAt(w *writer, s document.Span) (Message, bool) {
	if w.options.Message == nil || s.Image == nil && strings.TrimSpace(s.Text) == "" {
		return Message{}, false
	}
	return w.options.Message(s.Offset)
}

// messageOf returns the message that all text of a block comes from; whole is false if that is
// not so.
func messageOf(w *writer, spans []document.Span) (of Message, whole bool) {
	known, outside := false, false
	for _, s := range spans {
		m, ok := messageAt(w, s)
		switch {
		case !ok:
			outside = outside || strings.TrimSpace(s.Text) != "" || s.Image != nil
		case !known:
			of, known = m, true
		case m != of:
			return Message{}, false
		}
	}
	return of, !known || !outside
}

// messageID is the id of the place at which the text of a message begins; none for none.
func messageID(m Message) string {
	if m.ID == "" {
		return ""
	}
	return "m-" + m.ID
}

// provenance returns the attributes of what comes from a message.
func provenance(w *writer, m Message) []attribute {
	var attributes []attribute
	if m.ID != "" {
		attributes = append(attributes, attribute{name: "data-message", value: m.ID}, attribute{name: "data-state", value: m.State})
	}
	if m.Untranslated && w.options.Source.Tag != "" {
		attributes = append(attributes, attribute{name: "lang", value: w.options.Source.Tag}, attribute{name: "dir", value: w.options.Source.Direction})
		if w.options.XHTML {
			attributes = append(attributes, attribute{name: "xml:lang", value: w.options.Source.Tag})
		}
	}
	return attributes
}
