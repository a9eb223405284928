package markdown

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/inline"
	"github.com/pobook/pobook/internal/markdown/dialect"
	"github.com/pobook/pobook/internal/markdown/htmltext"
	"github.com/pobook/pobook/internal/markdown/jsx"
)

// unsetLiterals are the kinds of what dialects have that is left out of the page.
var unsetLiterals = map[string]document.UnsetKind{
	dialect.Include:      document.Include,
	dialect.Abbreviation: document.Abbreviation,
	dialect.LongTag:      document.SiteCode,
}

// unsetIn returns what of a whole tree the page does not show as a site would, in order.
func unsetIn(t *tree, whole ast.Node) []document.Unset {
	u := unsetList{tree: t}
	_ = ast.Walk(whole, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			u.add(n)
		}
		return ast.WalkContinue, nil
	})
	u.unsetTags()
	return u.found
}

type unsetList struct {
	tree  *tree
	found []document.Unset
	open  []openComponent // innermost last
	// block is the one asked about last whether a site computes nothing in it.
	block    ast.Node
	verbatim bool
}

// An openComponent is an element of JSX that is open.
type openComponent struct {
	name  string
	index int // of it in what is found; -1 if it is none of that
}

func (u *unsetList) add(n ast.Node) {
	t := u.tree
	switch n := n.(type) {
	case *ast.Text:
		if !util.IsBlank(n.Value(t.text())) {
			u.text()
		}
		u.computed(n)
		u.shortcodes(n)
	case *ast.Image:
		if hasShortcode(t.source, n.Destination) {
			u.note(document.SiteCode, "", t.body+t.position(n))
		}
	case *ast.RawHTML:
		if part, ok := inlinePart(t, n); ok {
			u.jsx(part)
			return
		}
		raw := string(n.Segments.Value(t.withoutTags()[t.body:]))
		u.comment(raw, t.body+t.position(n))
		u.tag(htmltext.NameOf(raw), raw, t.body+t.position(n))
	case *ast.HTMLBlock:
		b := htmltext.NewBlock(t.withoutTags(), t.htmlLines(n))
		for _, token := range htmltext.Tokens(b.Text) {
			u.token(n, token, token.In(b.Text), b.Offset(token.Start))
		}
	case *ast.FencedCodeBlock:
		u.text()
		u.included(n)
		u.codeShortcodes(n)
		u.code(strings.ToLower(string(n.Language(t.text()))), t.body+t.position(n))
	case *ast.CodeBlock:
		u.codeShortcodes(n)
	case *ast.Paragraph, *ast.TextBlock:
		for _, p := range partsOf(t, n) {
			switch {
			case p.math:
				u.note(document.Mathematics, "", p.lines[0].Start)
			case p.runs:
				u.note(computedKind(&t.dialect.Unseen, t.in(p.lines[0])), "", p.lines[0].Start)
			}
		}
	case *dialect.Literal:
		u.literal(n)
	}
}

// token notes a token of a block of HTML.
func (u *unsetList) token(n *ast.HTMLBlock, token htmltext.Token, raw string, offset int) {
	computed := u.tree.dialect.Unseen.Computed
	if token.Kind == htmltext.Words {
		if u.tree.dialect.Elements {
			u.text()
		}
		if computed == nil {
			return
		}
		if at := computed.FindStringIndex(raw); at != nil && !u.isVerbatim(n) {
			u.note(document.SiteCode, "", offset+at[0])
		}
		return
	}
	u.comment(raw, offset)
	u.tag(token.Name, raw, offset)
}

// comment notes one in place of which a site puts a file.
func (u *unsetList) comment(raw string, offset int) {
	if include := u.tree.dialect.Unseen.Include; include != nil && include.MatchString(raw) {
		u.note(document.Include, "", offset)
	}
}

// shortcodes notes those in running text that nothing is set for.
func (u *unsetList) shortcodes(n *ast.Text) {
	t := u.tree
	for _, tag := range t.shortcodes(inline.Span{Start: t.body + n.Segment.Start, End: t.body + n.Segment.Stop}) {
		s := shortcode{t, tag}
		if in := s.within(document.Span{}); in.Text == "" && in.Image == nil && !s.Closing && s.Name != "" {
			u.shortcode(s)
		}
	}
}

