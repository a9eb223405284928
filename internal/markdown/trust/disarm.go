package trust

import (
	"regexp"
	"strings"
	"unicode"

	"github.com/pobook/pobook/internal/inline"
)

// Disarm writes a text of a paragraph so that what CommonMark takes for plain
// characters is nothing else to any other reader: the beginnings of tags, lone
// backticks, and the brackets of links that are none. It reads the same. What the
// source has in the same words stays as it is.
//
// It reports as well whether the text echoes the source, so that it need not be
// objected to: it has nothing in it but words, and code, destinations and
// footnotes of the source.
func (j *Judge) Disarm(source, text string) (disarmed string, echoes bool) {
	j.published.reset(&j.reader, Text{Body: text})
	if !j.published.has(angle|tick|bracket|reference) && strings.IndexByte(text, '^') < 0 {
		return text, false
	}
	if j.echoes(source) {
		return text, true
	}
	d := disarmer{words: words{judge: j, source: source}, text: text}
	d.tokens = j.published.scan()
	for _, t := range d.tokens {
		d.plain(t.Start)
		switch t.Kind {
		case inline.Escape:
			d.escape(t)
		case inline.Tag:
			if strings.Contains(source, t.In(text)) {
				d.copy(t.End)
				continue
			}
			d.within(t.Span, inTags)
		case inline.Autolink:
			d.within(t.Span, inDestinations)
		case inline.Open:
			if t.Sign == '!' && t.Partner < 0 && !d.words.hasPicture(text[t.Start:]) {
				d.out.WriteString(`\`)
			}
			d.copy(t.End)
		case inline.Close:
			d.destination(t)
		default:
			d.copy(t.End)
		}
	}
	d.plain(len(text))
	return d.out.String(), false
}

// A disarmer writes a text anew.
type disarmer struct {
	words  words // the source's
	text   string
	tokens []inline.Token // of the text
	done   int            // how much of the text is written
	out    strings.Builder
}

// copy writes the text up to an offset as it is.
func (d *disarmer) copy(end int) {
	d.out.WriteString(d.text[d.done:end])
	d.done = end
}

// plain writes plain text up to an offset.
func (d *disarmer) plain(end int) {
	for {
		at := d.done
		for at < end && !isArmed[d.text[at]] {
			at++
		}
		d.copy(at)
		if at >= end {
			return
		}
		rest := d.text[d.done:]
		switch {
		case rest[0] == '^' && d.done >= 2 && d.text[d.done-2] == '!': // goldmark takes any byte between for a bracket, a backslash too
			d.out.WriteString("&#94;")
			d.done++
			continue
		case rest[0] == '`', strings.HasPrefix(rest, "^[") && !strings.Contains(d.words.source, "^["): // a footnote to Pandoc
			d.out.WriteByte('\\')
		case rest[0] == '<' && d.beginsTag(d.done):
			d.out.WriteString("&lt;")
			d.done++
			continue
		case strings.HasPrefix(rest, "&#") && !characterReference.MatchString(rest[:min(len(rest), 12)]):
			d.out.WriteString("&amp;")
			d.done++
			continue
		case strings.HasPrefix(rest, "](") && !d.words.hasDestination(rest):
			d.out.WriteString(`]\`)
			d.done++
			continue
		}
		d.copy(d.done + 1)
	}
}

// isArmed tells the bytes with which something may begin, or go on, that is not plain
// text to somebody.
var isArmed = func() (is [256]bool) {
	for _, c := range []byte("<`]&^") {
		is[c] = true
	}
	return is
}()

// words are what a source has that need not be disarmed in a translation. The
// sets are made when somebody asks.
type words struct {
	judge                      *Judge
	source                     string
	destinations, tags, labels map[string]bool
	pictures                   map[string]bool
}

// farLabel returns the label, with its brackets, that stands after white space
// behind the bracket that a text begins with; empty if there is none.
func farLabel(text string) string {
	const longest = 1000 // more is no label (CommonMark, §4.7)
	label := strings.TrimLeftFunc(text[1:], unicode.IsSpace)
	if len(label) == len(text)-1 || !strings.HasPrefix(label, "[") {
		return ""
	}
	label = label[:min(len(label), longest)]
	if n := strings.IndexByte(label, ']'); n >= 0 {
		return label[:n+1]
	}
	return label
}

// hasLabel reports whether the source has the label that stands behind a bracket,
// or there is none.
func (w *words) hasLabel(text string) bool {
	label := farLabel(text)
	if label != "" && w.labels == nil {
		w.labels = collect(w.source, "]", farLabel)
	}
	return label == "" || w.labels[label]
}

// destination returns the destination that a text begins with, from the bracket
// before it on; empty if there is none, or it is too long to be one.
func destination(text string) string {
	const longest = 512
	return text[:strings.IndexByte(text[:min(len(text), longest)], ')')+1]
}

// characterReference matches a numeric character reference (CommonMark §2.5). What
// only begins like one upsets the reader of HTML in Python.
var characterReference = regexp.MustCompile(`^&#(?:[0-9]{1,7}|[xX][0-9A-Fa-f]{1,6});`)

// hasDestination reports whether the source has the destination that a text begins
// with.
func (w *words) hasDestination(text string) bool {
	if w.destinations == nil {
		w.destinations = collect(w.source, "](", destination)
	}
	d := destination(text)
	return w.destinations[d] || w.isTemplated(d)
}

// isTemplated reports whether a destination is one as soon as the templates in it are
// replaced, which the source has, too: a generator does that before it reads Markdown.
func (w *words) isTemplated(destination string) bool {
	if !strings.Contains(destination, "{{") && !strings.Contains(destination, "{%") {
		return false
	}
	rest := destination
	for _, f := range templateFindings(destination) {
		if len(f.key) < len("{{}}") || !strings.Contains(w.source, f.key) {
			return false
		}
		rest = strings.Replace(rest, f.key, "\x00", 1)
	}
	return path.MatchString(rest) && !strings.HasPrefix(strings.ReplaceAll(rest, "\x00", ""), "](//")
}

// path matches a destination without scheme or host, but for those that the template
// brings, which a NUL stands for, at its beginning.
var path = regexp.MustCompile(`^\]\((?:\x00(?:[/#?][\pL\pM\pN/._~%#?=+\x00-]*)?|[\pL\pM\pN/._~%#?=+-][\pL\pM\pN/._~%#?=+\x00-]*)\)$`)

// picture matches an image, by its destination, to those who let a space stand in it.
var picture = regexp.MustCompile(`^!\[[^\[\]]*\](\([^()\n` + "`" + `]*\))`)

// pictureOf returns the destination of the image that a text begins with; empty if
// there is none.
func pictureOf(text string) string {
	const longest = 1024
	if m := picture.FindStringSubmatch(text[:min(len(text), longest)]); m != nil {
		return m[1]
	}
	return ""
}

// hasPicture reports whether the source has an image, though none to CommonMark, with
// the destination of that which a text begins with.
func (w *words) hasPicture(text string) bool {
	destination := pictureOf(text)
	if destination != "" && w.pictures == nil {
		w.pictures = collect(w.source, "![", pictureOf)
	}
	return destination != "" && w.pictures[destination]
}

// hasTag reports whether the source has as plain text what begins like a tag.
func (w *words) hasTag(text string) bool {
	if w.tags == nil {
		w.judge.source.reset(&w.judge.reader, Text{Body: w.source})
		plain := []byte(w.source)
		for _, t := range w.judge.source.scan() {
			if t.Kind != inline.Run { // which may be a part of what begins
				blank(plain, t.Span)
			}
		}
		w.tags = collect(string(plain), "<", tag)
	}
	return w.tags[text]
}

// collect returns what a source has at each of its marks.
func collect(source, mark string, read func(string) string) map[string]bool {
	found := map[string]bool{}
	for {
		n := strings.Index(source, mark)
		if n < 0 {
			return found
		}
		source = source[n:]
		if text := read(source); text != "" {
			found[text] = true
		}
		source = source[len(mark):]
	}
}

// beginsTag reports whether a browser may take what stands at an offset for a tag
// that the source does not have.
func (d *disarmer) beginsTag(at int) bool {
	begun := tag(d.text[at:])
	return begun != "" && !d.words.hasTag(begun)
}

// escape writes an escape. To Python-Markdown a backslash does not escape <.
func (d *disarmer) escape(t inline.Token) {
	if tag(d.text[t.Start+1:]) == "" || d.text[t.Start+1] != '<' {
		d.copy(t.End)
		return
	}
	d.out.WriteString("&lt;")
	d.done = t.End
}

// What would begin or end something else to other readers, by where it stands.
var (
	inTags         = strings.NewReplacer("<", "&lt;", ">", "&gt;", "`", "&#96;", "[", "&#91;", `\`, "&#92;")
	inDestinations = strings.NewReplacer("`", "%60", "<", "%3C")
	inTitles       = strings.NewReplacer("`", "&#96;", "<", "&lt;")
	inOpenTitles   = strings.NewReplacer("`", "&#96;", "<", "&lt;", "(", "&#40;", ")", "&#41;")
)

// within writes a token, but for its first and last byte with replacements.
func (d *disarmer) within(t inline.Span, replacements *strings.Replacer) {
	d.copy(t.Start + 1)
	d.replace(t.End-1, replacements)
	d.copy(t.End)
}

// replace writes the text up to an offset with replacements.
func (d *disarmer) replace(end int, replacements *strings.Replacer) {
	d.out.WriteString(replacements.Replace(d.text[d.done:end]))
	d.done = end
}

// destination writes what follows the text of a link.
func (d *disarmer) destination(t inline.Token) {
	switch {
	case t.Reference && t.Len() == 1 && d.tokens[t.Partner].Sign == '!' && !d.words.hasLabel(d.text[t.Start:]):
		// To Python-Markdown and kramdown that bracket would be the label.
		d.copy(t.End)
		d.out.WriteString("[" + t.Inner.In(d.text) + "]")
		return
	case !t.Reference:
		d.copy(t.Inner.Start)
		d.replace(t.Inner.End, inDestinations)
		if t.Title.Len() > 0 {
			d.copy(t.Title.Start)
			if title := t.Title.In(d.text); balanced(title) {
				d.replace(t.Title.End, inTitles)
			} else {
				d.replace(t.Title.End, inOpenTitles)
			}
		}
	}
	d.copy(t.End)
}

// balanced reports whether each parenthesis of a text has its partner. Python-Markdown
// counts those of titles, too.
func balanced(text string) bool {
	depth := 0
	for i := 0; i < len(text) && depth >= 0; i++ {
		switch text[i] {
		case '(':
			depth++
		case ')':
			depth--
		}
	}
	return depth == 0
}
