package markdown

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/inline"
	"github.com/pobook/pobook/internal/markdown/dialect"
)

// shownLine returns what a line of code shows, and false if it is not shown.
func shownLine(u *dialect.Unseen, info, line string) (shown string, ok bool) {
	switch {
	case u.CodeInclude != nil && u.CodeInclude.MatchString(line):
		return "", false
	case u.Line != nil:
		shown, ok = u.Line(info, withoutComputed(u, line))
		return shown, ok
	case u.CodeMark != nil:
		shown = u.CodeMark.ReplaceAllString(line, "")
		return shown, shown != "" || line == ""
	}
	return line, true
}

// onlyComputed reports whether a site has something else in place of all words of a text.
func onlyComputed(t *tree, text string) bool {
	computed := t.dialect.Unseen.Computed
	return computed != nil && t.dialect.Elements && strings.Contains(text, "{{") && !inline.HasLetter(computed.ReplaceAllString(text, ""))
}

// withoutComputed takes what a site computes out of a line of code, and the backslashes that
// keep it from that.
func withoutComputed(u *dialect.Unseen, line string) string {
	if u.CodeComputed == nil || !strings.Contains(line, "{{") {
		return line
	}
	return u.CodeComputed.ReplaceAllStringFunc(line, func(s string) string {
		if s[0] == '\\' {
			return s[1:]
		}
		return ""
	})
}

// guard stands between braces that a backslash keeps a site from computing until what it does
// compute is found. No text holds one.
const guard = "\x00"

// shownText is the text of a node, with guards.
func shownText(t *tree, n *ast.Text) string {
	u := &t.dialect.Unseen
	switch raw := string(n.Segment.Value(t.text())); {
	case !u.Escaped || !strings.Contains(raw, "{{"):
		return textOf(n, t.text())
	case n.IsRaw():
		return withoutComputed(u, textOf(n, t.text()))
	default:
		return unescape(strings.ReplaceAll(raw, `\{{`, `\{`+guard+"{"))
	}
}

// isVerbatim reports whether the author keeps a site from computing anything in a node,
// as Vue's v-pre does.
func isVerbatim(t *tree, n ast.Node) bool {
	for ; n != nil; n = n.Parent() {
		if c, ok := n.(*dialect.Container); ok && c.Name == verbatimMark {
			return true
		}
		if n.Type() != ast.TypeBlock {
			continue
		}
		for _, line := range t.lines(n) {
			if bytes.Contains(t.in(line), []byte(verbatimMark)) {
				return true
			}
		}
	}
	return false
}

const verbatimMark = "v-pre"

// withoutUnseen takes what a site does not show out of running text.
func withoutUnseen(u *dialect.Unseen, spans []document.Span) []document.Span {
	if u.Computed == nil && u.Attributes == nil && u.Icon == nil {
		return spans
	}
	for i := 0; i < len(spans); {
		end := i + 1
		for end < len(spans) && runsOn(u, spans[i], spans[end]) {
			end++
		}
		if computes(u, spans[i]) {
			if i > 0 && u.Attributes != nil && spans[i-1].Image != nil {
				readSize(spans[i-1].Image, u.Attributes.FindString(spans[i].Text))
			}
			cutUnseen(u, spans[i:end], i > 0)
		}
		i = end
	}
	kept := spans[:0]
	for _, s := range spans {
		if s != (document.Span{Style: s.Style, Link: s.Link, Offset: s.Offset}) {
			kept = append(kept, s)
		}
	}
	return kept
}

// attributeLength matches what an attribute list says of the size of a picture.
var attributeLength = regexp.MustCompile(`[ {:](width|height)=["']?([0-9.]+ ?[a-z%]*)`)

// readSize gives a picture the size that an attribute list behind it asks for.
func readSize(image *document.Image, attributes string) {
	for _, m := range attributeLength.FindAllStringSubmatch(attributes, -1) {
		if length := document.ParseLength(m[2]); m[1] == "width" {
			image.Width = length
		} else {
			image.Height = length
		}
	}
}

// runsOn reports whether a span is running text that goes on in the next.
func runsOn(u *dialect.Unseen, s, next document.Span) bool {
	return computes(u, s) && computes(u, next) && s.Style == next.Style && s.Link == next.Link
}

// computes reports whether a site may compute something in a span.
func computes(u *dialect.Unseen, s document.Span) bool {
	return isRunning(s) || u.InCode && s.Text != "" // over several lines, too
}

