package po

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// fragments are what the strings of generated catalogues are made of.
var fragments = []string{
	"word", "a longer run of words, as in a sentence", " ", "  ", "\n", "\n\n", "\t", `"`, `\`, `\n`, `\\`, `%s`,
	"中文", "漢字「引號」，標點。", "ß", "é", "\u00a0", "\u200b", "\u2028", "😀", "𠀀",
	"\a", "\b", "\f", "\r", "\v", "\x01", "\x1b", "\x7f", "#~ ", "# ", "msgid", "[link](b.md#c)", "**bold**", "`code`",
}

// generatedHeader has the plural forms that [plurals] answers for.
const generatedHeader = "Project-Id-Version: handbook\n" +
	"Report-Msgid-Bugs-To: \n" +
	"Language: zh_Hant\n" +
	"Content-Type: text/plain; charset=UTF-8\n" +
	"Plural-Forms: nplurals=3; plural=n==1 ? 0 : n==2 ? 1 : 2;\n" +
	"X-Own: kept\n"

// A generator makes catalogues that have every feature which GNU gettext 0.21
// leaves as it is.
type generator struct{ *rand.Rand }

func newGenerator(seed uint64) generator {
	return generator{rand.New(rand.NewPCG(seed, 0))}
}

func (g generator) file(entries int) *File {
	f := &File{Entries: []*Entry{{Comments: g.comments(), Str: []string{generatedHeader}}}}
	f.Entries[0].SetFuzzy(g.once(4))
	for i := range entries {
		f.Entries = append(f.Entries, g.entry(i))
	}
	f.Entries = canonical(f.Entries)
	return f
}

// entry makes the entry of a number, which keeps its key its own.
func (g generator) entry(number int) *Entry {
	e := &Entry{
		Comments:   g.comments(),
		Extracted:  g.comments(),
		References: g.references(),
		Flags:      g.flags(),
		ID:         g.text() + fmt.Sprint(number) + g.text(),
		Obsolete:   g.once(8),
		Str:        []string{g.text()},
	}
	if g.once(5) {
		e.Context = g.pointer()
	}
	if g.once(5) {
		e.IDPlural = g.pointer()
		e.Str = append(e.Str, g.text(), g.text())
	}
	if g.once(4) {
		e.Previous = g.previous()
	}
	// Of an entry without translation, msgcat drops the fuzzy flag, and the
	// whole entry if it is obsolete.
	if e.Str[0] == "" && (e.Obsolete || e.Fuzzy()) {
		e.Str[0] = "translated"
	}
	return e
}

func (g generator) previous() *Previous {
	p := &Previous{ID: g.pointer()}
	if g.once(3) {
		p.Context = g.pointer()
	}
	if g.once(3) {
		p.IDPlural = g.pointer()
	}
	return p
}

// once is true one time in n.
func (g generator) once(n int) bool { return g.IntN(n) == 0 }

func (g generator) pointer() *string {
	s := g.text()
	return &s
}

func (g generator) text() string {
	var b strings.Builder
	for range g.IntN(8) {
		b.WriteString(fragments[g.IntN(len(fragments))])
	}
	return b.String()
}

func (g generator) comments() []string {
	var comments []string
	for range max(0, g.IntN(6)-3) {
		line, _, _ := strings.Cut(g.text(), "\n")
		comments = append(comments, strings.TrimRight(line, blanks))
	}
	return comments
}

func (g generator) references() []string {
	var refs []string
	for i := range g.IntN(6) {
		name := strings.Repeat("x", g.IntN(30))
		refs = append(refs, fmt.Sprintf("handbook/%s%d.md:標題-%s", name, i, name))
	}
	return refs
}

// flags are gettext's own, in the order in which 0.21 writes them. It drops
// the range of an obsolete entry, so there is none here.
func (g generator) flags() []string {
	var flags []string
	for _, flag := range []string{"fuzzy", "c-format", "no-python-format", "no-wrap"} {
		if g.once(5) {
			flags = append(flags, flag)
		}
	}
	return flags
}
