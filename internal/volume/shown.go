package volume

import (
	"errors"
	"io/fs"
	"slices"
	"sync"

	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/drawing"
	"github.com/pobook/pobook/internal/picture"
	"github.com/pobook/pobook/internal/svg"
	"github.com/pobook/pobook/internal/typeset/design"
)

// A shown picture is what a page has of a file.
type shown struct {
	size    design.ImageSize
	drawing *drawing.File // nil for pixels
	found   diag.List     // of what the page does not have of it
	fault   *picture.Fault
	unread  error // a fault with its place in the file
}

// picture returns what pages have of a file of the handbook. It is looked at once, whatever shows it.
func (f *files) picture(file string) shown {
	known, _ := f.pictures.LoadOrStore(file, sync.OnceValue(func() shown {
		at := file
		data, err := f.read(at)
		if errors.Is(err, fs.ErrNotExist) { // what is shown has been read, if not there
			at = public + file
			data, err = f.read(at)
		}
		if err != nil {
			return shown{unread: err}
		}
		place := f.book.Config.Places.Content(at)
		if isVector(file) {
			return drawn(place, data)
		}
		return measured(place, data)
	}))
	return known.(func() shown)()
}

// pixelsPerInch is how many pixels an image has to the inch if it does not say, as browsers take
// it. One that says that it has fewer is not set larger.
const pixelsPerInch = 96

// measured looks at an image of pixels.
func measured(file string, data []byte) shown {
	examined, fault := picture.Examine(data)
	if fault != nil {
		return shown{fault: fault}
	}
	scale := pixelsPerInch / max(pixelsPerInch, examined.Density)
	s := shown{size: design.ImageSize{Width: float64(examined.Width) * scale, Height: float64(examined.Height) * scale}}
	if examined.Moving {
		s.found.Add(diag.Diagnostic{
			Position: diag.Position{File: file},
			Severity: diag.Warning,
			Code:     "image-still",
			Message:  diag.Textf("the PDF has the first frame of this animation alone"),
			Hint:     diag.Textf("show what readers on paper need of it in a picture that does not move"),
		})
	}
	return s
}

// drawn looks at an SVG file.
func drawn(file string, data []byte) shown {
	read, fault := drawing.Read(data)
	if fault != nil {
		return shown{unread: diag.Diagnostic{
			Position: diag.Position{File: file, Line: fault.Line, Column: fault.Column},
			Code:     "svg-unreadable",
			Message:  diag.Textf("this picture is not in the PDF: %s", fault.Reason),
			Hint:     diag.Textf("%s; %s", fault.Hint, altInstead),
		}}
	}
	s := shown{size: design.ImageSize{Width: read.Width, Height: read.Height}, drawing: read}
	for _, l := range lackTexts {
		found := slices.DeleteFunc(slices.Clone(read.Lacks), func(of drawing.Lack) bool { return of.Sort != l.sort })
		if len(found) == 0 {
			continue
		}
		s.found.Add(diag.Diagnostic{
			Position: diag.Position{File: file, Line: found[0].Line, Column: found[0].Column},
			Severity: diag.Warning,
			Code:     "svg-undrawn",
			Message:  diag.Textf("%s: %s", l.what, listed(removalsOf(found))),
			Hint:     l.hint,
		})
	}
	s.found.Sort()
	return s
}

// lackTexts are how what is drawn otherwise than a browser does is reported.
var lackTexts = []struct {
	sort       drawing.Sort
	what, hint diag.Text
}{
	{drawing.Effect, diag.Textf("the PDF draws this picture without its effects"), diag.Textf("draw shadows and the like as shapes, or show the picture as PNG if it needs them")},
	{drawing.HTML, diag.Textf("the PDF sets HTML in this picture as plain text"), diag.Textf("save labels as plain text (draw.io: no formatted text; Mermaid: htmlLabels: false)")},
	{drawing.Outside, diag.Textf("the PDF does not show what is not in this picture itself"), diag.Textf("embed pictures as PNG or JPEG when you save it")},
	{drawing.Moves, diag.Textf("the PDF shows this picture as it is before it moves"), diag.Textf("show what readers on paper need of it in a picture that does not move")},
	{drawing.Program, diag.Textf("the PDF runs no programs in this picture"), diag.Textf("draw the picture so that it needs none")},
	{drawing.Unfit, diag.Textf("the PDF does not show a picture within this one"), diag.Textf("embed it as PNG or JPEG")},
	{drawing.Undrawn, diag.Textf("the PDF leaves something out of this picture"), diag.Textf("convert it to paths in the program that drew it, or show the picture as PNG")},
}

// removalsOf returns lacks as what [listed] names.
func removalsOf(lacks []drawing.Lack) []svg.Removal {
	removals := make([]svg.Removal, len(lacks))
	for i, l := range lacks {
		removals[i] = svg.Removal{What: l.What}
	}
	return removals
}

// measure gives a design the sizes of the pictures that can be set and what is drawn of them, and reports those
// that cannot. In their place stands their alternative text.
func (i *Images) measure(p *Plan, options *design.Options, reporter diag.Reporter) {
	options.Images, options.Drawings = map[string]design.ImageSize{}, map[string]*drawing.File{}
	for _, at := range i.shown {
		_, done := options.Images[at.file]
		if _, known := i.Files[at.file]; done || !known {
			continue
		}
		s := p.files.picture(at.file)
		switch {
		case s.unread != nil:
			reporter.Error(placed(at.position, s.unread))
		case s.fault != nil:
			reporter(diag.Diagnostic{
				Position: at.position,
				Severity: at.severity,
				Code:     "image-format",
				Message:  diag.Textf("%s cannot be set: it is %s", at.file, s.fault.Reason),
				Hint:     diag.Textf("%s; %s", s.fault.Hint, at.instead),
			})
		default:
			options.Images[at.file] = s.size
			if s.drawing != nil {
				options.Drawings[at.file] = s.drawing
			}
			reporter.Error(s.found.Err())
		}
	}
}
