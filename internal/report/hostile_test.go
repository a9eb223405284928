package report

import (
	"io"
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/bookgen"
	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/po"
)

// A report takes time in proportion to its findings, though all of them are in one
// long line of one long message.
//
//nolint:paralleltest // it measures time
func TestHostileFindings(t *testing.T) {
	formats := map[string]func(f Findings) error{
		"text":        func(f Findings) error { return findingsText(io.Discard, f, Style{Width: 80}) },
		"annotations": func(f Findings) error { return githubCommands(io.Discard, f) },
		"sarif":       func(f Findings) error { return findingsSARIF(io.Discard, f) },
		"gitlab":      func(f Findings) error { return gitlabReport(io.Discard, f) },
		"a baseline": func(f Findings) error {
			f.Without(Baseline{"": true})
			return nil
		},
	}
	for name, write := range formats {
		bookgen.Linear(t, name, 500, func(n int) {
			line := strings.Repeat("文", n)
			entry := &po.Entry{ID: strings.Repeat("words ", n)}
			f := Findings{Line: func(string, int) (string, bool) { return line, true }}
			for i := range n {
				f.Found = append(f.Found, check.Finding{
					Diagnostic: diag.Diagnostic{Position: diag.Position{File: "a.po", Line: 1, Column: i + 1}, Code: "bidi-control", Message: diag.Textf("it turns")},
					Entry:      entry,
				})
			}
			if err := write(f); err != nil {
				t.Error(err)
			}
		})
	}
}
