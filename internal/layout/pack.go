package layout

import (
	"encoding/binary"
	"iter"
	"math"
	"slices"

	"github.com/pobook/pobook/internal/font"
)

// A page of text has a thousand glyphs, most of which are as wide as the one before and stand
// for the next character. Packed, a run takes the bytes in which it differs from that, a
// quarter of its memory, and nothing in it that a garbage collector has to look at.

// Pack packs the runs among [Page.Marks], which is empty then: the page has them by
// [Page.All]. Other marks stay what they are, and may still change.
func (p *Page) Pack() {
	size := 0
	for _, m := range p.Marks {
		size++
		if r, ok := m.(*Run); ok {
			size += 24 + len(r.Text) + 5*len(r.Glyphs)
		}
	}
	w := packer{to: make([]byte, 0, size), packing: &p.packed}
	for _, m := range p.Marks {
		if r, ok := m.(*Run); ok {
			w.run(r)
			continue
		}
		w.to = append(w.to, packedOther)
		p.packed.others = append(p.packed.others, m)
	}
	p.packed.written += string(w.to)
	p.packed.others = slices.Clip(p.packed.others)
	p.Marks = nil
}

// All returns the marks of the page in their order. A run is the caller's until the next mark
// only, if the page is packed.
func (p *Page) All() iter.Seq[Mark] {
	return func(yield func(Mark) bool) {
		r := unpacker{packing: &p.packed, from: p.packed.written}
		for r.from != "" {
			if !yield(r.mark()) {
				return
			}
		}
		for _, m := range p.Marks {
			if !yield(m) {
				return
			}
		}
	}
}

// What a packed mark begins with: packedOther, or packedRun with what follows.
const (
	packedOther       = 0
	packedRun         = 1 << iota
	packedRightToLeft // the run is from right to left
	packedSize        // a size follows, and so on; without it, it is that of the run before
	packedScale
	packedColor
	packedFace
	packedNode
)

// What is packed before a glyph, as bits below how far its cluster is from the one before.
const (
	packedAdvance   = 1 << iota // an advance follows; without it, it is that of the glyph before
	packedOffset                // X and Y follow; without them, they are 0
	packedGlyphBits = iota
)

// A packer writes runs.
type packer struct {
	to      []byte
	packing *packing
	last    Run  // of which is left out what is the same again
	begun   bool // there is such a run
}

func (w *packer) run(r *Run) {
	kind := byte(packedRun)
	for _, differs := range [...]struct {
		bit byte
		is  bool
	}{
		{packedSize, r.Size != w.last.Size},
		{packedScale, r.Scale != w.last.Scale},
		{packedColor, r.Color != w.last.Color},
		{packedFace, r.Face != w.last.Face},
		{packedNode, r.Node != w.last.Node},
	} {
		if differs.is || !w.begun {
			kind |= differs.bit
		}
	}
	if r.RightToLeft {
		kind |= packedRightToLeft
	}
	w.to = append(w.to, kind)
	if kind&packedSize != 0 {
		w.float(r.Size)
	}
	if kind&packedScale != 0 {
		w.float(r.Scale)
	}
	if kind&packedColor != 0 {
		w.to = append(w.to, r.Color.R, r.Color.G, r.Color.B)
	}
	if kind&packedFace != 0 {
		w.to = binary.AppendUvarint(w.to, uint64(w.faceOf(r)))
	}
	if kind&packedNode != 0 {
		w.to = binary.AppendVarint(w.to, int64(r.Node))
	}
	w.float(r.X)
	w.float(r.Baseline)
	w.float(r.Width)
	w.to = binary.AppendUvarint(w.to, uint64(len(r.Text)))
	w.to = append(w.to, r.Text...)
	w.glyphs(r.Glyphs)
	w.last, w.begun = *r, true
}

