package wording

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/inline"
	"github.com/pobook/pobook/internal/markdown/htmltext"
)

// A reader goes through a message once. What is code, a link or a tag the scanner
// of inline Markdown says; the rest is words and how they are written.
type reader struct {
	text   string
	at     int
	tokens []inline.Token // that are still to come
	form   []byte
	marks  []mark
	gap    bool // white space is due before the next word
	quoted bool // a single quote is open
}

func (r *reader) read() {
	scanner := inline.Scanner{Addresses: true}
	r.tokens = scanner.Scan(r.text, nil)
	for len(r.tokens) > 0 {
		t := r.tokens[0]
		r.tokens = r.tokens[1:]
		r.prose(t.Start)
		r.token(t)
	}
	r.prose(len(r.text))
}

// meansItself says of each byte whether it has no other meaning.
var meansItself = func() (is [256]bool) {
	for c := range is {
		is[c] = c < utf8.RuneSelf && (unicode.IsLetter(rune(c)) || unicode.IsNumber(rune(c)) || strings.IndexByte(".,;:?/=+&%$#@~^(){}|", byte(c)) >= 0)
	}
	return is
}()

// prose reads what is plain text, up to an offset.
func (r *reader) prose(end int) {
	for r.at < end {
		from := r.at
		for r.at < end && meansItself[r.text[r.at]] {
			r.at++
		}
		if r.at > from {
			r.words(r.text[from:r.at])
			continue
		}
		if c := r.text[r.at]; c < utf8.RuneSelf {
			r.special(c)
		} else {
			r.beyondASCII()
		}
	}
}

// token reads a token. Of what has a target only that is left open.
func (r *reader) token(t inline.Token) {
	if r.at > t.Start {
		r.prose(t.End) // white space or dashes have reached into it
		return
	}
	switch {
	case t.Kind == inline.Run:
		r.run(t)
	case t.Kind == inline.Tag:
		r.tag(t)
	case t.Kind == inline.Address && leadsToWeb(t.In(r.text)), t.Kind == inline.Footnote, t.Kind == inline.Autolink:
		r.verbatim(t.Inner.Start)
		r.target(t.Inner)
		r.verbatim(t.End)
	case t.Kind == inline.Close && t.Inner.Start >= t.Start && t.Inner.Len() > 0:
		at := t.Inner
		if r.text[at.Start-1] == '<' {
			at = inline.Span{Start: at.Start - 1, End: at.End + 1} // the brackets are there for its sake
		}
		r.verbatim(at.Start)
		r.target(at)
		r.prose(t.End) // it may have a title
	default:
		r.verbatim(t.End) // of a bracket too whose text itself is the label
	}
}

// verbatim reads up to an offset what stays as it is, but for the controls that
// mean something in a form.
func (r *reader) verbatim(end int) {
	r.due()
	for ; r.at < end; r.at++ {
		c := r.text[r.at]
		if formTarget <= c && c <= formEscape {
			r.form = append(r.form, formEscape)
		}
		r.form = append(r.form, c)
	}
}

// leadsToWeb reports an address of the kinds that are most written as they are.
func leadsToWeb(address string) bool {
	for _, scheme := range []string{"https://", "http://", "www."} {
		if len(address) >= len(scheme) && strings.EqualFold(address[:len(scheme)], scheme) {
			return true
		}
	}
	return false
}

// target leaves a target open, unless there are controls in it, which are in none.
func (r *reader) target(at inline.Span) {
	if strings.ContainsFunc(at.In(r.text), unicode.IsControl) {
		r.verbatim(at.End)
		return
	}
	r.mark(target, formTarget, at.Start, at.End)
}

// tag reads a tag of HTML: where it leads and what it shows is left open.
func (r *reader) tag(t inline.Token) {
	tag := t.In(r.text)
	element := htmltext.NameOf(tag)
	for _, a := range htmltext.Attributes(tag) {
		if htmltext.Leads(element, a.Name) && a.Start < a.End {
			r.verbatim(t.Start + a.Start)
			r.target(inline.Span{Start: t.Start + a.Start, End: t.Start + a.End})
		}
	}
	r.verbatim(t.End)
}

// run reads a run of asterisks or underscores. One that cannot open or close
// emphasis is text (CommonMark §6.2), and so are tildes.
func (r *reader) run(t inline.Token) {
	f := inline.FlankingOf(r.text, t.Span)
	inWord := isWord(f.Before) && isWord(f.After)
	if t.Sign == '~' || unicode.IsSpace(f.Before) && unicode.IsSpace(f.After) || t.Sign == '_' && inWord {
		r.literal(t.Len())
		return
	}
	r.mark(emphasis, formEmphasis, t.Start, t.End)
	for range t.Len() - 1 {
		r.form = append(r.form, formMore)
	}
}

