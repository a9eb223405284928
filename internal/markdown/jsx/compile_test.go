package jsx_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/markdown/jsx"
	"github.com/pobook/pobook/internal/oracle/generated"
)

// ofSources are what sources are made of.
var ofSources = []string{
	"text", " ", " ", "\n", "<b>x</b>", "<br />", "<A b=\"c\" />", "<A b={c}>*y*</A>", "{name}", "{`a`}", "{1 + 2}", "{a.b}",
	"{/* c */}", "*e*", "**s**", "`{x`", "`<b`", "[l](u)", "[l <b>m</b>](u)", "![i](p.png)", "$5", "$6", "$a_{b c}$",
	"$x<y$", "<>f</>", "~~d~~", "\\{q", "&lt;b>", "https://e.x/a", "https://e.x/{id}", "www.e.x/{a b}", "{x => <i>it's</i>}",
	"a < b", "3 &lt; 4", "}", "<Foo.Bar x='y' {...z}/>", "[r][d]", "[^1]", "<img src=\"a.png\" alt=\"b\" />", "中文", "，",
	"export x", "_u_", "<code>k</code>", "<kbd>K</kbd>", "<a href=\"u\">*l*</a>",
}

// ofTranslations are what comes in by translations.
var ofTranslations = []string{
	"https://b.example？然", "www.b.example：80", "http://", "`\n", "`\n{1+}`", "`\n<b c`", "*https://b.example*",
	"https://x.y:99999/", "[a](http://)", "[a](//x y)", "[a](https://x^y)", "![a](http:)", "https://1.2.3.999", "{name}\n",
	"\n{name}", "\n<br />\n", "\\\n{name}\n", "<b>\n", "\n</b>", "_a@b.c_", "a:b[", "::", ":::x", "10:30[", "\\$",
	"https://x.y/*a*", "(https://x.y/{id})", "[https://x.y/{id}", "\n  {x\n", "[a\nb](u)", "<https://x.y：z>", "{}", "{ }",
	"<b >", "</b >", "<b/>", "< b>", "<  ", "{name} ", "&lbrace;", "<", ">", "{", "}", "</b>", "<b>", "<b", "</", "/>",
	"<br>", "<br/>", "<BR>", "<https://x.y/a_b_(c)>", "<a@b.example>", "<!-- x -->", "<!---->", "<!-->", "<!--", "-->",
	"{1+}", "{x", "{{x}}", "{%", "{#id}", "\\", "\\<", "\\{", "`", "``", "*", "**", "_", "~~", "~", "[", "]", "](", ")",
	"](u)", "](<b c>)", "](b{c \"d<e\")", "![", "export ", "import ", "3<5", "a<b", "List<String>", "&lt;", "&#123;",
	"&amp;", "\"", "'", "<b c=\"", "<A b=\"it's\" />", "<em>", "</em>", "<em>m</em>", "<span lang=\"zh\">", "</span>", "<s>",
	"</s>", "<>", "</>", "<A>", "</A>", "<A b={c}>", "<A b={d}>", "<Enter>", "<中>", "<5", "<!DOCTYPE x>", "<?x?>", "<a@",
	"$", "$$", ":", ":n[", ":n{a}", "|", "\\|", "\n", "\n", "  \n", "\\\n", " ", "𠮷", "\u3000", "\u200b", "!", "www.x.y/{",
	"https://x.y/<b>", "https://", "[^1]", "[d]", "[r][d]", "[{][d]", "a", "中", "。", "{/*", "*/}", "{/* c */", "//", "{name",
	"name}", "{`a`", "`}", "<img src=\"a.png\" alt=\"字\">", "<img src=x>", "</br>", "<Foo.Bar x='字' {...z}/>", "<A b=\"c",
	"<kbd>", "</kbd>", "{\"", "[x](y){", "&#101;xport ", "<b\n>", "<A\nb=\"c\nd\" />", "<a href=\"v\">", "</a>", "<code>",
	"</code>", "****", "***", "*a", "a*", "**a", "a**",
}

// blocks are where a text may stand: the marker before it, the prefix of its further
// lines, and what follows it. A text has one line where the prefix is "-".
var blocks = []struct{ before, prefix, after string }{
	{"", "", ""},
	{"- ", "  ", ""},
	{"> ", "> ", ""},
	{"<A>\n\n", "", "\n\n</A>"},
	{"| h | i |\n|---|---|\n| ", "-", " | x |"},
	{"# ", "-", ""},
	{"# ", "-", " {#id}"}, // of Docusaurus
}

