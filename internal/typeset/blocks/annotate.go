package blocks

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/script"
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
// begins, as "Figure" or "圖", the number follows, and nothing where it has that too; elsewhere the
// whole of that, as in "the loop (Figure 3)".
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

// restOfLabel returns what a label has after a text that it begins with; false if it does not begin
// so, or the text ends within a word or number. A text may also begin with the whole label, as that
// of a whole caption does: then nothing is left.
//
// White space, case and width do not count: "圖1" and "figure\u00a01" are "圖 1" and "Figure 1".
func restOfLabel(label, text string) (rest string, ok bool) {
	rest, more := label, strings.TrimRightFunc(text, isBlank)
	var last rune // that both have
	for more != "" && rest != "" {
		said, of := strings.TrimLeftFunc(more, isBlank), strings.TrimLeftFunc(rest, isBlank)
		a, n := utf8.DecodeRuneInString(said)
		b, m := utf8.DecodeRuneInString(of)
		if !strings.EqualFold(narrow(a), narrow(b)) {
			return "", false
		}
		last, more, rest = a, said[n:], of[m:]
	}
	if last == 0 || goesOn(last, rest) || goesOn(last, more) {
		return "", false
	}
	if strings.TrimRightFunc(text, isBlank) != text {
		rest = strings.TrimLeftFunc(rest, isBlank) // one space is there
	}
	return rest, true
}

// isBlank reports whether a character is white space, or nothing to see as a zero width space.
func isBlank(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) }

// narrow returns a character without what is only the width of its form: 1 for １.
func narrow(r rune) string {
	if folded := width.LookupRune(r).Folded(); folded != 0 {
		r = folded
	}
	return string(r)
}

// goesOn reports whether a word or number does not end between a character and the text after it.
// Among Chinese, Japanese and Korean a number ends at any letter: 圖1所示.
func goesOn(last rune, after string) bool {
	next, size := utf8.DecodeRuneInString(after)
	switch {
	case unicode.IsMark(next):
		return true
	case unicode.IsLetter(next):
		return unicode.IsLetter(last) || unicode.IsDigit(last) && !script.IsUnspaced(next) && !unicode.Is(unicode.Hangul, next)
	case next == '.' || next == '-':
		next, _ = utf8.DecodeRuneInString(after[size:])
	}
	return unicode.IsDigit(last) && unicode.IsDigit(next)
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
