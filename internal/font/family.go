package font

// A Family is the faces of one design. Styles that it does not have are nil:
// the nearest that it has stands in for them, and nothing is slanted or
// thickened by force.
type Family struct {
	Regular, Bold, Italic, BoldItalic *Face
}

// Face returns the face of a style, or the nearest to it; nil if there is none at all.
func (f Family) Face(bold, italic bool) *Face {
	order := [4]*Face{f.Regular, f.Italic, f.Bold, f.BoldItalic}
	switch {
	case bold && italic:
		order = [4]*Face{f.BoldItalic, f.Bold, f.Italic, f.Regular}
	case bold:
		order = [4]*Face{f.Bold, f.Regular, f.BoldItalic, f.Italic}
	case italic:
		order = [4]*Face{f.Italic, f.Regular, f.BoldItalic, f.Bold}
	}
	for _, face := range order {
		if face != nil {
			return face
		}
	}
	return nil
}
