package markdown

import (
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"github.com/pobook/pobook/internal/markdown/htmltext"
)

// A Link is the destination of a link or an image, with escapes resolved, and
// where in the source the link begins.
type Link struct {
	Destination string
	Offset      int
	// HTML says that it is an element's and not Markdown's. The page shows
	// no images of these.
	HTML bool
}

// Links returns the links of the section in order, reference links with the
// destination that is defined for them, and those of HTML.
func (s *Section) Links() []Link {
	return s.resources(htmltext.Link, func(n ast.Node) ([]byte, bool) {
		if l, ok := n.(*ast.Link); ok {
			return l.Destination, true
		}
		return nil, false
	})
}

// Assets returns the files that the section shows or plays, as Links does the
// links: images, and with HTML also films and sounds.
func (s *Section) Assets() []Link {
	return s.resources(htmltext.Asset, func(n ast.Node) ([]byte, bool) {
		if i, ok := n.(*ast.Image); ok {
			return i.Destination, true
		}
		return nil, false
	})
}

// resources returns the resources of a role that HTML names, and the
// destinations of Markdown that a function picks.
func (s *Section) resources(role htmltext.Role, destination func(ast.Node) ([]byte, bool)) []Link {
	var links []Link
	_ = ast.Walk(s.whole(), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		if d, ok := destination(n); ok {
			links = append(links, Link{unescape(string(d)), s.tree.body + s.tree.position(n), false})
		}
		eachResource(s.tree, n, func(r htmltext.Resource) {
			if r.Role == role {
				links = append(links, Link{r.Name, r.Offset, true})
			}
		})
		return ast.WalkContinue, nil
	})
	slices.SortStableFunc(links, func(a, b Link) int { return a.Offset - b.Offset })
	return links
}

// eachResource calls f with what the HTML of a node names; offsets are those of
// the source.
func eachResource(t *tree, n ast.Node, f func(htmltext.Resource)) {
	switch n := n.(type) {
	case *ast.RawHTML:
		for _, r := range htmltext.Resources(string(n.Segments.Value(t.text()))) {
			r.Offset = t.body + t.position(n)
			f(r)
		}
	case *ast.HTMLBlock:
		block := htmltext.NewBlock(t.bytes, t.htmlLines(n))
		for _, r := range htmltext.Resources(block.Text) {
			r.Offset = block.Offset(r.Offset)
			f(r)
		}
	}
}

// HasAnchor reports whether a link can name an id: to a heading, to an element
// of HTML with that id or name, or to a block with an attribute list.
func (s *Section) HasAnchor(id string) bool {
	s.anchors.collected.Do(func() { s.anchors.ids = anchorsOf(s.tree, s.whole(), s.Headings, s.Skipped) })
	return s.anchors.ids[id]
}

// anchorsOf collects the ids of headings and those that are written in HTML and
// in markers. In code there are none.
func anchorsOf(t *tree, whole ast.Node, headings []Heading, skipped []Skip) map[string]bool {
	ids := map[string]bool{}
	for _, h := range headings {
		ids[h.ID] = true
	}
	_ = ast.Walk(whole, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			eachResource(t, n, func(r htmltext.Resource) {
				if r.Role == htmltext.Anchor {
					ids[r.Name] = true
				}
			})
		}
		return ast.WalkContinue, nil
	})
	for _, skip := range skipped {
		if skip.Reason != marker {
			continue
		}
		for _, m := range attributeID.FindAllSubmatch(t.bytes[skip.Start:skip.End], -1) {
			ids[string(m[1])] = true
		}
	}
	return ids
}

var attributeID = regexp.MustCompile(`#([\w:.-]+)`)

// A StrayDirective is one that nothing obeys: its verb is unknown, or it does
// not stand alone.
type StrayDirective struct {
	Verb   string
	Offset int // of the comment in Source
}

var directiveSign = regexp.MustCompile(`<!-{2,}\s*(?:i18n|mdbook-xgettext|translate):([\w-]*)`)

// StrayDirectives returns the directives of the section that do nothing, in
// order. What stands in code is not a directive.
func (s *Section) StrayDirectives() []StrayDirective {
	if !directiveSign.Match(s.Source) {
		return nil
	}
	var found []StrayDirective
	_ = ast.Walk(s.whole(), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.HTMLBlock:
			if d, ok := directiveOf(s.tree.html(n)); !ok || !slices.Contains(Verbs(), d.verb) {
				for _, l := range s.tree.htmlLines(n) {
					found = appendStray(found, s.tree, l.Start, l.End)
				}
			}
		case *ast.RawHTML:
			start := s.tree.body + s.tree.position(n)
			found = appendStray(found, s.tree, start, start+len(n.Segments.Value(s.tree.text())))
		}
		return ast.WalkContinue, nil
	})
	return found
}

func appendStray(found []StrayDirective, t *tree, start, end int) []StrayDirective {
	for _, m := range directiveSign.FindAllSubmatchIndex(t.bytes[start:end], -1) {
		verb := t.bytes[start+m[2] : start+m[3]]
		found = append(found, StrayDirective{canonical(string(verb)), start + m[0]})
	}
	return found
}

// An HTMLTag is a tag that the page does not show as a browser would.
type HTMLTag struct {
	Name   string // in lower case
	Offset int    // in Source
	// Left says that what is in the element, or the element itself, is left
	// out; of others only the look is.
	Left bool
}

// UnsetHTML returns the opening tags of the section that the page does not
// show, in order.
func (s *Section) UnsetHTML() []HTMLTag {
	var tags []HTMLTag
	_ = ast.Walk(s.whole(), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.RawHTML:
			if raw := string(n.Segments.Value(s.tree.text())); entering {
				tags = appendUnset(tags, htmltext.NameOf(raw), raw, s.tree.body+s.tree.position(n))
			}
		case *ast.HTMLBlock:
			if entering {
				b := htmltext.NewBlock(s.tree.bytes, s.tree.htmlLines(n))
				for _, t := range htmltext.Tokens(b.Text) {
					tags = appendUnset(tags, t.Name, t.In(b.Text), b.Offset(t.Start))
				}
			}
		}
		return ast.WalkContinue, nil
	})
	return tags
}

func appendUnset(tags []HTMLTag, name, raw string, offset int) []HTMLTag {
	if name == "" || strings.HasPrefix(raw, "</") || shownTags[name] {
		return tags
	}
	if tableParts[name] {
		return tags // the table has been named
	}
	left := name != "pre" && (htmltext.IsOpaque(name) || emptyTags[name])
	return append(tags, HTMLTag{name, offset, left})
}
