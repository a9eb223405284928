// Package spreadsheet reads and writes memories as tables for spreadsheets: CSV
// (RFC 4180) and TSV, a row for each text and a column for each locale.
//
// It owns the form: which columns there are, how spreadsheets write such files, and
// what keeps them from taking a text for a formula. What it reads becomes a
// [memory.Memory], and what it writes is one.
//
// Start at [Write] and [Read].
package spreadsheet

import (
	"io"
	"strings"

	"github.com/pobook/pobook/internal/memory"
)

// The names of the columns that [Write] writes before those of the locales.
const (
	sectionColumn = "section"
	contextColumn = "context"
	noteColumn    = "note"
	sourceColumn  = "source"
)

const byteOrderMark = "\ufeff"

// Write writes a memory with a column for each of some locales, named by their codes;
// comma is what parts the columns, as ',' or a tab. A unit of several sections has
// them in one cell, a line each. What is not finished is left out.
//
// The file begins with a byte order mark, since Excel takes one without for the
// system's own charset, and has CRLF at line ends, but LF within cells, as
// spreadsheets write it. A text that they would take for a formula has an apostrophe
// before it, which [Read] takes away again.
func Write(w io.Writer, m *memory.Memory, locales []string, comma rune) error {
	p := &printer{w: w, comma: string(comma)}
	p.print(byteOrderMark)
	p.row(append([]string{sectionColumn, contextColumn, noteColumn, sourceColumn}, locales...))
	for _, u := range m.Units {
		context := ""
		if u.Context != nil {
			context = *u.Context
		}
		cells := []string{strings.Join(u.Sections, "\n"), context, strings.Join(u.Where, "\n"), u.Source}
		for _, code := range locales {
			cells = append(cells, finished(u, code))
		}
		p.row(cells)
	}
	return p.err
}

// finished returns the translation of a unit into a locale; "" if there is none.
func finished(u memory.Unit, code string) string {
	for _, t := range u.Translations {
		if t.Locale == code && t.Doubt == "" {
			return t.Text
		}
	}
	return ""
}

// A printer writes until the first error.
type printer struct {
	w     io.Writer
	comma string
	err   error
}

func (p *printer) print(text string) {
	if p.err == nil {
		_, p.err = io.WriteString(p.w, text)
	}
}

func (p *printer) row(cells []string) {
	for i, cell := range cells {
		if i > 0 {
			p.print(p.comma)
		}
		p.print(quoted(guard(cell)))
	}
	p.print("\r\n")
}

// quoted returns a cell in quotes if it needs them, whatever parts the columns.
func quoted(cell string) string {
	if !strings.ContainsAny(cell, ",;\t\"\r\n") && cell == strings.TrimSpace(cell) {
		return cell
	}
	return `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
}
