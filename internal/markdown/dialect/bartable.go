package dialect

import (
	"bytes"
	"regexp"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// The lines of kramdown's tables that part rows: what is above the first of them, where
// there is something, is the header.
var (
	separatorLine = regexp.MustCompile(`^[+|: \t-]*-[+|: \t-]*$`)
	footerLine    = regexp.MustCompile(`^[+|: \t=]*=[+|: \t=]*$`)
	columnMark    = regexp.MustCompile(`[ \t]?(:?)-+(:?)[ \t]?`)
)

// hasBar reports whether a line is one of a table to kramdown: there is a bar in it that
// nothing escapes. One in code parts no cells.
func hasBar(line []byte) bool {
	for i, c := range line {
		if c == '|' && (i == 0 || line[i-1] != '\\') {
			return true
		}
	}
	return false
}

// A barTables makes tables of paragraphs whose first line has a bar, as kramdown does,
// with a header or without.
type barTables struct{}

// Transform implements [parser.ParagraphTransformer].
func (barTables) Transform(n *ast.Paragraph, reader text.Reader, _ parser.Context) {
	source, lines := reader.Source(), n.Lines()
	end := 0
	for end < lines.Len() {
		line := lines.At(end)
		if !hasBar(line.Value(source)) {
			break
		}
		end++
	}
	if end == 0 {
		return
	}
	table := tableOf(source, lines.Sliced(0, end))
	if table == nil {
		return
	}
	n.Parent().InsertBefore(n.Parent(), n, table)
	if end == lines.Len() {
		n.Parent().RemoveChild(n.Parent(), n)
		return
	}
	rest := text.NewSegments()
	rest.AppendAll(lines.Sliced(end, lines.Len()))
	n.SetLines(rest)
}

// tableOf returns the table of lines; nil if no line has more than one cell, as where all
// bars are in code.
func tableOf(source []byte, lines []text.Segment) ast.Node {
	t := east.NewTable()
	t.SetPos(lines[0].Start)
	var rows [][][2]int
	header, columns, aligned, wide := -1, 0, false, false
	for _, l := range lines {
		content := bytes.TrimRight(l.Value(source), " \t\r\n")
		switch {
		case separatorLine.Match(content):
			if len(rows) > 0 && !aligned {
				aligned, header = true, len(rows)
				t.Alignments = alignmentsOf(content)
			}
			continue
		case footerLine.Match(content):
			aligned = true
			continue
		}
		cells, bars := cellsAt(source, l.Start, l.Start+len(content))
		wide = wide || bars
		rows = append(rows, cells)
		columns = max(columns, len(cells))
	}
	if !wide || len(rows) == 0 {
		return nil
	}
	for len(t.Alignments) < columns {
		t.Alignments = append(t.Alignments, east.AlignNone)
	}
	t.Alignments = t.Alignments[:columns]
	for i, cells := range rows {
		row := rowOf(cells, t.Alignments)
		if header > 0 && i == 0 {
			t.AppendChild(t, east.NewTableHeader(row))
			continue
		}
		t.AppendChild(t, row)
	}
	return t
}

// rowOf returns a row with as many cells as there are alignments.
func rowOf(cells [][2]int, alignments []east.Alignment) *east.TableRow {
	row := east.NewTableRow(alignments)
	for c, alignment := range alignments {
		cell := east.NewTableCell()
		cell.Alignment = alignment
		if c < len(cells) && cells[c][0] < cells[c][1] {
			cell.Lines().Append(text.NewSegment(cells[c][0], cells[c][1]))
			cell.SetPos(cells[c][0])
		} else if len(cells) > 0 {
			cell.SetPos(cells[min(c, len(cells)-1)][1])
		}
		row.AppendChild(row, cell)
	}
	return row
}

func alignmentsOf(line []byte) []east.Alignment {
	var found []east.Alignment
	for _, m := range columnMark.FindAllSubmatch(line, -1) {
		found = append(found, map[[2]bool]east.Alignment{
			{true, false}: east.AlignLeft, {false, true}: east.AlignRight, {true, true}: east.AlignCenter,
		}[[2]bool{len(m[1]) > 0, len(m[2]) > 0}])
	}
	for i := range found {
		if found[i] == 0 {
			found[i] = east.AlignNone
		}
	}
	return found
}

// cellsAt returns the bounds of the cells of a line, and whether a bar outside of code
// parts or bounds them.
func cellsAt(source []byte, start, end int) (cells [][2]int, bars bool) {
	line := source[start:end]
	lead := len(line) - len(bytes.TrimLeft(line, " \t"))
	if lead < len(line) && line[lead] == '|' {
		lead, bars = lead+1, true
	}
	found, _ := cellsOf(line[lead:])
	bars = bars || len(found) > 1 || bytes.HasSuffix(line, []byte("|")) && !bytes.HasSuffix(line, []byte(`\|`))
	for i := range found {
		found[i][0] += start + lead
		found[i][1] += start + lead
	}
	return found, bars
}
