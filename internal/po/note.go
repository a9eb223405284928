package po

import (
	"slices"
	"strconv"
	"strings"
)

// noteHead begins a note. The text follows as in a PO file, so that a note is a line
// whatever is in it, and the text can be copied from there.
const noteHead = "Another translation: msgstr"

// A Note is a form of a translation that a message has not got, where two met or one
// took the other's place. It is kept as a translators' comment: "#|" is for msgids, and
// an obsolete message with the same key would be a duplicate.
type Note struct {
	Form int // among the plural forms; 0 in a message without a plural
	Text string
}

// Line is the note as a comment.
func (n Note) Line(plural bool) string {
	index := ""
	if plural {
		index = "[" + strconv.Itoa(n.Form) + "]"
	}
	return noteHead + index + " " + Quote(n.Text)
}

// IsNote reports whether a comment is a note.
func IsNote(comment string) bool { return strings.HasPrefix(comment, noteHead) }

// WithNotes appends notes to comments, but for those that are there.
func WithNotes(comments []string, notes []Note, plural bool) []string {
	for _, n := range notes {
		if line := n.Line(plural); !slices.Contains(comments, line) {
			comments = append(slices.Clip(comments), line)
		}
	}
	return comments
}
