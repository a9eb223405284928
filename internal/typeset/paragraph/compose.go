package paragraph

import (
	"github.com/pobook/pobook/internal/layout"
)

// A composer makes items of shaped clusters, the last stage before lines: with the glue
// between them, and with what neighbours change in each other.
type composer struct {
	setter  *Setter
	text    *text
	chinese bool
	items   []item
	missing []layout.Missing
}

func (c *composer) compose(clusters []cluster) {
	c.items = c.setter.room(len(clusters) + len(clusters)/8)
	for i := range clusters {
		c.add(&clusters[i])
	}
	if c.setter.design.Options.Hyphenate != nil {
		hyphenate(c.setter, c.items, c.text.style)
	}
	c.space()
}

// add adds the item of a cluster. What has no look leaves only the place where a line may
// end after it.
func (c *composer) add(k *cluster) {
	it := item{class: k.class, look: k.look, size: k.size, level: k.level, start: k.start, end: k.end, after: k.after, text: k.text, face: k.face, token: c.text.chars[k.start].token}
	switch {
	case c.text.chars[k.start].hard:
		it.kind = glue
	case k.class == picture:
		shown := c.text.parts[c.text.chars[k.start].part].Picture
		it.picture, it.width = &shown, shown.Width
	case k.missing:
		r := c.text.chars[k.start]
		c.missing = append(c.missing, layout.Missing{Section: k.look.Section, Offset: k.look.Offset + int(r.offset), Rune: r.r})
		frameOf(&c.setter.faces, &it, k)
	case len(k.glyphs) == 0:
		c.endUnseen(k)
		return
	default:
		c.measure(&it, k)
	}
	c.append(it)
}

// measure gives an item the glyphs of its cluster, and what gives way of its width.
func (c *composer) measure(it *item, k *cluster) {
	it.setGlyphs(k.glyphs)
	it.kern = k.kern
	switch {
	case k.class == space:
		it.kind = glue
		if c.text.chars[k.start].thin {
			it.makeThin()
		} else {
			fitGlue(c.chinese, it)
		}
	case k.class == wide:
		it.fitMark()
	case k.class == noteMark:
		it.reference = c.text.parts[c.text.chars[k.start].part].Reference
	}
}

// endUnseen lets a line end where a character without a look lets it.
func (c *composer) endUnseen(k *cluster) {
	n := len(c.items)
	if n == 0 {
		return
	}
	before, after := &c.items[n-1], k.after
	if after == mayBreak && c.text.chars[k.start].r == softHyphen && hasHyphen(before) && !before.class.eastAsian() {
		after = mayHyphen
	}
	before.after = max(before.after, after)
}

// append adds an item, with the gap before it.
func (c *composer) append(it item) {
	n := len(c.items)
	if n == 0 {
		c.items = append(c.items, it)
		return
	}
	before := &c.items[n-1]
	if before.after == mustBreak && it.isSpace() {
		return // it would move the start of the line
	}
	if joins(before, &it) {
		extend(before, &it)
		return
	}
	if gap, ok := gapBetween(c.text.style.Size, before, &it); ok {
		gap.after, before.after = before.after, noBreak
		gap.level, gap.start, gap.end = min(before.level, it.level), before.end, before.end
		c.items = append(c.items, gap)
	} else if n > 1 && before.kind == glue {
		fitSpace(c.text.style.Size, c.chinese, &c.items[n-2], before, &it)
	}
	c.items = append(c.items, it)
}

// space sets what depends on two neighbours: blanks that they give up, and whether the line
// may open between them.
func (c *composer) space() {
	for i := 1; i < len(c.items); i++ {
		at, b := &c.items[i-1], &c.items[i]
		a := at
		if i > 1 && at.kind == glue && at.width == 0 { // a space that is not seen
			a = &c.items[i-2]
		}
		if a.kind != box || b.kind != box {
			continue
		}
		keepBlanks(a, b)
		if !squeeze(c.setter.design.Options.Squeeze, a, b) && mayOpen(a, b) {
			at.opens = !b.isTone()
		}
	}
}

// mayOpen reports whether a line may be stretched between two boxes: between those that are as wide
// as Han, and between a word and a mark that has blank. Han and words have a gap.
func mayOpen(a, b *item) bool {
	switch {
	case a.class.eastAsian() && b.class.eastAsian():
		return true
	case a.class == wide && a.tier != never:
		return isWordish(b)
	case b.class == wide && b.tier != never:
		return isWordish(a)
	}
	return false
}
