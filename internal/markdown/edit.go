package markdown

// An edit is what stands in place of a range of the source: the translation of a
// segment.
type edit struct {
	segment    int
	start, end int
	text       []byte

	translation string // as it was typed
	echoes      bool   // nothing is in it but words and what its segment has
}

// apply returns a source with edits in it, which are in order.
func apply(source []byte, edits []edit) []byte {
	size := len(source)
	for _, e := range edits {
		size += len(e.text) - (e.end - e.start)
	}
	b := make([]byte, 0, size)
	done := 0
	for _, e := range edits {
		b = append(b, source[done:e.start]...)
		b = append(b, e.text...)
		done = e.end
	}
	return append(b, source[done:]...)
}

// pieces says where the texts of sorted edits stand.
func pieces(edits []edit) []Piece {
	found := make([]Piece, len(edits))
	shift := 0
	for i, e := range edits {
		start := e.start + shift
		found[i] = Piece{Segment: e.segment, Start: start, End: start + len(e.text), Source: e.end}
		shift += len(e.text) - (e.end - e.start)
	}
	return found
}
