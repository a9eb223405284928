package sfnt

import (
	"encoding/binary"
	"fmt"
	"math"
)

// appendComposite appends the outline of a glyph, and returns the numbers of its parts.
func appendComposite(to []byte, c *Composite, t *outlineTable, l *list) ([]byte, []uint16, error) {
	const areXY = 0x0002
	if len(c.Parts) == 0 {
		return to, nil, nil
	}
	box, err := c.box(t)
	if err != nil {
		return nil, nil, err
	}
	to = binary.BigEndian.AppendUint16(to, math.MaxUint16) // -1 contours
	for _, edge := range []int{box.Left, box.Bottom, box.Right, box.Top} {
		to = binary.BigEndian.AppendUint16(to, uint16(int16(min(max(edge, math.MinInt16), math.MaxInt16))))
	}
	var parts []uint16
	for i, p := range c.Parts {
		number, err := l.add(p.Glyph)
		if err != nil {
			return nil, nil, err
		}
		flags := uint16(wordArguments | areXY)
		if i+1 < len(c.Parts) {
			flags |= moreParts
		}
		for _, word := range []uint16{flags, number, uint16(p.X), uint16(p.Y)} {
			to = binary.BigEndian.AppendUint16(to, word)
		}
		parts = append(parts, number)
	}
	return to, parts, nil
}

// box returns the box around the ink of the parts.
func (c *Composite) box(t *outlineTable) (Box, error) {
	var all Box
	for _, p := range c.Parts {
		b, err := t.bounds(p.Glyph)
		if err != nil {
			return Box{}, err
		}
		if b == (Box{}) {
			continue
		}
		x, y := int(p.X), int(p.Y)
		b = Box{b.Left + x, b.Bottom + y, b.Right + x, b.Top + y}
		if all == (Box{}) {
			all = b
		}
		all = Box{min(all.Left, b.Left), min(all.Bottom, b.Bottom), max(all.Right, b.Right), max(all.Top, b.Top)}
	}
	return all, nil
}

// allowParts raises what the table 'maxp' says of composites to what those that are made need.
func allowParts(maxp []byte, made []Composite) error {
	const size, points, contours, compositePoints, compositeContours, elements, depth = 32, 6, 8, 10, 12, 28, 30
	most := 0
	for i := range made {
		most = max(most, len(made[i].Parts))
	}
	if most == 0 {
		return nil
	}
	if len(maxp) < size {
		return fmt.Errorf("has a table maxp that is cut off")
	}
	at := func(i int) int { return int(binary.BigEndian.Uint16(maxp[i:])) }
	raise := func(i, to int) { binary.BigEndian.PutUint16(maxp[i:], uint16(min(max(at(i), to), math.MaxUint16))) }
	raise(compositePoints, most*max(at(points), at(compositePoints)))
	raise(compositeContours, most*max(at(contours), at(compositeContours)))
	raise(elements, most)
	raise(depth, at(depth)+1)
	return nil
}
