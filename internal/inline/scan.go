package inline

import (
	"strings"
)

// A Scanner finds the tokens of texts. The zero value is ready: it takes every
// footnote, and every label in brackets of its own ([text][label], [label][]),
// for defined, which is how translators read a message that stands alone. A
// Scanner may be used again and again, by one goroutine at a time.
type Scanner struct {
	// Defined reports whether the section defines a label, which is written as
	// "^label" if it is a footnote's. If it is not nil, it also decides on
	// shortcut references ([label]).
	Defined func(label string) bool
	// Addresses asks for URLs that stand in the text as they are, and Templates
	// for tags of site generators. To CommonMark both are plain text.
	Addresses, Templates bool
	// Embedded returns the length of what a dialect reads at an offset, where a < or a
	// { stands; 0 if it is plain text there. If it is not nil, neither autolinks nor
	// HTML are looked for.
	Embedded func(text string, at int) int

	find   finder
	text   string
	at     int
	tokens []Token
	open   []int // indexes of brackets that may open a link, innermost last
	linked int   // how many of them stand before a link, which no link may hold
}

// special are the bytes that a token may begin with.
var special = func() (is [256]bool) {
	for _, c := range []byte("\\`<*_~![]{:wW") {
		is[c] = true
	}
	return is
}()

// Scan returns the tokens of a text. They are appended to those given, which
// may be a used slice cut to no length.
func (s *Scanner) Scan(text string, tokens []Token) []Token {
	s.text, s.at, s.tokens, s.open, s.linked = text, 0, tokens, s.open[:0], 0
	s.find.reset(text)
	s.find.templates = s.Templates
	for s.at < len(text) {
		if c := text[s.at]; special[c] {
			s.special(c)
		} else {
			s.at++
		}
	}
	return s.tokens
}

// special reads what begins with a special byte.
func (s *Scanner) special(c byte) {
	rest := s.text[s.at:]
	switch c {
	case '\\':
		s.escape(rest)
	case '`':
		s.code(rest)
	case '<', '{':
		switch {
		case s.Embedded != nil:
			s.embedded()
		case c == '<':
			s.angle(rest)
		default:
			s.template()
		}
	case '*', '_', '~':
		s.run(rest, c)
	case '!', '[':
		s.bracket(rest)
	case ']':
		s.close(rest)
	default:
		s.address()
	}
}

// add appends a token of some length, and steps over it.
func (s *Scanner) add(kind Kind, length int) *Token {
	s.tokens = append(s.tokens, Token{Kind: kind, Span: Span{s.at, s.at + length}, Partner: -1})
	s.at += length
	return &s.tokens[len(s.tokens)-1]
}

func (s *Scanner) escape(rest string) {
	if len(rest) > 1 && isPunctuation(rest[1]) {
		s.add(Escape, 2)
		return
	}
	s.at++
}

// code reads a code span, or the run of backticks that opens none.
func (s *Scanner) code(rest string) {
	n := runLength(rest)
	if end := codeSpan(&s.find, s.at); end > 0 {
		s.add(Code, end).Inner = Span{s.at - end + n, s.at - n}
		return
	}
	s.at += n
}

// angle reads what begins with an angle bracket: an autolink or raw HTML.
func (s *Scanner) angle(rest string) {
	if n := autolink(rest); n > 0 {
		s.add(Autolink, n).Inner = Span{s.at - n + 1, s.at - 1}
		return
	}
	if n := tag(&s.find, s.at); n > 0 {
		s.add(Tag, n)
		return
	}
	kind, n := rawMarkup(&s.find, s.at)
	if n == 0 {
		s.at++
		return
	}
	s.add(kind, n)
}

// embedded reads what a dialect has.
func (s *Scanner) embedded() {
	n := s.Embedded(s.text, s.at)
	if n == 0 {
		s.at++
		return
	}
	s.add(Embedded, n)
}

// run reads a delimiter run. Tildes are one only if there are two at most, none
// before them, not even an escaped one.
func (s *Scanner) run(rest string, c byte) {
	n := runLength(rest)
	if c == '~' && (n > 2 || s.at > 0 && s.text[s.at-1] == '~') {
		s.at += n
		return
	}
	s.add(Run, n).Sign = c
}

