package dialect

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// A Preprocessed is a text from which a generator has taken its tags. Markdown is read of a
// copy of the same length, with other characters in place of the tags, so that whatever
// stands around them keeps its place.
type Preprocessed struct {
	Text []byte // as Markdown is read of it
	Tags Tags

	source []byte // as it is written
	letter string // in place of shortcodes; empty if there are none
}

// preprocessedKey is that of the text that is parsed, if it has tags.
var preprocessedKey = parser.NewContextKey()

func preprocessedOf(pc parser.Context) Preprocessed {
	p, _ := pc.Get(preprocessedKey).(Preprocessed)
	return p
}

// Preprocess takes the tags of a dialect out of a text, and tells the parsers of blocks, which
// have the context, of them.
func Preprocess(d *Dialect, source []byte, pc parser.Context) Preprocessed {
	p := Preprocessed{Text: source, source: source}
	switch d.Tags {
	case Shortcodes:
		p.Tags = shortcodesIn(string(source))
	case Liquid:
		p.Tags = liquidIn(source)
	}
	if len(p.Tags) == 0 {
		return p
	}
	if d.Tags == Liquid {
		p.Text = maskLiquid(source, p.Tags)
	} else {
		p.Text, p.letter = maskShortcodes(source, p.Tags)
	}
	pc.Set(preprocessedKey, p)
	return p
}

// ShortcodesIn finds the tags in a text of a dialect that has shortcodes.
func ShortcodesIn(d *Dialect, text string) Tags {
	if d.Tags != Shortcodes || !strings.Contains(text, "{{") {
		return nil
	}
	return shortcodesIn(text)
}

// Restore returns a text that goldmark has from behind an offset as it is written, with the
// tags in it, and where it ends. Of what goldmark had to put together the tags are known
// that have letters in their place.
func (p Preprocessed) Restore(part []byte, behind int) (written []byte, next int) {
	if at, ok := Where(p.Text, part); ok {
		return p.source[at : at+len(part)], at + len(part)
	}
	if p.letter == "" {
		return part, behind
	}
	return p.unmask(part, behind)
}

// Where says at which offset of a text a slice of it begins. goldmark hands out such
// slices, but not their offsets; where it had to put a text together, it is not one.
func Where(whole, part []byte) (offset int, ok bool) {
	offset = cap(whole) - cap(part)
	if len(part) == 0 || offset < 0 || offset >= len(whole) || &whole[offset] != &part[0] {
		return 0, false
	}
	return offset, bytes.HasPrefix(whole[offset:], part)
}

// unmask puts tags in place of letters.
func (p Preprocessed) unmask(part []byte, behind int) (unmasked []byte, next int) {
	for {
		n := bytes.Index(part, []byte(p.letter))
		i := p.Tags.From(behind)
		if n < 0 || i == len(p.Tags) {
			return append(unmasked, part...), behind
		}
		unmasked = append(unmasked, part[:n]...)
		unmasked = append(unmasked, p.source[p.Tags[i].Start:p.Tags[i].End]...)
		part, behind = part[n+min(len(part)-n, p.Tags[i].Len()):], p.Tags[i].End
	}
}

// textOf returns a parameter as a text that people read, by a name.
func textOf(p TagParameter, name string) Text {
	return Text{At: text.NewSegment(p.Value.Start, p.Value.End), Form: Parameter, Name: name, Quote: p.Quote}
}
