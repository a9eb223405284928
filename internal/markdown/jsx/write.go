package jsx

import (
	"strings"

	"github.com/pobook/pobook/internal/inline"
)

// A writer writes a translation.
type writer struct {
	*encoder
	tokens []inline.Token
	done   int
	out    strings.Builder
	// signs are those that would be read in a bare address if it were none.
	signs string
	// texted says that the line has something before it that is neither a tag nor an
	// expression.
	texted bool
	// dollars says that a dollar sign is escaped: with mathematics, two of them could
	// swallow a tag.
	dollars bool
}

func (w *writer) write() string {
	w.dollars = strings.Count(w.text, "$") > 1
	if w.signs = "`\\{<"; strings.Contains(w.text, "<") {
		w.signs += "*_~[]"
	}
	passed := 0
	for _, t := range w.tokens {
		w.pass(passed, t)
		w.plain(t.Start)
		passed = t.End
		if w.done > t.Start { // it begins in mathematics
			w.copy(max(w.done, t.End))
			continue
		}
		switch t.Kind {
		case inline.Embedded:
			w.embedded(t)
		case inline.Escape:
			w.escape(t)
		case inline.Close:
			w.destination(t)
		case inline.Code:
			w.replace(t.End, joinInCode(t.In(w.text)))
		default:
			w.copy(t.End)
		}
		w.texted = w.texted || t.Kind != inline.Embedded
	}
	w.plain(len(w.text))
	return w.out.String()
}

// copy writes the text up to an offset as it is.
func (w *writer) copy(end int) {
	w.out.WriteString(w.text[w.done:end])
	w.done = end
}

// replace writes something in the place of the text up to an offset.
func (w *writer) replace(end int, by string) {
	w.out.WriteString(by)
	w.done = end
}

// plain writes plain text up to an offset.
func (w *writer) plain(end int) {
	for w.done < end {
		n := strings.IndexAny(w.text[w.done:end], "<{$:hHwW")
		if n < 0 {
			break
		}
		w.copy(w.done + n)
		rest := w.text[w.done:]
		switch rest[0] {
		case '<':
			if len(rest) > 1 && (rest[1] == ' ' || rest[1] == '\t') && strings.TrimLeft(rest[1:], " \t") != "" && strings.TrimLeft(rest[1:], " \t")[0] != '\n' {
				w.copy(w.done + 1)
				continue
			}
			w.replace(w.done+1, "&lt;")
		case '{':
			w.replace(w.done+1, w.brace(rest))
		case '$':
			w.dollar()
		case ':':
			w.colon(rest)
		default:
			w.address(rest)
		}
	}
	if w.done < end {
		w.copy(end)
	}
}

// brace returns how a brace is written that a text begins with.
func (w *writer) brace(rest string) string {
	if w.mode == Docusaurus && strings.HasPrefix(rest, "{#") {
		return "&#123;"
	}
	return `\{`
}

func (w *writer) dollar() {
	switch s, ok := within(w.protected, w.done); {
	case ok:
		w.replace(s.End, joinInCode(s.In(w.text)))
	case w.dollars:
		w.replace(w.done+1, `\$`)
	default:
		w.copy(w.done + 1)
	}
}

// colon writes a colon, which may begin a directive.
func (w *writer) colon(rest string) {
	if name := directiveAt(rest); name != "" && !w.words.directives[name] {
		w.out.WriteByte('\\')
	}
	w.copy(w.done + 1)
}

// address writes what may begin a bare address. How far it goes, and so what is read
// in it, depends on what stands around it. With an escape it is text for sure, in which
// MDX looks for addresses when all else is read.
func (w *writer) address(rest string) {
	if end := w.links[w.done]; end > 0 {
		if out := w.out.String(); escaped(out, len(out)) { // a backslash that is plain
			w.out.WriteByte('\\')
		}
		w.replace(end, linkOf(w.text[w.done:end]))
		return
	}
	n, doubtful := isAddress(rest, w.signs)
	if !doubtful {
		w.copy(w.done + 1)
		return
	}
	mark := strings.IndexAny(rest[:n], ":.")
	w.copy(w.done + mark)
	w.out.WriteByte('\\')
	w.copy(w.done + n - mark)
}

// escape writes an escape.
func (w *writer) escape(t inline.Token) {
	if w.mode == Docusaurus && strings.HasPrefix(w.text[t.Start:], `\{#`) {
		w.replace(t.End, "&#123;")
		return
	}
	w.copy(t.End)
}

