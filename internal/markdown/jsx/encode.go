package jsx

import (
	"regexp"
	"strings"

	"github.com/pobook/pobook/internal/inline"
)

// A Mode is whose MDX a translation is written for.
type Mode uint8

// The modes.
const (
	MDX Mode = iota
	// Docusaurus takes comments of HTML, but not "<!---->", and {#id} for the id of a
	// heading, escaped or not, and :name[…] for a directive.
	Docusaurus
)

// A Reason is why a translation cannot be written so that it is compiled.
type Reason uint8

// The reasons.
const (
	_ Reason = iota
	// Unclosed is an opening tag of the source without its closing one.
	Unclosed
	// Unopened is a closing tag of the source without its opening one.
	Unopened
	// Crossing is an element of the source that begins in emphasis, a link or another
	// element and ends outside, or the reverse.
	Crossing
	// Address is a destination, or a bare address, that is no URL. It stops Docusaurus.
	Address
)

// An Objection says why a translation is refused.
type Objection struct {
	Reason Reason
	What   string // the tag or the address
}

// Encode writes a translation of running text so that MDX compiles it in the place of
// the source, if it compiles the source: a paragraph, a heading, a cell or a title,
// whose lines have neither prefixes nor anything else that begins a block.
//
// What the source has, it has: expressions in the same bytes, and elements by their
// names and attributes, whose strings may be in other words. Elements that Markdown
// has signs for (em, strong, code, del, s, br), and span, bdi, bdo, need not be the
// source's. All else is text, and stays what the translator wrote:
//
//	3<5, <Enter>, </b>      3&lt;5, &lt;Enter>, &lt;/b>
//	3 < 5                   as it is
//	<br>, <img src="a">     <br />, <img src="a" />
//	{x, {1+}, {% x %}       \{x, \{1+}, \{% x %}
//	{#id}                   &#123;#id} in Docusaurus, for which \{#id} may be an id
//	}                       as it is
//	<https://a.b/c>         [https://a.b/c](https://a.b/c)
//	<a@b.example>           [a@b.example](mailto:a@b.example)
//	<!-- a -->              {/* a */}, or as it is where Docusaurus takes it
//	export a, import a      &#101;xport a, &#105;mport a, where the text begins
//	:a[b]                   \:a[b] in Docusaurus
//	`<b> {x`, \<b>, \{x}    as they are
//	[a](b<c "d{e")          [a](b\<c "d\{e")
//	a⏎<A/>⏎b                a <A/> b: on a line of its own it would be a block
//	$a<b$                   as it is, if the source has it; $ is \$ beside tags
//
// An element of the source that is not nested with the others, with emphasis and with
// links is objected to; one of the others becomes text.
//
// Not exact: which references are defined is not known, so that elements must be nested
// whether or not they are; and an expression in a bare address is the address's.
func Encode(source, translation string, mode Mode) (string, *Objection) {
	if translation == source || !special.MatchString(translation) {
		return translation, nil
	}
	e := encoder{mode: mode, source: source, words: wordsOf(source), text: translation, plain: map[int]bool{}, links: map[int]int{}, uncommented: -1}
	e.protect()
	e.scanner.Embedded, e.scanner.Defined = e.embedded, e.defined
	defined, undefined, objection := e.nested()
	if objection != nil {
		return "", objection
	}
	if mode == Docusaurus {
		for _, tokens := range [][]inline.Token{defined, undefined} {
			if what := e.unreadable(tokens); what != "" {
				return "", &Objection{Address, what}
			}
		}
	}
	w := writer{encoder: &e, tokens: defined}
	return e.disarmModule(joinFlow(w.write())), nil
}

// special matches what all that MDX reads has in it, or Docusaurus.
var special = regexp.MustCompile(`[<{:]|port |(?i:www\.)`)

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
