package conversion

// OpenCCs returns a text converted, and of each character of the result whether it is
// OpenCC's: not of markup, a term, a regional word, or punctuation.
func (c *Converter) OpenCCs(m Message, text string) (converted []rune, its []bool) {
	d := c.draft(m, text)
	for i, r := range d.text {
		for len(d.kept) > 0 && d.kept[0].end <= i {
			d.kept = d.kept[1:]
		}
		converted = append(converted, r)
		its = append(its, len(d.kept) == 0 || i < d.kept[0].start)
	}
	return converted, its
}

// Configurations returns those of OpenCC by which texts are converted, in turn.
func (c *Converter) Configurations() []string { return c.names }
