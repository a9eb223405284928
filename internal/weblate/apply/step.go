package apply

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/pobook/pobook/internal/weblate"
)

// A Verdict is what became of a step.
type Verdict string

// The verdicts, in the words that are printed.
const (
	Same    Verdict = "as it should be"
	Made    Verdict = "made"
	Changed Verdict = "changed"
	Removed Verdict = "removed"
	Left    Verdict = "left as it is" // though it should be otherwise, see Note
	Missing Verdict = "missing"       // see Note
)

// A Step is one thing that was held against what it should be.
type Step struct {
	What    string
	Verdict Verdict // in a dry run, what it would be
	Request string  // "PATCH components/book/01-start/"; empty if none is needed
	Changes []Change
	Note    string // what to do; often empty
}

// A Change is a field with another value.
type Change struct {
	Field    string // "file_format_params.po_line_wrap"
	Old, New string // as JSON; Old is empty where there was nothing
}

// Options are how it is done.
type Options struct {
	DryRun bool       // sends nothing that changes
	Done   func(Step) // is called after each step
	// ReadFile reads a file of the handbook, with terms to upload.
	ReadFile func(path string) ([]byte, error)
	// Terms are the terms in such a file.
	Terms func(u weblate.Upload) ([]Term, error)
	// Progress is called while sections are waited for.
	Progress func(there, wanted int)
	Sleep    func(ctx context.Context, d time.Duration) error
}

// A Term is one of a glossary.
type Term struct{ Source, Target string }

// An UndoneError is a step that failed, with those that were not tried after it.
type UndoneError struct {
	Step   string
	Undone []string
	Err    error
}

func (e *UndoneError) Error() string {
	text := fmt.Sprintf("%s: %v", e.Step, e.Err)
	if len(e.Undone) > 0 {
		text += "\nnot done: " + strings.Join(e.Undone, ", ") + "; what is done stays, and the same command goes on from there"
	}
	return text
}

func (e *UndoneError) Unwrap() error { return e.Err }
