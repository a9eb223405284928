package report

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/script"
)

// findingsText writes a line per finding, and on a terminal the place that it is about.
func findingsText(w io.Writer, f Findings, style Style) error {
	var last spot
	for _, found := range f.Found {
		if _, err := fmt.Fprintln(w, findingLine(found, style)); err != nil {
			return err
		}
		if line, ok := f.source(found); ok && style.Width > 0 {
			last = last.next(found, line)
			fmt.Fprint(w, pointer(line, last.offset, style))
		}
	}
	return nil
}

// findingLine is a finding on one line. In colour the place stands out, and whether it
// is an error.
func findingLine(found check.Finding, style Style) string {
	text, place := found.In(nil), diag.Harmless(found.Position.String())
	rest, ok := strings.CutPrefix(text, place)
	if !style.Colour || !ok || place == "" {
		return text
	}
	colour := red
	if found.Severity == diag.Warning {
		colour = yellow
	}
	return style.paint(bold, place) + style.paint(colour, rest)
}

// A spot is a place in a line, in bytes from 0.
type spot struct {
	diag.Position
	offset int
}

// next returns where a finding is in its line. Of findings in order each character is counted once.
func (s spot) next(found check.Finding, line string) spot {
	at, offset := 1, 0
	if s.File == found.File && s.Line == found.Line && s.Column <= found.Column {
		at, offset = s.Column, s.offset
	}
	for ; at < found.Column && offset < len(line); at++ {
		_, size := utf8.DecodeRuneInString(line[offset:])
		offset += size
	}
	return spot{found.Position, offset}
}

// pointer shows a line with a caret below a byte of it, as much of it as fits.
func pointer(line string, at int, style Style) string {
	const indent = "    "
	line, at = around(line, at, 8*style.Width) // more than the window holds
	ahead := diag.Harmless(line[:at])
	line, column := ahead+diag.Harmless(line[at:]), len(ahead)+1
	room := style.Width - len(indent) - len("…") - len("…")
	before := []rune(line[:min(column-1, len(line))])
	start, used := len(before), 0
	for start > 0 && used+script.Columns(string(before[start-1])) <= room/2 {
		start--
		used += script.Columns(string(before[start]))
	}
	shown, lead := string(before[start:]), used
	if start > 0 {
		shown = "…" + shown
		lead++
	}
	for i, r := range line[min(column-1, len(line)):] {
		if used += script.Columns(string(r)); used > room {
			shown += line[min(column-1, len(line)):][:i] + "…"
			return indent + shown + "\n" + indent + strings.Repeat(" ", lead) + style.paint(green, "^") + "\n"
		}
	}
	shown += line[min(column-1, len(line)):]
	return indent + shown + "\n" + indent + strings.Repeat(" ", lead) + style.paint(green, "^") + "\n"
}

// around returns what of a line stands within some bytes of one of it, and where
// that is then. A line may be as long as a file, and have a finding at each byte.
func around(line string, at, within int) (near string, place int) {
	start, end := max(0, at-within), min(len(line), at+within)
	for start > 0 && !utf8.RuneStart(line[start]) {
		start--
	}
	for end < len(line) && !utf8.RuneStart(line[end]) {
		end++
	}
	return line[start:end], at - start
}