// codeShortcodes notes those in lines of code.
func (u *unsetList) codeShortcodes(n ast.Node) {
	t := u.tree
	for _, line := range t.lines(n) {
		for _, tag := range t.shortcodes(line) {
			if !tag.Closing && tag.Name != "" {
				u.shortcode(shortcode{t, tag})
			}
		}
	}
}

// shortcode notes one that is left out, or of which the content alone is set.
func (u *unsetList) shortcode(s shortcode) {
	kind := document.Shortcode
	if s.Partner >= 0 && !s.HoldsCode() {
		kind = document.PlainShortcode
	}
	u.note(kind, s.Name, s.place(s.Start))
}

// shortcodeLiteral notes those between blocks.
func (u *unsetList) shortcodeLiteral(n *dialect.Literal) {
	done := 0
	for i := range n.Shortcodes {
		s := shortcode{u.tree, &n.Shortcodes[i]}
		switch {
		case s.Start < done || s.Closing || s.Name == "" || s.picture() != nil:
		case s.HoldsCode():
			done = s.Body.End
			if language, shown := s.language(); shown {
				u.code(language, s.place(s.Start))
			} else {
				u.shortcode(s)
			}
		case s.Partner < 0 && s.text().Text == "",
			s.Partner >= 0 && s.role() == wrapper && !looklessShortcodes[s.BaseName()] && len(s.title(shortcodeTitles...)) == 0:
			u.shortcode(s)
		}
	}
}

// unsetTags notes what Liquid puts in that the page does not have.
func (u *unsetList) unsetTags() {
	t := u.tree
	if t.dialect.Tags != dialect.Liquid {
		return
	}
	for _, tag := range t.preprocessed.Tags {
		i, isInclude := includeAt(t, tag)
		switch {
		case isInclude && i.block() != nil:
		case tag.IsInclude():
			u.note(document.Include, "", t.body+tag.Start)
		case tag.IsSilent() || tag.IsAddress(t.text()):
		default:
			u.note(document.SiteCode, "", t.body+tag.Start)
		}
	}
	slices.SortStableFunc(u.found, func(a, b document.Unset) int { return a.Offset - b.Offset })
}

// literal notes what lines of a dialect put in or explain, and components in them.
func (u *unsetList) literal(n *dialect.Literal) {
	t := u.tree
	u.shortcodeLiteral(n)
	for _, part := range literalParts(t, n) {
		u.jsx(part)
	}
	if name := leafDirective(t, n); name != "" {
		u.note(document.Component, name, t.body+n.Lines().At(0).Start)
	}
	if t.dialect.Tags == dialect.Liquid && n.What == dialect.Include {
		return // it is a tag
	}
	if kind, ok := unsetLiterals[n.What]; ok && n.Lines().Len() > 0 {
		u.note(kind, "", t.body+n.Lines().At(0).Start)
	}
}

func (u *unsetList) note(kind document.UnsetKind, name string, offset int) {
	u.found = append(u.found, document.Unset{Kind: kind, Name: name, Offset: offset})
}

// text notes that the elements which are open have a text, or what is set as one.
func (u *unsetList) text() {
	for i := len(u.open) - 1; i >= 0; i-- {
		c := u.open[i]
		if c.index < 0 {
			continue
		}
		if u.found[c.index].Kind != document.Component {
			return // nor are those around it without
		}
		u.found[c.index].Kind = document.PlainComponent
	}
}

// jsx notes a tag or an expression of JSX. Of a component it is known at its end whether it
// has a text.
func (u *unsetList) jsx(p jsxPart) {
	name := p.tag.Name
	switch {
	case !p.isTag:
		if said, computed := p.said(); computed {
			u.note(document.SiteCode, "", p.place(0))
		} else if said.Text != "" {
			u.text()
		}
	case p.tag.Kind == jsx.Closing:
		u.close(name)
	case p.picture() != nil:
		u.text()
	case !isComponent(name):
		if !setInJSX[name] {
			u.tag(strings.ToLower(name), p.raw, p.place(0))
		}
	case p.tag.Kind == jsx.SelfClosing:
		if !setInJSX[strings.ToLower(name)] {
			u.note(document.Component, name, p.place(0))
		}
	default:
		c := openComponent{name, -1}
		if roleOf(p) == wrapper && !quietNames[name] && len(p.title(titleAttributes...)) == 0 {
			c.index = len(u.found)
			u.note(document.Component, name, p.place(0))
		}
		u.open = append(u.open, c)
	}
}

