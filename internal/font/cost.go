package font

import "encoding/binary"

// A part is a table from some offset on. What is past its end is 0.
type part []byte

func (t part) at(i int) int {
	if i < 0 || i+2 > len(t) {
		return 0
	}
	return int(binary.BigEndian.Uint16(t[i:]))
}

func (t part) long(i int) int { return t.at(i)<<16 | t.at(i+2) }

// from returns what begins at an offset; nothing for 0.
func (t part) from(offset int) part {
	if offset <= 0 || offset >= len(t) {
		return nil
	}
	return t[offset:]
}

// A cost is how many items are left to read.
type cost struct{ left int }

func (c *cost) pay(items int) { c.left -= 1 + items }

// each follows the n offsets that begin at a place, in records of a size, each with its offset
// at its end.
func (c *cost) each(t part, place, n, size int, follow func(t part)) {
	c.pay(n)
	for i := 0; i < n && c.left >= 0; i++ {
		if next := t.from(t.at(place + (i+1)*size - 2)); next != nil {
			follow(next)
		}
	}
}

// list follows offsets that have their number before them, and returns where they end.
func (c *cost) list(t part, place int, follow func(t part)) int {
	n := t.at(place)
	c.each(t, place+2, n, 2, follow)
	return place + 2 + 2*n
}

// count returns something that pays for as many items as the number at a place says.
func (c *cost) count(place int) func(t part) {
	return func(t part) { c.pay(t.at(place)) }
}

// lists returns something that follows lists of lists.
func (c *cost) lists(follow func(t part)) func(t part) {
	return func(t part) { c.list(t, 0, follow) }
}

func (c *cost) coverage(t part) { c.pay(t.at(2)) }

func (c *cost) classes(t part) {
	if t.at(0) == 1 {
		c.pay(t.at(4))
		return
	}
	c.pay(t.at(2))
}
