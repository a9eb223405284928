package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/diag"
)

// maxListed is how many findings a comment on a change names: a person who reads more has
// the report itself.
const maxListed = 20

// findingsMarkdown writes what fits into a comment on a change: how much was found, and the
// first of it, errors before warnings.
func findingsMarkdown(w io.Writer, f Findings) error {
	var b strings.Builder
	fmt.Fprintf(&b, "### Findings\n\n%s, %s in %s\n", diag.Count(f.Count(diag.Error), "error"),
		diag.Count(f.Count(diag.Warning), "warning"), diag.Count(len(f.Checked), "file"))
	for i, found := range mostSevere(f.Found) {
		if i == 0 {
			b.WriteString("\n")
		}
		if i == maxListed {
			fmt.Fprintf(&b, "- … and %d more\n", len(f.Found)-i)
			break
		}
		place := found.Position
		place.File = f.Folder + place.File
		fmt.Fprintf(&b, "- **%s** %s: %s (`%s`)\n", found.Severity, code(place.String()), cell(excerpt(said(found), 300)), found.Code)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// mostSevere returns findings with the errors first, and otherwise in their order.
func mostSevere(found []check.Finding) []check.Finding {
	return slices.SortedStableFunc(slices.Values(found), func(a, b check.Finding) int {
		switch {
		case a.Severity == b.Severity:
			return 0
		case a.Severity == diag.Error:
			return -1
		default:
			return 1
		}
	})
}
