// Package diag is the one form in which pobook says to its user what to
// correct: a place, what is wrong there, and what to do about it. It also owns how
// a text that came from a file is written so that it steers neither a terminal
// nor a CI: start at [Harmless], and at [Writer] for streams.
//
// A [Diagnostic] is for what the user can mend; what the program itself cannot
// do is an ordinary error.
package diag

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// A Position is a place in a file. Line and Column count from 1, columns in
// characters, as editors do: in code points. 0 means that the place is not known so closely.
type Position struct {
	File   string // slash-separated, relative to the handbook's root folder
	Line   int
	Column int
}

// String gives file:line:col, leaving out what is not known.
func (p Position) String() string {
	switch {
	case p.Line == 0:
		return p.File
	case p.Column == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	default:
		return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
	}
}

// Severity ranks diagnostics.
type Severity int

// An error makes a result unusable; a warning does not.
const (
	Error Severity = iota
	Warning
)

// String gives the word that is printed.
func (s Severity) String() string {
	if s == Warning {
		return "warning"
	}
	return "error"
}

// A Code names a kind of diagnostic, in kebab case but for the ids of Weblate,
// as in "unknown-key". It is printed in parentheses, and users write it into
// configurations and scripts, so it stays what it is. Where one is reported it
// is a constant, and package codes has a row for it: its test finds them all by
// this type.
type Code string

// A Diagnostic is one finding.
type Diagnostic struct {
	Position
	Severity Severity
	Code     Code
	Message  Text // lower case, without full stop
	Hint     Text // what to do; may be empty
}

// Error gives the one-line form, file:line:col: message; hint (code), so that
// a diagnostic can travel as an error. It is [Harmless]: names and texts of files
// are in it.
func (d Diagnostic) Error() string {
	if d.Severity == Warning {
		return d.line("warning: ", nil)
	}
	return d.line("", nil) // an error is one, wherever it travels
}

// In gives the one-line form in which people read it, with the severity after the place, in the
// language of a catalogue; nil is English.
func (d Diagnostic) In(c Catalogue) string {
	label := Textf("error")
	if d.Severity == Warning {
		label = Textf("warning")
	}
	return d.line(label.In(c)+": ", c)
}

func (d Diagnostic) line(label string, c Catalogue) string {
	var b strings.Builder
	if place := d.Position.String(); place != "" {
		b.WriteString(place + ": ")
	}
	b.WriteString(label)
	b.WriteString(d.Message.In(c))
	if !d.Hint.Empty() {
		b.WriteString("; " + d.Hint.In(c))
	}
	if d.Code != "" {
		b.WriteString(" (" + string(d.Code) + ")")
	}
	return Harmless(b.String())
}

// A List is diagnostics that travel together as one error. An empty List is
// no error: use [List.Err].
type List []Diagnostic

// Error gives a line per diagnostic.
func (l List) Error() string {
	lines := make([]string, len(l))
	for i, d := range l {
		lines[i] = d.Error()
	}
	return strings.Join(lines, "\n")
}

// Err returns l as an error, or nil if it is empty.
func (l List) Err() error {
	if len(l) == 0 {
		return nil
	}
	return l
}

// Unwrap gives the diagnostics as errors, for [errors.Is] and [errors.As].
func (l List) Unwrap() []error {
	errs := make([]error, len(l))
	for i, d := range l {
		errs[i] = d
	}
	return errs
}

// Sort puts l in the order in which a reader meets the places: by file, line
// and column. Diagnostics of one place keep their order.
func (l List) Sort() {
	slices.SortStableFunc(l, func(a, b Diagnostic) int {
		return cmp.Or(
			cmp.Compare(a.File, b.File),
			cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Column, b.Column),
		)
	})
}

// At returns the position of the byte at offset in the content of a file. An
// offset past the end gives the last position.
func At(file string, content []byte, offset int) Position {
	offset = max(0, min(offset, len(content)))
	before := content[:offset]
	line := bytes.Count(before, []byte("\n")) + 1
	start := bytes.LastIndexByte(before, '\n') + 1
	return Position{File: file, Line: line, Column: utf8.RuneCount(before[start:]) + 1}
}

// AtByte returns the position of a line and a column that counts bytes from 1, as other parsers
// give them, in the content of a file.
func AtByte(file string, content []byte, line, column int) Position {
	for n := 1; n < line; n++ {
		end := bytes.IndexByte(content, '\n')
		if end < 0 {
			break
		}
		content = content[end+1:]
	}
	before := content[:max(0, min(column-1, len(content)))]
	return Position{File: file, Line: line, Column: utf8.RuneCount(before) + 1}
}

// Of returns the diagnostics that err holds, however deep, in their order; nil
// if it holds none.
func Of(err error) List {
	switch err := err.(type) { //nolint:errorlint // it walks the whole tree itself
	case List:
		return err
	case Diagnostic:
		return List{err}
	case interface{ Unwrap() error }:
		return Of(err.Unwrap())
	case interface{ Unwrap() []error }:
		var found List
		for _, e := range err.Unwrap() {
			found = append(found, Of(e)...)
		}
		return found
	}
	return nil
}
