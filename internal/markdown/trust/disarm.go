package trust

import (
	"regexp"
	"strings"

	"github.com/pobook/pobook/internal/inline"
)

// Disarm writes a text of a paragraph so that what CommonMark takes for plain
// characters is nothing else to any other reader: the beginnings of tags, lone
// backticks, and the brackets of links that are none. It reads the same. What the
// source has in the same words stays as it is.
func (j *Judge) Disarm(source, text string) string {
	if !strings.ContainsAny(text, "<`[&") {
		return text
	}
	d := disarmer{words: words{judge: j, source: source}, text: text}
	j.published.reset(&j.reader, Text{Body: text})
	for _, t := range j.published.scan() {
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
			if t.Sign == '!' && t.Partner < 0 {
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
	return d.out.String()
}

// A disarmer writes a text anew.
type disarmer struct {
	words words // the source's
	text  string
	done  int // how much of the text is written
	out   strings.Builder
}

// copy writes the text up to an offset as it is.
func (d *disarmer) copy(end int) {
	d.out.WriteString(d.text[d.done:end])
	d.done = end
}

// plain writes plain text up to an offset.
func (d *disarmer) plain(end int) {
	for d.done < end {
		n := strings.IndexAny(d.text[d.done:end], "<`]&^")
		if n < 0 {
			break
		}
		d.copy(d.done + n)
		rest := d.text[d.done:]
		switch {
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
	if d.done < end {
		d.copy(end)
	}
}

// words are what a source has that need not be disarmed in a translation. The
// sets are made when somebody asks.
type words struct {
	judge              *Judge
	source             string
	destinations, tags map[string]bool
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
	return w.destinations[destination(text)]
}

// tag returns what a text begins with that a browser may take for a tag; empty if
// it takes it for text.
func tag(text string) string {
	if len(text) < 2 || !isLetter(text[1]) && strings.IndexByte("/!?", text[1]) < 0 {
		return ""
	}
	end := strings.IndexAny(text[1:], " \t\n<>")
	if end < 0 {
		return text
	}
	return text[:1+end]
}

// hasTag reports whether the source has as plain text what begins like a tag.
func (w *words) hasTag(text string) bool {
	if w.tags == nil {
		w.judge.source.reset(&w.judge.reader, Text{Body: w.source})
		plain := []byte(w.source)
		for _, t := range w.judge.source.scan() {
			blank(plain, t.Span)
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

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

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
	if !t.Reference {
		d.copy(t.Inner.Start)
		d.replace(t.Inner.End, inDestinations)
		if t.Title.Len() > 0 {
			d.copy(t.Title.Start)
			d.replace(t.Title.End, inTitles)
		}
	}
	d.copy(t.End)
}
