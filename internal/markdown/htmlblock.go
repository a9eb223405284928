package markdown

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// An htmlText is a piece of an HTML block that a translator can be shown: a
// run of text with the inline tags in it, or the value of an attribute.
type htmlText struct {
	// Text has no line breaks. Character references are as written.
	Text       string
	Start, End int    // in the source
	Attribute  string // alt or title; empty for running text

	quote byte   // what an attribute's value stands in
	head  string // what of a run has to stay on lines of its own, see [htmlBlock.head]
}

// htmlTexts returns what there is to translate in an HTML block (CommonMark
// §4.6), in order. Lines are those of the block without the prefixes of the
// containers around it. A block often ends before its tags are closed, and
// Markdown follows; tags without partners are normal here.
func htmlTexts(source []byte, lines []span) []htmlText {
	b := newHTMLBlock(source, lines)
	var texts []htmlText
	for tokens := htmlTokens(b.text); len(tokens) > 0; {
		n := inlineTokens(tokens)
		if n > 0 {
			texts = b.appendRun(texts, tokens[:n])
		} else {
			n = 1
			texts = b.appendAttributes(texts, tokens[:n])
		}
		tokens = tokens[n:]
	}
	return texts
}

// encodeHTML gives a translation the form in which it can stand in the place
// of a text. A blank line would end the block, so there is only one line.
func encodeHTML(t htmlText, translation string) string {
	line := oneLine(translation)
	if t.Attribute != "" {
		return encodeAttribute(line, t.quote)
	}
	line = encodeUnfinished(line)
	first, _, _ := strings.Cut(t.head, "\n")
	if rest, ok := strings.CutPrefix(line, strings.TrimRight(first, htmlSpace)); ok && t.head != "" {
		return t.head + strings.TrimLeft(rest, htmlSpace)
	}
	return line
}

// characterReference matches the references that end as they should.
var characterReference = regexp.MustCompile(`^&(?:#[0-9]+|#[xX][0-9A-Fa-f]+|[A-Za-z][0-9A-Za-z]*);`)

