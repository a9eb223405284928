package conversion

// OpenCCs returns a text converted, and of each character of the result whether it is
// OpenCC's: not of markup, a term, a regional word, or punctuation.
func (c *Converter) OpenCCs(m Message, text string) (converted []rune, its []bool) {
	t := c.transcribe(m, text)
	for i, r := range t.text {
		for len(t.kept) > 0 && t.kept[0].end <= i {
			t.kept = t.kept[1:]
		}
		converted = append(converted, r)
		its = append(its, len(t.kept) == 0 || i < t.kept[0].start)
	}
	return converted, its
}

// Configurations returns those of OpenCC by which texts are converted, in turn.
func (c *Converter) Configurations() []string { return c.names }