// Whatever a translation is, it is compiled where its source is, or objected to.
// POBOOK_COMPILES is how many sources are tried, each with some translations.
func TestRandomEncodingsAreCompiled(t *testing.T) {
	t.Parallel()
	sources := 12
	seed := uint64(1)
	if n, err := strconv.Atoi(os.Getenv("POBOOK_COMPILES")); err == nil {
		sources, seed = n, rand.Uint64()
	}
	for mode, dialect := range []generated.Dialect{generated.MDX, generated.Docusaurus} {
		t.Run(string(dialect), func(t *testing.T) {
			t.Parallel()
			g := generated.Start(t, dialect, nil)
			r := rand.New(rand.NewPCG(seed, uint64(mode)))
			compiled, objections := 0, 0
			for range sources {
				block := r.IntN(len(blocks) - 1 + mode)
				atoms := some(r, ofSources, 1+r.IntN(6))
				source := lay(strings.Join(atoms, ""), block)
				if _, err := g.Page("a.md", place(source, block)); err != nil {
					continue
				}
				for range 12 {
					translation := lay(mutate(r, atoms), block)
					encoded, o := jsx.Encode(source, translation, jsx.Mode(mode))
					if o != nil {
						objections++
						continue
					}
					compiled++
					if _, err := g.Page("a.md", place(encoded, block)); err != nil {
						t.Errorf("block %d\nsource      %q\ntranslation %q\nencoded     %q\n%v", block, source, translation, encoded, err)
					}
				}
			}
			if t.Logf("%d translations compiled, %d objected to", compiled, objections); compiled < 4*sources {
				t.Errorf("only %d translations of %d sources were compiled", compiled, sources)
			}
		})
	}
}

// some returns some of the atoms.
func some(r *rand.Rand, atoms []string, n int) []string {
	chosen := make([]string, n)
	for i := range chosen {
		chosen[i] = atoms[r.IntN(len(atoms))]
	}
	return chosen
}

// mutate returns a translation of a source that consists of some atoms.
func mutate(r *rand.Rand, source []string) string {
	atoms := slices.Clone(source)
	for range 1 + r.IntN(4) {
		switch r.IntN(4) {
		case 0, 1:
			atoms = slices.Insert(atoms, r.IntN(len(atoms)+1), some(r, ofTranslations, 1)...)
		case 2:
			i, j := r.IntN(len(atoms)), r.IntN(len(atoms))
			atoms[i], atoms[j] = atoms[j], atoms[i]
		case 3:
			atoms = append(atoms, some(r, ofTranslations, 2)...)
		}
	}
	text := []rune(strings.Join(atoms, ""))
	if i := r.IntN(len(text)); r.IntN(4) == 0 {
		text = slices.Delete(text, i, i+1)
	}
	return string(text)
}

// opens matches what would begin a block.
var opens = regexp.MustCompile("^(?:[>#+=|-]|[*](?:[ \t]|$|(?: *[*]){2})|`{3}|~{3}|[$]{2}|_{3}|:{2}|[0-9]+[.)]|\\[[^\\]]*\\]:)")

// lay lays out a text for a block, as those do that write translations: without blank
// lines and what begins a block, and on one line where there is room for one.
func lay(text string, block int) string {
	var lines []string
	for line := range strings.SplitSeq(text, "\n") {
		hard := strings.HasSuffix(line, "  ")
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		if opens.MatchString(line) {
			line = `\` + line
		}
		if hard {
			line += "  "
		}
		lines = append(lines, line)
	}
	if blocks[block].prefix != "-" {
		return strings.TrimRight(strings.Join(lines, "\n"), " ")
	}
	text = strings.TrimRight(strings.Join(strings.Fields(strings.Join(lines, " ")), " "), "#")
	text = bars.ReplaceAllString(text, `$1\|`)
	if (len(text)-len(strings.TrimRight(text, `\`)))%2 == 1 {
		text += `\`
	}
	return text
}

var bars = regexp.MustCompile(`(^|[^\\])\|`)

// place returns a section with a text in a block.
func place(text string, block int) []byte {
	b := blocks[block]
	if strings.HasSuffix(text, `\`) && b.prefix == "-" {
		text += " " // it would escape the bar
	}
	return fmt.Appendf(nil, "a\n\n%s%s%s\n\n[d]: /u\n\n[^1]: b\n\nc {1}\n", b.before, strings.ReplaceAll(text, "\n", "\n"+b.prefix), b.after)
}
