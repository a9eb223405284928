package jsx

import (
	"strings"

	"github.com/pobook/pobook/internal/inline"
)

// An encoder reads a translation.
type encoder struct {
	mode    Mode
	source  string
	words   words
	text    string
	scanner inline.Scanner
	// plain are offsets of tags that are text, and protected spans of mathematics
	// that stay as they are.
	plain     map[int]bool
	protected []Span
	// links are the bare addresses that have to be links, by their offsets.
	links map[int]int
	// addressed is where the word begins that has the bare address found last.
	addressed int
	// undefined says that no reference is defined.
	undefined bool
	// uncommented is from where on no comment ends, -1 if that is not known.
	uncommented int
}

// defined reports whether a label may be that of a link or a footnote. One with signs of
// MDX in it is none.
func (e *encoder) defined(label string) bool {
	return !e.undefined && !strings.ContainsAny(label, "<{")
}

// embedded returns the length of the tag, expression, comment or autolink at an offset
// of the translation that is not text.
func (e *encoder) embedded(text string, at int) int {
	if s, ok := within(e.protected, at); ok {
		return s.End - at
	}
	if text[at] == '{' {
		if inAddress(text, at) {
			return 0
		}
		end, _ := e.words.text.at(text, at)
		return end - at
	}
	if n := e.comment(at); n > 0 {
		return n
	}
	if n := autolink(text[at:]); n > 0 {
		return n
	}
	if t, ok := e.tag(at); ok {
		return t.Len()
	}
	return 0
}

// tag returns the tag at an offset, if it is one of the source or one that needs not be.
func (e *encoder) tag(at int) (Tag, bool) {
	t, ok := tagAt(e.text, at, e.words.inTags.at)
	if !ok || e.plain[at] || t.Kind == Closing && isVoid(t.Name) {
		return t, false
	}
	return t, e.words.has(e.text, t) || speaks(t)
}

// comment returns the length of the comment at an offset, 0 if there is none.
func (e *encoder) comment(at int) int {
	const opener, closer = "<!--", "-->"
	if !strings.HasPrefix(e.text[at:], opener) || e.uncommented >= 0 && at >= e.uncommented {
		return 0
	}
	if strings.HasPrefix(e.text[at:], "<!-->") || strings.HasPrefix(e.text[at:], "<!--->") {
		return strings.IndexByte(e.text[at:], '>') + 1
	}
	n := strings.Index(e.text[at+len(opener):], closer)
	if n < 0 {
		e.uncommented = at
		return 0
	}
	return len(opener) + n + len(closer)
}
