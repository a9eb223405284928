package report

import (
	"fmt"
	"io"
	"regexp"
	"strings"

	"github.com/pobook/pobook/internal/diag"
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
	pagesMarkdown(&b, c.Changes)
	for _, l := range c.Locales {
		fmt.Fprintf(&b, "\n<details><summary>%s, by section</summary>\n\n", summary(l.Locale.Name))
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

// cell writes a text from a file so that it stands for itself wherever in a line
// of Markdown, in a cell too: as [diag.Harmless] has it, and by backslashes or
// references to characters what is punctuation to any renderer, so that it is text
// and nothing else (CommonMark §2.4, §2.5). What a forge makes of text afterwards,
// a mention, a reference to an issue or a link, it does not make of code.
func cell(s string) string {
	if forgeSign.MatchString(s) {
		return code(s)
	}
	return markdownSigns.Replace(diag.Harmless(s))
}

// code writes a text as a code span. The sign that would end it, the one that
// would end a cell, and the one that begins tags stand there by their code points,
// as do those that are not harmless, between marks that are no tag.
func code(s string) string {
	s = codePoint.ReplaceAllString(diag.Harmless(s), "‹$1›")
	return "`" + codeSigns.Replace(s) + "`"
}

var codePoint = regexp.MustCompile(`<(U\+[0-9A-F]{4,6})>`)

// summary is [cell] for a line of an HTML block, where nothing of Markdown counts.
func summary(s string) string { return htmlSigns.Replace(diag.Harmless(s)) }

// forgeSign is what GitHub, GitLab and others look for in text: users, issues,
// changes, projects, labels, addresses, and the names of emoji.
var forgeSign = regexp.MustCompile(`[@#!&%~$^][\pL\pN_"]|://|(?i:www\.|mailto:|xmpp:|gh-[0-9]|:[a-z0-9_+-]+:)`)

// markdownSigns are those that Markdown, its extensions and HTML give a meaning
// to within a line. Parentheses, say, mean something after brackets only.
var (
	markdownSigns = references("#$&>@[\\]^{}~", "|", `\|`, "*", `\*`, "_", `\_`, "`", "\\`", "<", "&lt;")
	htmlSigns     = references("\"&'<>`")
	codeSigns     = strings.NewReplacer("`", "‹U+0060›", "|", "‹U+007C›", "<", "‹U+003C›")
)

// references replaces signs by references to them, and other texts as it is told.
func references(signs string, others ...string) *strings.Replacer {
	pairs := others
	for _, sign := range signs {
		pairs = append(pairs, string(sign), fmt.Sprintf("&#%d;", sign))
	}
	return strings.NewReplacer(pairs...)
}

func changedMarkdown(b *strings.Builder, c *Changes) {
	if c == nil {
		return
	}
	fmt.Fprintf(b, "\nSince %s:\n\n", code(c.Since))
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

// pagesMarkdown leads to the pages that a change is to be seen on.
func pagesMarkdown(b *strings.Builder, c *Changes) {
	if c == nil || len(c.Pages) == 0 {
		return
	}
	b.WriteString("\nPages that have changed:\n\n")
	for _, l := range c.Pages {
		fmt.Fprintf(b, "- `%s`:", l.Code)
		for i, p := range l.Pages {
			if i == maxWaiting {
				fmt.Fprintf(b, " and %d more", len(l.Pages)-i)
				break
			}
			fmt.Fprintf(b, " [%s](<%s>)", cell(p.Section), p.URL)
		}
		b.WriteString("\n")
	}
}
