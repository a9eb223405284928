package foreign

import (
	"html"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/inline"
	"github.com/pobook/pobook/internal/script"
)

// read reads running text.
func read(source string, m manner) text {
	scanner := inline.Scanner{Templates: true}
	if m.defines != nil {
		scanner.Defined = func(label string) bool { return strings.HasPrefix(label, "^") || m.defines(label) }
	}
	r := reader{text: text{source: source}, manner: m, tokens: scanner.Scan(source, nil)}
	r.read()
	r.text.letters = r.letters.String()
	return r.text
}

// A reader reads a text once, from start to end.
type reader struct {
	text    text
	manner  manner
	tokens  []inline.Token
	at      int
	letters strings.Builder
	open    []int // indexes of the brackets that are text and not closed, innermost last
}

func (r *reader) read() {
	if box := taskBox.FindString(r.text.source); box != "" {
		r.add(sign{kind: attribute, end: len(strings.TrimRight(box, " \t"))})
		r.at = len(box)
	}
	for _, t := range r.tokens {
		if t.Start < r.at {
			continue
		}
		r.plain(t.Start)
		if t.Start < r.at { // a character has reached into it
			continue
		}
		r.token(t)
	}
	r.plain(len(r.text.source))
}

// taskBox matches the box of a task before its text, and the name of an alert (GFM), which some
// programs take for text.
var taskBox = regexp.MustCompile(`^(?:\[[ xX]\]|\\?\[![A-Za-z]+\\?\])[ \t]+`)

// add adds a sign, which ends what has been read.
func (r *reader) add(s sign) {
	s.at = r.letters.Len()
	r.text.signs = append(r.text.signs, s)
	r.at = s.end
}

// token reads a token of inline Markdown.
func (r *reader) token(t inline.Token) {
	switch t.Kind {
	case inline.Escape:
		r.character(t.In(r.text.source)[1:], t.End)
	case inline.Code:
		r.code(t)
	case inline.Tag, inline.Comment, inline.Markup:
		if r.manner.literalTags {
			r.character("<", t.Start+1)
			return
		}
		r.add(sign{kind: object, start: t.Start, end: t.End})
	case inline.Autolink, inline.Template, inline.Embedded:
		r.add(sign{kind: object, start: t.Start, end: t.End})
	case inline.Footnote:
		r.add(sign{kind: footnote, start: t.Start, end: t.End, target: t.Inner.In(r.text.source)})
	case inline.Open:
		r.opening(t)
	case inline.Close:
		r.close(t)
	case inline.Run:
		r.run(t)
	default:
		r.plain(t.End)
	}
}

// code reads a code span, whose content is letters and signs as they are.
func (r *reader) code(t inline.Token) {
	r.add(sign{kind: fence, start: t.Start, end: t.Inner.Start})
	for r.at < t.Inner.End {
		_, size := utf8.DecodeRuneInString(r.text.source[r.at:])
		r.letter(r.text.source[r.at:r.at+size], r.at+size)
	}
	r.add(sign{kind: fence, start: t.Inner.End, end: t.End})
}

// opening reads an opening bracket. An address whose text is the address itself is no
// other than one in angle brackets, however it is written.
func (r *reader) opening(t inline.Token) {
	if t.Partner < 0 {
		r.open = append(r.open, len(r.text.signs))
		r.character(t.In(r.text.source), t.End)
		return
	}
	end := r.tokens[t.Partner]
	inner := r.text.source[t.End:end.Start]
	if destination := end.Inner.In(r.text.source); t.Sign == '[' && !end.Reference && (destination == inner || destination == "mailto:"+inner) {
		r.add(sign{kind: object, start: t.Start, end: end.End})
		return
	}
	r.add(sign{kind: opener, start: t.Start, end: t.End})
}

// close reads a closing bracket with what follows it.
func (r *reader) close(t inline.Token) {
	s := sign{kind: closer, start: t.Start, end: t.End, target: t.Inner.In(r.text.source), inner: t.Inner, title: t.Title}
	if open := r.tokens[t.Partner]; t.Inner.Start >= open.End && t.Inner.End <= t.Start {
		s.label, s.target = s.target, "" // its text is the label
	}
	r.add(s)
}

// run reads a delimiter run, of which one that cannot open or close emphasis is text
// (CommonMark §6.2). Underscores within Chinese cannot, and are meant to.
func (r *reader) run(t inline.Token) {
	f := inline.FlankingOf(r.text.source, t.Span)
	inWord := isLetter(f.Before) && isLetter(f.After) && !script.IsEastAsian(f.Before) && !script.IsEastAsian(f.After)
	of := emphasis
	if t.Sign == '~' || unicode.IsSpace(f.Before) && unicode.IsSpace(f.After) || t.Sign == '_' && inWord {
		of = character
	}
	for at := t.Start; at < t.End; at++ {
		r.add(sign{kind: of, start: at, end: at + 1, char: string(t.Sign)})
	}
}

