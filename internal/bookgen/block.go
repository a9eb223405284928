package bookgen

import (
	"fmt"
	"strings"
)

// deepest is how many containers a block may stand in.
const deepest = 2

// block returns a block without a blank line after it: a paragraph as often
// as not.
func (g *generator) block(depth int) lines {
	if depth == deepest || g.once(2) {
		return g.paragraph()
	}
	kinds := []func(int) lines{
		g.bullets, g.bullets, g.bullets, g.numbers, g.tasks, g.table, g.table, g.quote, g.alert,
		g.code, g.code, g.details, g.comment, g.figure, g.terms, g.hanParagraph, g.hanParagraph, g.rule,
	}
	return kinds[g.random.IntN(len(kinds))](depth)
}

func (g *generator) frontMatter() lines {
	title, words := g.title(), strings.Fields(g.phrase(8))
	return lines{
		"---", "title: " + title,
		"description: |", "  " + strings.Join(words[:5], " "), "  " + strings.Join(words[5:], " "),
		fmt.Sprintf("weight: %d", g.random.IntN(90)), "draft: false", "---", "",
	}
}

// heading writes the first title at level 1. Now and then a heading is
// underlined, or closed, or has the id written out that it has anyway.
func (g *generator) heading(i int, title string) lines {
	level := 1
	if i > 0 {
		level = 2 + g.random.IntN(3)
	}
	marks := strings.Repeat("#", level)
	switch {
	case level == 2 && g.once(8):
		return lines{title, strings.Repeat("-", len(title)), ""}
	case g.once(20):
		return lines{marks + " " + title + " " + marks, ""}
	case g.once(20):
		return lines{marks + " " + title + " {#" + slug(title) + "}", ""}
	default:
		return lines{marks + " " + title, ""}
	}
}

func (g *generator) paragraph() lines { return wrap(g.prose(1 + g.random.IntN(5))) }

// items returns list items, with their further blocks below them.
func (g *generator) items(depth int, marker func(i int) string) lines {
	var (
		list  lines
		loose = g.once(3)
	)
	for i := range 2 + g.random.IntN(5) {
		item := wrap(g.prose(1))
		if loose && g.once(3) {
			item = append(append(item, ""), g.block(depth+1)...)
		} else if depth < deepest && g.once(6) {
			item = append(item, g.bullets(depth+1)...)
		}
		mark := marker(i)
		list = append(list, item.within(mark, strings.Repeat(" ", strings.IndexByte(mark, ' ')+1))...)
		if loose {
			list = append(list, "")
		}
	}
	return list
}

func (g *generator) bullets(depth int) lines {
	bullet := g.oneOf("- ", "* ", "+ ")
	return g.items(depth, func(int) string { return bullet })
}

func (g *generator) numbers(depth int) lines {
	return g.items(depth, func(i int) string { return fmt.Sprintf("%d. ", i+1) })
}

func (g *generator) tasks(depth int) lines {
	return g.items(depth, func(int) string { return g.oneOf("- [ ] ", "- [x] ") })
}

// table has a bar in a cell's code now and then.
func (g *generator) table(int) lines {
	columns := 2 + g.random.IntN(3)
	row := func(cell func() string) string {
		cells := make([]string, columns)
		for i := range cells {
			cells[i] = cell()
		}
		return "| " + strings.Join(cells, " | ") + " |"
	}
	table := lines{
		row(func() string { return upper(g.phrase(1 + g.random.IntN(2))) }),
		row(func() string { return g.oneOf("---", ":--", "--:", ":-:") }),
	}
	for range 2 + g.random.IntN(6) {
		table = append(table, row(func() string {
			if g.once(12) {
				return g.oneOf("", "—", "12", "`"+g.coined()+` \| `+g.coined()+"`")
			}
			return g.inline(2 + g.random.IntN(5))
		}))
	}
	return table
}

func (g *generator) quote(depth int) lines {
	quote := g.paragraph()
	if g.once(3) {
		quote = append(append(quote, ""), g.block(depth+1)...)
	}
	return quote.within("> ", "> ")
}

func (g *generator) alert(int) lines {
	kind := g.oneOf("[!NOTE]", "[!TIP]", "[!WARNING]")
	return append(lines{kind}, g.paragraph()...).within("> ", "> ")
}

func (g *generator) code(int) lines {
	code := lines{g.oneOf("```sh", "```yaml", "```go", "~~~", "```")}
	fence := code[0][:3]
	for range 2 + g.random.IntN(8) {
		code = append(code, g.oneOf("# "+g.phrase(4), g.coined()+": "+g.coined(), "  - "+g.coined(), "$ "+g.coined()+" --"+g.coined(), "- ["+g.coined()+"](#)", ""))
	}
	return append(code, fence)
}

func (g *generator) details(int) lines {
	block := lines{"<details>", "<summary>" + upper(g.phrase(3)) + "</summary>", ""}
	block = append(block, g.paragraph()...)
	return append(block, "", "</details>")
}

func (g *generator) comment(int) lines {
	return lines{"<!-- " + g.phrase(6) + " -->"}
}

func (g *generator) figure(int) lines {
	return lines{fmt.Sprintf("![%s](images/%s.png %q)", upper(g.phrase(5)), g.coined(), upper(g.phrase(2)))}
}

func (g *generator) terms(int) lines {
	var list lines
	for range 1 + g.random.IntN(3) {
		list = append(list, upper(g.phrase(2)))
		list = append(append(list, wrap(g.prose(1)).within(": ", "  ")...), "")
	}
	return list
}

func (g *generator) rule(int) lines { return lines{g.oneOf("---", "* * *", "___")} }

// footnotes writes the texts of those whose marks stand above.
func (g *generator) footnotes() lines {
	var notes lines
	for len(g.open) > 0 {
		label := g.open[0]
		g.open = g.open[1:]
		notes = append(append(notes, wrap(g.plainSentence()).within("[^"+label+"]: ", "    ")...), "")
	}
	return notes
}

// definitions are what reference links lead to.
var definitions = lines{
	`[manual]: https://example.org/manual "The manual"`,
	"[forum]: https://example.org/forum",
}
