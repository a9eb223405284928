package cff

import (
	"fmt"

	interpreter "github.com/go-text/typesetting/font/cff/interpreter"
	"github.com/go-text/typesetting/font/opentype"
)

// A runner runs the charstrings of glyphs and notes which subroutines they call.
type runner struct {
	font    *Font
	machine interpreter.Machine
	global  *calls
	local   []*calls // by font dictionary, nil until one of its glyphs is run
	budget  int
	// What the interpreter takes for a path, which is used again.
	segments []opentype.Segment
}

// Limits of the operators and operands that are run. Subroutines that call each
// other can make a short charstring take for ever; those of complicated glyphs have
// some hundreds.
const (
	budgetPerGlyph = 1 << 11
	budgetOfFont   = 1 << 17
)

// newRunner returns a runner for some glyphs.
func newRunner(f *Font, glyphs int) (*runner, error) {
	global, err := f.globalSubrs.calls()
	return &runner{
		font: f, global: global, local: make([]*calls, len(f.fonts)), budget: budgetOfFont + glyphs*budgetPerGlyph,
	}, err
}

// run runs the charstring of a glyph and returns it, and the box around the path
// that it draws.
func (r *runner) run(glyph int) ([]byte, interpreter.PathBounds, error) {
	font, err := r.font.fontOf(glyph)
	if err != nil {
		return nil, interpreter.PathBounds{}, err
	}
	if r.local[font] == nil {
		if r.local[font], err = r.font.fonts[font].subrs.calls(); err != nil {
			return nil, interpreter.PathBounds{}, err
		}
	}
	charstring, err := r.font.charstrings.entry(glyph)
	if err != nil {
		return nil, interpreter.PathBounds{}, fmt.Errorf("glyph %d: %w", glyph, err)
	}
	run := run{local: r.local[font], global: r.global, budget: &r.budget}
	run.path.Segments = r.segments
	defer func() { r.segments = run.path.Segments }()
	if err := r.machine.Run(charstring, run.local.entries, run.global.entries, &run); err != nil {
		return nil, interpreter.PathBounds{}, fmt.Errorf("glyph %d %w", glyph, err)
	}
	return charstring, run.path.Bounds, nil
}