// plain reads plain text, up to an offset.
func (r *reader) plain(end int) {
	for r.at < end {
		rest := r.text.source[r.at:]
		switch c := rest[0]; {
		case c == ' ' || c == '\t' || c == '\n' || c == '\r':
			r.space()
		case c == '&' && entity.MatchString(rest):
			name := entity.FindString(rest)
			r.letter(html.UnescapeString(name), r.at+len(name))
		case c == '\\':
			r.backslash(rest)
		case c == '{' && r.braces(rest):
		case c == ']':
			r.bareCloser()
		default:
			_, size := utf8.DecodeRuneInString(rest)
			r.letter(rest[:size], r.at+size)
		}
	}
}

// entity matches a character reference (CommonMark §2.5).
var entity = regexp.MustCompile(`^&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});`)

// letter reads what may be a letter, up to an offset.
func (r *reader) letter(char string, end int) {
	c, _ := utf8.DecodeRuneInString(char)
	switch {
	case isLetter(c):
		r.letters.WriteString(char)
		r.at = end
	case unicode.IsSpace(c), unicode.Is(unicode.Cf, c):
		r.at = end
	default:
		r.character(char, end)
	}
}

func isLetter(c rune) bool { return unicode.IsLetter(c) || unicode.IsNumber(c) || unicode.IsMark(c) }

// character reads a character that is no letter, up to an offset.
func (r *reader) character(char string, end int) {
	c, _ := utf8.DecodeRuneInString(char)
	s := sign{kind: character, start: r.at, end: end, char: char}
	switch {
	case strings.ContainsRune(`"'“”„‟«»＂「」『』‘’‚‛‹›＇´`, c):
		s.kind = quote
	case c == '-' || c >= '\u2010' && c <= '\u2015' || c == '\u2212':
		s.kind = dash
		if n := len(r.text.signs); n > 0 && r.text.signs[n-1].kind == dash && r.text.signs[n-1].at == r.letters.Len() {
			r.text.signs[n-1].end, r.at = end, end // however long, it is one
			return
		}
	}
	r.add(s)
}

// space reads white space, of which a hard break is a sign.
func (r *reader) space() {
	start := r.at
	blanks, broken := 0, false
	for r.at < len(r.text.source) {
		c := r.text.source[r.at]
		if c != ' ' && c != '\t' && c != '\n' && c != '\r' {
			break
		}
		if c == '\n' && blanks >= 2 {
			broken = true
		}
		blanks++
		r.at++
	}
	if start == 0 || r.at == len(r.text.source) {
		return
	}
	switch {
	case broken:
		r.add(sign{kind: lineBreak, start: start, end: r.at})
	case blanks >= 2:
		r.add(sign{kind: wide, start: start, end: r.at})
	}
}

// backslash reads one that escapes nothing. Before a line feed it is a hard break, and
// what that becomes where lines are joined.
func (r *reader) backslash(rest string) {
	if len(rest) > 1 && (rest[1] == '\n' || rest[1] == ' ') {
		end := r.at + 1
		for end < len(r.text.source) && (r.text.source[end] == '\n' || r.text.source[end] == ' ') {
			end++
		}
		r.add(sign{kind: lineBreak, start: r.at, end: end})
		return
	}
	if len(rest) == 1 {
		r.at++
		return
	}
	r.character(`\`, r.at+1)
}

// bareCloser reads a closing bracket that is text, or that leads to a placeholder.
func (r *reader) bareCloser() {
	opened := -1
	if n := len(r.open); n > 0 {
		opened, r.open = r.open[n-1], r.open[:n-1]
	}
	leads := ""
	if r.manner.placeholders && opened >= 0 {
		leads = placeholder.FindString(r.text.source[r.at+1:])
	}
	if leads == "" {
		r.character("]", r.at+1)
		return
	}
	r.text.signs[opened].kind, r.text.signs[opened].char = opener, ""
	r.add(sign{kind: closer, start: r.at, end: r.at + 1 + len(leads), target: leads})
}

// braces reads attributes that follow a text, and placeholders.
func (r *reader) braces(rest string) bool {
	if m := placeholder.FindString(rest); m != "" && r.manner.placeholders {
		r.add(sign{kind: object, start: r.at, end: r.at + len(m)})
		return true
	}
	if m := attributes.FindString(rest); m != "" {
		r.add(sign{kind: attribute, start: r.at, end: r.at + len(strings.TrimRight(m, " \t"))})
		r.at = len(r.text.source)
		return true
	}
	return false
}

var (
	placeholder = regexp.MustCompile(`^\{[0-9]{1,3}\}`)
	// The second form is that of MDX, where braces hold an expression, which is a comment here.
	attributes = regexp.MustCompile(`^(?:\{[ ]*[#.:][^{}]*\}|\{/\*[^{}]*\*/\})[ \t]*$`)
)

// placeholders reports whether something in a text stands for what is not there.
func (t text) placeholders() bool {
	for _, s := range t.signs {
		if is := s.in(t); s.kind == object && is[0] == '{' && placeholder.MatchString(is) || s.kind == closer && placeholder.MatchString(is[1:]) {
			return true
		}
	}
	return false
}
