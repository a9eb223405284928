package sfnt

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// Flags of a part of a composite glyph (OpenType, 'glyf', "Composite Glyph
// Description").
const (
	wordArguments = 0x0001
	hasScale      = 0x0008
	moreParts     = 0x0020
	hasXYScale    = 0x0040
	hasTwoByTwo   = 0x0080
)

func isComposite(outline []byte) bool {
	return len(outline) >= glyphHeader && int16(binary.BigEndian.Uint16(outline)) < 0
}

// renumberParts gives the parts of a composite glyph the numbers that number
// returns for them, and returns those. How parts are placed and scaled does not
// depend on numbers and stays as it is.
func renumberParts(outline []byte, number func(GlyphID) (uint16, error)) ([]uint16, error) {
	var parts []uint16
	for rest := outline[glyphHeader:]; ; {
		if len(rest) < 4 {
			return nil, errPartsCutOff
		}
		flags := binary.BigEndian.Uint16(rest)
		n, err := number(GlyphID(binary.BigEndian.Uint16(rest[2:])))
		if err != nil {
			return nil, err
		}
		binary.BigEndian.PutUint16(rest[2:], n)
		parts = append(parts, n)
		length := partLength(flags)
		if len(rest) < length {
			return nil, errPartsCutOff
		}
		if flags&moreParts == 0 {
			return parts, nil
		}
		rest = rest[length:]
	}
}

var errPartsCutOff = errors.New("its parts are cut off")

func partLength(flags uint16) int {
	length := 6
	if flags&wordArguments != 0 {
		length += 2
	}
	switch {
	case flags&hasScale != 0:
		length += 2
	case flags&hasXYScale != 0:
		length += 4
	case flags&hasTwoByTwo != 0:
		length += 8
	}
	return length
}

// Limits of what a composite glyph is made of. Renderers follow parts of parts
// by recursion, so that a small font could keep them busy for ever.
const (
	maxDepth = 16
	maxParts = 4096
)

// checkParts returns an error if a glyph of a list is a part of itself, or too
// much work to draw. Parts are by number.
func checkParts(l *list, parts map[uint16][]uint16) error {
	c := composites{list: l, parts: parts, drawn: make(map[uint16]drawing, len(parts))}
	for number := range l.glyphs {
		if _, err := c.draw(uint16(number), 0); err != nil {
			return err
		}
	}
	return nil
}

type composites struct {
	list  *list
	parts map[uint16][]uint16
	drawn map[uint16]drawing
}

// A drawing is the work that a glyph is: how many outlines, how deep below it.
type drawing struct{ outlines, depth int }

func (c *composites) draw(number uint16, above int) (drawing, error) {
	if len(c.parts[number]) == 0 {
		return drawing{outlines: 1}, nil
	}
	if d, ok := c.drawn[number]; ok {
		return d, nil
	}
	var d drawing
	for _, part := range c.parts[number] {
		if above == maxDepth { // in a circle, d.depth is never known
			return drawing{}, c.tooDeep(number)
		}
		below, err := c.draw(part, above+1)
		if err != nil {
			return drawing{}, err
		}
		d.outlines += below.outlines
		d.depth = max(d.depth, below.depth+1)
		if d.depth > maxDepth {
			return drawing{}, c.tooDeep(number)
		}
		if d.outlines > maxParts {
			return drawing{}, fmt.Errorf("glyph %d is made of more than %d parts", c.list.glyphs[number], maxParts)
		}
	}
	c.drawn[number] = d
	return d, nil
}

func (c *composites) tooDeep(number uint16) error {
	return fmt.Errorf("glyph %d is made of parts of parts, more than %d deep", c.list.glyphs[number], maxDepth)
}
