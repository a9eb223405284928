// Package trust holds a translation against its source: whatever it holds, it
// may only speak. Anybody may type into a public translation service, and what
// they type is published.
//
// What is judged is a block as it is published, with all the translations in it,
// by more than one reader: CommonMark, a reader to whom code spans bind before
// everything else (Python-Markdown), a browser that sees the text raw, as in a
// block of HTML, and the programs that look for their tags in the bytes of a file,
// whatever Markdown says of them. A translation that any of them finds something
// in, beyond what it finds in the source, is objected to.
//
// It knows neither blocks nor files. Start at [Judge.Object]; [Disarm] is for
// those who write a translation into a block.
package trust

// A Reason is why a translation is refused.
type Reason int

// The reasons.
const (
	_ Reason = iota
	// Structure is a block structure that is not the source's.
	Structure
	// Blank is a translation without text.
	Blank
	// TooLong is a translation many times as long as its source.
	TooLong
	// TooIntricate is a translation with more signs of markup than are read.
	TooIntricate
	// ControlCharacter is one that the source does not have. Programs drop or
	// replace them, each in its own way, and see another text then.
	ControlCharacter
	// AddedHTML is a tag, an attribute, a comment or an instruction that the
	// source does not have.
	AddedHTML
	// UnbalancedHTML is an element that the translation leaves open, or closes
	// though it does not open it.
	UnbalancedHTML
	// AddedImage is an image that the source does not have.
	AddedImage
	// UnsafeLink is a link with a scheme that is neither the source's nor one of
	// those that only lead somewhere.
	UnsafeLink
	// AddedFootnote is a reference to a footnote that the source does not have.
	AddedFootnote
	// AddedTemplate is something that a site generator runs, and the source does
	// not have.
	AddedTemplate
	// AddedBraces are braces that the source does not have. Generators read
	// attributes and expressions in them.
	AddedBraces
	// Numbering is another number of figures or of captions than in the source, by which
	// all that follow would be numbered otherwise.
	Numbering
)

// Reasons are all reasons, for those who have something to say of each.
var Reasons = []Reason{
	Structure, Blank, TooLong, TooIntricate, ControlCharacter, AddedHTML, UnbalancedHTML, AddedImage, UnsafeLink, AddedFootnote, AddedTemplate, AddedBraces,
	Numbering,
}

// An Objection says why a translation is refused.
type Objection struct {
	Reason Reason
	// What is objected to, as it is named or written: a tag, a scheme, a
	// delimiter. Empty where the reason says all.
	What string
}

// A Text is a block, or a part of one, in a source or as it is published.
type Text struct {
	// Body is its lines, with line feeds between them, without the prefixes of
	// containers.
	Body string
	// Before and After are a few bytes of what stands beside it.
	Before, After string
	// Note says that it is that of a footnote. To those who know no footnotes, it
	// stands where the destination of a link does.
	Note bool
	Form Form
	// HTML returns what CommonMark makes of it; nil if it makes no running text
	// of it.
	HTML func() string
}

// A Form is how a text is read.
type Form int

// The forms.
const (
	Markdown Form = iota
	HTML          // a block of HTML, to which escapes and code spans are text
	Code          // a block of code, in which only site generators read
	Value         // a string of front matter, which templates may show anyhow
)

// TooMuch reports whether a translation is longer than any language makes it.
func TooMuch(source, translation string) bool {
	return len(translation) > 16*len(source)+4096
}
