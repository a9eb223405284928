package typeset

import "strings"

// Missing is a character that no face draws.
type Missing struct {
	Section string // "" for what is not of a section, such as the title page
	Offset  int    // in bytes, in the section's file, as exact as the document knows it
	Rune    rune
}

// chooseFace returns the first face, in the order that the class of the
// cluster asks for, that draws all of it, and the text that is left to draw
// when characters without a look are taken out. The face is nil if there is
// none.
func (in *inline) chooseFace(it *item) (*Face, string) {
	text := visible(it.text)
	for _, f := range in.candidates(it) {
		switch {
		case f == nil:
		case coversAll(f, text):
			return f, text
		case f.Err() != nil && in.err == nil:
			in.err = f.Err()
		}
	}
	return nil, text
}

func visible(text string) string {
	if strings.IndexFunc(text, ignorable) < 0 {
		return text
	}
	return strings.Map(func(r rune) rune {
		if ignorable(r) {
			return -1
		}
		return r
	}, text)
}

func coversAll(f *Face, text string) bool {
	for _, r := range text {
		if _, ok := f.advance(r); !ok {
			return false
		}
	}
	return true
}

// candidates returns the faces for an item in order of preference: the Latin
// face for Latin, that of the locale's region for Han, each followed by those
// that stand in for it.
func (in *inline) candidates(it *item) []*Face {
	key := faceKey{it.look.bold, it.look.italic, it.look.mono, in.faceGroup(it.class)}
	list, ok := in.faceLists[key]
	if !ok {
		list = in.design.faces(key)
		in.faceLists[key] = list
	}
	return list
}

type faceKey struct {
	bold, italic, mono bool
	group              faceGroup
}

type faceGroup uint8

const (
	latinFirst faceGroup = iota
	hanFirst
)

func (in *inline) faceGroup(c class) faceGroup {
	if c.eastAsian() || c == other && in.design.Chinese {
		return hanFirst
	}
	return latinFirst
}

func (d *design) faces(key faceKey) []*Face {
	f := d.Faces
	var list []*Face
	if key.mono && key.group == latinFirst {
		list = append(list, f.Mono.face(key.bold, key.italic))
	}
	alphabet := f.Latin.face(key.bold, key.italic)
	if key.group == latinFirst {
		list = append(list, alphabet)
	}
	// Han has no italic: emphasis gives it dots or makes it bold, and nothing
	// slants it (A7).
	bold := key.bold || key.italic && !d.dots()
	for _, family := range f.Han {
		list = append(list, family.face(bold, false))
	}
	if key.group == hanFirst {
		list = append(list, alphabet)
	}
	for _, family := range f.Symbols {
		list = append(list, family.face(key.bold, key.italic))
	}
	return list
}

// reportMissing notes that no face draws the character c.
func (in *inline) reportMissing(it *item, c char) {
	in.missing = append(in.missing, Missing{
		Section: it.look.section,
		Offset:  it.look.offset + int(c.offset),
		Rune:    c.r,
	})
}
