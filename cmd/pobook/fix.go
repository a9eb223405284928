package main

import (
	"fmt"
	"strings"

	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/po"
)

// fix mends what has one right answer, in catalogues that have no other errors.
// With dryRun it shows what it would do. Otherwise standard output is for the
// report of what is left.
func (c *checking) fix(dryRun bool) error {
	if err := c.run(); err != nil {
		return err
	}
	for _, l := range c.locales {
		files, edits := 0, 0
		for _, in := range l.catalogues {
			if err := c.ctx.Err(); err != nil {
				return err
			}
			n, err := c.fixCatalogue(l, in, dryRun)
			if err != nil {
				return err
			}
			if n > 0 {
				files++
				edits += n
			}
		}
		verb, out := "mended", c.err
		if dryRun {
			verb, out = "would be mended", c.out
		}
		fmt.Fprintf(out, "%s: %s %s in %s\n", l.target.Code, diag.Count(edits, "translation"), verb, diag.Count(files, "file"))
	}
	return nil
}

// fixCatalogue mends one catalogue and returns how many translations changed.
func (c *checking) fixCatalogue(l *localeChecking, in check.Input, dryRun bool) (int, error) {
	for _, f := range l.checker.Whole().Catalogue(in) {
		if f.Severity == diag.Error && f.Instead == nil {
			c.report(diag.Diagnostic{
				Position: f.Position, Severity: diag.Warning, Code: f.Code,
				Message: "not mended: this file has errors", Hint: `correct them first, see "pobook check"`,
			})
			return 0, nil
		}
	}
	changed := check.Fix(l.checker, in)
	for _, e := range changed {
		if dryRun {
			fmt.Fprintf(c.out, "%s:%d\n%s", in.Path, e.Message.Line, diffLines(e))
		}
	}
	if len(changed) == 0 || dryRun {
		return len(changed), nil
	}
	_, err := c.book.WriteFile(in.Path, in.File.Bytes())
	return len(changed), err
}

// diffLines shows a translation before and after, as a PO file has it.
func diffLines(e check.Fixed) string {
	var b strings.Builder
	for _, side := range []struct {
		sign string
		str  []string
	}{{"-", e.Before}, {"+", e.Message.Str}} {
		entry := &po.Entry{ID: e.Message.ID, IDPlural: e.Message.IDPlural, Str: side.str}
		written := (&po.File{Entries: []*po.Entry{entry}}).Bytes()
		_, strs, _ := strings.Cut(string(written), "\nmsgstr")
		for line := range strings.Lines("msgstr" + strs) {
			b.WriteString(side.sign + line)
		}
	}
	return b.String()
}
