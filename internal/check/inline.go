package check

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// An inline is what a text holds besides words, as a translator sees it and as
// Weblate does: by the signs, whether CommonMark would render them or not.
type inline struct {
	syntax     syntax
	links      []link
	bare       []link   // addresses that stand in the text as they are
	references []string // labels of reference links
	footnotes  []string
	code       []span // contents of code spans
	tags       []tag
	templates  []string // tags of site generators
	unflanked  []span   // runs of emphasis that CommonMark does not see

	protected  []span // what is no prose
	delimiters []span // what prose goes on beside
}

// clear leaves nothing but the room that there is.
func (in *inline) clear() {
	*in = inline{
		links: in.links[:0], bare: in.bare[:0], references: in.references[:0], footnotes: in.footnotes[:0], code: in.code[:0], tags: in.tags[:0],
		templates: in.templates[:0], unflanked: in.unflanked[:0], protected: in.protected[:0], delimiters: in.delimiters[:0],
	}
}

// syntax is a set of delimiters. Code spans count by the length of their
// backtick runs, from bit codeRun on.
type syntax uint32

const (
	emphasisStar syntax = 1 << iota
	strongStar
	emphasisUnderscore
	strongUnderscore
	strike
	autolink

	codeRun    = 6
	maxCodeRun = 31 - codeRun
)

// A link is an inline link, an image, or an autolink.
type link struct {
	span
	target   string
	targetAt int
	auto     bool
}

// A tag is one of HTML.
type tag struct {
	span
	name    string // in lower case, with the slash of an end tag
	keys    string // the names of the attributes
	comment bool
}

// A scanner reads inline content.
type scanner struct {
	inline
	raw      string
	at       int
	brackets []int
	open     [4]int // where emphasis was opened, plus one: * ** _ __
	strikeAt int
	missing  []string // signs that are not in the rest of the text
}

// scan reads a text into an empty inline.
func scan(raw string, empty inline) inline {
	s := scanner{inline: empty, raw: raw}
	for s.at < len(raw) {
		switch c := raw[s.at]; c {
		case '\\':
			s.escape()
		case '`':
			s.codeSpan()
		case '<':
			s.angle()
		case '*', '_', '~':
			s.run(c)
		case '[':
			s.bracket()
		case ']':
			s.closeBracket()
		case '{':
			s.template()
		case ':':
			s.bareURL()
		default:
			s.at++
		}
	}
	return s.inline
}

func (s *scanner) rest() string { return s.raw[s.at:] }

// next returns how far ahead a sign is, -1 if there is none. One that is missing
// is not looked for again: many that it would have to close would each be a
// search to the end of the text.
func (s *scanner) next(sign string) int {
	if slices.Contains(s.missing, sign) {
		return -1
	}
	ahead := strings.Index(s.rest(), sign)
	if ahead < 0 {
		s.missing = append(s.missing, sign)
	}
	return ahead
}

func (s *scanner) protect(size int) {
	s.protected = append(s.protected, span{s.at, s.at + size})
	s.at += size
}

// escape takes a backslash and what it escapes (CommonMark §2.4).
func (s *scanner) escape() {
	if s.at++; s.at < len(s.raw) && s.raw[s.at] < utf8.RuneSelf && unicode.In(rune(s.raw[s.at]), unicode.P, unicode.S) {
		s.at++
	}
}

// codeSpan takes a code span (§6.1), or the run of backticks that opens none.
func (s *scanner) codeSpan() {
	n := runLength(s.rest(), '`')
	for i := s.at + n; i < len(s.raw); {
		next := strings.IndexByte(s.raw[i:], '`')
		if next < 0 {
			break
		}
		i += next
		if m := runLength(s.raw[i:], '`'); m != n {
			i += m
			continue
		}
		s.code = append(s.code, span{s.at + n, i})
		s.syntax |= 1 << (codeRun + min(n, maxCodeRun))
		s.protect(i + n - s.at)
		return
	}
	s.at += n
}

func runLength(s string, c byte) int { return len(s) - len(strings.TrimLeft(s, string(c))) }

var (
	autolinkForm = regexp.MustCompile(`^<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[^\s<>@]+@[^\s<>@]+)>`)
	tagForm      = regexp.MustCompile(`^<(/?[A-Za-z][A-Za-z0-9-]*)((?:\s+[A-Za-z_:][\w:.-]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>` + "`" + `]+))?)*)\s*/?>`)
	attribute    = regexp.MustCompile(`([A-Za-z_:][\w:.-]*)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>]+))?`)
)

