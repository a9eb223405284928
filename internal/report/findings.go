package report

import (
	"crypto/sha256"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/diag"
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

func (f Findings) source(found check.Finding) (string, bool) {
	if f.Line == nil || found.Line == 0 || found.Column == 0 {
		return "", false
	}
	return f.Line(found.File, found.Line)
}

// column is the column of a finding in characters, which is how programs count
// them; pobook counts bytes. 0 means that it is not known.
func (f Findings) column(found check.Finding) int {
	line, ok := f.source(found)
	if !ok || found.Column-1 > len(line) {
		return 0
	}
	return utf8.RuneCountInString(line[:found.Column-1]) + 1
}

// said is a finding without its place.
func said(found check.Finding) string {
	if found.Hint == "" {
		return found.Message
	}
	return found.Message + "; " + found.Hint
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
