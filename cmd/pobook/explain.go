package main

import (
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"
	"unicode"

	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/codes"
	"github.com/pobook/pobook/internal/diag"
)

// explainAll lists the codes.
const explainAll = "all"

// explain says what a code means, or lists those of a group. Any code that
// stands in parentheses after a message is explained, not only a check's.
func explain(a *app, word string) error {
	if word == explainAll {
		return listCodes(a, codes.All())
	}
	e, known := codes.Named(word)
	if group := codes.Group(word); !known && len(group) > 0 {
		return listCodes(a, group)
	}
	if !known {
		return fmt.Errorf("unknown code %q; %s", word, codes.Meant(word, codes.Names()))
	}
	fmt.Fprintf(a.out, "%s (%s, group %s%s)\n\n%s\n", e.Code, e.Severity, e.Group, traits(e), wrap(e.Explanation, 79))
	example(a, "wrong", e.Wrong)
	example(a, "right", e.Right)
	return nil
}

func traits(e codes.Entry) string {
	if e.Check == nil {
		return ", not a check"
	}
	text := ""
	if e.Check.Weblate {
		text += ", as in Weblate"
	}
	if e.Check.Optional {
		text += ", only with --select"
	}
	return text
}

// listCodes prints a line for each check, and then one for each other code.
func listCodes(a *app, entries []codes.Entry) error {
	isCheck := func(e codes.Entry) bool { return e.Check != nil }
	checks := slices.DeleteFunc(slices.Clone(entries), func(e codes.Entry) bool { return !isCheck(e) })
	others := slices.DeleteFunc(slices.Clone(entries), isCheck)
	if len(checks) > 0 {
		if err := listChecks(a, checks); err != nil || len(others) == 0 {
			return err
		}
		fmt.Fprint(a.out, "\nThese are not checks, so they can be neither selected nor ignored:\n\n")
	}
	table := tabwriter.NewWriter(a.out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "id\tgroup\tseverity")
	for _, e := range others {
		fmt.Fprintf(table, "%s\t%s\t%s\n", e.Code, e.Group, e.Severity)
	}
	return table.Flush()
}

// listChecks prints a line for each check. Those made on demand are marked.
func listChecks(a *app, checks []codes.Entry) error {
	table := tabwriter.NewWriter(a.out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "id\tgroup\tseverity\tWeblate")
	for _, e := range checks {
		weblate, severity := "", e.Severity.String()
		if e.Check.Weblate {
			weblate = "yes"
		}
		if e.Severity == diag.Warning && e.Check.Optional {
			severity += ", only with --select"
		}
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\n", e.Code, e.Group, severity, weblate)
	}
	return table.Flush()
}

// example prints an example, if there is one, as it stands in files.
func example(a *app, word string, e check.Example) {
	if e == (check.Example{}) {
		return
	}
	fmt.Fprintf(a.out, "\n%s:\n", word)
	for _, part := range []struct{ label, text string }{
		{"locale", e.Locale}, {"glossary", e.Terms}, {"flags", e.Flags}, {"source", e.Source}, {"translation", e.Target}, {"file", e.File},
	} {
		if part.text == "" {
			continue
		}
		lines := strings.Split(strings.TrimSuffix(visibleExample(part.text), "\n"), "\n")
		if len(lines) == 1 {
			fmt.Fprintf(a.out, "  %-12s %s\n", part.label, lines[0])
			continue
		}
		fmt.Fprintf(a.out, "  %s\n", part.label)
		for _, line := range lines {
			fmt.Fprintf(a.out, "    %s\n", line)
		}
	}
}

// visibleExample shortens an example that nobody reads to the end, and writes
// out what cannot be seen.
func visibleExample(text string) string {
	const enough = 400
	if runes := []rune(text); len(runes) > enough && !strings.Contains(text, "\n") {
		text = fmt.Sprintf("%s… (%d characters)", string(runes[:8]), len(runes))
	}
	var b strings.Builder
	for _, r := range text {
		if r != '\n' && unicode.In(r, unicode.Cc, unicode.Cf, unicode.Mn) {
			fmt.Fprintf(&b, "<U+%04X>", r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}
