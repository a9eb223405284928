package main

import (
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/diag"
)

// explainAll lists the checks.
const explainAll = "all"

func (a *app) explain(id string) error {
	if id == explainAll {
		return a.listChecks(check.All())
	}
	c, known := check.Named(id)
	if group := groupOf(id); !known && len(group) > 0 {
		return a.listChecks(group)
	}
	if !known {
		return fmt.Errorf("unknown check %q%s", id, meant(id))
	}
	fmt.Fprintf(a.out, "%s (%s, group %s%s)\n\n%s\n", c.ID, c.Severity, c.Family, traits(c), wrap(c.Explanation, 79))
	a.example("wrong", c.Wrong)
	a.example("right", c.Right)
	return nil
}

func traits(c check.Check) string {
	text := ""
	if c.Weblate {
		text += ", as in Weblate"
	}
	if c.Optional {
		text += ", only with --select"
	}
	return text
}

// groupOf returns the checks of a group.
func groupOf(name string) []check.Check {
	return slices.DeleteFunc(check.All(), func(c check.Check) bool { return string(c.Family) != name })
}

// listChecks prints a line for each check. Those made on demand are marked.
func (a *app) listChecks(checks []check.Check) error {
	table := tabwriter.NewWriter(a.out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "id\tgroup\tseverity\tWeblate")
	for _, c := range checks {
		id, weblate, severity := c.ID, "", c.Severity.String()
		if c.Weblate {
			weblate = "yes"
		}
		if c.Severity == diag.Warning && c.Optional {
			severity += ", only with --select"
		}
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\n", id, c.Family, severity, weblate)
	}
	return table.Flush()
}

// example prints an example as it stands in files.
func (a *app) example(word string, e check.Example) {
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
	return strings.NewReplacer("\u200b", "<U+200B>", "\u2060", "<U+2060>", "\u202e", "<U+202E>", "\u0301", "<U+0301>").Replace(text)
}

// wrap breaks a paragraph into lines of at most some characters.
func wrap(text string, width int) string {
	var b strings.Builder
	column := 0
	for word := range strings.FieldsSeq(text) {
		n := len([]rune(word))
		switch {
		case column == 0:
		case column+1+n > width:
			b.WriteByte('\n')
			column = 0
		default:
			b.WriteByte(' ')
			column++
		}
		b.WriteString(word)
		column += n
	}
	return b.String()
}
