package report

import (
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/script"
)

// Findings is what a run of the checks found.
type Findings struct {
	Found   []check.Finding
	Checked []Checked // the files that were looked at, in order
	Version string    // of pobook
	// Folder is where the handbook is in its repository, as "docs/": hosts of
	// repositories want paths from the root. "" if it is the root.
	Folder string
	// Line returns a line of a file, counted from 1, and false if the file
	// cannot be shown. Nil shows none.
	Line func(file string, line int) (string, bool)
}

// Checked is a file that was looked at.
type Checked struct{ Locale, File string }

// FindingFormats are the forms in which findings can be written, by name.
var FindingFormats = []string{"text", "json", "sarif", "junit", "github", "gitlab"}

// Write writes findings in one of [FindingFormats].
func (f Findings) Write(w io.Writer, format string, style Style) error {
	switch format {
	case "json":
		return f.json(w)
	case "sarif":
		return f.sarif(w)
	case "junit":
		return f.junit(w)
	case "github":
		return f.github(w)
	case "gitlab":
		return f.gitlab(w)
	default:
		return f.text(w, style)
	}
}

// Count returns how many findings there are of a severity.
func (f Findings) Count(s diag.Severity) int {
	n := 0
	for _, found := range f.Found {
		if found.Severity == s {
			n++
		}
	}
	return n
}

// text writes a line per finding, and on a terminal the place that it is about.
func (f Findings) text(w io.Writer, style Style) error {
	for _, found := range f.Found {
		if _, err := fmt.Fprintln(w, f.line(found, style)); err != nil {
			return err
		}
		if line, ok := f.source(found); ok && style.Width > 0 {
			fmt.Fprint(w, pointer(line, found.Column, style))
		}
	}
	return nil
}

// line is a finding on one line. In colour the place stands out, and whether it
// is an error.
func (f Findings) line(found check.Finding, style Style) string {
	text, place := harmless(found.Error()), harmless(found.Position.String())
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

func (f Findings) source(found check.Finding) (string, bool) {
	if f.Line == nil || found.Line == 0 || found.Column == 0 {
		return "", false
	}
	return f.Line(found.File, found.Line)
}

// pointer shows a line with a caret below a column, as much of it as fits.
func pointer(line string, column int, style Style) string {
	const indent = "    "
	at := min(column-1, len(line))
	ahead := harmless(line[:at])
	line, column = ahead+harmless(line[at:]), len(ahead)+1
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

// harmless writes by their code points what would steer a terminal or cannot be
// seen on it: controls, and format characters such as those that turn the
// direction of text. A file may come from anybody.
func harmless(line string) string {
	steers := func(r rune) bool {
		return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) || r == utf8.RuneError
	}
	if !strings.ContainsFunc(line, steers) {
		return line
	}
	var b strings.Builder
	for _, r := range line {
		if steers(r) {
			fmt.Fprintf(&b, "<U+%04X>", r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// findingsSchema is the version of the JSON that is written. Fields may be added
// to a version; nothing else may change in it.
const findingsSchema = 1

type findingsDocument struct {
	Schema   int               `json:"schema"`
	Errors   int               `json:"errors"`
	Warnings int               `json:"warnings"`
	Findings []findingDocument `json:"findings"`
}

type findingDocument struct {
	File        string  `json:"file"`
	Line        int     `json:"line,omitempty"`
	Column      int     `json:"column,omitempty"` // in bytes
	Severity    string  `json:"severity"`
	ID          string  `json:"id"`
	Message     string  `json:"message"`
	Hint        string  `json:"hint,omitempty"`
	Locale      string  `json:"locale,omitempty"`
	Context     *string `json:"msgctxt,omitempty"`
	MsgID       string  `json:"msgid,omitempty"`
	Instead     *string `json:"instead,omitempty"`
	Fingerprint string  `json:"fingerprint"`
}

func (f Findings) json(w io.Writer) error {
	document := findingsDocument{findingsSchema, f.Count(diag.Error), f.Count(diag.Warning), []findingDocument{}}
	for i, print := range f.fingerprints() {
		found := f.Found[i]
		entry := findingDocument{
			File: found.File, Line: found.Line, Column: found.Column, Severity: found.Severity.String(), ID: string(found.Code),
			Message: found.Message, Hint: found.Hint, Locale: found.Locale, Instead: found.Instead, Fingerprint: print,
		}
		if found.Entry != nil {
			entry.MsgID, entry.Context = found.Entry.ID, found.Entry.Context
		}
		document.Findings = append(document.Findings, entry)
	}
	return writeJSON(w, document)
}

// fingerprints returns for each finding what stays the same while lines move:
// file, check, message and what is said of it, and which of equal ones it is.
// Numbers of other lines in what is said move as well.
func (f Findings) fingerprints() []string {
	prints, seen := make([]string, len(f.Found)), map[string]int{}
	for i, found := range f.Found {
		parts := []string{found.File, string(found.Code), lineNumber.ReplaceAllString(found.Message, "line")}
		if found.Entry != nil {
			key := found.Entry.Key()
			parts = append(parts, key.Context, key.ID)
		}
		what := strings.Join(parts, "\x00")
		sum := sha256.Sum256([]byte(what + "\x00" + strconv.Itoa(seen[what])))
		seen[what]++
		prints[i] = fmt.Sprintf("%x", sum[:12])
	}
	return prints
}

var lineNumber = regexp.MustCompile(`\bline [0-9]+\b`)

// A Baseline is the fingerprints of findings that are known.
type Baseline map[string]bool

// ReadBaseline reads a report that was written as JSON.
func ReadBaseline(data []byte) (Baseline, error) {
	var document findingsDocument
	if err := json.Unmarshal(data, &document); err != nil {
		return nil, fmt.Errorf("no report of \"pobook check --format json\": %w", err)
	}
	if document.Schema != findingsSchema {
		return nil, fmt.Errorf("a report of schema %d, not %d", document.Schema, findingsSchema)
	}
	if document.Findings == nil {
		return nil, errors.New("no report of \"pobook check --format json\": it has no findings, not even none")
	}
	known := Baseline{}
	for _, found := range document.Findings {
		known[found.Fingerprint] = true
	}
	return known, nil
}

// Without leaves out what a baseline knows. That a file is stale is never known:
// it says the same of each change of a section, and all to come would be hidden.
func (f Findings) Without(known Baseline) Findings {
	left := f
	left.Found = nil
	for i, print := range f.fingerprints() {
		if !known[print] || f.Found[i].Code == "stale" {
			left.Found = append(left.Found, f.Found[i])
		}
	}
	return left
}