func encodeAttribute(value string, quote byte) string {
	var b strings.Builder
	for i := range len(value) {
		switch c := value[i]; {
		case c == '<':
			b.WriteString("&lt;")
		case c == quote:
			fmt.Fprintf(&b, "&#%d;", c)
		case c == '&' && !characterReference.MatchString(value[i:]):
			b.WriteString("&amp;")
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// encodeUnfinished escapes what begins a tag or a comment and does not end it:
// it would take in the tag that follows. Any other < is text to a browser too.
func encodeUnfinished(text string) string {
	// What follows decides whether </ at the very end begins anything.
	tokens := htmlTokens(text + " ")
	last := tokens[len(tokens)-1]
	if last.kind != htmlOpaque || last.start == len(text) {
		return text
	}
	return text[:last.start] + strings.ReplaceAll(text[last.start:], "<", "&lt;")
}

// htmlSkeleton writes down what a translation must leave as it is in a block,
// given without the prefixes of its containers: tags and their attributes, but
// for what alt and title say, and verbatim what is never translated. Of a run
// only tags without a partner count; elements in running text are the
// translator's.
func htmlSkeleton(raw string) string {
	var b strings.Builder
	for tokens := htmlTokens(raw); len(tokens) > 0; {
		n := inlineTokens(tokens)
		switch {
		case n > 0:
			b.WriteString(runSkeleton(raw, tokens[:n]))
		case tokens[0].kind == htmlOpaque:
			n = 1
			fmt.Fprintf(&b, "%q\n", tokens[0].in(raw))
		default:
			n = 1
			b.WriteString(tagSkeleton(tokens[0].in(raw), tokens[0].name) + "\n")
		}
		tokens = tokens[n:]
	}
	return b.String()
}

// runSkeleton returns the tags that have no partner in a run: they belong to an
// element that goes on beyond it.
func runSkeleton(raw string, run []htmlToken) string {
	pairTags(run)
	var b strings.Builder
	for _, t := range run {
		if (t.kind == htmlOpening || t.kind == htmlClosing) && t.partner < 0 {
			b.WriteString(tagSkeleton(t.in(raw), t.name) + "\n")
		}
	}
	return b.String()
}

func tagSkeleton(tag, name string) string {
	if strings.HasPrefix(tag, "</") {
		return "</" + name + ">"
	}
	var b strings.Builder
	b.WriteString("<" + name)
	for _, a := range htmlAttributes(tag) {
		b.WriteString(" " + a.name)
		if !a.translatable() {
			value := strings.FieldsFunc(html.UnescapeString(tag[a.start:a.end]), isHTMLSpace)
			fmt.Fprintf(&b, "=%q", strings.Join(value, " "))
		}
	}
	return b.String() + ">"
}

// An htmlBlock is the lines of a block in one piece, and where they come from.
type htmlBlock struct {
	source []byte
	lines  []span // without line endings
	starts []int  // of the lines in text
	text   string // the lines, each with a line feed
}

func newHTMLBlock(source []byte, lines []span) *htmlBlock {
	b := &htmlBlock{source: source}
	var text strings.Builder
	for _, line := range lines {
		content := strings.TrimRight(string(source[line.start:line.end]), "\r\n")
		b.starts = append(b.starts, text.Len())
		b.lines = append(b.lines, span{line.start, line.start + len(content)})
		text.WriteString(content + "\n")
	}
	b.text = text.String()
	return b
}

// offset is where a byte of the text stands in the source.
func (b *htmlBlock) offset(at int) int {
	i, found := slices.BinarySearch(b.starts, at)
	if !found {
		i--
	}
	return b.lines[i].start + at - b.starts[i]
}

// place returns an htmlText that stands in a range of the block's text, but for
// the white space at the ends.
func (b *htmlBlock) place(start, end int) htmlText {
	start = skipFrom(b.text, start, htmlSpace)
	end = start + len(strings.TrimRight(b.text[start:end], htmlSpace))
	return htmlText{Start: b.offset(start), End: b.offset(end-1) + 1}
}

// appendRun appends the text of a run, and the attributes of those of its tags
// that are not in the text.
func (b *htmlBlock) appendRun(texts []htmlText, run []htmlToken) []htmlText {
	pairTags(run)
	if !b.hasWords(run) {
		return b.appendAttributes(texts, run)
	}
	first, end := core(run)
	texts = b.appendAttributes(texts, run[:first])
	text := b.place(run[first].start, run[end-1].end)
	text.Text, text.head = b.foldRun(run[first:end]), b.head(run[first])
	return b.appendAttributes(append(texts, text), run[end:])
}

func (b *htmlBlock) appendAttributes(texts []htmlText, tokens []htmlToken) []htmlText {
	for _, t := range tokens {
		if !t.isTag() {
			continue
		}
		for _, a := range htmlAttributes(t.in(b.text)) {
			value := t.in(b.text)[a.start:a.end]
			if a.quote == 0 || !a.translatable() || !hasHTMLWords(value) {
				continue
			}
			text := b.place(t.start+a.start, t.start+a.end)
			text.Text = strings.Trim(foldSpace(value, "", ""), htmlSpace)
			text.Attribute, text.quote = a.name, a.quote
			texts = append(texts, text)
		}
	}
	return texts
}

// head returns the tag that a run begins with, and the space behind it, if
// that tag has a block's first line for itself. A block that begins with an
// inline tag is one only for that (CommonMark §4.6, condition 7).
func (b *htmlBlock) head(first htmlToken) string {
	if !first.isTag() || first.start > 3 || strings.Contains(first.in(b.text), "\n") {
		return ""
	}
	next := skipFrom(b.text, first.end, htmlSpace)
	if strings.Trim(b.text[:first.start], " ") != "" || !strings.Contains(b.text[first.end:next], "\n") {
		return ""
	}
	return string(b.source[b.offset(first.start):b.offset(next)])
}

// hasWords says whether there is anything to translate in a run. As in
// Markdown, code and URLs that stand alone are not.
func (b *htmlBlock) hasWords(run []htmlToken) bool {
	code := 0
	for _, t := range run {
		switch {
		case t.name == "code" && t.partner >= 0 && t.kind == htmlOpening:
			code++
		case t.name == "code" && t.partner >= 0:
			code--
		case t.kind == htmlWords && code == 0 && hasHTMLWords(t.in(b.text)):
			return true
		}
	}
	return false
}

// writtenURL matches a URL in running text. Han may follow without a space.
var writtenURL = regexp.MustCompile(`(?i)https?://[!-~]+`)

func hasHTMLWords(text string) bool {
	return hasLetter([]byte(html.UnescapeString(writtenURL.ReplaceAllString(text, ""))))
}

// htmlSpace is the white space of HTML.
const htmlSpace = " \t\n\f\r"

func isHTMLSpace(r rune) bool { return strings.ContainsRune(htmlSpace, r) }

// brokenLine matches a line break and the space around it.
var brokenLine = regexp.MustCompile(`[ \t\f]*[\r\n][ \t\n\f\r]*`)

// foldRun returns a run on one line: its tags as written, its text with single
// spaces. What a line break becomes depends on the text beyond the tags too.
func (b *htmlBlock) foldRun(run []htmlToken) string {
	after := make([]string, len(run))
	for i, next := len(run)-1, ""; i >= 0; i-- {
		after[i] = next
		if run[i].kind == htmlWords {
			next = strings.TrimLeft(run[i].in(b.text), htmlSpace)
		}
	}
	var folded strings.Builder
	before := ""
	for i, t := range run {
		part := t.in(b.text)
		if t.isTag() {
			folded.WriteString(brokenLine.ReplaceAllString(part, " "))
			continue
		}
		folded.WriteString(foldSpace(part, before, after[i]))
		if t.kind == htmlWords {
			before = strings.TrimRight(part, htmlSpace)
		}
	}
	return strings.Trim(folded.String(), htmlSpace)
}

// foldSpace puts a space for the white space between two words, and for line
// breaks what joins text of its script. Before and after stand around the text.
func foldSpace(text, before, after string) string {
	var b strings.Builder
	for {
		word := text
		if i := strings.IndexAny(text, htmlSpace); i >= 0 {
			word = text[:i]
		}
		b.WriteString(word)
		rest := strings.TrimLeft(text[len(word):], htmlSpace)
		space := text[len(word) : len(text)-len(rest)]
		if space == "" {
			return b.String()
		}
		if word != "" {
			before = word
		}
		next := rest
		if next == "" {
			next = after
		}
		if strings.ContainsAny(space, "\r\n") {
			b.WriteString(softBreak(before, next))
		} else {
			b.WriteByte(' ')
		}
		text = rest
	}
}
