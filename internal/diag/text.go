package diag

import (
	"fmt"
	"slices"
	"strings"
)

// A Text is something that pobook says to its user: in English, and in any language whose
// catalogue has a translation of it. Make one with [Textf] or [Pluralf]; the zero Text says
// nothing. Texts can be compared with ==.
type Text struct {
	english  string
	one      string // the msgid
	many     string // the msgid_plural; empty if the text does not count
	count    int
	operands [maxOperands]any
	used     int
}

// maxOperands is how many values can be put into a text.
const maxOperands = 6

// A Catalogue has translations of texts, by msgid. [github.com/leonelquinteros/gotext.Po] is one.
type Catalogue interface {
	Get(msgid string, operands ...any) string
	GetN(msgid, plural string, n int, operands ...any) string
}

// Textf returns the text of a format as package fmt has it, which is the msgid too. A text
// among the operands is translated with the text that it is put into.
//
// The format is a literal: the program that collects the messages for translators finds it by the
// name of this function.
func Textf(format string, operands ...any) Text {
	t := Text{english: fmt.Sprintf(format, operands...), one: format}
	t.keep(operands)
	return t
}

// Pluralf returns the text of a number of things: the first format is for one of them, the second
// for any other number. The number is not an operand by itself.
func Pluralf(n int, one, many string, operands ...any) Text {
	format := many
	if n == 1 {
		format = one
	}
	t := Text{english: fmt.Sprintf(format, operands...), one: one, many: many, count: n}
	t.keep(operands)
	return t
}

// Verbatim returns a text that is the same in every language: a name, or what another program has said.
func Verbatim(text string) Text { return Text{english: text} }

// keep takes over the operands, in a form that can be compared.
func (t *Text) keep(operands []any) {
	if len(operands) > maxOperands {
		panic("diag: a text with more operands than there is room for: " + t.one)
	}
	for i, o := range operands {
		switch o := o.(type) {
		case Text, string, bool, rune, byte, int, int64, float64:
			t.operands[i] = o
		case fmt.Stringer:
			t.operands[i] = o.String()
		case error:
			t.operands[i] = o.Error()
		default:
			t.operands[i] = fmt.Sprint(o)
		}
	}
	t.used = len(operands)
}

// Empty reports whether the text says nothing.
func (t Text) Empty() bool { return t.english == "" }

// String gives the text in English.
func (t Text) String() string { return t.english }

// In gives the text in the language of a catalogue, as far as that has it. Nil is English.
func (t Text) In(c Catalogue) string {
	if c == nil || t.one == "" {
		return t.english
	}
	format := c.Get(t.one)
	if t.many != "" {
		format = c.GetN(t.one, t.many, t.count)
	}
	operands := slices.Clone(t.operands[:t.used])
	for i, o := range operands {
		if text, ok := o.(Text); ok {
			operands[i] = text.In(c)
		}
	}
	return fmt.Sprintf(format, operands...)
}

// Subject is what the text names, whatever its wording: its operands one after the other, without numbers,
// and all of a verbatim text. It stays the same where a text is only said better.
func (t Text) Subject() string {
	if t.one == "" {
		return t.english
	}
	var b strings.Builder
	for _, o := range t.operands[:t.used] {
		switch o := o.(type) {
		case Text:
			b.WriteString(o.Subject())
		case string:
			b.WriteString(o)
		case rune:
			b.WriteRune(o)
		}
		b.WriteByte(0)
	}
	return b.String()
}

// Equal reports whether two texts say the same, in every language.
func (t Text) Equal(other Text) bool { return t == other }

// And lists things that all are meant: "a, b and c".
func And(things []string) Text {
	return enumeration(things, func(list Text, last string) Text { return Textf("%s and %s", list, last) })
}

// Or lists things one of which is meant: "a, b or c".
func Or(things []string) Text {
	return enumeration(things, func(list Text, last string) Text { return Textf("%s or %s", list, last) })
}

func enumeration(things []string, whole func(list Text, last string) Text) Text {
	if len(things) == 0 {
		return Text{}
	}
	last := len(things) - 1
	list := Verbatim(things[0])
	if last == 0 {
		return list
	}
	for _, thing := range things[1:last] {
		list = Textf("%s, %s", list, thing)
	}
	return whole(list, things[last])
}
