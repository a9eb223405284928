package paragraph

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