// autolinkIn returns the autolink that a text begins with. Most begin with none,
// which is seen at once.
func autolinkIn(s string) string {
	end := strings.IndexAny(s[1:], "<>") + 1
	if s[end] != '>' || !strings.ContainsAny(s[:end], ":@") {
		return ""
	}
	return autolinkForm.FindString(s)
}

// angle takes an autolink (§6.5) or a tag (§6.6).
func (s *scanner) angle() {
	rest := s.rest()
	if m := autolinkIn(rest); m != "" {
		s.syntax |= autolink
		s.links = append(s.links, link{span{s.at, s.at + len(m)}, m[1 : len(m)-1], s.at + 1, true})
		s.protect(len(m))
		return
	}
	if strings.HasPrefix(rest, "<!--") {
		if end := s.next("-->"); end >= 0 {
			s.tags = append(s.tags, tag{span: span{s.at, s.at + end + len("-->")}, comment: true})
			s.protect(end + len("-->"))
			return
		}
	}
	if m := tagForm.FindStringSubmatch(rest); m != nil {
		var keys []string
		for _, a := range attribute.FindAllStringSubmatch(m[2], -1) {
			keys = append(keys, strings.ToLower(a[1]))
		}
		s.tags = append(s.tags, tag{span: span{s.at, s.at + len(m[0])}, name: strings.ToLower(m[1]), keys: strings.Join(keys, " ")})
		s.protect(len(m[0]))
		return
	}
	s.at++
}

// run takes a run of delimiters. Whether it opens or closes emphasis is asked
// as Weblate does, which knows nothing of punctuation; where CommonMark's rule
// of flanking (§6.2) says otherwise, the run is noted.
func (s *scanner) run(c byte) {
	n := runLength(s.rest(), c)
	start := s.at
	s.at += n
	this := span{start, s.at}
	prev, _ := utf8.DecodeLastRuneInString(s.raw[:start])
	next, _ := utf8.DecodeRuneInString(s.raw[s.at:])
	canOpen, canClose := start+n < len(s.raw) && !unicode.IsSpace(next), start > 0 && !unicode.IsSpace(prev)
	if c == '_' {
		canOpen, canClose = canOpen && !wordCharacter(prev), canClose && !wordCharacter(next)
	}
	if c == '~' {
		s.tildes(this, canOpen, canClose)
		return
	}
	if n > 3 {
		return
	}
	matched := false
	for _, length := range []int{1, 2} {
		if n&length != 0 {
			matched = s.emphasis(this, c, length, canOpen, canClose) || matched
		}
	}
	if matched {
		s.delimiters = append(s.delimiters, this)
	}
}

// emphasis matches a run against the one that is open, or opens one.
func (s *scanner) emphasis(this span, c byte, length int, canOpen, canClose bool) bool {
	kind := length - 1
	if c == '_' {
		kind += 2
	}
	if canClose && s.open[kind] > 0 {
		opener := span{s.open[kind] - 1, s.open[kind] - 1 + runLength(s.raw[s.open[kind]-1:], c)}
		s.open[kind] = 0
		s.syntax |= []syntax{emphasisStar, strongStar, emphasisUnderscore, strongUnderscore}[kind]
		s.noteFlanking(opener, this)
		s.delimiters = append(s.delimiters, opener)
		return true
	}
	if canOpen {
		s.open[kind] = this.start + 1
	}
	return false
}

// noteFlanking notes which of two runs of a pair CommonMark does not see.
func (s *scanner) noteFlanking(opener, closer span) {
	prev, _ := utf8.DecodeLastRuneInString(s.raw[:opener.start])
	next, _ := utf8.DecodeRuneInString(s.raw[opener.end:])
	if opener.start > 0 && mark(next) && !mark(prev) && !unicode.IsSpace(prev) {
		s.unflanked = append(s.unflanked, opener)
	}
	prev, _ = utf8.DecodeLastRuneInString(s.raw[:closer.start])
	next, _ = utf8.DecodeRuneInString(s.raw[closer.end:])
	if closer.end < len(s.raw) && mark(prev) && !mark(next) && !unicode.IsSpace(next) {
		s.unflanked = append(s.unflanked, closer)
	}
}