// faceOf returns the number of the face of a run among those of the page.
func (w *packer) faceOf(r *Run) int {
	at := slices.Index(w.packing.faces, r.Face)
	if at < 0 {
		at = len(w.packing.faces)
		w.packing.faces = append(w.packing.faces, r.Face)
	}
	return at
}

func (w *packer) glyphs(glyphs []Glyph) {
	w.to = binary.AppendUvarint(w.to, uint64(len(glyphs)))
	var last Glyph
	for _, g := range glyphs {
		bits := int64(0)
		if math.Float32bits(g.Advance) != math.Float32bits(last.Advance) {
			bits |= packedAdvance
		}
		if math.Float32bits(g.X)|math.Float32bits(g.Y) != 0 {
			bits |= packedOffset
		}
		w.to = binary.AppendVarint(w.to, (int64(g.Cluster)-int64(last.Cluster))<<packedGlyphBits|bits)
		w.to = binary.AppendUvarint(w.to, uint64(g.ID))
		if bits&packedAdvance != 0 {
			w.float32(g.Advance)
		}
		if bits&packedOffset != 0 {
			w.float32(g.X)
			w.float32(g.Y)
		}
		last = g
	}
}

func (w *packer) float(v float64) { w.to = binary.LittleEndian.AppendUint64(w.to, math.Float64bits(v)) }

func (w *packer) float32(v float32) {
	w.to = binary.LittleEndian.AppendUint32(w.to, math.Float32bits(v))
}

// An unpacker reads what a packer has written. It makes one run after the other in the same
// memory.
type unpacker struct {
	packing *packing
	from    string
	other   int // the next of the other marks
	run     Run
	glyphs  []Glyph
}

func (r *unpacker) mark() Mark {
	kind := r.byte()
	if kind == packedOther {
		r.other++
		return r.packing.others[r.other-1]
	}
	run := &r.run
	run.RightToLeft = kind&packedRightToLeft != 0
	if kind&packedSize != 0 {
		run.Size = r.float()
	}
	if kind&packedScale != 0 {
		run.Scale = r.float()
	}
	if kind&packedColor != 0 {
		run.Color = Color{r.byte(), r.byte(), r.byte()}
	}
	if kind&packedFace != 0 {
		run.Face = r.packing.faces[r.uvarint()]
	}
	if kind&packedNode != 0 {
		run.Node = int(r.varint())
	}
	run.X, run.Baseline, run.Width = r.float(), r.float(), r.float()
	run.Text = r.bytes(int(r.uvarint()))
	r.readGlyphs()
	run.Glyphs = r.glyphs
	return run
}

func (r *unpacker) readGlyphs() {
	r.glyphs = r.glyphs[:0]
	var g Glyph
	for range r.uvarint() {
		head := r.varint()
		g.Cluster += int32(head >> packedGlyphBits)
		g.ID = font.GlyphID(r.uvarint())
		if head&packedAdvance != 0 {
			g.Advance = r.float32()
		}
		g.X, g.Y = 0, 0
		if head&packedOffset != 0 {
			g.X, g.Y = r.float32(), r.float32()
		}
		r.glyphs = append(r.glyphs, g)
	}
}

func (r *unpacker) bytes(n int) string {
	read := r.from[:n]
	r.from = r.from[n:]
	return read
}

func (r *unpacker) byte() byte {
	read := r.from[0]
	r.from = r.from[1:]
	return read
}

func (r *unpacker) uvarint() uint64 {
	v := uint64(0)
	for shift := 0; ; shift += 7 {
		b := r.byte()
		v |= uint64(b&0x7F) << shift
		if b < 0x80 {
			return v
		}
	}
}

func (r *unpacker) varint() int64 {
	v := r.uvarint()
	return int64(v>>1) ^ -int64(v&1)
}

func (r *unpacker) float() float64 {
	low := uint64(math.Float32bits(r.float32()))
	return math.Float64frombits(low | uint64(math.Float32bits(r.float32()))<<32)
}

func (r *unpacker) float32() float32 {
	b := r.bytes(4)
	return math.Float32frombits(uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24)
}
