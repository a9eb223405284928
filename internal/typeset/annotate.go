package typeset

import (
	"slices"
	"strings"
	"unicode"

	"github.com/pobook/pobook/internal/document"
)

// prepared takes anchors, which have no look, out of spans and returns them.
func (s *setter) prepared(spans []document.Span) ([]document.Span, []anchorAt) {
	if !slices.ContainsFunc(spans, func(s document.Span) bool { return s.Anchor != "" }) {
		return spans, nil
	}
	var anchors []anchorAt
	shown := make([]document.Span, 0, len(spans))
	for _, span := range spans {
		if span.Anchor == "" {
			shown = append(shown, span)
			continue
		}
		anchors = append(anchors, anchorAt{anchor: anchor{kind: atHeading, section: s.path(), id: span.Anchor}})
	}
	return shown, anchors
}

// annotated adds to links what a reader on paper needs: the page that one
// within the book leads to, a footnote with the address for one that leads out.
func (s *setter) annotated(spans []document.Span) []document.Span {
	if s.design.PageReference == nil && !s.design.LinkNotes {
		return spans
	}
	var annotated []document.Span
	for i, span := range spans {
		annotated = append(annotated, span)
		if span.Link == nil || i+1 < len(spans) && spans[i+1].Link == span.Link {
			continue
		}
		to := s.resolveLink(span.Link.Destination)
		switch {
		case to == nil:
		case to.uri == "":
			annotated = s.appendPage(annotated, span, to.to)
		case s.design.LinkNotes && !saysAddress(spans, span.Link):
			annotated = append(annotated, document.Span{Footnote: s.linkNote(span.Link, span.Offset), Offset: span.Offset})
		}
	}
	return annotated
}

func (s *setter) appendPage(spans []document.Span, last document.Span, to anchor) []document.Span {
	if s.design.PageReference == nil {
		return spans
	}
	page, ok := s.refs.page(to)
	if !ok {
		return spans
	}
	text := s.design.PageReference(page)
	if text != "" && text[0] < unicode.MaxASCII {
		text = " " + text
	}
	return append(spans, document.Span{Text: text, Link: last.Link, Offset: last.Offset})
}

// saysAddress reports whether the text of a link is its address.
func saysAddress(spans []document.Span, link *document.Link) bool {
	var text strings.Builder
	for _, s := range spans {
		if s.Link == link {
			text.WriteString(s.Text)
		}
	}
	address := strings.TrimPrefix(link.Destination, "mailto:")
	return strings.TrimSuffix(address, "/") == strings.TrimSuffix(text.String(), "/") || strings.HasSuffix(address, "://"+text.String())
}

// linkNote returns the label of the footnote that says where a link leads. One
// serves all links of a section that lead there.
func (s *setter) linkNote(link *document.Link, offset int) string {
	label := "\x00" + link.Destination // no label of the section
	if s.linkNotes[label] == nil {
		if s.linkNotes == nil {
			s.linkNotes = make(map[string]*document.Footnote)
		}
		address := document.Span{Text: strings.TrimPrefix(link.Destination, "mailto:"), Link: &document.Link{Destination: link.Destination}, Offset: offset}
		s.linkNotes[label] = &document.Footnote{Label: label, Blocks: []document.Block{&document.Paragraph{Text: []document.Span{address}}}}
	}
	return label
}

// markUntranslated puts a rule into the margin beside strips whose text, that of
// a node, is not translated. What follows each other has one rule.
func (s *setter) markUntranslated(strips []*strip, node int, state translation) {
	switch state {
	case translated:
		s.margin = nil
	case untranslated:
		s.nodes[node].Language = s.design.SourceLanguage
		if s.margin == nil {
			s.margin = &band{x: s.design.Margins.Left - 12, width: 1, color: grey, margin: true}
		}
		inside(s.margin, strips)
	}
}

// translation says whether a text is translated; one without words is neither.
type translation uint8

const (
	wordless translation = iota
	translated
	untranslated
)

func (s *setter) translation(spans []document.Span) translation {
	i := slices.IndexFunc(spans, func(s document.Span) bool { return strings.ContainsFunc(s.Text, unicode.IsLetter) })
	if i < 0 {
		return wordless
	}
	return s.translationAt(spans[i].Offset)
}

func (s *setter) translationAt(offset int) translation {
	if s.design.Untranslated != nil && s.document != nil && s.design.Untranslated(s.path(), offset) {
		return untranslated
	}
	return translated
}

// References are the pages that links within the book lead to. They are known
// when the book is set, and change how it is set: so it is set again until they
// are right.
type references struct {
	pages   map[anchor]int
	asked   map[anchor]bool
	dropped map[anchor]bool // that come to no rest
	rounds  int
	changed bool
}

// mostRounds is how often a book is set before those references that still
// change are given up.
const mostRounds = 4

func newReferences() *references {
	return &references{pages: make(map[anchor]int), asked: make(map[anchor]bool), dropped: make(map[anchor]bool)}
}

// page returns the page of a place as far as it is known.
func (r *references) page(to anchor) (int, bool) {
	r.asked[to] = true
	n, ok := r.pages[to]
	return n, ok && !r.dropped[to]
}

// note takes down where the places came to stand this time.
func (r *references) note(places map[anchor]position) {
	r.rounds++
	r.changed = false
	for to := range r.asked {
		at, ok := places[to]
		if !ok || r.dropped[to] || r.pages[to] == at.sheet.page.Number {
			continue
		}
		r.changed = true
		r.pages[to] = at.sheet.page.Number
		r.dropped[to] = r.rounds > mostRounds
	}
}

// settled reports whether the last setting shows the right pages.
func (r *references) settled() bool { return !r.changed }
