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
	// Pieces says what is not the section's own, in order.
	Pieces []Piece
	// Refused are the translations that were left out, by segment. Those
	// segments keep the source's text.
	Refused []Refusal
}

// A Piece is what stands in a recombined section in place of a range of its
// source: the translation of a segment, or an anchor.
type Piece struct {
	Segment    int // -1 for an anchor
	Start, End int // in the recombined source
	Source     int // where the range ends in the section's own source
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
	all := inOrder(slices.Concat(s.safe(s.anchors(sound, t), sound), sound))
	return &Spliced{Source: s.apply(all), Pieces: pieces(all), Refused: refused}
}

// edits encodes the translations, but for those that cannot be used whatever
// is escaped in them.
func (s *Section) edits(t Translations) (edits []edit, refused []Refusal) {
	for i, seg := range s.Segments {
		text, ok := t.Text(i)
		if !ok || text == seg.Text {
			continue
		}
		if reason := refusal(&s.Segments[i], text); reason != 0 {
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
	t := trial{section: s, want: s.skeleton()}
	t.accept(edits)
	return t.accepted
}

// A trial finds out which edits are sound.
type trial struct {
	section  *Section
	want     []byte
	accepted []edit
}

// accept adds to the accepted edits those of the candidates that fit. Halving
// finds the few that do not fit with a few dozen trials, however long the
// section is.
func (t *trial) accept(candidates []edit) {
	all := slices.Concat(t.accepted, candidates)
	if bytes.Equal(t.section.skeletonWith(all), t.want) {
		t.accepted = all
		return
	}
	if half := len(candidates) / 2; half > 0 {
		t.accept(candidates[:half])
		t.accept(candidates[half:])
	}
}

// anchors returns what gives the headings that are linked to the source's id
// where their text would give them another: a heading that is translated, or
// one whose slug had a number because of one that is.
func (s *Section) anchors(edits []edit, t Translations) []edit {
	if len(edits) == 0 || t.Linked == nil || s.options.Anchors == AnchorNone {
		return nil
	}
	titles := map[int]string{}
	for _, e := range edits {
		if seg := &s.Segments[e.segment]; seg.Kind == KindHeading {
			translation, _ := t.Text(e.segment)
			titles[seg.form.heading] = Plain(translation)
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
		// One without text has neither a place for an anchor nor a use for it.
		if id := ids.add(title); id != h.ID && h.Text != "" && t.Linked(h.ID) {
			anchors = append(anchors, s.anchor(h))
		}
	}
	return anchors
}

// safe returns the anchors that leave the block structure alone. One behind the
// marks of a heading always does, and one behind an empty line; one at the start
// of a line that is underlined may make another row of the table above it.
func (s *Section) safe(anchors, edits []edit) []edit {
	marked := slices.DeleteFunc(slices.Clone(anchors), func(a edit) bool {
		line := s.lineStart(a.start)
		above := s.Source[s.lineStart(max(0, line-1)):line]
		return !bytes.ContainsRune(s.Source[line:a.start], '#') && len(bytes.Trim(above, "> \t\r\n")) > 0
	})
	if s.options.Anchors != AnchorHTML || len(marked) == len(anchors) ||
		bytes.Equal(s.skeletonWith(inOrder(slices.Concat(anchors, edits))), s.skeleton()) {
		return anchors
	}
	return marked
}

// anchor is the id of a heading in writing. HTML is the default because that
// works in every renderer; `{#id}` does not.
func (s *Section) anchor(h Heading) edit {
	if s.options.Anchors == AnchorAttribute && !h.attributes {
		return edit{-1, h.end, h.end, []byte(" {#" + h.ID + "}")}
	}
	return edit{-1, h.Offset, h.Offset, []byte(`<a id="` + html.EscapeString(h.ID) + `"></a>`)}
}

// lineEnd is where the text of the line at an offset ends.
func (s *Section) lineEnd(offset int) int {
	line, _ := cutLine(s.Source[offset:])
	return offset + len(bytes.TrimRight(line, " \t\r\n"))
}

// inOrder sorts edits by their places; an anchor before the text that it is for.
func inOrder(edits []edit) []edit {
	slices.SortStableFunc(edits, func(a, b edit) int { return cmp.Compare(a.start, b.start) })
	return edits
}

// apply returns the source with edits in it, which are in order.
func (s *Section) apply(edits []edit) []byte {
	size := len(s.Source)
	for _, e := range edits {
		size += len(e.text) - (e.end - e.start)
	}
	b := make([]byte, 0, size)
	done := 0
	for _, e := range edits {
		b = append(b, s.Source[done:e.start]...)
		b = append(b, e.text...)
		done = e.end
	}
	return append(b, s.Source[done:]...)
}

// pieces says where the texts of sorted edits stand.
func pieces(edits []edit) []Piece {
	var found []Piece
	shift := 0
	for _, e := range edits {
		start := e.start + shift
		found = append(found, Piece{e.segment, start, start + len(e.text), e.end})
		shift += len(e.text) - (e.end - e.start)
	}
	return found
}

// encode gives a translation the form in which it can stand in a segment's
// place.
func (s *Section) encode(seg Segment, text string) []byte {
	switch seg.Kind {
	case KindFrontMatter:
		return encodeMeta(s.Source[s.mark:s.body], *seg.form.meta, text)
	case KindHTML, KindAttribute:
		return []byte(encodeHTML(*seg.form.html, text))
	case KindCode:
		return []byte(encodeCode(text, seg.form.prefix, s.newline))
	case KindCodeComment:
		return []byte(oneLine(text))
	}
	text = flankEmphasis(seg.Text, text)
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
	if isPlain([]byte(text)) {
		return strings.TrimSpace(text)
	}
	s := Parse([]byte("# "+oneLine(text)), Options{})
	if len(s.Headings) == 0 {
		return ""
	}
	return strings.TrimSpace(s.Headings[0].Text)
}
