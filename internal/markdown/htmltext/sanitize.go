package htmltext

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Allowed is which elements a sanitizer leaves in a text, and which attributes of
// each.
type Allowed map[string]map[string]bool

// Used returns the elements and attributes of a text.
func Used(text string) Allowed {
	used := Allowed{}
	for n := range fragment(text).Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if used[n.Data] == nil {
			used[n.Data] = map[string]bool{}
		}
		for _, a := range n.Attr {
			used[n.Data][a.Key] = true
		}
	}
	return used
}

// Clean returns a text as sanitizers write it that parse it and print the tree
// (HTML, §13.3): without comments, without elements and attributes that are not
// allowed, with all that is open closed, and with & < > of text as references.
func Clean(text string, allowed Allowed) string {
	var b strings.Builder
	for n := range fragment(text).ChildNodes() {
		allowed.write(&b, n)
	}
	return b.String()
}

// fragment parses a text as it would stand in a block. Nothing is left of one whose tree is too
// deep, or would be much larger than the text.
func fragment(text string) *html.Node {
	root := &html.Node{Type: html.ElementNode, DataAtom: atom.Div, Data: "div"}
	if mayGrow(text) > mostGrowth {
		return root
	}
	nodes, err := html.ParseFragment(strings.NewReader(text), root)
	if err != nil {
		return root // a string does not fail to be read; a tree that is too deep does
	}
	for _, n := range nodes {
		root.AppendChild(n)
	}
	return root
}

// mostGrowth keeps a tree within some 50 MB. 250 spans of code, each in tags, stay below it.
const mostGrowth = 1 << 17

// mayGrow returns how many elements a parser may make of a text beside those that are
// written: after each tag, it opens again what of formatting was not closed (HTML, §13.2.4.3).
func mayGrow(text string) int {
	formatting, tags := 0, 0
	tokenizer := html.NewTokenizer(strings.NewReader(text))
	for kind := tokenizer.Next(); kind != html.ErrorToken; kind = tokenizer.Next() {
		switch kind {
		case html.StartTagToken, html.SelfClosingTagToken:
			tags++
			tokenizer.NextIsNotRawText() // as in SVG, where a <title> has elements
			if name, _ := tokenizer.TagName(); reopened[string(name)] {
				formatting++
			}
		case html.EndTagToken:
			tags++
		}
	}
	return formatting * tags
}

var reopened = Names("a b big code em font i nobr s small strike strong tt u")

var (
	inText      = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "\u00a0", "&nbsp;")
	inAttribute = strings.NewReplacer("&", "&amp;", `"`, "&quot;", "\u00a0", "&nbsp;")
)

// programs are the elements whose content goes with them.
var programs = Names("script style")

func (allowed Allowed) write(b *strings.Builder, n *html.Node) {
	keys, ok := allowed[n.Data]
	element := n.Type == html.ElementNode
	switch {
	case n.Type == html.TextNode:
		inText.WriteString(b, n.Data) //nolint:errcheck // a builder takes everything
		return
	case !element, !ok && programs[n.Data]:
		return
	case ok:
		b.WriteByte('<')
		b.WriteString(n.Data)
		for _, a := range n.Attr {
			if keys[a.Key] {
				b.WriteString(" " + a.Key + `="` + inAttribute.Replace(a.Val) + `"`)
			}
		}
		b.WriteByte('>')
	}
	for child := range n.ChildNodes() {
		allowed.write(b, child)
	}
	if ok && !voidTags[n.Data] {
		b.WriteString("</" + n.Data + ">")
	}
}

// IsPlain reports whether a text has nothing that looks like a tag or comment, or nothing
// but HTML: elements of the standard or with a hyphen in their names, all of them
// closed, and no braces in tags, as JSX has them.
func IsPlain(text string) bool {
	before := events(text)
	for _, e := range before {
		if e.broken {
			return false
		}
	}
	after := events(Clean(text, Used(text)))
	return slices.EqualFunc(before, after, func(a, b event) bool { return a.said == b.said })
}

// An event is what a parser reports of a token.
type event struct {
	said   string
	broken bool // it is not of HTML
}

// events are those of a text, comments left out.
func events(text string) []event {
	var all []event
	tokenizer := html.NewTokenizer(strings.NewReader(text))
	end := 0
	for kind := tokenizer.Next(); kind != html.ErrorToken; kind = tokenizer.Next() {
		raw := string(tokenizer.Raw())
		end += len(raw)
		token := tokenizer.Token()
		switch kind {
		case html.TextToken:
			all = append(all, event{said: token.Data})
		case html.StartTagToken, html.SelfClosingTagToken, html.EndTagToken:
			all = append(all, tagEvents(token, strings.ContainsAny(raw, "{}"))...)
		}
	}
	if end < len(text) { // it ends within a tag
		all = append(all, event{broken: true})
	}
	return all
}

func tagEvents(token html.Token, braces bool) []event {
	broken := braces || !standardTags[token.Data] && !strings.Contains(token.Data, "-")
	if token.Type == html.EndTagToken {
		return []event{{"</" + token.Data, broken}}
	}
	var attributes []string
	for _, a := range token.Attr {
		attributes = append(attributes, a.Key+"="+a.Val)
	}
	slices.Sort(attributes)
	found := []event{{"<" + token.Data + " " + strings.Join(attributes, " "), broken}}
	if token.Type == html.SelfClosingTagToken && !voidTags[token.Data] {
		found = append(found, event{"</" + token.Data, broken})
	}
	return found
}

// standardTags are the elements of HTML, those that it no longer has included.
var standardTags = Names(`a abbr acronym address applet area article aside audio b base basefont bdi bdo big
	blockquote body br button canvas caption center cite code col colgroup command data datalist dd del details dfn dialog dir div dl dt
	em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input
	ins isindex kbd keygen label legend li link main map mark menu meta meter nav noframes noscript object ol optgroup option output p
	param picture pre progress q rp rt ruby s samp script search section select slot small source span strike strong style sub summary
	sup table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr`)