// template reads a tag of a site generator.
func (s *Scanner) template() {
	n := 0
	if s.Templates {
		n = templateLength(&s.find, s.at)
	}
	if n == 0 {
		s.at++
		return
	}
	s.add(Template, n)
}

// bracket reads a bracket that may open a link or an image, or a reference to a
// footnote.
func (s *Scanner) bracket(rest string) {
	length := 1
	if rest[0] == '!' {
		if length = 2; len(rest) < 2 || rest[1] != '[' {
			s.at++
			return
		}
	}
	if n := s.footnote(rest[length-1:]); n > 0 {
		s.at += length - 1
		s.add(Footnote, n).Inner = Span{s.at - n + len("[^"), s.at - 1}
		return
	}
	s.open = append(s.open, len(s.tokens))
	s.add(Open, length).Sign = rest[0]
}

// footnote returns the length of the footnote reference that a text begins
// with; 0 if there is none.
func (s *Scanner) footnote(text string) int {
	if !strings.HasPrefix(text, "[^") {
		return 0
	}
	n := label(text[1:])
	if n < len("^]") || s.Defined != nil && !s.Defined(text[1:n]) {
		return 0
	}
	if n == len("^]") {
		return 0 // it has no label
	}
	return n + 1
}

// close reads a closing bracket and what belongs to it. Without a partner it
// is text.
func (s *Scanner) close(rest string) {
	if len(s.open) == 0 {
		s.at++
		return
	}
	opener := s.open[len(s.open)-1]
	s.open = s.open[:len(s.open)-1]
	image := s.tokens[opener].Sign == '!'
	dead := len(s.open) < s.linked && !image // it holds a link
	s.linked = min(s.linked, len(s.open))
	if dead || s.openLength() >= longestLabel {
		s.at++
		return
	}
	t, ok := s.closing(rest, s.tokens[opener].End)
	if !ok {
		s.at++
		return
	}
	t.Partner, s.tokens[opener].Partner = opener, len(s.tokens)
	s.tokens = append(s.tokens, t)
	s.at = t.End
	if !image {
		s.linked = len(s.open)
	}
}

// openLength is how far the brackets that are open lie apart. Goldmark takes no
// bracket for a link inside a text that is too long for a label.
func (s *Scanner) openLength() int {
	if len(s.open) == 0 {
		return 0
	}
	return s.tokens[s.open[len(s.open)-1]].End - s.tokens[s.open[0]].Start
}

// closing reads what follows the text of a link, which begins at an offset: a
// destination, a label, or nothing if the text itself is a label.
func (s *Scanner) closing(rest string, text int) (Token, bool) {
	t := Token{Kind: Close, Span: Span{s.at, s.at + 1}}
	own := Span{text, s.at} // the text as a label
	switch {
	case strings.HasPrefix(rest, "]("):
		if led := t; destination(&s.find, &led) {
			return led, true
		}
	case strings.HasPrefix(rest, "]["):
		if n := label(rest[2:]); n > 0 {
			t.End += 1 + n
			t.Reference, t.Inner = true, Span{s.at + 2, t.End - 1}
			if strings.TrimSpace(t.Inner.In(s.text)) == "" {
				t.Inner = own
			}
			return t, t.Inner.Len() <= longestLabel && (s.Defined == nil || s.Defined(t.Inner.In(s.text)))
		}
	}
	t.Reference, t.Inner = true, own
	return t, s.Defined != nil && own.Len() <= longestLabel && s.Defined(own.In(s.text))
}

// address reads a URL that stands in the text as it is, at the colon after its
// scheme or at the host name that begins it.
func (s *Scanner) address() {
	start, length := s.at, 0
	if s.Addresses {
		start, length = addressAt(s.text, s.at)
	}
	if length == 0 {
		s.at++
		return
	}
	s.at = start
	s.add(Address, length).Inner = Span{start, start + length}
}
