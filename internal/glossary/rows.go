package glossary

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/pobook/pobook/internal/diag"
)

// Unsettled returns the lines of a CSV file whose source and context an earlier row has.
// Weblate shows the first of such rows, and writes an edit into the last
// (Weblate 2026.10).
func Unsettled(data []byte) []int {
	rows, err := readRows(data)
	if err != nil || len(rows) == 0 {
		return nil
	}
	source, context := column(rows[0].fields, columns["source"]...), column(rows[0].fields, contextColumn)
	var lines []int
	seen := map[[2]string]bool{}
	for _, r := range rows[1:] {
		key := [2]string{r.field(source), r.field(context)}
		if key[0] != "" && seen[key] {
			lines = append(lines, r.line)
		}
		seen[key] = true
	}
	return lines
}

// Settle returns a CSV file as Weblate writes it, every field in quotes and lines ended by
// CRLF, with a column that tells rows of one source apart. What tells them is the note, if
// each has another one, or else a number. Nothing else changes, whatever columns
// there are. What is no CSV comes back as a diagnostic in the file.
func Settle(file string, data []byte) ([]byte, error) {
	rows, err := readRows(data)
	if err != nil {
		return nil, csvError(file, data, err)
	}
	if len(rows) == 0 {
		return nil, nil
	}
	source := column(rows[0].fields, columns["source"]...)
	if source < 0 {
		return nil, syntax(diag.Position{File: file, Line: 1}, diag.Textf("the first line names no column source"), diag.Textf(`begin with "source,target,context,developer_comments"`))
	}
	context := column(rows[0].fields, contextColumn)
	if context < 0 {
		context = min(source+2, len(rows[0].fields)) // after the target, mostly
		for i := range rows {
			name := ""
			if i == 0 {
				name = contextColumn
			}
			rows[i].fields = slices.Insert(rows[i].filled(context), context, name)
		}
	}
	tellApart(rows[1:], column(rows[0].fields, columns["source"]...), context, column(rows[0].fields, columns["note"]...))
	var b bytes.Buffer
	for _, r := range rows {
		for i, field := range r.filled(len(rows[0].fields)) {
			if i > 0 {
				b.WriteByte(',')
			}
			b.WriteString(`"` + strings.ReplaceAll(field, `"`, `""`) + `"`)
		}
		b.WriteString("\r\n")
	}
	return b.Bytes(), nil
}

// tellApart gives rows of one source and context other contexts.
func tellApart(rows []row, source, context, note int) {
	same := map[[2]string][]int{}
	taken := map[[2]string]bool{}
	for i, r := range rows {
		key := [2]string{r.field(source), r.field(context)}
		same[key] = append(same[key], i)
		taken[key] = true
	}
	for _, r := range rows { // in their order
		key := [2]string{r.field(source), r.field(context)}
		group := same[key]
		if key[0] == "" || len(group) < 2 {
			continue
		}
		delete(same, key)
		for n, i := range group {
			name := rows[i].field(note)
			for next := n + 1; name == "" || taken[[2]string{key[0], name}]; next++ {
				name = strconv.Itoa(next)
			}
			taken[[2]string{key[0], name}] = true
			rows[i].fields = rows[i].filled(context + 1)
			rows[i].fields[context] = name
		}
	}
}

// A row is a record of a CSV file.
type row struct {
	fields []string
	line   int
}

// field returns one of the fields; -1 is none.
func (r row) field(i int) string {
	if i < 0 || i >= len(r.fields) {
		return ""
	}
	return strings.TrimSpace(r.fields[i])
}

// filled returns the fields, and empty ones up to a number of them.
func (r row) filled(n int) []string {
	fields := slices.Clone(r.fields)
	for len(fields) < n {
		fields = append(fields, "")
	}
	return fields
}

// readRows reads a CSV file, which may begin with a byte order mark, as Excel writes it.
func readRows(data []byte) ([]row, error) {
	reader := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	reader.FieldsPerRecord = -1
	var rows []row
	for {
		fields, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return rows, nil
		}
		if err != nil {
			return nil, err
		}
		line, _ := reader.FieldPos(0)
		rows = append(rows, row{fields, line})
	}
}
