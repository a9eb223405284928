package report

import (
	"crypto/sha256"
	"fmt"
	"hash"
	"strconv"

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

// said is a finding without its place.
func said(found check.Finding) string {
	if found.Hint.Empty() {
		return found.Message.String()
	}
	return found.Message.String() + "; " + found.Hint.String()
}

// fingerprints returns for each finding what stays the same while lines move:
// file, check, message and what is named in what is said of it, and which of equal ones it is. The
// wording does not count, so that a later pobook may say it better, and neither do numbers, which may be
// those of other lines.
func (f Findings) fingerprints() []string {
	prints, seen := make([]string, len(f.Found)), map[printed]*equals{}
	messages := messageNumbers{}
	for i, found := range f.Found {
		text := found.Message.Subject()
		what := printed{found.File, found.Code, text, messages.of(found)}
		e := seen[what]
		if e == nil {
			e = &equals{start: sha256.New()}
			e.start.Write([]byte(found.File + "\x00" + string(found.Code) + "\x00" + text))
			if found.Entry != nil {
				key := found.Entry.Key()
				e.start.Write([]byte("\x00" + key.Context + "\x00" + key.ID))
			}
			seen[what] = e
		}
		prints[i] = e.next()
	}
	return prints
}

// printed is what the fingerprint of a finding stands for.
type printed struct {
	file    string
	code    diag.Code
	text    string
	message int
}

// messageNumbers gives equal messages equal numbers, and 0 to none. They are by
// entry and by what is in it, so that a message is looked at once, however much was
// found in it.
type messageNumbers map[any]int

func (m messageNumbers) of(found check.Finding) int {
	if found.Entry == nil {
		return 0
	}
	if m[found.Entry] == 0 {
		key := found.Entry.Key()
		if m[key] == 0 {
			m[key] = len(m) + 1
		}
		m[found.Entry] = m[key]
	}
	return m[found.Entry]
}

// Equals are findings that differ in place only.
type equals struct {
	start hash.Hash // of what all of them say, which may be long
	count int
}

// next returns the fingerprint of the next of them.
func (e *equals) next() string {
	sum, err := e.start.(hash.Cloner).Clone()
	if err != nil {
		panic(err) // sha256 can always be cloned
	}
	sum.Write([]byte("\x00" + strconv.Itoa(e.count)))
	e.count++
	return fmt.Sprintf("%x", sum.Sum(nil)[:12])
}

// A Baseline is the fingerprints of findings that are known.
type Baseline map[string]bool

// Without leaves out what a baseline knows. That a file is stale is never known:
// it says the same of each change of a section, and all to come would be hidden.
func (f Findings) Without(known Baseline) Findings {
	if len(known) == 0 {
		return f
	}
	left := f
	left.Found = nil
	for i, print := range f.fingerprints() {
		if !known[print] || f.Found[i].Code == "stale" {
			left.Found = append(left.Found, f.Found[i])
		}
	}
	return left
}
