package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/pobook/pobook/internal/translate"
)

// coverageMarkdown writes a table that fits into a comment on a change: the locales, and
// their sections folded away.
func coverageMarkdown(w io.Writer, c Coverage) error {
	var b strings.Builder
	fmt.Fprintf(&b, "### Translations of %s\n\n", cell(c.Title))
	markdownHeader(&b, "Locale")
	for _, l := range c.Locales {
		markdownRow(&b, fmt.Sprintf("%s `%s`", cell(l.Locale.Name), l.Locale.Code), l.Total(), l.Threshold)
	}
	changedMarkdown(&b, c.Changes)
	for _, l := range c.Locales {
		fmt.Fprintf(&b, "\n<details><summary>%s, by section</summary>\n\n", cell(l.Locale.Name))
		markdownHeader(&b, "Section")
		for _, s := range l.Sections {
			markdownRow(&b, cell(s.Section), s.Coverage, s.Threshold)
		}
		b.WriteString("\n</details>\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func markdownHeader(b *strings.Builder, first string) {
	fmt.Fprintf(b, "| %s | Translated | Fuzzy | Untranslated | Messages | Words |\n| --- | ---: | ---: | ---: | ---: | ---: |\n", first)
}

func markdownRow(b *strings.Builder, name string, c translate.Coverage, threshold float64) {
	r := rows(name, c)
	fmt.Fprintf(b, "| %s | %.1f %%%s | %d | %d | %d | %d |\n", name, c.Percent(), wanted(c.Percent(), threshold), r[0].fuzzy, r[0].untranslated, r[0].all, r[1].all)
}

// cell escapes what would end a cell or mean something in Markdown.
func cell(s string) string {
	return strings.NewReplacer("|", `\|`, "<", "&lt;", "*", `\*`, "_", `\_`, "`", "\\`").Replace(s)
}

func changedMarkdown(b *strings.Builder, c *Changes) {
	if c == nil {
		return
	}
	fmt.Fprintf(b, "\nSince `%s`:\n\n", strings.ReplaceAll(c.Since, "`", ""))
	for _, l := range c.Locales {
		fmt.Fprintf(b, "- `%s`: %d gained, %d became fuzzy, %d new; %d waiting\n", l.Code, l.Gained, l.Fuzzy, l.New, len(l.Waiting))
		for i, m := range l.Waiting {
			if i == maxWaiting {
				fmt.Fprintf(b, "  - … and %d more\n", len(l.Waiting)-i)
				break
			}
			fmt.Fprintf(b, "  - %s%s, %s: %s\n", age(m), m.State, cell(m.Section), cell(excerpt(m.ID, 60)))
		}
	}
}
