package cff

import (
	"errors"
	"fmt"
	"math"
	"sync"

	interpreter "github.com/go-text/typesetting/font/cff/interpreter"

	"github.com/pobook/pobook/internal/sfnt/extent"
)

// subroutines reads an INDEX of them when the first is called.
type subroutines func() ([][]byte, error)

func openSubroutines(table extent.Extent, at int64) (subroutines, error) {
	index, err := readIndex(table, at)
	if err != nil {
		return nil, fmt.Errorf("subroutines: %w", err)
	}
	return sync.OnceValues(index.entries), nil
}

func noSubroutines() subroutines {
	return func() ([][]byte, error) { return nil, nil }
}

// calls notes which subroutines of an INDEX are called.
type calls struct {
	entries [][]byte
	called  []bool
}

func (s subroutines) calls() (*calls, error) {
	entries, err := s()
	return &calls{entries, make([]bool, len(entries))}, err
}

var errNoSubroutine = errors.New("calls no subroutine by number")

// note notes the subroutine whose number is the last operand, and goes on in it.
func (c *calls) note(machine *interpreter.Machine, enter func(*interpreter.Machine) error) error {
	if machine.ArgStack.Top == 0 {
		return errNoSubroutine
	}
	operand := machine.ArgStack.Vals[machine.ArgStack.Top-1]
	number := int(operand) + bias(len(c.entries))
	if operand != math.Trunc(operand) || number < 0 || number >= len(c.entries) {
		return errNoSubroutine
	}
	c.called[number] = true
	return enter(machine)
}

// bias is what is added to the numbers by which subroutines are called (Technical
// Note 5176, 16, "Local / Global Subrs INDEXes").
func bias(count int) int {
	switch {
	case count < 1240:
		return 107
	case count < 33900:
		return 1131
	}
	return 32768
}

// size returns how many bytes the subroutines have that were called.
func (c *calls) size() int {
	total := 0
	for _, entry := range c.kept() {
		total += len(entry)
	}
	return total
}

// kept returns the subroutines with all that were not called empty, so that the
// others keep their numbers.
func (c *calls) kept() [][]byte {
	kept := make([][]byte, len(c.entries))
	for i, entry := range c.entries {
		if c.called[i] {
			kept[i] = entry
		}
	}
	return kept
}
