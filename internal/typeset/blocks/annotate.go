package blocks

import (
	"slices"
	"strings"
	"unicode"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/typeset/anchor"
	"github.com/pobook/pobook/internal/typeset/paging"
)

// withoutAnchors takes anchors, which have no look, out of spans and returns them.
func withoutAnchors(s *Setter, spans []document.Span) ([]document.Span, []paging.AnchorAt) {
	if !slices.ContainsFunc(spans, func(s document.Span) bool { return s.Anchor != "" }) {
		return spans, nil
	}
	var anchors []paging.AnchorAt
	shown := make([]document.Span, 0, len(spans))
	for _, span := range spans {
		if span.Anchor == "" {
			shown = append(shown, span)
			continue
		}
		anchors = append(anchors, paging.AnchorAt{To: anchor.Anchor{Kind: anchor.Heading, Section: s.path(), ID: span.Anchor}})
	}
	return shown, anchors
}

// annotated adds to links what a reader on paper needs: the page that one
// within the book leads to, a footnote with the address for one that leads out.
func annotated(s *Setter, spans []document.Span) []document.Span {
	if s.Design.Options.PageReference == nil && !s.Design.Options.LinkNotes {
		return spans
	}
	var annotated []document.Span
	for i, span := range spans {
		annotated = append(annotated, span)
		if span.Link == nil || i+1 < len(spans) && spans[i+1].Link == span.Link {
			continue
		}
		to := resolveLink(s, span.Link.Destination)
		switch {
		case to == nil:
		case to.URI == "":
			annotated = appendPage(s, annotated, span, to.To)
		case s.Design.Options.LinkNotes && !saysAddress(spans, span.Link):
			annotated = append(annotated, document.Span{Footnote: linkNoteOf(s, span.Link, span.Offset), Offset: span.Offset})
		}
	}
	return annotated
}

func appendPage(s *Setter, spans []document.Span, last document.Span, to anchor.Anchor) []document.Span {
	if s.Design.Options.PageReference == nil {
		return spans
	}
	page, ok := s.refs.page(to)
	if !ok {
		return spans
	}
	text := s.Design.Options.PageReference(page)
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

// linkNoteOf returns the label of the footnote that says where a link leads. One
// serves all links of a section that lead there.
func linkNoteOf(s *Setter, link *document.Link, offset int) string {
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
