package cff

import (
	"errors"
	"fmt"

	interpreter "github.com/go-text/typesetting/font/cff/interpreter"
)

// Operators of charstrings (Technical Note 5177, appendix A).
const (
	opHstem      = 1
	opVstem      = 3
	opVmoveto    = 4
	opRlineto    = 5
	opHlineto    = 6
	opVlineto    = 7
	opRrcurveto  = 8
	opCallsubr   = 10
	opReturn     = 11
	opEndchar    = 14
	opHstemhm    = 18
	opHintmask   = 19
	opCntrmask   = 20
	opRmoveto    = 21
	opHmoveto    = 22
	opVstemhm    = 23
	opRcurveline = 24
	opRlinecurve = 25
	opVvcurveto  = 26
	opHhcurveto  = 27
	opCallgsubr  = 29
	opVhcurveto  = 30
	opHvcurveto  = 31

	// After 12.
	opDotsection = 0
	opHflex      = 34
	opFlex       = 35
	opHflex1     = 36
	opFlex1      = 37
)

var (
	errAccent  = errors.New("is a letter with an accent by name (endchar with four operands), which no current font has")
	errEndless = errors.New("is too long")
)

// A run is what happens when the charstring of a glyph is run: the path that it
// draws and the subroutines that it calls.
type run struct {
	path          interpreter.CharstringReader
	local, global *calls
	budget        *int // how many operators and operands are still run
}

// Context says to the interpreter which kind of charstring it runs.
func (*run) Context() interpreter.Context { return interpreter.Type2Charstring }

// Apply carries out an operator.
func (r *run) Apply(machine *interpreter.Machine, operator interpreter.Operator) error {
	if *r.budget -= 1 + int(machine.ArgStack.Top); *r.budget < 0 {
		return errEndless
	}
	r.path.Segments = r.path.Segments[:0] // only their bounds count
	if operator.IsEscaped {
		err := r.flex(machine, operator.Operator)
		machine.ArgStack.Clear()
		return err
	}
	switch operator.Operator {
	case opCallsubr:
		return r.local.note(machine, interpreter.LocalSubr)
	case opCallgsubr:
		return r.global.note(machine, interpreter.GlobalSubr)
	case opReturn:
		return machine.Return()
	case opHintmask, opCntrmask:
		r.path.Hintmask(machine) // clears the operands
		return nil
	case opEndchar:
		return r.end(machine)
	}
	err := r.draw(machine, operator.Operator)
	machine.ArgStack.Clear()
	return err
}

func (r *run) end(machine *interpreter.Machine) error {
	const accent = 4 // operands, beside the width
	if machine.ArgStack.Top >= accent {
		return errAccent
	}
	r.path.ClosePath()
	return interpreter.ErrInterrupt
}

func (r *run) flex(machine *interpreter.Machine, operator byte) error {
	switch operator {
	case opDotsection:
		return nil
	case opHflex:
		return r.path.Hflex(machine)
	case opFlex:
		return r.path.Flex(machine)
	case opHflex1:
		return r.path.Hflex1(machine)
	case opFlex1:
		return r.path.Flex1(machine)
	}
	return fmt.Errorf("has the operator 12 %d, which no current font has", operator)
}

func (r *run) draw(machine *interpreter.Machine, operator byte) error {
	path := &r.path
	switch operator {
	case opHstem, opHstemhm:
		path.Hstem(machine)
	case opVstem, opVstemhm:
		path.Vstem(machine)
	case opRmoveto:
		return path.Rmoveto(machine)
	case opHmoveto:
		return path.Hmoveto(machine)
	case opVmoveto:
		return path.Vmoveto(machine)
	case opRlineto:
		path.Rlineto(machine)
	case opHlineto:
		path.Hlineto(machine)
	case opVlineto:
		path.Vlineto(machine)
	default:
		return r.curve(machine, operator)
	}
	return nil
}

func (r *run) curve(machine *interpreter.Machine, operator byte) error {
	path := &r.path
	switch operator {
	case opRrcurveto:
		path.Rrcurveto(machine)
	case opRcurveline:
		return path.Rcurveline(machine)
	case opRlinecurve:
		return path.Rlinecurve(machine)
	case opVvcurveto:
		path.Vvcurveto(machine)
	case opHhcurveto:
		path.Hhcurveto(machine)
	case opVhcurveto:
		path.Vhcurveto(machine)
	case opHvcurveto:
		path.Hvcurveto(machine)
	default:
		return fmt.Errorf("has the operator %d, which means nothing", operator)
	}
	return nil
}
