package markdown

import (
	"bytes"
	"maps"
	"slices"

	"github.com/yuin/goldmark/ast"

	"github.com/pobook/pobook/internal/markdown/dialect"
	"github.com/pobook/pobook/internal/markdown/htmltext"
)

// A Link is the destination of a link or an image, with escapes resolved, and
// where in the source the link begins.
type Link struct {
	Destination string
	Offset      int
	// HTML says that it is an element's and not Markdown's.
	HTML bool
	// Reference says that the destination stands in a definition.
	Reference bool
	// Image says that it is an image that the page sets: one of Markdown, of an img, or of
	// [Section.Pictures]. What other elements show it does not.
	Image bool
}

// Links returns the links of the section in order, but for those that lead where a
// shortcode says, reference links with the
// destination that is defined for them, and those of HTML.
func (s *Section) Links() []Link {
	return s.resources(htmltext.Link, func(n ast.Node) (*Link, bool) {
		if l, ok := n.(*ast.Link); ok && !hasShortcode(s.tree.source, l.Destination) {
			return &Link{Destination: unescape(string(l.Destination)), Reference: l.Reference != nil}, true
		}
		return nil, false
	})
}

// Assets returns the files that the section shows or plays, as Links does the
// links: images, and with HTML also films and sounds.
func (s *Section) Assets() []Link {
	return s.resources(htmltext.Asset, func(n ast.Node) (*Link, bool) {
		if i, ok := n.(*ast.Image); ok && !hasShortcode(s.tree.source, i.Destination) {
			return &Link{Destination: dialect.Address(s.tree.dialect, unescape(string(i.Destination))), Reference: i.Reference != nil, Image: true}, true
		}
		return nil, false
	})
}

// Pictures returns the pictures that elements of JSX, shortcodes and includes show, which the page
// sets as it does those of Markdown; in the order of the section but for footnotes. Sites
// find some of them in folders that are not those of the handbook.
func (s *Section) Pictures() []Link {
	if s.tree.dialect.Tags == dialect.Liquid {
		return includedPictures(s)
	}
	var links []Link
	for i := range s.tree.preprocessed.Tags {
		code := shortcode{s.tree, &s.tree.preprocessed.Tags[i]}
		if image := code.picture(); image != nil {
			links = append(links, Link{Destination: image.Destination, Offset: code.place(code.Start), HTML: true, Image: true})
		}
	}
	if s.tree.dialect.JSX == nil {
		return links
	}
	add := func(p jsxPart) {
		if image := p.picture(); p.isTag && image != nil {
			links = append(links, Link{Destination: image.Destination, Offset: p.place(0), HTML: true, Image: true})
		}
	}
	_ = ast.Walk(s.whole(), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *dialect.Literal:
			for _, p := range literalParts(s.tree, n) {
				if entering {
					add(p)
				}
			}
		case *ast.RawHTML:
			if p, ok := inlinePart(s.tree, n); ok && entering {
				add(p)
			}
		}
		return ast.WalkContinue, nil
	})
	return links
}

// includedPictures returns the pictures that includes show.
func includedPictures(s *Section) []Link {
	if len(s.tree.preprocessed.Tags) == 0 {
		return nil
	}
	var links []Link
	_ = ast.Walk(s.whole(), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if l, ok := n.(*dialect.Literal); ok && entering {
			if i, ok := includeOf(s.tree, l); ok && i.picture() != nil {
				links = append(links, Link{Destination: i.picture().Destination, Offset: s.tree.body + i.tag.Start, HTML: true, Image: true})
			}
		}
		return ast.WalkContinue, nil
	})
	return links
}

// Included reports whether what shows a picture of a section is a file that the site puts in,
// which may have it from a folder that only that file names.
func Included(s *Section, picture Link) bool {
	return bytes.HasPrefix(s.Source[picture.Offset:], []byte("{%"))
}

// resources returns the resources of a role that HTML names, and the links of
// Markdown that a function picks.
func (s *Section) resources(role htmltext.Role, pick func(ast.Node) (*Link, bool)) []Link {
	var links []Link
	_ = ast.Walk(s.whole(), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		if l, ok := pick(n); ok {
			l.Offset = s.tree.body + s.tree.position(n)
			links = append(links, *l)
		}
		eachResource(s.tree, n, func(r htmltext.Resource) {
			if r.Role == role {
				image := role == htmltext.Asset && r.Element == "img" && showsPicture(r.Name)
				links = append(links, Link{Destination: r.Name, Offset: r.Offset, HTML: true, Image: image})
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
		for _, r := range htmltext.Resources(string(n.Segments.Value(t.withoutTags()[t.body:]))) {
			r.Offset = t.body + t.position(n)
			f(r)
		}
	case *ast.HTMLBlock:
		block := htmltext.NewBlock(t.withoutTags(), t.htmlLines(n))
		for _, r := range htmltext.Resources(block.Text) {
			r.Offset = block.Offset(r.Offset)
			f(r)
		}
	}
}

// HasAnchor reports whether a link can name an id: to a heading, to an element
// of HTML with that id or name, or to a block with an attribute list.
func (s *Section) HasAnchor(id string) bool {
	s.anchors.once.Do(s.collectAnchors)
	return s.anchors.ids[id]
}

// HasWrittenAnchor reports whether the author has given an id to an element of HTML.
func (s *Section) HasWrittenAnchor(id string) bool {
	for _, quote := range [...]string{`"`, "'", "="} { // most sections need not be read for it
		if bytes.Contains(s.Source, []byte(quote+id)) {
			s.anchors.once.Do(s.collectAnchors)
			return s.anchors.written[id]
		}
	}
	return false
}

// collectAnchors collects the ids of headings and those that are written in HTML and
// in markers. In code there are none.
func (s *Section) collectAnchors() {
	written := htmlAnchors(s.tree, s.whole())
	ids := maps.Clone(written)
	for id := range pictureIDs(s.tree, s.whole()) {
		ids[id] = true
	}
	for _, h := range s.Headings {
		ids[h.ID] = true
	}
	for _, skip := range s.Skipped {
		if skip.Reason != marker {
			continue
		}
		for _, m := range attributeID.FindAllSubmatch(s.tree.bytes[skip.Start:skip.End], -1) {
			ids[string(m[1])] = true
		}
	}
	s.anchors.ids, s.anchors.written = ids, written
}

// pictureIDs returns the ids that attribute lists give to pictures in a whole tree.
func pictureIDs(t *tree, whole ast.Node) map[string]bool {
	if t.dialect.Unseen.Attributes == nil {
		return nil
	}
	ids := map[string]bool{}
	_ = ast.Walk(whole, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if _, ok := n.(*ast.Image); ok && entering {
			if id := pictureID(t, n); id != "" {
				ids[id] = true
			}
		}
		return ast.WalkContinue, nil
	})
	return ids
}

// htmlAnchors returns the ids and names of elements of HTML in a whole tree.
func htmlAnchors(t *tree, whole ast.Node) map[string]bool {
	ids := map[string]bool{}
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
	return ids
}
