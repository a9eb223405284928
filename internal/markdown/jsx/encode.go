package jsx

import (
	"regexp"

	"github.com/pobook/pobook/internal/inline"
)

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
//	<!-- a -->              {/* a */}, or as it is behind text in Docusaurus
//	export a, import a      &#101;xport a, &#105;mport a, where the text begins
//	:a[b]                   \:a[b], if the source has no ":a["
//	`<b> {x`, \<b>, \{x}    as they are
//	[a](b<c "d{e")          [a](b\<c "d\{e")
//	a⏎<A/>⏎b                a <A/> b: on a line of its own it would be a block
//	$a<b$                   as it is, if the source has it; else $ is \$ beside tags
//	https://b.example/{id}  https\://b.example/\{id}, which is a link all the same
//	https://b.example？      [https://b.example](https://b.example)？ in Docusaurus,
//	                        for which ？ makes it no URL
//
// An element of the source that is not nested with the others, with emphasis and with
// links is objected to; one of the others becomes text. So is a destination that stops
// Docusaurus, since it is no URL, as http:// or https://b.example:99999.
//
// Not exact: which references are defined is not known, so that elements must be nested
// whether all or none are; braces in a bare address are the address's, also in the text of a link; and of an
// expression that holds a line ending in the source, translations have another text.
// An expression of more than 4096 bytes becomes text.
func Encode(source, translation string, mode Mode) (string, *Objection) {
	if translation == source || !special.MatchString(translation) {
		return translation, nil
	}
	e := encoder{mode: mode, source: source, words: wordsOf(source), text: translation, plain: map[int]bool{}, links: map[int]int{}, uncommented: -1}
	e.protected = protectedIn(source, translation)
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
	return disarmModule(source, joinFlow(w.write())), nil
}

// special matches what all that MDX reads has in it, or Docusaurus.
var special = regexp.MustCompile(`[<{:]|port |(?i:www\.)`)
