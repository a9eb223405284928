package svg

import (
	"fmt"
	"html"
	"regexp"
	"strings"
)

// take goes on by a token.
func (c *cleaner) take(t token) *Fault {
	if c.cut != nil {
		c.pass(t)
		return nil
	}
	switch t.kind {
	case startTag:
		return c.begin(t)
	case endTag:
		c.end()
	case characters, section:
		c.text(t)
	case comment:
		c.comment(t)
	case instruction:
		if c.style != nil || !instructions[strings.ToLower(t.name)] || c.hasMarkup(t) {
			c.leaveOut(t.start, t.end, Removal{Sort: Foreign, What: "<?" + t.name + "?>"})
		}
	case doctype:
		return c.doctype(t)
	case finish:
	}
	return nil
}

// pass goes by a token of an element that is being cut out.
func (c *cleaner) pass(t token) {
	switch {
	case t.kind == startTag && !t.empty:
		c.cut.depth++
	case t.kind == endTag:
		c.cut.depth--
	case t.kind == characters && c.cut.text.Len() < 80:
		text := resolved(c.scanner.text[t.start:t.end], c.scanner.entities)
		c.cut.text.WriteString(abridged(text) + " ")
	}
	if c.cut.depth > 0 {
		return
	}
	if c.cut.why.Sort == HTML {
		c.cut.why.Detail = c.cut.text.String()
	}
	c.leaveOut(c.cut.start, t.end, c.cut.why)
	c.cut = nil
	c.namespaces.leave()
}

func (c *cleaner) begin(t token) *Fault {
	declarations := map[string]string{}
	for _, a := range t.attributes {
		if prefix, ok := isDeclaration(a.name); ok {
			declarations[prefix] = c.readings(a)[0]
		}
	}
	c.namespaces.enter(declarations)
	e, why, ok := c.judgeElement(t)
	if len(c.open) == 0 && (!ok || !e.drawn || e.local != "svg") {
		return &Fault{Reason: fmt.Sprintf("its root element, <%s>, is not SVG's", t.name), Hint: "save it as SVG", offset: t.start}
	}
	if c.style != nil {
		c.style.mixed = true
	}
	switch removal := (Removal{Sort: why, What: "<" + t.name + ">"}); {
	case !ok && t.empty:
		c.leaveOut(t.start, t.end, removal)
		c.namespaces.leave()
		return nil
	case !ok:
		c.cut = &cutting{start: t.start, depth: 1, why: removal}
		return nil
	}
	for _, a := range t.attributes {
		c.judgeAttribute(e, a)
	}
	if t.empty {
		c.namespaces.leave()
		return nil
	}
	c.open = append(c.open, e)
	if e.drawn && e.local == "style" {
		c.style = &style{}
	}
	return nil
}

func (c *cleaner) end() {
	last := len(c.open) - 1
	if c.style != nil {
		c.judgeStyle(c.open[last], c.style)
		c.style = nil
	}
	c.open = c.open[:last]
	c.namespaces.leave()
}

func (c *cleaner) text(t token) {
	if t.kind == section && c.hasMarkup(t) {
		if c.style != nil {
			c.style.mixed = true
		}
		c.leaveOut(t.start, t.end, Removal{Sort: Foreign, What: "<![CDATA[…]]> with markup"})
		return
	}
	if c.style != nil {
		c.style.pieces = append(c.style.pieces, span{t.content, t.contentEnd})
		c.style.content.add(c.scanner.text[t.content:t.contentEnd], t.content, c.scanner.entities, t.kind == characters)
	}
}

// judgeStyle leaves out the statements of a style element that cannot stay, or
// all of it if they cannot be told from the markup.
func (c *cleaner) judgeStyle(e element, s *style) {
	what := "<" + e.name + ">"
	if s.mixed && len(s.content.text) > 0 {
		c.leaveOutPieces(s, Removal{Sort: Foreign, What: what + " with markup in it"})
		return
	}
	faults := judgeCSS(s.content.text)
	if !s.apart(faults) {
		c.leaveOutPieces(s, cssRemoval(faults[0], what))
		return
	}
	if len(faults) == 0 && len(c.scanner.entities) > 0 {
		// HTML does not know the entities that the document declares.
		if faults := judgeCSS([]byte(c.inHTML(s))); len(faults) > 0 {
			c.leaveOutPieces(s, cssRemoval(faults[0], what))
		}
	}
	for _, f := range faults {
		c.leaveOut(s.content.from[f.start], s.content.to[f.end-1], cssRemoval(f, what))
	}
}

// inHTML returns the content of a style as HTML reads it.
func (c *cleaner) inHTML(s *style) string {
	var b strings.Builder
	for _, p := range s.pieces {
		b.WriteString(c.scanner.text[p.start:p.end])
	}
	return html.UnescapeString(b.String())
}

func (c *cleaner) leaveOutPieces(s *style, why Removal) {
	first := true
	for _, p := range s.pieces {
		switch {
		case p.start == p.end:
		case first:
			c.leaveOut(p.start, p.end, why)
			first = false
		default:
			c.cuts = append(c.cuts, p)
		}
	}
}

// comment leaves out a comment that HTML would end earlier than XML does, or
// whose content it would show. In a style, CSS of HTML could be there.
func (c *cleaner) comment(t token) {
	text := c.scanner.text[t.content:t.contentEnd]
	if c.style != nil || strings.HasPrefix(text, ">") || strings.HasPrefix(text, "->") {
		c.leaveOut(t.start, t.end, Removal{Sort: Foreign, What: "a comment"})
	}
}

// hasMarkup reports whether there is a tag or a comment in what is text to XML and
// may not be to HTML.
func (c *cleaner) hasMarkup(t token) bool {
	return markup.MatchString(c.scanner.text[t.content:t.contentEnd])
}

var markup = regexp.MustCompile(`<[A-Za-z/!?]`)

// knownDoctype is the beginning of a declaration that names SVG's own document
// type, or none.
var knownDoctype = regexp.MustCompile(`^<!DOCTYPE\s+(?:[A-Za-z]+:)?svg\s*(?:PUBLIC\s+["']-//W3C//DTD SVG [^"'<>]*["']\s+["']https?://www\.w3\.org/[^"'<>]*["']\s*)?[\[>]`)

// doctype leaves out a declaration that names another document type.
func (c *cleaner) doctype(t token) *Fault {
	switch {
	case knownDoctype.MatchString(c.scanner.text[t.start:t.end]):
		return nil
	case len(c.scanner.entities) > 0:
		return &Fault{Reason: "its <!DOCTYPE is not that of SVG", Hint: "save it without, for example as plain SVG", offset: t.start}
	}
	c.leaveOut(t.start, t.end, Removal{Sort: Foreign, What: "<!DOCTYPE>"})
	return nil
}
