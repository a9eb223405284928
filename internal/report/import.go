package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/pobook/pobook/internal/diag"
)

// Import is what became of a file of translations. Each of its messages is counted once.
type Import struct {
	Name    string
	Locale  string // its code
	Program string // that has made the file; empty if it is not known

	Finished, Fuzzy, Present                    int // that the handbook has now
	PassedOver, Partly, NotPlaced, Untranslated int
}

// Messages returns how many messages there are in the file.
func (i Import) Messages() int {
	return i.Finished + i.Fuzzy + i.Present + i.PassedOver + i.Partly + i.NotPlaced + i.Untranslated
}

// Add sums two files up.
func (i *Import) Add(o Import) {
	i.Finished += o.Finished
	i.Fuzzy += o.Fuzzy
	i.Present += o.Present
	i.PassedOver += o.PassedOver
	i.Partly += o.Partly
	i.NotPlaced += o.NotPlaced
	i.Untranslated += o.Untranslated
}

// ImportText writes for each file what became of its messages, a line for each state.
func ImportText(w io.Writer, imports []Import, dryRun bool) error {
	taken, lookedAt := "taken, finished", "taken, a translator has to look at them"
	if dryRun {
		taken, lookedAt = "would be taken, finished", "would be taken, a translator has to look at them"
	}
	var b strings.Builder
	for _, i := range imports {
		fmt.Fprintf(&b, "%s: %s for %s%s\n", diag.Harmless(i.Name), diag.Count(i.Messages(), "message"), i.Locale, madeBy(i.Program))
		for _, line := range []struct {
			n    int
			what string
		}{
			{i.Finished, taken},
			{i.Fuzzy, lookedAt},
			{i.Present, "there already"},
			{i.PassedOver, "not taken, the handbook has another translation"},
			{i.Partly, "taken in part"},
			{i.NotPlaced, "not placed, the handbook does not have the text"},
			{i.Untranslated, "not translated in the file"},
		} {
			if line.n > 0 {
				fmt.Fprintf(&b, "%7d %s\n", line.n, line.what)
			}
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func madeBy(program string) string {
	if program == "" {
		return ""
	}
	return ", made by " + program
}