// setInJSX are elements of HTML that the page sets in JSX alone, or of which nothing is seen.
var setInJSX = htmltext.Names(`ul ol li blockquote hr br wbr title meta link base`)

func (u *unsetList) close(name string) {
	for i := len(u.open) - 1; i >= 0; i-- {
		if u.open[i].name == name {
			u.open = u.open[:i]
			return
		}
	}
}

// computed notes what a site computes in running text.
func (u *unsetList) computed(n *ast.Text) {
	unseen := &u.tree.dialect.Unseen
	pattern, value := unseen.Computed, n.Value(u.tree.text())
	if n.Parent().Kind() == ast.KindCodeSpan && !unseen.InCode {
		pattern = unseen.CodeComputed
	}
	if pattern == nil || u.tree.dialect.Tags == dialect.Liquid {
		return
	}
	at := firstComputed(unseen, pattern, value)
	if open := bytes.LastIndex(value, []byte("{{")); at == nil && open >= 0 && u.tree.dialect.Elements && n.SoftLineBreak() {
		at = []int{open, len(value)} // it goes on in the next line
	}
	if at != nil && !u.isVerbatim(n) {
		u.note(computedKind(unseen, value[at[0]:at[1]]), "", u.tree.body+n.Segment.Start+at[0])
	}
}

// firstComputed returns where a text has the first that no backslash keeps a site from
// computing; nil for nowhere.
func firstComputed(unseen *dialect.Unseen, pattern *regexp.Regexp, text []byte) []int {
	for _, at := range pattern.FindAllIndex(text, -1) {
		if text[at[0]] != '\\' && (!unseen.Escaped || at[0] == 0 || text[at[0]-1] != '\\') {
			return at
		}
	}
	return nil
}

// computedKind says whether what a site computes is a file that it puts in.
func computedKind(unseen *dialect.Unseen, text []byte) document.UnsetKind {
	if unseen.CodeComputed != nil && unseen.CodeComputed.Match(text) {
		return document.Include
	}
	return document.SiteCode
}

// isVerbatim is [isVerbatim] for a node of a block that may have many.
func (u *unsetList) isVerbatim(n ast.Node) bool {
	for n.Type() != ast.TypeBlock {
		n = n.Parent()
	}
	if n != u.block {
		u.block, u.verbatim = n, isVerbatim(u.tree, n)
	}
	return u.verbatim
}

// included notes the files that a site puts into code.
func (u *unsetList) included(n ast.Node) {
	unseen := &u.tree.dialect.Unseen
	for _, line := range u.tree.lines(n) {
		text := u.tree.in(line)
		if unseen.CodeInclude != nil && unseen.CodeInclude.Match(text) {
			u.note(document.Include, "", line.Start)
			continue
		}
		if unseen.CodeComputed == nil {
			continue
		}
		if at := unseen.CodeComputed.FindIndex(text); at != nil && text[at[0]] != '\\' {
			u.note(document.Include, "", line.Start+at[0])
		}
	}
}

// code notes a fence by its language.
func (u *unsetList) code(language string, offset int) {
	switch {
	case language == mathLanguage:
		u.note(document.Mathematics, "", offset)
	case diagramLanguages[language]:
		u.note(document.Diagram, language, offset)
	}
}

// tag notes a tag that opens an element.
func (u *unsetList) tag(name, raw string, offset int) {
	if u.tree.dialect.Elements && name != "" && u.vue(raw, offset) {
		return
	}
	if name == "" || strings.HasPrefix(raw, "</") || shownTags[name] {
		return
	}
	if tableParts[name] || name == "img" && imageOfTag(raw) != nil {
		return // the table has been named, and the picture is set
	}
	kind := document.PlainElement
	if name != "pre" && (htmltext.IsOpaque(name) || emptyTags[name]) {
		kind = document.LeftElement
	}
	u.note(kind, name, offset)
}

// vue notes a tag of a template, if it is one of a component. It reports whether it is
// known now.
func (u *unsetList) vue(raw string, offset int) bool {
	name := vueName(raw)
	switch {
	case vueQuiet[name]:
	case !isVueComponent(name):
		return false
	case strings.HasPrefix(raw, "</"):
		u.close(name)
	case strings.HasSuffix(raw, "/>"):
		u.note(document.Component, name, offset)
	default:
		u.open = append(u.open, openComponent{name, len(u.found)})
		u.note(document.Component, name, offset)
	}
	return true
}
