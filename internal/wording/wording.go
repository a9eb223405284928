// Package wording reads a message for what it says, apart from how it is
// written. Two messages of the same form say the same: they differ at most in
// white space, in the style of quotes, dashes, hard breaks and emphasis, and in
// where their links and images lead. Translations are carried from one to the
// other.
//
// It looks at single texts and compares two of them; it knows neither files nor
// languages, and what is merely similar is not its business. Start at [Read] and
// [Carry]; [Typo] is the relation of two texts of which one may be the other
// with its spelling corrected.
package wording

// A Statement is a message's text with its wording.
type Statement struct {
	Text string
	// Form is the same for all texts that say the same. It holds C0 controls
	// in place of what is left open; a message's own are escaped in it.
	Form string
	// marks are what the form leaves open and a translation repeats, in order.
	marks []mark
}

// Read reads a message of running text, which is inline Markdown.
func Read(text string) Statement {
	r := reader{text: text, form: make([]byte, 0, len(text))}
	r.read()
	return Statement{text, string(r.form), r.marks}
}

// ReadCode reads a code block: nothing in it is style.
func ReadCode(text string) Statement {
	return Statement{Text: text, Form: string(formCode) + text}
}

// IsCode reports whether the text was read as code.
func (s *Statement) IsCode() bool { return s.Form != "" && s.Form[0] == formCode }
