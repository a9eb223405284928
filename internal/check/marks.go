package check

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/inline"
	"github.com/pobook/pobook/internal/markdown/htmltext"
)

// Marks are what a text holds besides words, as a translator sees it. Where code,
// links and tags are, the scanner says as the parser would; emphasis is paired as
// Weblate does, by the signs, whether CommonMark would render it or not.
type marks struct {
	tokens     []inline.Token
	syntax     syntax
	links      []link
	bare       []link   // addresses that stand in the text as they are
	hrefs      []link   // of HTML
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
func (m *marks) clear() {
	*m = marks{
		tokens: m.tokens[:0],
		links:  m.links[:0], bare: m.bare[:0], hrefs: m.hrefs[:0], references: m.references[:0], footnotes: m.footnotes[:0], code: m.code[:0], tags: m.tags[:0],
		templates: m.templates[:0], unflanked: m.unflanked[:0], protected: m.protected[:0], delimiters: m.delimiters[:0],
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

// A tag is one of HTML.
type tag struct {
	at      span
	name    string // in lower case, with the slash of an end tag
	keys    string // the names of the attributes
	comment bool
}

// spanOf is the range of a scanner's span.
func spanOf(s inline.Span) span { return span{s.Start, s.End} }

// A marker fills marks in.
type marker struct {
	marks    *marks
	raw      string
	open     [4]int // where emphasis was opened, plus one: * ** _ __
	strikeAt int    // where a strikethrough was opened, plus one
}

// read fills in the marks of a text, which are clear.
func (m *marks) read(scanner *inline.Scanner, raw string) {
	m.tokens = scanner.Scan(raw, m.tokens)
	r := marker{marks: m, raw: raw}
	for i := range m.tokens {
		r.token(&m.tokens[i])
	}
}

// token takes one token.
func (r *marker) token(t *inline.Token) {
	m := r.marks
	switch t.Kind {
	case inline.Escape, inline.Open:
		return
	case inline.Run:
		r.run(t)
		return
	case inline.Close:
		r.closing(t)
	case inline.Code:
		m.code = append(m.code, spanOf(t.Inner))
		m.syntax |= 1 << (codeRun + min(t.Inner.Start-t.Start, maxCodeRun))
	case inline.Autolink:
		m.syntax |= autolink
		m.links = append(m.links, link{at: spanOf(t.Span), target: t.Inner.In(r.raw), targetAt: t.Inner.Start, auto: true})
	case inline.Address:
		target := t.In(r.raw)
		if target[0]|0x20 == 'w' && !strings.Contains(target, "://") {
			target = "http://" + target // as GFM has it (§6.9)
		}
		m.bare = append(m.bare, link{at: spanOf(t.Span), target: target, targetAt: t.Start, auto: true, more: restOfHost(target, r.raw[t.End:])})
	case inline.Tag:
		r.tag(t)
	case inline.Comment, inline.Markup:
		m.tags = append(m.tags, tag{at: spanOf(t.Span), comment: true})
	case inline.Template:
		m.templates = append(m.templates, t.In(r.raw))
	case inline.Footnote:
		m.footnotes = append(m.footnotes, t.Inner.In(r.raw))
	}
	m.protected = append(m.protected, spanOf(t.Span))
}

// tag takes a tag, and where it leads.
func (r *marker) tag(t *inline.Token) {
	this := tagOf(t.In(r.raw), spanOf(t.Span))
	r.marks.tags = append(r.marks.tags, this)
	if this.keys == "" {
		return
	}
	for _, resource := range htmltext.Resources(t.In(r.raw)) {
		if resource.Role == htmltext.Link {
			r.marks.hrefs = append(r.marks.hrefs, link{at: this.at, target: resource.Name, targetAt: t.Start, auto: true})
		}
	}
}

// tagOf reads a tag's name and the names of its attributes.
func tagOf(raw string, at span) tag {
	var keys []string
	for _, a := range htmltext.Attributes(raw) {
		keys = append(keys, a.Name)
	}
	name := htmltext.NameOf(raw)
	if strings.HasPrefix(raw, "</") {
		name = "/" + name
	}
	return tag{at: at, name: name, keys: strings.Join(keys, " ")}
}

// closing takes the end of a link's text, and where it leads.
func (r *marker) closing(t *inline.Token) {
	m, opener := r.marks, r.marks.tokens[t.Partner]
	m.delimiters = append(m.delimiters, spanOf(opener.Span), span{t.Start, t.Start + 1})
	if t.Reference {
		m.references = append(m.references, t.Inner.In(r.raw))
		return
	}
	start := opener.End - 1 // without the sign of an image
	m.links = append(m.links, link{span{start, t.End}, t.Inner.In(r.raw), t.Inner.Start, false, span{opener.End, t.Start}, ""})
}

// run takes a run of delimiters. Whether it opens or closes emphasis is asked
// as Weblate does, which knows nothing of punctuation; where CommonMark's rule
// of flanking (§6.2) says otherwise, the run is noted.
func (r *marker) run(t *inline.Token) {
	this, n := spanOf(t.Span), t.Len()
	prev, _ := utf8.DecodeLastRuneInString(r.raw[:t.Start])
	next, _ := utf8.DecodeRuneInString(r.raw[t.End:])
	opens, closes := t.End < len(r.raw) && !unicode.IsSpace(next), t.Start > 0 && !unicode.IsSpace(prev)
	if t.Sign == '_' {
		opens, closes = opens && !wordCharacter(prev), closes && !wordCharacter(next)
	}
	if t.Sign == '~' {
		r.tildes(this, opens, closes)
		return
	}
	if n > 3 {
		return
	}
	matched := false
	for _, length := range []int{1, 2} {
		if n&length != 0 {
			matched = r.emphasis(this, t.Sign, length, opens, closes) || matched
		}
	}
	if matched {
		r.marks.delimiters = append(r.marks.delimiters, this)
	}
}

// emphasis matches a run against the one that is open, or opens one.
func (r *marker) emphasis(this span, sign byte, length int, opens, closes bool) bool {
	kind := length - 1
	if sign == '_' {
		kind += 2
	}
	if closes && r.open[kind] > 0 {
		opener := span{r.open[kind] - 1, r.open[kind]}
		for r.raw[opener.end] == sign {
			opener.end++
		}
		r.open[kind] = 0
		r.marks.syntax |= []syntax{emphasisStar, strongStar, emphasisUnderscore, strongUnderscore}[kind]
		r.noteFlanking(opener, this)
		r.marks.delimiters = append(r.marks.delimiters, opener)
		return true
	}
	if opens {
		r.open[kind] = this.start + 1
	}
	return false
}

// noteFlanking notes which of two runs of a pair CommonMark does not see.
func (r *marker) noteFlanking(opener, closer span) {
	f := inline.FlankingOf(r.raw, inline.Span{Start: opener.start, End: opener.end})
	if inline.IsPunctuation(f.After) && !inline.IsPunctuation(f.Before) && !unicode.IsSpace(f.Before) {
		r.marks.unflanked = append(r.marks.unflanked, opener)
	}
	f = inline.FlankingOf(r.raw, inline.Span{Start: closer.start, End: closer.end})
	if inline.IsPunctuation(f.Before) && !inline.IsPunctuation(f.After) && !unicode.IsSpace(f.After) {
		r.marks.unflanked = append(r.marks.unflanked, closer)
	}
}

func (r *marker) tildes(this span, opens, closes bool) {
	if this.end-this.start != len("~~") {
		return
	}
	switch {
	case closes && r.strikeAt > 0:
		r.marks.syntax |= strike
		r.marks.delimiters = append(r.marks.delimiters, span{r.strikeAt - 1, r.strikeAt + 1}, this)
		r.strikeAt = 0
	case opens:
		r.strikeAt = this.start + 1
	}
}

func wordCharacter(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsNumber(r) || r == '_')
}
