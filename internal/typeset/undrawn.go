package typeset

// Undrawn returns for each of some texts without markup the characters that no
// face draws where it is set as running text, in their order; nil for a text
// that can be set. A face that cannot be read draws nothing; [Layout] reports
// that.
func Undrawn(texts []string, options Options) [][]rune {
	s := newSetter(options)
	f := frame{x: s.design.Margins.Left, width: s.design.measure, style: s.design.body}
	undrawn := make([][]rune, len(texts))
	for i, text := range texts {
		s.missing = nil
		s.plain(text, f.style, Paragraph, 0, f)
		for _, m := range s.missing {
			undrawn[i] = append(undrawn[i], m.Rune)
		}
	}
	return undrawn
}
