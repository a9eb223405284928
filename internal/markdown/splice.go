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
	*Section
	// Pieces says which segments' translations stand where, in order.
	Pieces []Piece
	// Refused are the translations that were left out, by segment. Those
	// segments keep the source's text.
	Refused []Refusal
}

// A Piece is the translation of a segment in a recombined section.
type Piece struct {
	Segment    int
	Start, End int // in the recombined source
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
	recombined, sound := s.sound(edits, s.expectedAnchors(edits, t))
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
	if anchors := s.anchors(recombined, sound, t.Linked); len(anchors) > 0 {
		sound = append(anchors, sound...)
		recombined = s.apply(sound)
	}
	return &Spliced{Section: recombined, Pieces: pieces(sound), Refused: refused}
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
// together with each other, and the section recombined with them. Where all of
// them do, it has the expected anchors already.
func (s *Section) sound(edits, anchors []edit) (*Section, []edit) {
	if len(edits) == 0 {
		return s, nil
	}
	t := trial{section: s, want: s.skeleton(), recombined: s}
	if all := slices.Concat(anchors, edits); t.fits(all) {
		return t.recombined, t.accepted
	}
	t.accept(edits)
	return t.recombined, t.accepted
}

// expectedAnchors are the anchors of linked headings that need one if all edits
// are sound. They save parsing the section once more: without them only the
// recombined section tells. As attributes they are part of the skeleton, so
// those are added when that has been compared.
func (s *Section) expectedAnchors(edits []edit, t Translations) []edit {
	if t.Linked == nil || s.options.Anchors != AnchorHTML || !slices.ContainsFunc(s.Headings, func(h Heading) bool { return t.Linked(h.ID) }) {
		return nil
	}
	titles := map[int]string{}
	for _, e := range edits {
		if seg := &s.Segments[e.segment]; seg.Kind == KindHeading {
			text, _ := t.Text(e.segment)
			titles[seg.form.heading] = Plain(text)
		}
	}
	ids := slugs{}
	var anchors []edit
	for i, h := range s.Headings {
		if h.Explicit {
			ids.reserve(h.ID)
			continue
		}
		title, translated := titles[i]
		if !translated {
			title = h.Text
		}
		if id := ids.add(title); id != h.ID && t.Linked(h.ID) {
			anchors = append(anchors, s.htmlAnchor(h))
		}
	}
	return anchors
}

// A trial finds out which edits are sound.
type trial struct {
	section    *Section
	want       []byte
	accepted   []edit
	recombined *Section // with the accepted edits
}

// fits accepts edits if the section with them has the skeleton of the source.
func (t *trial) fits(edits []edit) bool {
	s := t.section.apply(edits)
	if !bytes.Equal(s.skeleton(), t.want) {
		return false
	}
	t.accepted, t.recombined = edits, s
	return true
}

// accept adds to the accepted edits those of the candidates that fit. Halving
// finds the few that do not fit with a few dozen trials, however long the
// section is.
func (t *trial) accept(candidates []edit) {
	if t.fits(slices.Concat(t.accepted, candidates)) {
		return
	}
	if half := len(candidates) / 2; half > 0 {
		t.accept(candidates[:half])
		t.accept(candidates[half:])
	}
}

// anchors returns what gives the headings that are linked to the source's id
// where the recombined section gives them another, and the edits do not yet.
func (s *Section) anchors(recombined *Section, edits []edit, linked func(id string) bool) []edit {
	if recombined == s || linked == nil || s.options.Anchors == AnchorNone {
		return nil
	}
	var anchors []edit
	for i, h := range s.Headings {
		anchored := slices.ContainsFunc(edits, func(e edit) bool { return e.segment < 0 && e.start == h.Offset })
		switch {
		case anchored, !linked(h.ID), recombined.Headings[i].ID == h.ID:
		case s.options.Anchors == AnchorAttribute && !h.attributes:
			end := s.lineEnd(h.Offset)
			anchors = append(anchors, edit{-1, end, end, []byte(" {#" + h.ID + "}")})
		default:
			anchors = append(anchors, s.htmlAnchor(h))
		}
	}
	return anchors
}

// htmlAnchor is the form of anchor that works in every renderer.
func (s *Section) htmlAnchor(h Heading) edit {
	return edit{-1, h.Offset, h.Offset, []byte(`<a id="` + html.EscapeString(h.ID) + `"></a>`)}
}

// lineEnd is where the text of the line at an offset ends.
func (s *Section) lineEnd(offset int) int {
	line, _ := cutLine(s.Source[offset:])
	return offset + len(bytes.TrimRight(line, " \t\r\n"))
}

// apply parses the section with edits in it.
func (s *Section) apply(edits []edit) *Section {
	slices.SortStableFunc(edits, func(a, b edit) int { return cmp.Compare(a.start, b.start) })
	b := make([]byte, 0, len(s.Source)*3/2)
	done := 0
	for _, e := range edits {
		b = append(b, s.Source[done:e.start]...)
		b = append(b, e.text...)
		done = e.end
	}
	return Parse(append(b, s.Source[done:]...), s.options)
}

// pieces says where the translations of sorted edits stand.
func pieces(edits []edit) []Piece {
	var found []Piece
	shift := 0
	for _, e := range edits {
		start := e.start + shift
		if e.segment >= 0 {
			found = append(found, Piece{e.segment, start, start + len(e.text)})
		}
		shift += len(e.text) - (e.end - e.start)
	}
	return found
}

// encode gives a translation the form in which it can stand in a segment's
// place.
func (s *Section) encode(seg Segment, text string) []byte {
	switch seg.Kind {
	case KindFrontMatter:
		return encodeMeta(s.Source[s.mark:s.body], seg.form.meta, text)
	case KindHTML, KindAttribute:
		return []byte(encodeHTML(seg.form.html, text))
	case KindCode:
		return []byte(encodeCode(text, seg.form.prefix, s.newline))
	case KindCodeComment:
		return []byte(oneLine(text))
	}
	text = flankEmphasis(text)
	switch {
	case seg.Kind == KindTableHeader, seg.Kind == KindTableCell:
		return []byte(s.encodeCell(seg, text))
	case seg.Kind == KindHeading:
		return []byte(s.encodeHeading(seg, text))
	case seg.Kind == KindTerm, seg.form.title:
		return []byte(escapeUnderline(escapeStart(oneLine(text))))
	default:
		return []byte(encodeParagraph(text, seg.form.prefix, s.newline, seg.Kind))
	}
}

// Plain returns what a reader sees of a text with inline markup, on one line.
func Plain(text string) string {
	s := Parse([]byte("# "+oneLine(text)), Options{})
	if len(s.Headings) == 0 {
		return ""
	}
	return strings.TrimSpace(s.Headings[0].Text)
}
