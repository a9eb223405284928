package blocks

import (
	"context"
	"maps"
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/drawing"
	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/typeset/design"
	"github.com/pobook/pobook/internal/typeset/paragraph"
)

// Drawings are what is drawn for the files of a book that have drawings: one for each, wherever
// the book shows it. They are drawn before the book is set, in the order of their names, so that they do not
// depend on which section is set first. A nil Drawings has none.
type Drawings struct {
	made     map[string]drawn // by file
	unshaped []layout.Unshaped
	err      error // of the first font file that could not be read
}

// What is drawn for a file, with the characters of it that no face has.
type drawn struct {
	drawing *layout.Drawing
	missing []rune
}

// DrawingsOf draws the drawings of a design. It ends early with the context.
func DrawingsOf(ctx context.Context, d *design.Design) *Drawings {
	if len(d.Options.Drawings) == 0 {
		return nil
	}
	all := &Drawings{made: make(map[string]drawn)}
	paragraphs := paragraph.New(d)
	for _, file := range slices.Sorted(maps.Keys(d.Options.Drawings)) {
		if ctx.Err() != nil {
			break
		}
		l := &letters{paragraphs: paragraphs}
		made := d.Options.Drawings[file].Draw(l)
		all.made[file] = drawn{made, l.missing}
	}
	all.unshaped, all.err = unshapedBy(paragraphs), paragraphs.Err()
	return all
}

func (d *Drawings) faults() []layout.Unshaped {
	if d == nil {
		return nil
	}
	return d.unshaped
}

func (d *Drawings) failed() error {
	if d == nil {
		return nil
	}
	return d.err
}

// unshapedBy returns the faces whose text could not be shaped.
func unshapedBy(p *paragraph.Setter) []layout.Unshaped {
	var faces []layout.Unshaped
	for _, f := range p.Faults() {
		faces = append(faces, layout.Unshaped{Font: f.Face.Name(), Cause: f.Err})
	}
	return faces
}

// Letters set the text of a drawing in the faces of the book.
type letters struct {
	paragraphs *paragraph.Setter
	missing    []rune
}

// spaceWidth is that of a space, in ems, where no letter beside it says in which face it is.
const spaceWidth = 0.26

// Set implements [drawing.Letters].
func (l *letters) Set(text string, f drawing.Font, width float64) []drawing.Line {
	words := strings.Trim(text, " ")
	before, after := len(text)-len(strings.TrimLeft(text, " ")), len(text)-len(strings.TrimRight(text, " "))
	if words == "" {
		return []drawing.Line{{Width: spaceWidth * f.Size * float64(before)}}
	}
	look := &paragraph.Look{
		Bold: f.Bold, Italic: f.Italic, Mono: f.Mono, Verbatim: true, Size: f.Size, Color: f.Color,
	}
	style := design.Style{Size: f.Size, Bold: f.Bold, Mono: f.Mono, Align: design.AlignLeft}
	p := l.paragraphs.Set([]paragraph.Part{{Text: words, Look: look}}, style)
	for _, m := range p.Missing {
		l.missing = append(l.missing, m.Rune)
	}
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
