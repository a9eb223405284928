package markdown

import (
	"bytes"
	"cmp"
	"html"
	"slices"
	"strings"
)

// Translations are what Splice puts in place of segments.
type Translations struct {
	// Text returns the translation of the segment at index i of
	// Section.Segments, and false to keep the source's text.
	Text func(i int) (string, bool)
	// Linked says of a heading's id whether something links to it. Such a
	// heading keeps its id wherever its own text would give it another. Nil
	// means that no heading is linked to.
	Linked func(id string) bool
}

// Spliced is a section with its translations in place.
type Spliced struct {
	Source []byte
	// Pieces says which segments' translations stand where, in order.
	Pieces []Piece
	// Refused are the translations that were left out, by segment. Those
	// segments keep the source's text.
	Refused []Refusal
}

// A Piece is the translation of a segment in a recombined section.
type Piece struct {
	Segment    int
	Start, End int // in Spliced.Source
}

// A Refusal says why a translation was left out.
type Refusal struct {
	Segment int
	Reason  Reason
}

// An edit is what stands in place of a range of the source: the translation of
// a segment, or, with segment -1, an anchor.
type edit struct {
	segment    int
	start, end int
	text       []byte
}

// Splice puts translations into the section's bytes. A translation equal to
// the segment's text changes nothing. Text that would read as block structure
// is escaped; the result has the block structure of the source in any case,
// even if translations have to be refused for it.
func (s *Section) Splice(t Translations) *Spliced {
	edits, refused := s.edits(t)
	sound := s.sound(edits)
	kept := map[int]bool{}
	for _, e := range sound {
		kept[e.segment] = true
	}
	for _, e := range edits {
		if !kept[e.segment] {
			refused = append(refused, Refusal{e.segment, Structure})
		}
	}
	slices.SortFunc(refused, func(a, b Refusal) int { return cmp.Compare(a.Segment, b.Segment) })
	result := s.anchored(sound, t.Linked)
	result.Refused = refused
	return result
}

// edits encodes the translations, but for those that cannot be used whatever
// is escaped in them.
func (s *Section) edits(t Translations) (edits []edit, refused []Refusal) {
	for i, seg := range s.Segments {
		text, ok := t.Text(i)
		if !ok || text == seg.Text {
			continue
		}
		if reason := refusal(seg.Text, text); reason != 0 {
			refused = append(refused, Refusal{i, reason})
			continue
		}
		edits = append(edits, edit{i, seg.Start, seg.End, s.encode(seg, text)})
	}
	return edits, refused
}

// sound returns those of the edits that leave the block structure alone,
// together with each other.
func (s *Section) sound(edits []edit) []edit {
	if len(edits) == 0 {
		return nil
	}
	want := skeletonOf(s.root, s.text())
	return s.accept(nil, edits, func(some []edit) bool {
		return skeleton(s.assemble(some).Source[s.body:]) == want
	})
}

// accept adds to the accepted edits those of the candidates that fit. Halving
// finds the few that do not fit with a few dozen trials, however long the
// section is.
func (s *Section) accept(accepted, candidates []edit, fits func([]edit) bool) []edit {
	if all := slices.Concat(accepted, candidates); fits(all) {
		return all
	}
	if len(candidates) == 1 {
		return accepted
	}
	half := len(candidates) / 2
	accepted = s.accept(accepted, candidates[:half], fits)
	return s.accept(accepted, candidates[half:], fits)
}

// anchored assembles the section, giving the headings that are linked to an
// anchor with the source's id where the recombined section gives them another
// id. It is HTML because that works in every renderer; `{#id}` does not.
func (s *Section) anchored(edits []edit, linked func(id string) bool) *Spliced {
	result := s.assemble(edits)
	if len(edits) == 0 || linked == nil || !slices.ContainsFunc(s.Headings, func(h Heading) bool { return linked(h.ID) }) {
		return result
	}
	recombined := Parse(result.Source)
	var anchors []edit
	for i, h := range s.Headings {
		if linked(h.ID) && recombined.Headings[i].ID != h.ID {
			tag := []byte(`<a id="` + html.EscapeString(h.ID) + `"></a>`)
			anchors = append(anchors, edit{-1, h.Offset, h.Offset, tag})
		}
	}
	if len(anchors) == 0 {
		return result
	}
	return s.assemble(append(anchors, edits...))
}

// assemble writes the section with the edits in it.
func (s *Section) assemble(edits []edit) *Spliced {
	edits = slices.Clone(edits)
	slices.SortStableFunc(edits, func(a, b edit) int { return cmp.Compare(a.start, b.start) })
	var (
		b      bytes.Buffer
		pieces []Piece
		done   int
	)
	for _, e := range edits {
		b.Write(s.Source[done:e.start])
		start := b.Len()
		b.Write(e.text)
		if e.segment >= 0 {
			pieces = append(pieces, Piece{e.segment, start, b.Len()})
		}
		done = e.end
	}
	b.Write(s.Source[done:])
	return &Spliced{Source: b.Bytes(), Pieces: pieces}
}

// encode gives a translation the form in which it can stand in a segment's
// place.
func (s *Section) encode(seg Segment, text string) []byte {
	switch seg.Kind {
	case KindTableHeader, KindTableCell:
		return []byte(s.encodeCell(seg, text))
	case KindHeading:
		return []byte(s.encodeHeading(seg, text))
	case KindTerm:
		return []byte(escapeStart(oneLine(text)))
	default:
		return []byte(encodeParagraph(text, seg.prefix, s.newline, seg.Kind))
	}
}

// Plain returns what a reader sees of a text with inline markup, on one line.
func Plain(text string) string {
	s := Parse([]byte("# " + oneLine(text)))
	if len(s.Headings) == 0 {
		return ""
	}
	return strings.TrimSpace(s.Headings[0].Text)
}
