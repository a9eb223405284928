package paragraph

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/typeset/design"
)

// A text is the first stage of a paragraph: its characters, one after the other.
type text struct {
	parts []Part
	style design.Style
	chars []char
}

// What stands in the text for what is not one character.
const (
	lineSeparator = '\u2028'
	objectMark    = '\uFFFC'
	wordJoiner    = '\u2060'
)

// collect makes a text of parts.
func collect(parts []Part, style design.Style) *text {
	t := &text{parts: slices.Clone(parts), style: style}
	for i := range t.parts {
		switch t.parts[i].Kind {
		case LineBreak:
			t.chars = append(t.chars, char{r: lineSeparator, class: space, part: int32(i), hard: true})
		case Inset:
			t.chars = append(t.chars, char{r: objectMark, class: picture, part: int32(i)})
		case Mark:
			t.chars = append(t.chars, char{r: wordJoiner, class: noteMark, part: int32(i)})
		case Words:
			t.read(i)
		}
	}
	t.dropIndent()
	t.dropDoubled()
	return t
}

// read appends the characters of a part. What is not UTF-8 is the replacement character.
func (t *text) read(i int) {
	p := &t.parts[i]
	if !utf8.ValidString(p.Text) {
		p.Text = strings.ToValidUTF8(p.Text, "\uFFFD")
	}
	t.chars = slices.Grow(t.chars, utf8.RuneCountInString(p.Text))
	for offset, r := range p.Text {
		c := classify(r)
		if p.Look.Mono && c == shared {
			c = point
		}
		t.chars = append(t.chars, char{r: r, class: c, part: int32(i), offset: int32(offset)})
	}
}

// dropIndent takes away the white that a paragraph begins with where the style
// indents it: the ideographic spaces of who typed an indent would be another
// (E5). They are white space, of which the text layer need not have all.
func (t *text) dropIndent() {
	if t.style.Indent <= 0 {
		return
	}
	for len(t.chars) > 0 && !t.chars[0].hard && isBlank(t.chars[0]) {
		t.chars = t.chars[1:]
	}
}

// dropDoubled takes away the spaces after a space, which Markdown shows as one, but for
// those of code.
func (t *text) dropDoubled() {
	after := false // a space
	t.chars = slices.DeleteFunc(t.chars, func(c char) bool {
		was := after
		after = isTyped(c) && !t.parts[c.part].Look.Verbatim
		return was && after
	})
}

// isTyped reports whether a character is white that HTML makes one space of, however much there is.
func isTyped(c char) bool { return c.class == space && c.r < 0x80 && !c.hard }

func isBlank(c char) bool { return c.class == space || c.r == ideographicSpace }

// look returns the look of the character at i.
func (t *text) look(i int) *Look { return t.parts[t.chars[i].part].Look }

// between returns the text of the characters from start to end, which come from one part.
func (t *text) between(start, end int) string {
	last := t.chars[end-1]
	return t.parts[last.part].Text[t.chars[start].offset : int(last.offset)+utf8.RuneLen(last.r)]
}
