package spreadsheet

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"

	"golang.org/x/text/encoding/unicode"

	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/memory"
)

const syntax diag.Code = "table-syntax"

// MaxSize is how many bytes a file may have.
const MaxSize = 512 << 20

// Read reads a table as spreadsheets save them: in UTF-8 or UTF-16, with commas,
// semicolons or tabs between its columns. file is what diagnostics name it, and the
// error is one.
//
// The first line names the columns: those that [Write] writes, or Weblate and the
// translate toolkit, in any case and order; a locale by its code, its tag or its
// name. A column "target" is that of the only locale. One "state" or "fuzzy", alone
// or after the name of a locale ("zh_Hant state"), says by its cells what is not
// finished. Columns that mean nothing here are counted in the memory's Other.
func Read(file string, data []byte, languages *memory.Languages) (*memory.Memory, error) {
	text, err := decode(file, data)
	if err != nil {
		return nil, err
	}
	comma, columns := separator(text, languages)
	if err := checkColumns(file, columns, languages); err != nil {
		return nil, err
	}
	t := &table{columns: columns, memory: &memory.Memory{Other: map[string]int{}}}
	if len(languages.Targets()) == 1 {
		t.only = languages.Targets()[0].Code
	}
	err = eachRow(text, comma, t.row)
	var parse *csv.ParseError
	if comma == '\t' && errors.As(err, &parse) {
		// Not as spreadsheets write it: the quotes are those of the texts.
		t.memory = &memory.Memory{Other: map[string]int{}}
		eachLine(text, t.row)
		err = nil
	}
	if errors.As(err, &parse) {
		return nil, problem(diag.AtByte(file, []byte(text), parse.Line, parse.Column), diag.Textf("not valid CSV: %s", parse.Err.Error()), diag.Textf("put a text with commas or quotes into quotes, and write each quote in it twice"))
	}
	return t.memory, nil
}

func problem(place diag.Position, message, hint diag.Text) diag.Diagnostic {
	return diag.Diagnostic{Position: place, Code: syntax, Message: message, Hint: hint}
}

// decode returns a file as UTF-8 without what stands before its first line.
func decode(file string, data []byte) (string, error) {
	if len(data) > MaxSize {
		return "", problem(diag.Position{File: file}, diag.Textf("the file has %d bytes, and no more than %d are read", len(data), MaxSize), diag.Textf("divide it"))
	}
	if bytes.HasPrefix(data, []byte{0xFF, 0xFE}) || bytes.HasPrefix(data, []byte{0xFE, 0xFF}) {
		decoded, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(data)
		if err != nil {
			return "", problem(diag.Position{File: file}, diag.Verbatim(err.Error()), diag.Textf("save the file as UTF-8"))
		}
		data = decoded
	}
	data = bytes.TrimPrefix(data, []byte(byteOrderMark))
	if d, found := diag.InvalidUTF8(file, data); found {
		d.Hint = diag.Textf(`save the file as UTF-8, in Excel as "CSV UTF-8"`)
		return "", d
	}
	if i := bytes.IndexByte(data, 0); i >= 0 {
		return "", problem(diag.At(file, data, i), diag.Textf("a NUL byte"), diag.Textf("save the file as CSV; this seems to be something else"))
	}
	// A first line by which Excel is told what parts the columns.
	if line, rest, found := bytes.Cut(data, []byte("\n")); found && len(bytes.TrimSpace(line)) == len("sep=,") && bytes.HasPrefix(line, []byte("sep=")) {
		data = rest
	}
	return string(data), nil
}

// separator finds what parts the columns: that by which most names of columns are
// known.
func separator(text string, languages *memory.Languages) (comma rune, columns []column) {
	comma = ','
	for _, candidate := range ",;\t" {
		r := reader(text, candidate)
		r.LazyQuotes = true
		header, err := r.Read()
		if err != nil {
			continue
		}
		if found := columnsOf(header, languages); columns == nil || known(found) > known(columns) {
			comma, columns = candidate, found
		}
	}
	return comma, columns
}

func checkColumns(file string, columns []column, languages *memory.Languages) error {
	place := diag.Position{File: file, Line: 1}
	codes := make([]string, len(languages.Targets()))
	for i, l := range languages.Targets() {
		codes[i] = l.Code
	}
	hint := diag.Textf("begin with a line that names them, as in %q", strings.Join(append([]string{sourceColumn}, codes...), ","))
	switch {
	case !has(columns, source):
		return problem(place, diag.Textf("the first line names no column of source texts"), hint)
	case !has(columns, translation):
		return problem(place, diag.Textf("the first line names no column of a locale"), hint)
	}
	unnamed := slices.ContainsFunc(columns, func(c column) bool { return c.role == translation && c.locale == "" })
	if unnamed && len(codes) > 1 {
		return problem(place, diag.Textf("the column of the translations names no locale"), diag.Textf("call it by the code of one, as in %q, or name one with --locale", codes[0]))
	}
	return nil
}

func reader(text string, comma rune) *csv.Reader {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord, r.ReuseRecord = comma, -1, true
	return r
}

// eachRow calls f with each row after the first.
func eachRow(text string, comma rune, f func(cells []string)) error {
	r := reader(text, comma)
	for first := true; ; first = false {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if !first {
			f(cells)
		}
	}
}

// eachLine calls f with the cells of each line after the first.
func eachLine(text string, f func(cells []string)) {
	first := true
	for line := range strings.Lines(text) {
		if line = strings.TrimRight(line, "\r\n"); line != "" && !first {
			f(strings.Split(line, "\t"))
		}
		first = false
	}
}

// A table is one that is being read.
type table struct {
	columns []column
	only    string // the locale, if there is only one
	memory  *memory.Memory
}

// row takes in a row.
func (t *table) row(cells []string) {
	var r row
	for i, cell := range cells[:min(len(cells), len(t.columns))] {
		c := t.columns[i]
		switch text := unguard(cell); {
		case strings.TrimSpace(text) == "":
		case c.role == unknown:
			t.memory.Other[c.name]++
		default:
			r.cell(c, text)
		}
	}
	if r.unit.Source != "" && len(r.unit.Translations) > 0 {
		t.memory.Units = append(t.memory.Units, r.done(t.only))
	}
}

// A row is one that is being read.
type row struct {
	unit     memory.Unit
	comments []string
	doubts   map[string]string // by locale; that of "" is of all
}

func (r *row) cell(c column, text string) {
	switch c.role {
	case section:
		r.unit.Sections = strings.Split(text, "\n")
	case context:
		r.unit.Context = &text
	case comment:
		r.comments = append(r.comments, strings.Split(text, "\n")...)
	case source:
		if r.unit.Source == "" {
			r.unit.Source = text
		}
	case translation:
		r.unit.Translations = append(r.unit.Translations, memory.Translation{Locale: c.locale, Text: text, Doubt: c.doubt})
	case verdict:
		if doubt := memory.Doubt(c.name, text); doubt != "" {
			if r.doubts == nil {
				r.doubts = map[string]string{}
			}
			r.doubts[c.locale] = doubt
		}
	}
}

// done returns the unit. only is the locale of a translation whose column names none.
func (r *row) done(only string) memory.Unit {
	for i := range r.unit.Translations {
		t := &r.unit.Translations[i]
		t.Locale = cmp.Or(t.Locale, only)
		t.Doubt = cmp.Or(t.Doubt, r.doubts[t.Locale], r.doubts[""])
		t.Comments = r.comments
	}
	return r.unit
}
