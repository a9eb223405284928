package paragraph

import "github.com/pobook/pobook/internal/typeset/design"

// Natural returns the width of the paragraph on one endless line, and that of its
// widest part that no break divides: what a table column wants and needs.
func (p *Paragraph) Natural() (widest, needed float64) {
	width, part := 0.0, 0.0
	for i := range p.items {
		it := &p.items[i]
		width += it.width
		part += it.width
		if it.kind == box {
			widest, needed = max(widest, width), max(needed, part)
		}
		switch it.after {
		case mustBreak:
			width, part = 0, 0
		case mayBreak:
			part = 0
		}
	}
	return widest, needed
}

// Empty reports whether there is nothing to set.
func (p *Paragraph) Empty() bool { return len(p.items) == 0 }

// Resize scales the paragraph. To make it again would be to refer to its footnotes twice.
func (p *Paragraph) Resize(scale float64) {
	scaled := make(map[*Look]bool)
	for i := range p.items {
		it := &p.items[i]
		it.resize(scale)
		if l := it.look; !scaled[l] {
			l.Size, l.Raise = l.Size*scale, l.Raise*scale
			scaled[l] = true
		}
	}
}

// FitPictures makes pictures no wider than a width.
func (p *Paragraph) FitPictures(width float64) {
	for i := range p.items {
		it := &p.items[i]
		if it.picture == nil || it.width <= width {
			continue
		}
		it.picture.Height *= width / it.width
		it.picture.Width, it.width = width, width
	}
}

// TooWide returns where the first character was written that is wider than a width, and
// false if there is none.
func (p *Paragraph) TooWide(width float64) (section string, offset int, found bool) {
	for i := range p.items {
		it := &p.items[i]
		if it.kind == box && it.picture == nil && it.width > width+design.Slack {
			return it.look.Section, it.look.Offset, true
		}
	}
	return "", 0, false
}
