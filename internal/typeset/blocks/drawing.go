package blocks

import (
	"strings"

	"github.com/pobook/pobook/internal/drawing"
	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/typeset/design"
	"github.com/pobook/pobook/internal/typeset/paragraph"
)

// Drawing returns what is drawn for a file, nil for one of pixels. It is one drawing
// wherever the book shows it; offset is where in the section it is shown now.
func (s *Setter) Drawing(file string, offset int) *layout.Drawing {
	source := s.Design.Options.Drawings[file]
	if source == nil {
		return nil
	}
	if made, ok := s.drawings[file]; ok {
		return made
	}
	made := source.Draw(letters{s, offset})
	if s.drawings == nil {
		s.drawings = make(map[string]*layout.Drawing)
	}
	s.drawings[file] = made
	return made
}

// Letters set the text of a drawing in the faces of the book.
type letters struct {
	setter *Setter
	offset int
}

// spaceWidth is that of a space, in ems, where no letter beside it says in which face it is.
const spaceWidth = 0.26

// Set implements [drawing.Letters].
func (l letters) Set(text string, f drawing.Font, width float64) []drawing.Line {
	words := strings.Trim(text, " ")
	before, after := len(text)-len(strings.TrimLeft(text, " ")), len(text)-len(strings.TrimRight(text, " "))
	if words == "" {
		return []drawing.Line{{Width: spaceWidth * f.Size * float64(before)}}
	}
	look := &paragraph.Look{
		Bold: f.Bold, Italic: f.Italic, Mono: f.Mono, Verbatim: true, Size: f.Size, Color: f.Color,
		Section: l.setter.path(), Offset: l.offset,
	}
	style := design.Style{Size: f.Size, Bold: f.Bold, Mono: f.Mono, Align: design.AlignLeft}
	p := l.setter.paragraphs.Set([]paragraph.Part{{Text: words, Look: look}}, style)
	l.setter.Missing = append(l.setter.Missing, p.Missing...)
	set := []paragraph.Line{p.Line()}
	if width > 0 {
		set = p.Lines(style, 0, width)
	}
	lines := make([]drawing.Line, len(set))
	for i := range set {
		lines[i] = runsOf(&set[i])
	}
	if width == 0 {
		pad(&lines[0], before, after, f.Size)
	}
	return lines
}

// runsOf returns the runs of a line.
func runsOf(l *paragraph.Line) drawing.Line {
	var line drawing.Line
	for _, m := range l.Draw(0).Marks {
		if r, ok := m.(*layout.Run); ok {
			line.Runs = append(line.Runs, r)
			line.Width = max(line.Width, r.X+r.Width)
		}
	}
	return line
}

// pad puts spaces before and after a line. Setting text leaves them out at its ends.
func pad(l *drawing.Line, before, after int, size float64) {
	space := func(r *layout.Run) float64 {
		if id, ok := r.Face.Glyph(' '); ok {
			return r.Face.Advance(id) * size
		}
		return spaceWidth * size
	}
	if len(l.Runs) == 0 {
		return
	}
	first, last := space(l.Runs[0]), space(l.Runs[len(l.Runs)-1])
	for _, r := range l.Runs {
		r.X += first * float64(before)
	}
	l.Width += first*float64(before) + last*float64(after)
}
