package translate

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A wording is what a message says, apart from how it is written. Two messages
// with the same form say the same: they differ at most in white space, in the
// style of quotes, dashes, hard breaks and emphasis, and in where their links
// and images lead.
type wording struct {
	// form holds C0 controls in place of what is left open. A message's own
	// are escaped in it.
	form string
	// marks are what the form leaves open and a translation repeats, in order.
	marks []mark
}

// A mark is a piece of a text that its translation has too.
type mark struct {
	kind       markKind
	start, end int // bytes of the text
}

type markKind byte

const (
	target   markKind = iota // where a link or an image leads, or the label of its definition or footnote
	emphasis                 // a run of * or _
)

// What stands in a form for what is left open.
const (
	formTarget   = '\x01'
	formEmphasis = '\x02'
	formMore     = '\x03' // for each further sign of a run
	formBreak    = '\x04' // a hard break
	formDash     = '\x05'
	formCode     = '\x06' // before a text that is code and stays as it is
	formEscape   = '\x07' // before a control of the message
)

// wordingOf reads a message of running text.
func wordingOf(text string) wording {
	r := wordingReader{text: text, form: make([]byte, 0, len(text))}
	r.read()
	return wording{string(r.form), r.marks}
}

// wordingOfCode is that of a code block: nothing in it is style.
func wordingOfCode(text string) wording {
	return wording{form: string(formCode) + text}
}

// A wordingReader goes through a message once. It knows of inline Markdown
// what it must (CommonMark §6), and takes what it does not recognise for words.
type wordingReader struct {
	text   string
	at     int
	form   []byte
	marks  []mark
	gap    bool // white space is due before the next word
	quoted bool // a single quote is open
}

// plain are the bytes that mean nothing but themselves.
var plain = func() (is [256]bool) {
	for c := range is {
		is[c] = c < utf8.RuneSelf && (unicode.IsLetter(rune(c)) || unicode.IsNumber(rune(c)) || strings.IndexByte(".,;:?/=+&%$#@~^(){}|", byte(c)) >= 0)
	}
	return is
}()

func (r *wordingReader) read() {
	for r.at < len(r.text) {
		if c := r.text[r.at]; plain[c] {
			r.plain()
		} else if c < utf8.RuneSelf {
			r.special(c)
		} else {
			r.beyondASCII()
		}
	}
}

// plain reads up to the next sign that may mean something, or URL.
func (r *wordingReader) plain() {
	from := r.at
	if n := bareURL(r.text, from); n > 0 {
		r.mark(target, formTarget, from, from+n)
		return
	}
	for r.at++; r.at < len(r.text) && plain[r.text[r.at]]; r.at++ {
		if c := r.text[r.at]; (c == 'h' || c == 'w') && bareURL(r.text, r.at) > 0 {
			break
		}
	}
	r.words(r.text[from:r.at])
}

// special reads what begins with a sign of ASCII.
func (r *wordingReader) special(c byte) {
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
func (r *wordingReader) beyondASCII() {
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
func (r *wordingReader) words(text string) {
	r.due()
	r.form = append(r.form, text...)
}

// due adds the white space that was read, unless it makes no difference after
// what is before it.
func (r *wordingReader) due() {
	if n := len(r.form); r.gap && n > 0 && r.form[n-1] != formDash && r.form[n-1] != formBreak {
		r.form = append(r.form, ' ')
	}
	r.gap = false
}

func (r *wordingReader) literal(size int) {
	r.words(r.text[r.at : r.at+size])
	r.at += size
}

// mark leaves a piece of the text open.
func (r *wordingReader) mark(kind markKind, sign byte, start, end int) {
	r.due()
	r.form = append(r.form, sign)
	r.marks = append(r.marks, mark{kind, start, end})
	r.at = end
}

// space reads white space, however wide, and hard breaks (CommonMark §6.7).
func (r *wordingReader) space() {
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
func (r *wordingReader) hardBreak() {
	r.form = append(r.form, formBreak)
	r.at++
	for r.at < len(r.text) && (r.text[r.at] == ' ' || r.text[r.at] == '\t') {
		r.at++
	}
	r.gap = false
	r.at--
}

// escape reads a backslash and what it disarms.
func (r *wordingReader) escape() {
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
func (r *wordingReader) code() {
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
func (r *wordingReader) before(at int) rune {
	if at == 0 {
		return ' '
	}
	c, _ := utf8.DecodeLastRuneInString(r.text[:at])
	return c
}

func (r *wordingReader) after(at int) rune {
	if at >= len(r.text) {
		return ' '
	}
	c, _ := utf8.DecodeRuneInString(r.text[at:])
	return c
}

// emphasis reads a run of asterisks or underscores. One that cannot open or
// close emphasis is text (CommonMark §6.2).
func (r *wordingReader) emphasis(c byte) {
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

func isWord(c rune) bool { return unicode.IsLetter(c) || unicode.IsNumber(c) }
