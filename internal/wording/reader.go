package wording

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A reader goes through a message once. It knows of inline Markdown what it
// must (CommonMark §6), and takes what it does not recognise for words.
type reader struct {
	text   string
	at     int
	form   []byte
	marks  []mark
	gap    bool // white space is due before the next word
	quoted bool // a single quote is open
}

// meansItself says of each byte whether it has no other meaning.
var meansItself = func() (is [256]bool) {
	for c := range is {
		is[c] = c < utf8.RuneSelf && (unicode.IsLetter(rune(c)) || unicode.IsNumber(rune(c)) || strings.IndexByte(".,;:?/=+&%$#@~^(){}|", byte(c)) >= 0)
	}
	return is
}()

func (r *reader) read() {
	for r.at < len(r.text) {
		if c := r.text[r.at]; meansItself[c] {
			r.plain()
		} else if c < utf8.RuneSelf {
			r.special(c)
		} else {
			r.beyondASCII()
		}
	}
}

// plain reads up to the next sign that may mean something, or URL.
func (r *reader) plain() {
	from := r.at
	if n := bareURL(r.text, from); n > 0 {
		r.mark(target, formTarget, from, from+n)
		return
	}
	for r.at++; r.at < len(r.text) && meansItself[r.text[r.at]]; r.at++ {
		if c := r.text[r.at]; (c == 'h' || c == 'w') && bareURL(r.text, r.at) > 0 {
			break
		}
	}
	r.words(r.text[from:r.at])
}

// special reads what begins with a sign of ASCII.
func (r *reader) special(c byte) {
	switch c {
	case ' ', '\t', '\n', '\r':
		r.space()
	case '\\':
		r.escape()
	case '`':
		r.code()
	case '*', '_':
		r.emphasis(c)
	case '[', ']':
		r.bracket()
	case '<':
		r.tag()
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

// escape reads a backslash and what it disarms.
func (r *reader) escape() {
	if r.at+1 < len(r.text) && r.text[r.at+1] == '\n' {
		r.at++
		r.hardBreak()
		r.at++
		return
	}
	_, size := utf8.DecodeRuneInString(r.text[r.at+1:])
	r.literal(1 + size)
}

// code reads a code span, in which every byte counts (CommonMark §6.1).
func (r *reader) code() {
	fence := r.text[r.at : r.at+runLength(r.text[r.at:], '`')]
	for from := r.at + len(fence); ; {
		i := strings.Index(r.text[from:], fence)
		if i < 0 {
			r.literal(len(fence))
			return
		}
		from += i
		n := runLength(r.text[from:], '`')
		if from += n; n == len(fence) {
			r.literal(from - r.at)
			return
		}
	}
}

func runLength(s string, c byte) int {
	n := 0
	for n < len(s) && s[n] == c {
		n++
	}
	return n
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

// emphasis reads a run of asterisks or underscores. One that cannot open or
// close emphasis is text (CommonMark §6.2).
func (r *reader) emphasis(c byte) {
	n := runLength(r.text[r.at:], c)
	before, after := r.before(r.at), r.after(r.at+n)
	inWord := isWord(before) && isWord(after)
	if unicode.IsSpace(before) && unicode.IsSpace(after) || c == '_' && inWord {
		r.literal(n)
		return
	}
	r.mark(emphasis, formEmphasis, r.at, r.at+n)
	for range n - 1 {
		r.form = append(r.form, formMore)
	}
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

// bracket reads a bracket, and after it where a link leads: a destination,
// the label of a definition, or the label of a footnote.
func (r *reader) bracket() {
	rest := r.text[r.at:]
	switch {
	case strings.HasPrefix(rest, "](") || strings.HasPrefix(rest, "]["):
		r.literal(2)
		if n := destination(r.text[r.at-1:]); n > 0 {
			r.mark(target, formTarget, r.at, r.at+n)
		}
	case strings.HasPrefix(rest, "[^"):
		r.literal(2)
		if n := strings.IndexByte(r.text[r.at:], ']'); n > 0 {
			r.mark(target, formTarget, r.at, r.at+n)
		}
	default:
		r.literal(1)
	}
}

// tag reads an autolink or a tag of HTML, of which only where it leads is left
// open.
func (r *reader) tag() {
	end := strings.IndexByte(r.text[r.at:], '>')
	if end < 0 {
		r.literal(1)
		return
	}
	inside := r.text[r.at+1 : r.at+end]
	if bareURL(inside, 0) == len(inside) && inside != "" {
		r.literal(1)
		r.mark(target, formTarget, r.at, r.at+len(inside))
		return
	}
	for _, attribute := range []string{` href="`, ` src="`} {
		if i := strings.Index(inside, attribute); i >= 0 {
			start := r.at + 1 + i + len(attribute)
			if n := strings.IndexByte(r.text[start:], '"'); n > 0 {
				r.literal(start - r.at)
				r.mark(target, formTarget, start, start+n)
				return
			}
		}
	}
	r.literal(1)
}
