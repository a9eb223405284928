package blocks

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

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

// annotated adds to links what a reader on paper needs: the number of the figure or table
// that one leads to, the page that one within the book leads to, a footnote with the address
// for one that leads out.
func annotated(s *Setter, spans []document.Span) []document.Span {
	if !slices.ContainsFunc(spans, func(s document.Span) bool { return s.Link != nil }) {
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
			for _, text := range referenceTo(s, to.To, textOfLink(spans, span.Link)) {
				annotated = append(annotated, document.Span{Text: text, Link: span.Link, Offset: span.Offset})
			}
		case hasLinkNote(s, spans, span.Link):
			annotated = append(annotated, document.Span{Footnote: linkNoteOf(s, span.Link, span.Offset), Offset: span.Offset})
		}
	}
	return annotated
}

// referenceTo returns what follows the text of a link to a place in the book.
//
// What the author has written stays. Where it is how the caption of a figure or table
// begins, as "Figure" or "圖", the number follows; elsewhere the whole of that, as in "the loop
// (Figure 3)".
func referenceTo(s *Setter, to anchor.Anchor, text string) []string {
	page := 0
	if s.Design.Options.PageReference != nil {
		page, _ = s.refs.page(to)
	}
	label := s.places.caption(to)
	if s.Design.Options.Reference == nil {
		label = ""
	}
	number, begun := restOfLabel(label, text)
	var found []string
	switch {
	case begun && number != "":
		found = append(found, number)
	case !begun && label != "":
		return []string{parenthesis(s.Design.Options.Reference(label, page))}
	}
	if page > 0 {
		found = append(found, parenthesis(s.Design.Options.PageReference(page)))
	}
	return found
}

// parenthesis gives a text that begins with a bracket of Latin text a space before it.
func parenthesis(text string) string {
	if text != "" && text[0] < unicode.MaxASCII {
		return " " + text
	}
	return text
}

// restOfLabel returns what a label has after a text that it begins with, whatever the
// case of its letters; false if it does not begin so, or the text ends within a word or number.
func restOfLabel(label, text string) (rest string, ok bool) {
	text = strings.TrimSpace(text)
	if text == "" || len(text) > len(label) || !strings.EqualFold(label[:len(text)], text) {
		return "", false
	}
	rest = label[len(text):]
	before, _ := utf8.DecodeLastRuneInString(text)
	after, _ := utf8.DecodeRuneInString(rest)
	if unicode.IsLetter(before) && unicode.IsLetter(after) || unicode.IsDigit(before) && unicode.IsDigit(after) {
		return "", false
	}
	return rest, true
}

// textOfLink returns the text of a link.
func textOfLink(spans []document.Span, link *document.Link) string {
	var text strings.Builder
	for _, s := range spans {
		if s.Link == link {
			text.WriteString(s.Text)
		}
	}
	return text.String()
}

// saysAddress reports whether the text of a link is its address.
func saysAddress(spans []document.Span, link *document.Link) bool {
	text := textOfLink(spans, link)
	address := strings.TrimPrefix(link.Destination, "mailto:")
	return strings.TrimSuffix(address, "/") == strings.TrimSuffix(text, "/") || strings.HasSuffix(address, "://"+text)
}

// hasLinkNote reports whether a footnote says where a link leads: out of the book, and to what
// its text does not say.
func hasLinkNote(s *Setter, spans []document.Span, link *document.Link) bool {
	if !s.Design.Options.LinkNotes || saysAddress(spans, link) {
		return false
	}
	to := resolveLink(s, link.Destination)
	return to != nil && to.URI != ""
}

// linkNoteLabel is that of the footnote that says where a link leads: no label of the section.
func linkNoteLabel(link *document.Link) string { return "\x00" + link.Destination }

// linkNoteOf returns the label of the footnote that says where a link leads. One
// serves all links of a section that lead there.
func linkNoteOf(s *Setter, link *document.Link, offset int) string {
	label := linkNoteLabel(link)
	if s.linkNotes[label] == nil {
		if s.linkNotes == nil {
			s.linkNotes = make(map[string]*document.Footnote)
		}
		address := document.Span{Text: strings.TrimPrefix(link.Destination, "mailto:"), Link: &document.Link{Destination: link.Destination}, Offset: offset}
		s.linkNotes[label] = &document.Footnote{Label: label, Blocks: []document.Block{&document.Paragraph{Text: []document.Span{address}}}}
	}
	return label
}