// destination writes what follows the text of a link, in which neither tags nor
// expressions are read.
func (w *writer) destination(t inline.Token) {
	if !t.Reference && !w.words.links[t.In(w.text)] {
		switch s := t.Inner; {
		case s.Len() == 0:
		case w.text[s.Start-1] == '<':
			w.copy(s.Start - 1)
			w.replace(s.End+1, withoutAngles.Replace(s.In(w.text)))
		case balanced(s.In(w.text)):
			w.copy(s.Start)
			w.replace(s.End, inDestinations.Replace(s.In(w.text)))
		default:
			w.copy(s.Start)
			w.replace(s.End, withoutAngles.Replace(s.In(w.text)))
		}
		if t.Title.Len() > 0 {
			w.copy(t.Title.Start)
			w.replace(t.Title.End, inDestinations.Replace(t.Title.In(w.text)))
		}
	}
	w.copy(t.End)
}

// balanced reports whether as many parentheses are closed in a destination as are
// opened. Others are none to CommonMark, but to goldmark.
func balanced(destination string) bool {
	plain := escapes.ReplaceAllString(destination, "")
	return strings.Count(plain, "(") == strings.Count(plain, ")")
}

// Both leave what is escaped as it is.
var (
	inDestinations = strings.NewReplacer(`\<`, `\<`, `\{`, `\{`, `\\`, `\\`, "<", `\<`, "{", `\{`)
	withoutAngles  = strings.NewReplacer(`\<`, `\<`, `\{`, `\{`, `\\`, `\\`, `\(`, `\(`, `\)`, `\)`, "<", `\<`, "{", `\{`, " ", "%20", "\t", "%09", "(", `\(`, ")", `\)`)
)

// embedded writes a tag, an expression, a comment or an autolink.
func (w *writer) embedded(t inline.Token) {
	text := t.In(w.text)
	if _, ok := within(w.protected, t.Start); ok || text[0] == '{' {
		w.copy(t.End)
		return
	}
	tag, ok := w.tag(t.Start)
	switch {
	case strings.HasPrefix(text, "<!"):
		if w.takesComment(text) {
			w.copy(t.End)
			break
		}
		w.replace(t.End, w.commentOf(text))
	case !ok:
		w.replace(t.End, linkOf(text[1:len(text)-1]))
	case isVoid(tag.Name):
		w.replace(t.End, "<"+strings.ToLower(tag.Name)+w.rest(tag, len("<")+len(tag.Name)))
	default:
		w.replace(t.End, onOneLine(text))
	}
}

// rest returns the rest of the tag of a void element, which closes itself.
func (w *writer) rest(t Tag, from int) string {
	rest := onOneLine(t.In(w.text)[from:])
	return strings.TrimRight(rest, " />") + " />"
}

// onOneLine returns a tag on one line.
func onOneLine(tag string) string {
	return strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ").Replace(tag)
}

// takesComment reports whether Docusaurus takes a comment of HTML where it is written: on
// one line, behind text. Where a line begins, with tags before it or without, blocks of
// tags are looked for first.
func (w *writer) takesComment(comment string) bool {
	return w.mode == Docusaurus && w.texted && len(comment) > len("<!---->") && comment[len("<!--")] != '-' &&
		!strings.ContainsAny(comment, "\r\n")
}

// pass notes whether text stands in the line before a token, behind the token before.
func (w *writer) pass(from int, t inline.Token) {
	before := w.text[min(from, t.Start):t.Start]
	if n := strings.LastIndexByte(before, '\n'); n >= 0 {
		w.texted, before = false, before[n+1:]
	}
	w.texted = w.texted || strings.TrimLeft(before, " \t") != ""
}

// commentOf returns a comment of HTML as one that is compiled.
func (w *writer) commentOf(comment string) string {
	inner := strings.TrimSuffix(strings.TrimPrefix(comment, "<!--"), "-->")
	if len(inner) > len(comment)-len("<!---->") { // <!--> and <!--->
		inner = ""
	}
	return "{/*" + strings.ReplaceAll(onOneLine(inner), "*/", "* /") + "*/}"
}

// linkOf returns the link that an autolink is.
func linkOf(address string) string {
	destination := asDestination.Replace(address)
	switch {
	case strings.Contains(address, ":"):
	case strings.Contains(address, "@"):
		destination = "mailto:" + destination
	default:
		destination = "http://" + destination // www.
	}
	return "[" + asText.Replace(address) + "](" + destination + ")"
}

var (
	asDestination = strings.NewReplacer(`\`, `%5C`, "(", "%28", ")", "%29", "&", "&amp;", "`", "%60", "{", "%7B", "}", "%7D", "<", "%3C", "|", "%7C")
	asText        = strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "`", "\\`", "[", `\[`, "]", `\]`, "{", `\{`, "~", `\~`, "&", "&amp;", "$", `\$`, "!", `\!`, "|", "&#124;")
)
