package font

import (
	"errors"
	"maps"
	"slices"

	"github.com/pobook/pobook/internal/sfnt"
)

// Tables for layout are trees of offsets, and offsets may meet: a few kilobytes can stand for
// gigabytes to a reader that follows each. affordable goes the same ways as go-text does, but
// only counts what it would read. The layouts are those of the OpenType specification 1.9,
// chapters 2 (common tables), GSUB, GPOS, GDEF, cmap and kern.
func affordable(file *sfnt.File) error {
	c := cost{left: mostItems}
	counters := c.counters()
	for _, tag := range slices.Sorted(maps.Keys(counters)) {
		if !file.Has(tag) {
			continue
		}
		table, err := file.Table(tag)
		if err != nil {
			return err
		}
		counters[tag](table)
	}
	if c.left < 0 {
		return errors.New("has larger tables for shaping than can be read")
	}
	return nil
}

// affordableMap is [affordable] for a table 'cmap'.
func affordableMap(table []byte) error {
	c := cost{left: mostItems}
	c.characters(table)
	if c.left < 0 {
		return errors.New("has a larger character map than can be read")
	}
	return nil
}

// mostItems is how many numbers and offsets there may be. Noto Sans has some 100,000.
const mostItems = 1 << 22

// counters are what counts the items of a table, by its tag.
func (c *cost) counters() map[string]func(t part) {
	return map[string]func(t part){
		"GSUB": func(t part) { c.layout(t, c.substitution) },
		"GPOS": func(t part) { c.layout(t, c.positioning) },
		"GDEF": c.definitions, "cmap": c.characters, "kern": c.kerning,
	}
}

// definitions counts the items of GDEF.
func (c *cost) definitions(t part) {
	c.classes(t.from(t.at(4)))
	c.classes(t.from(t.at(10)))
	attached, carets := t.from(t.at(6)), t.from(t.at(8))
	c.coverage(attached.from(attached.at(0)))
	c.list(attached, 2, c.count(0))
	c.coverage(carets.from(carets.at(0)))
	c.list(carets, 2, c.lists(func(part) { c.pay(0) }))
	if t.at(2) < 2 {
		return
	}
	sets, store := t.from(t.at(12)), t.from(t.long(14))
	for i := range sets.at(2) {
		c.coverage(sets.from(sets.long(4 + 4*i)))
	}
	for i := range store.at(6) {
		data := store.from(store.long(8 + 4*i))
		c.pay(data.at(4) * (1 + data.at(0)))
	}
}

// characters counts the items of cmap.
func (c *cost) characters(t part) {
	for i := 0; i < t.at(2) && c.left >= 0; i++ {
		encoding := t.from(t.long(4 + 8*i + 4))
		switch encoding.at(0) {
		case 14:
			c.selectors(encoding)
		case 8, 10, 12, 13:
			c.pay(min(encoding.long(4), len(encoding)) / 4)
		default:
			c.pay(min(encoding.at(2), len(encoding)) / 2)
		}
	}
}

func (c *cost) selectors(t part) {
	for i := 0; i < min(t.long(6), len(t)/11) && c.left >= 0; i++ {
		record := 10 + 11*i
		for _, place := range []int{record + 3, record + 7} {
			ranges := t.from(t.long(place))
			c.pay(min(ranges.long(0), len(ranges)))
		}
	}
}

// kerning counts the pairs of kern, whose subtables follow each other.
func (c *cost) kerning(t part) {
	c.pay(max(t.at(2), t.long(4)) * (1 + len(t)/6))
}