// isRunning reports whether a span is text in which a site may compute something.
func isRunning(s document.Span) bool {
	return s.Text != "" && s.Text != softBreak && s.Style&document.Monospace == 0
}

// A soft break stands in a list of spans as a line feed until what follows it
// is known. No other span holds one.
const softBreak = "\n"

// cutUnseen takes it out of spans that look the same. They may follow something else, which
// an attribute list belongs to.
func cutUnseen(u *dialect.Unseen, spans []document.Span, follow bool) {
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.Text)
	}
	text := b.String()
	cuts := unseenIn(u, text, follow)
	if len(cuts) == 0 {
		return
	}
	start := 0
	for i, s := range spans {
		end := start + len(s.Text)
		var kept strings.Builder
		at := start
		for len(cuts) > 0 && cuts[0][0] < end {
			kept.WriteString(text[at:max(at, cuts[0][0])])
			at = max(at, min(end, cuts[0][1]))
			if cuts[0][1] > end {
				break // it goes on in the next
			}
			cuts = cuts[1:]
		}
		kept.WriteString(text[at:end])
		if kept.Len() < len(s.Text) {
			spans[i].Text = foldBlanks(kept.String())
		}
		start = end
	}
}

// pictureID returns the id that an attribute list gives to a picture; "" for none.
func pictureID(t *tree, picture ast.Node) string {
	next, ok := picture.NextSibling().(*ast.Text)
	if u := &t.dialect.Unseen; ok && u.Attributes != nil {
		return idInList(u.Attributes.Find(t.text()[next.Segment.Start:]))
	}
	return ""
}

// idInList returns the id of an attribute list; "" for none.
func idInList(list []byte) string {
	if m := attributeID.FindSubmatch(list); m != nil {
		return string(m[1])
	}
	return ""
}

// attributeID matches an id in an attribute list.
var attributeID = regexp.MustCompile(`#([\w:.-]+)`)

// unseenIn returns the ranges of it in a text, in order.
func unseenIn(u *dialect.Unseen, text string, follow bool) [][]int {
	var cuts [][]int
	if !strings.ContainsAny(text, "{:=^") {
		return nil
	}
	if u.Attributes != nil && follow {
		if cut := u.Attributes.FindStringIndex(text); cut != nil {
			cuts = append(cuts, cut)
		}
	}
	for _, pattern := range [...]*regexp.Regexp{u.Computed, u.Icon} {
		if pattern != nil {
			cuts = append(cuts, pattern.FindAllStringIndex(text, -1)...)
		}
	}
	if u.Marked != nil {
		for _, m := range u.Marked.FindAllStringSubmatchIndex(text, -1) {
			for i := 2; i < len(m); i += 2 {
				if m[i] >= 0 {
					cuts = append(cuts, []int{m[0], m[i]}, []int{m[i+1], m[1]})
				}
			}
		}
	}
	slices.SortFunc(cuts, slices.Compare[[]int])
	return cuts
}

// withKeys takes the names of keys out of running text, each as one.
func withKeys(u *dialect.Unseen, spans []document.Span) []document.Span {
	if u.Keys == nil {
		return spans
	}
	var made []document.Span
	for _, s := range spans {
		if !isRunning(s) || !strings.Contains(s.Text, "++") {
			made = append(made, s)
			continue
		}
		made = append(made, keysIn(u.Keys, s)...)
	}
	return made
}

// keysIn returns a span in pieces, with keys among them.
func keysIn(pattern *regexp.Regexp, s document.Span) []document.Span {
	var pieces []document.Span
	add := func(text string, style document.Style) {
		if text != "" {
			piece := s
			piece.Text, piece.Style = text, s.Style|style
			pieces = append(pieces, piece)
		}
	}
	at := 0
	for _, m := range pattern.FindAllStringSubmatchIndex(s.Text, -1) {
		add(s.Text[at:m[0]], 0)
		for i, key := range strings.Split(s.Text[m[2]:m[3]], "+") {
			if i > 0 {
				add("+", 0)
			}
			add(keyName(key), document.Keyboard)
		}
		at = m[1]
	}
	add(s.Text[at:], 0)
	return pieces
}

// keyName returns what stands on a key that PyMdown has a name for, or the author.
func keyName(name string) string {
	if strings.HasPrefix(name, `"`) {
		return strings.Trim(name, `"`)
	}
	words := strings.Split(name, "-")
	for i, word := range words {
		words[i] = capitalised(word)
	}
	return strings.Join(words, " ")
}
