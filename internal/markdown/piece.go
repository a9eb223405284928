package markdown

import "github.com/pobook/pobook/internal/inline"

// A Piece is what stands in a recombined section in place of a range of its
// source: the translation of a segment, or an insertion.
type Piece struct {
	Segment    int // -1 for an insertion
	Start, End int // in the recombined source
	Source     int // where the range ends in the section's own source

	// Attribute says that it gives a heading attributes, see [Insertion].
	Attribute bool
}

// places says where segments stand when pieces have taken the places of some.
func places(segments []Segment, pieces []Piece) []inline.Span {
	found := make([]inline.Span, len(segments))
	shift := 0
	for i := range segments {
		seg := &segments[i]
		for len(pieces) > 0 && pieces[0].Segment < 0 && pieces[0].Source <= seg.Start {
			shift = pieces[0].End - pieces[0].Source
			pieces = pieces[1:]
		}
		found[i] = inline.Span{Start: seg.Start + shift, End: seg.End + shift}
		if len(pieces) > 0 && pieces[0].Segment == i {
			found[i].End = pieces[0].End
			shift = pieces[0].End - pieces[0].Source
			pieces = pieces[1:]
		}
	}
	return found
}