func (s *scanner) tildes(this span, canOpen, canClose bool) {
	if this.end-this.start != len("~~") {
		return
	}
	switch {
	case canClose && s.strikeAt > 0:
		s.syntax |= strike
		s.delimiters = append(s.delimiters, span{s.strikeAt - 1, s.strikeAt + 1}, this)
		s.strikeAt = 0
	case canOpen:
		s.strikeAt = this.start + 1
	}
}

func wordCharacter(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsNumber(r) || r == '_')
}

// mark tells Unicode punctuation as CommonMark counts it (§2.1).
func mark(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }

// bracket opens a link or takes a footnote mark.
func (s *scanner) bracket() {
	if strings.HasPrefix(s.rest(), "[^") {
		if end := s.next("]"); end > 0 {
			s.footnotes = append(s.footnotes, s.rest()[len("[^"):end])
			s.protect(end + 1)
			return
		}
	}
	s.brackets = append(s.brackets, s.at)
	s.at++
}

// closeBracket takes what follows the text of a link (§6.3).
func (s *scanner) closeBracket() {
	at := s.at
	s.at++
	if len(s.brackets) == 0 {
		return
	}
	open := s.brackets[len(s.brackets)-1]
	s.brackets = s.brackets[:len(s.brackets)-1]
	rest := s.rest()
	switch {
	case strings.HasPrefix(rest, "("):
		s.destination(open, at)
	case strings.HasPrefix(rest, "["):
		end := s.next("]")
		if end < 0 {
			return
		}
		label := rest[1:end]
		if label == "" {
			label = s.raw[open+1 : at]
		}
		s.references = append(s.references, label)
		s.mark(open, at)
		s.protect(end + 1)
	}
}

// destination takes the part of a link in parentheses, which may hold others in
// pairs, and a title.
func (s *scanner) destination(open, closing int) {
	rest := s.rest()
	size := matchingParenthesis(rest)
	if size == 0 {
		return
	}
	inner := rest[1 : size-1]
	lead := len(inner) - len(strings.TrimLeft(inner, " \n"))
	target, _, _ := strings.Cut(strings.TrimLeft(inner, " \n"), " ")
	if strings.HasPrefix(target, "<") {
		lead++
		target, _, _ = strings.Cut(inner[lead:], ">")
	}
	s.links = append(s.links, link{span{open, s.at + size}, target, s.at + 1 + lead, false})
	s.mark(open, closing)
	s.protect(size)
}

// mark notes the brackets around the text of a link, and the sign of an image.
func (s *scanner) mark(open, closing int) {
	begin := open
	if open > 0 && s.raw[open-1] == '!' {
		begin--
	}
	s.delimiters = append(s.delimiters, span{begin, open + 1}, span{closing, closing + 1})
}

// longest is how long a destination with its title may be. Without a limit many
// that are not closed would each be looked for to the end of the text.
const longest = 4096

// matchingParenthesis returns how long the parenthesis is that s begins with, 0
// if it is not closed.
func matchingParenthesis(s string) int {
	depth := 0
	s = s[:min(len(s), longest)]
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '"':
			if end := strings.IndexByte(s[i+1:], '"'); end >= 0 {
				i += end + 1
			}
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return 0
}

// template takes a tag of a site generator.
func (s *scanner) template() {
	for _, pair := range []struct{ open, close string }{{"{{", "}}"}, {"{%", "%}"}} {
		if !strings.HasPrefix(s.rest(), pair.open) {
			continue
		}
		if end := s.next(pair.close); end >= 0 {
			s.templates = append(s.templates, s.rest()[:end+len(pair.close)])
			s.protect(end + len(pair.close))
			return
		}
	}
	s.at++
}

// bareURL protects an address that stands in the text as it is.
func (s *scanner) bareURL() {
	start := s.at
	for start > 0 && unicode.IsLetter(rune(s.raw[start-1])) && s.raw[start-1] < utf8.RuneSelf {
		start--
	}
	s.at++
	if !strings.HasPrefix(s.rest(), "//") || start == s.at-1 {
		return
	}
	end := addressEnd(s.rest())
	this := span{start, s.at + end}
	s.protected = append(s.protected, this)
	s.bare = append(s.bare, link{this, strings.TrimRight(s.raw[this.start:this.end], "?!.,:*_~'"), start, true})
	s.at += end
}
