package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/pobook/pobook/internal/audit"
	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/po"
)

// mend mends what has one right answer. In a dry run it shows that. Otherwise the
// standard output is for the report of what is left.
func mend(ctx context.Context, a *app, b *book.Book, options audit.Options, dryRun bool) error {
	mended, err := audit.Mend(ctx, b, options, dryRun, a.report)
	verb, out := "fixed", a.err
	if dryRun {
		verb, out = "would be fixed", a.out
	}
	for _, l := range mended {
		if dryRun {
			showMended(a, l)
		}
		fmt.Fprintf(out, "%s: %s %s in %s\n", l.Code, diag.Count(l.Edits(), "translation"), verb, diag.Count(len(l.Files), "file"))
	}
	return err
}

// showMended shows translations before and after.
func showMended(a *app, l audit.MendedLocale) {
	for _, file := range l.Files {
		for _, fixed := range file.Fixed {
			fmt.Fprintf(a.out, "%s:%d\n%s", diag.Harmless(file.Path), fixed.Message.StrLine, diffLines(fixed))
		}
	}
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
