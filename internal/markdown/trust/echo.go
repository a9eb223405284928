package trust

import (
	"regexp"
	"strings"

	"github.com/pobook/pobook/internal/inline"
)

// mostEchoed is how many marks a text may have to be read as an echo; others are
// read in full.
const mostEchoed = 32

// echoes reports whether the published text has nothing in it but words, and code,
// destinations and footnotes that its source has in the same bytes, as most texts
// that are not [Quiet] have. Nobody can read more in it than in the source, so that
// nobody need be asked.
func (j *Judge) echoes(source string) bool {
	v := &j.published
	if v.signs&^(tick|bracket) != 0 || strings.IndexByte(source, '<') >= 0 || strings.Contains(v.Text.Body, "port") {
		return false
	}
	j.source.reset(&j.reader, Text{Body: source})
	var left echoable
	for _, t := range j.source.scan() {
		if mark := echoed(&j.source, t); mark != "" && !left.add(mark) {
			return false
		}
	}
	done := sameBox(source, v.Text.Body)
	for _, t := range v.scan() {
		if t.End <= done || t.Kind == inline.Run {
			continue // as good as words
		}
		links := t.Kind == inline.Open && t.Partner >= 0
		if !mute(v.Text.Body[done:t.Start]) || !links && !left.take(echoed(v, t)) {
			return false
		}
		done = t.End
	}
	return mute(v.Text.Body[done:])
}

// echoable are the marks of a source that its translation may still have, each as often as
// the source has it.
type echoable struct {
	texts [mostEchoed]string
	n     int
}

// add reports false if there are too many.
func (m *echoable) add(mark string) bool {
	if m.n == mostEchoed {
		return false
	}
	m.texts[m.n] = mark
	m.n++
	return true
}

// take reports whether a mark was left.
func (m *echoable) take(mark string) bool {
	for i := range m.n {
		if m.texts[i] == mark && mark != "" {
			m.texts[i] = ""
			return true
		}
	}
	return false
}

// echoed returns what a text has to have in the bytes of its source to echo it, but
// for line breaks; empty for what is none of it, or what readers disagree on.
func echoed(v *view, t inline.Token) string {
	mark := strings.ReplaceAll(t.In(v.Text.Body), "\n", " ")
	switch t.Kind {
	case inline.Code:
		if plainCode(mark) {
			return mark
		}
	case inline.Footnote:
		return mark
	case inline.Close:
		if strings.HasPrefix(v.Text.Body[t.End:], ":") || t.Reference && len(mark) <= len("][]") {
			return "" // the label is in the words
		}
		if v.tokens[t.Partner].Sign == '!' {
			return "!" + mark
		}
		return mark
	}
	return ""
}

// plainCode reports a code span on whose end nobody disagrees.
func plainCode(span string) bool {
	if len(span) < len("`x`") {
		return false
	}
	inner := span[1 : len(span)-1]
	return strings.IndexByte(inner, '`') < 0 && inner[0] != ' ' && inner[len(inner)-1] != ' '
}

// sameBox returns the length of the brackets that both texts begin with: the box of
// a task, or the kind of an alert.
func sameBox(source, published string) int {
	return len(box.FindString(published[:commonPrefix(source, published)]))
}

// box matches one, with the space behind it.
var box = regexp.MustCompile(`^\[(?:[xX ]|![A-Za-z]+)\][ \n]`)

func commonPrefix(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// mute reports whether nothing begins in a text between marks.
func mute(gap string) bool {
	for i := range len(gap) {
		switch gap[i] {
		case '`', '[', ']', ':', '^':
			return false
		case '!':
			if i == len(gap)-1 {
				return false
			}
		}
	}
	return !strings.Contains(gap, "www")
}
