package markdown_test

import (
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/markdown"
	"github.com/pobook/pobook/internal/markdown/dialect"
	"github.com/pobook/pobook/internal/oracle/generated"
)

// kramdownSections have text wherever blocks of kramdown have it.
var kramdownSections = []string{
	"# Heading\n\nParagraph\nof two lines.\n{: .a}\nAfter the list\n\nSetext\n------\n\nLarge\n=====\n\n> Quote\n\n{% include x.html title=\"Title\" alt='Other' %}\n\n{% if page.path %}\nLast\n{% endif %}\n",
	"- Item\n- Item\n\n  Paragraph\n  1. Deep\n\n* [ ] Task\n\n1. One\n2. Two\n^\n- Other\n",
	"Term\n: Definition\n\n| Head | Head |\n|------|------|\n| Cell | Cell |\n|======|======|\n| Foot | Foot |\n\n| No | header |\n\nbare | cells\n\nNote\n\n42[^1]\n\n[^1]: Footnote\n\n*[Note]: Meaning\n",
	"<div>\n  <p>Words</p>\n\n  Other words\n</div>\n\n<div markdown=\"1\">\nMarkdown\n\n- Item\n</div>\n\nA line<br>with HTML.\n\nLast\n",
}

var kramdownBeside = fstest.MapFS{"_includes/x.html": {Data: []byte("<p title=\"{{ include.title }}\"><img alt='{{ include.alt }}'></p>\n")}}

// hostileToKramdown are translations that kramdown could read as blocks.
var hostileToKramdown = []string{
	"a | b", "| a | b |", "|---|---|", "| a |\n|---|", "a|b\n-|-\nc|d", "`a|b`", "`a | b", `a \| b`, "|", "|=", "=", "-", "---", "===", "a\n---", "a\n===", "a\n=-", "a\n-=",
	"{: .x}", "{:.x}", "a\n{: .x}", "{:x: .y}", "{::comment}", "{::comment}\na\n{:/comment}", "{::nomarkdown}", "{:/}", "{::options a=\"b\" /}", "{:toc}", "* a\n{:toc}", "a {: .x}", "*a*{: .x}",
	"^", "a\n^\nb", "^ a", "$$", "$$a$$", "$$\na\n$$", "a $$b$$ c", "$$a$$ b", "\\$$a$$", "~~~", "~~~\na\n~~~", "```", "```\na\n```", "```a```", "    a", "a\n\n    b",
	"# a", "#a", "## a ##", "a {#b}", "* a", "+ a", "- a", "1. a", "1) a", "١. a", "> a", ">a", ": a", "a\n: b", ":a", "~ a", "[a]: b", "[^1]: a", "[^2]", "*[a]: b", "* * *", "***", "___",
	"<div>", "</div>", "<p>a</p>", "a\n<div>\n", "<!-- a -->", "<br>", "<br/>", "<b>a</b>", "a <", "<a", "&lt;div&gt;", "<https://a.example>", "<x@y.example>",
	"\\", "a\\", "a\\\\", "a\\\nb", "a\\\\\nb", "a  \nb", "\"", "'", "a\" b=\"c", "a' b='c", "\" onerror=\"x", "' onerror='x", "`", "``", "*a", "**", "_a", "[a", "a]", "[a](b)", "![a](b)", "[a][b]", "(c)", "...", "<<a>>",
	"{{ a }}", "{% if a %}", "{% endif %}", "{% raw %}", "{{", "}}", "%}", "{%", "[x] a", "[ ] a", "- [ ] a", "a\n- b", "a\n1. b", "a\n> b", "a\n# b", "a\n| b |", "a\n\n| b |", "a\nb | c", "\\| a", "a\\|b",
}

// inlineElements are those that a translation may have more or less of.
var inlineElements = regexp.MustCompile(`^ *(?:<(?:em|strong|code|del|a|br|sup|span|b|abbr)\b|<!--|code )`)

// blocksOf returns the elements of a page that translations must leave as they are.
func blocksOf(p *generated.Page) []string {
	return slices.DeleteFunc(p.Structure(), inlineElements.MatchString)
}

var headingID = regexp.MustCompile(`(<h[1-6][^>]*) id="[^"]*"`)

// holdKramdown holds that kramdown makes the same blocks of a section and of a
// translation of it.
func holdKramdown(t *testing.T, g *generated.Generator, source string, text func(i int) string) {
	t.Helper()
	s := markdown.Parse([]byte(source), markdown.Options{Dialect: dialect.Jekyll})
	spliced := s.Splice(func(i int) (string, bool) { return text(i), true })
	want, err := g.Page("a.md", []byte(source))
	if err != nil {
		t.Fatal(err)
	}
	got, err := g.Page("a.md", spliced.Source)
	if err != nil {
		t.Errorf("%v, of\n%s", err, spliced.Source)
		return
	}
	if diff := cmp.Diff(withoutIDs(blocksOf(want)), withoutIDs(blocksOf(got))); diff != "" {
		t.Errorf("%s\nin\n%s", diff, spliced.Source)
	}
}

// withoutIDs takes the ids that kramdown makes of texts out of the structure of a page.
func withoutIDs(lines []string) string {
	return headingID.ReplaceAllString(strings.Join(lines, "\n"), "$1")
}

func TestKramdownReadsTranslations(t *testing.T) {
	t.Parallel()
	g := generated.Start(t, generated.Jekyll, fs.FS(kramdownBeside))
	for _, text := range hostileToKramdown {
		t.Run(fmt.Sprintf("%q", text), func(t *testing.T) {
			t.Parallel()
			for _, source := range kramdownSections {
				holdKramdown(t, g, source, func(int) string { return text })
			}
		})
	}
}

// FuzzKramdown holds arbitrary translations against kramdown.
func FuzzKramdown(f *testing.F) {
	for i, text := range hostileToKramdown {
		f.Add(uint8(i), text, "一")
		f.Add(uint8(i), "一 "+text, text)
	}
	g := generated.Start(f, generated.Jekyll, fs.FS(kramdownBeside))
	f.Fuzz(func(t *testing.T, n uint8, one, other string) {
		if strings.ContainsAny(one+other, "\x00\x0b\x0c") || strings.ToValidUTF8(one+other, "") != one+other {
			t.Skip()
		}
		holdKramdown(t, g, kramdownSections[int(n)%len(kramdownSections)], func(i int) string { return [...]string{one, other}[i%2] })
	})
}