// special reads what begins with a sign of ASCII.
func (r *reader) special(c byte) {
	switch c {
	case ' ', '\t', '\n', '\r':
		r.space()
	case '\\':
		r.backslash()
	case '-':
		r.dash()
	case '\'':
		r.singleQuote(1)
	default:
		if c < ' ' {
			r.form = append(r.form, formEscape)
		}
		r.literal(1)
	}
}

// beyondASCII reads a rune of more than one byte.
func (r *reader) beyondASCII() {
	c, size := utf8.DecodeRuneInString(r.text[r.at:])
	switch {
	case c == '\u00a0' || c == '\u202f' || c == '\u2009':
		r.space()
	case strings.ContainsRune("“”„‟«»＂「」『』", c):
		r.words(`"`)
		r.at += size
	case strings.ContainsRune("‘’‚‛‹›＇", c):
		r.singleQuote(size)
	case isDash(c):
		r.dash()
	default:
		r.literal(size)
	}
}

// words adds text to the form.
func (r *reader) words(text string) {
	r.due()
	r.form = append(r.form, text...)
}

// due adds the white space that was read, unless it makes no difference after
// what is before it.
func (r *reader) due() {
	if n := len(r.form); r.gap && n > 0 && r.form[n-1] != formDash && r.form[n-1] != formBreak {
		r.form = append(r.form, ' ')
	}
	r.gap = false
}

func (r *reader) literal(size int) {
	r.words(r.text[r.at : r.at+size])
	r.at += size
}

// mark leaves a piece of the text open.
func (r *reader) mark(kind markKind, sign byte, start, end int) {
	r.due()
	r.form = append(r.form, sign)
	r.marks = append(r.marks, mark{kind, start, end})
	r.at = end
}

// space reads white space, however wide, and hard breaks (CommonMark §6.7).
func (r *reader) space() {
	wide := 0
	for r.at < len(r.text) {
		c, size := utf8.DecodeRuneInString(r.text[r.at:])
		if !unicode.IsSpace(c) {
			return
		}
		if c == '\n' && wide >= 2 {
			r.hardBreak()
		}
		if wide++; c != ' ' {
			wide = 0
		}
		r.gap = true
		r.at += size
	}
}

// hardBreak drops the white space on both sides.
func (r *reader) hardBreak() {
	r.form = append(r.form, formBreak)
	r.at++
	for r.at < len(r.text) && (r.text[r.at] == ' ' || r.text[r.at] == '\t') {
		r.at++
	}
	r.gap = false
	r.at--
}

// backslash reads one that escapes nothing: before a line feed it is a hard break.
func (r *reader) backslash() {
	if r.at+1 < len(r.text) && r.text[r.at+1] == '\n' {
		r.at++
		r.hardBreak()
		r.at++
		return
	}
	r.literal(1)
}

// before and after are the runes beside a range; a space at the ends.
func (r *reader) before(at int) rune {
	if at == 0 {
		return ' '
	}
	c, _ := utf8.DecodeLastRuneInString(r.text[:at])
	return c
}

func (r *reader) after(at int) rune {
	if at >= len(r.text) {
		return ' '
	}
	c, _ := utf8.DecodeRuneInString(r.text[at:])
	return c
}

// dash reads a run of dashes and hyphens. Between words they are one dash,
// however long and with spaces or not; what joins words or digits, begins a
// number or an option is a hyphen.
func (r *reader) dash() {
	start := r.at
	for r.at < len(r.text) && isDash(r.after(r.at)) {
		_, size := utf8.DecodeRuneInString(r.text[r.at:])
		r.at += size
	}
	run := r.text[start:r.at]
	before, after := unicode.IsSpace(r.before(start)), unicode.IsSpace(r.after(r.at))
	switch {
	case strings.ContainsAny(run, "—―") || before && after || strings.HasPrefix(run, "--") && !before && !after:
		r.gap = false
		r.form = append(r.form, formDash)
	case run == "‐" || run == "‑" || (run == "–" || run == "‒") && !before && !after:
		r.words("-")
	default:
		r.words(run)
	}
}

// singleQuote reads an apostrophe or a single quote. A quote is the same as a
// double one.
func (r *reader) singleQuote(size int) {
	before, after := r.before(r.at), r.after(r.at+size)
	r.at += size
	switch {
	case !isWord(before) && before != '"' && isWord(after):
		r.quoted = true
		r.words(`"`)
	case r.quoted && !isWord(after):
		r.quoted = false
		r.words(`"`)
	default:
		r.words("'")
	}
}
