package markdown

import (
	"bytes"
	"html"
	"slices"
	"strings"
)

// Translations are what Splice puts in place of segments.
type Translations struct {
	// Text returns the translation of the segment at index i of
	// Section.Segments, and false to keep the source's text.
	Text func(i int) (string, bool)
	// Linked says of a heading's id whether something links to it. The
	// translation of such a heading carries the id along, since the slug of its
	// own text would be another.
	Linked func(id string) bool
}

// Spliced is a section with its translations in place.
type Spliced struct {
	Source []byte
	// Pieces says which segments' translations stand where, in order.
	Pieces []Piece
	// Refused are the segments, by index, whose translation would have changed
	// the block structure of the section whatever is escaped in it. They keep
	// the source's text.
	Refused []int
}

// A Piece is the translation of a segment in a recombined section.
type Piece struct {
	Segment    int
	Start, End int // in Spliced.Source
}

// An edit is a segment's translation in the form in which it is written.
type edit struct {
	segment int
	text    []byte
}

// Splice puts translations into the section's bytes. A translation equal to
// the segment's text changes nothing. Text that would read as block structure
// is escaped; the result has the block structure of the source in any case,
// even if translations have to be refused for it.
func (s *Section) Splice(t Translations) *Spliced {
	var (
		edits   []edit
		refused []int
	)
	for i, seg := range s.Segments {
		text, ok := t.Text(i)
		switch {
		case !ok || text == seg.Text:
		case strings.TrimSpace(text) == "":
			// A block without text is no block.
			refused = append(refused, i)
		default:
			edits = append(edits, edit{i, s.encode(seg, text, t.Linked)})
		}
	}
	sound := s.sound(edits)
	kept := map[int]bool{}
	for _, e := range sound {
		kept[e.segment] = true
	}
	for _, e := range edits {
		if !kept[e.segment] {
			refused = append(refused, e.segment)
		}
	}
	slices.Sort(refused)
	result := s.assemble(sound)
	result.Refused = refused
	return result
}

// sound returns those of the edits that leave the block structure alone.
func (s *Section) sound(edits []edit) []edit {
	if len(edits) == 0 {
		return nil
	}
	want := skeletonOf(s.root, s.text())
	fits := func(some []edit) bool {
		return skeleton(s.assemble(some).Source[s.body:]) == want
	}
	if fits(edits) {
		return edits
	}
	alone := slices.DeleteFunc(slices.Clone(edits), func(e edit) bool { return !fits([]edit{e}) })
	if fits(alone) {
		return alone
	}
	// Each is sound alone but not all together.
	var together []edit
	for _, e := range alone {
		if fits(append(together, e)) {
			together = append(together, e)
		}
	}
	return together
}

// assemble writes the section with the edits in it.
func (s *Section) assemble(edits []edit) *Spliced {
	var (
		b      bytes.Buffer
		pieces []Piece
		done   int
	)
	for _, e := range edits {
		seg := s.Segments[e.segment]
		b.Write(s.Source[done:seg.Start])
		start := b.Len()
		b.Write(e.text)
		pieces = append(pieces, Piece{e.segment, start, b.Len()})
		done = seg.End
	}
	b.Write(s.Source[done:])
	return &Spliced{Source: b.Bytes(), Pieces: pieces}
}

// encode gives a translation the form in which it can stand in a segment's
// place.
func (s *Section) encode(seg Segment, text string, linked func(string) bool) []byte {
	switch seg.Kind {
	case KindTableHeader, KindTableCell:
		return []byte(s.encodeCell(seg, text))
	case KindHeading:
		return []byte(s.anchor(seg, text, linked) + s.encodeHeading(seg, text))
	case KindTerm:
		return []byte(escapeStart(oneLine(text)))
	default:
		return []byte(encodeParagraph(text, seg.prefix, s.newline, seg.Kind))
	}
}

// anchor returns the HTML that keeps a heading's id where a translation would
// change it. It is HTML because that works in every renderer; `{#id}` does not.
func (s *Section) anchor(seg Segment, text string, linked func(string) bool) string {
	h := s.Headings[seg.heading]
	if h.Explicit || linked == nil || !linked(h.ID) || slug(Parse([]byte("# "+oneLine(text))).title()) == h.ID {
		return ""
	}
	return `<a id="` + html.EscapeString(h.ID) + `"></a>`
}

// title is the text of the section's first heading.
func (s *Section) title() string {
	if len(s.Headings) == 0 {
		return ""
	}
	return s.Headings[0].Text
}
