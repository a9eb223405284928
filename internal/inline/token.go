// Package inline reads the inline content of Markdown (CommonMark §6, with
// GFM's strikethrough and footnote references): where a text has code, links,
// tags, escapes and emphasis. Everybody who asks that of a message asks here,
// and gets the answer that the parser of sections gives.
//
// It knows one block's text and nothing around it. Which labels are defined is
// for the caller to say. It makes no tree and resolves no escapes.
//
// Start at [Scanner.Scan], which finds what binds tighter than emphasis, then
// [Emphasis].
package inline

// A Token is a piece of a text that is not plain. Tokens are in the order of
// the text and do not overlap; between them stands plain text.
type Token struct {
	Kind Kind
	// Sign is the byte that a run consists of, or '!' for an image's Open.
	Sign byte
	// Reference marks a Close that has a label in the place of a destination.
	Reference bool
	Span
	// Inner is what a token holds: code without its backticks, the URL of an
	// autolink, a destination without angle brackets, or a label.
	Inner Span
	// Title is that of a link, without its quotes; empty if there is none.
	Title Span
	// Partner is the index of the token that an Open or a Close makes a link
	// or an image with; -1 for all others. Brackets without a partner are text.
	Partner int
}

// A Span is a range of bytes of the text.
type Span struct{ Start, End int }

// In returns the part of a text that the span bounds.
func (s Span) In(text string) string { return text[s.Start:s.End] }

// Len returns the number of bytes in the span.
func (s Span) Len() int { return s.End - s.Start }

// A Kind is the kind of a token.
type Kind uint8

// The kinds of tokens.
const (
	Escape   Kind = iota // a backslash and the punctuation that it escapes (§2.4)
	Code                 // a code span (§6.1)
	Autolink             // a URL or an address between angle brackets (§6.5)
	Address              // a URL that stands in the text as it is
	Tag                  // a start or end tag (§6.6)
	Comment              // an HTML comment
	Markup               // an instruction, a declaration, or a CDATA section
	Template             // a tag that a site generator runs, as {{ … }} and {% … %}
	Footnote             // a reference to a footnote
	Open                 // [ or ![
	Close                // ] and the destination or label after it (§6.3)
	Run                  // a delimiter run of emphasis or strikethrough (§6.2)
	Embedded             // what a dialect reads at < or {, as [Scanner.Embedded] has it
)
