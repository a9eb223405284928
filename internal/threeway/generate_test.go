package threeway

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/po"
)

// A generator makes catalogues and edits them as translators, their tools and updates do.
type generator struct {
	*rand.Rand
	number int // of what has been made
}

func newGenerator(seed uint64) *generator {
	return &generator{Rand: rand.New(rand.NewPCG(seed, 11))}
}

// once is true one time in n.
func (g *generator) once(n int) bool { return g.IntN(n) == 0 }

// text makes a text that is not there yet.
func (g *generator) text(words string) string {
	g.number++
	fragments := []string{"中文，", "word ", `"`, `\`, "\t", "%s", "`code`", "a\nb", "# ", "#~ ", "\u2028", "msgstr"}
	var b strings.Builder
	for range g.IntN(4) {
		b.WriteString(fragments[g.IntN(len(fragments))])
	}
	return fmt.Sprintf("%s%s%d", b.String(), words, g.number)
}

// versions makes a catalogue and two others of it.
func (g *generator) versions(entries int) Versions {
	was := g.file(entries)
	return Versions{was.Bytes(), g.edited(was), g.edited(was)}
}

// edited returns a catalogue after some edits. A third of them are a translator's, a third an
// update's, and a third both.
func (g *generator) edited(was *po.File) []byte {
	f, err := po.Parse(was.Bytes())
	if err != nil {
		panic(err)
	}
	by := g.IntN(3)
	if by != 0 {
		g.translator(f)
	}
	if by != 1 {
		g.update(f)
	}
	return f.Bytes()
}

func (g *generator) file(entries int) *po.File {
	f := &po.File{Entries: []*po.Entry{{Comments: g.comments(), Str: []string{""}}}}
	h := &po.Header{}
	for _, field := range [][2]string{
		{"Project-Id-Version", "Book"},
		{"POT-Creation-Date", g.date()},
		{"PO-Revision-Date", g.date()},
		{"Last-Translator", "Ada <a@example.org>"},
		{"Language-Team", "none"},
		{"Language", "cs"},
		{"MIME-Version", "1.0"},
		{"Content-Type", "text/plain; charset=UTF-8"},
		{"Content-Transfer-Encoding", "8bit"},
		{"Plural-Forms", plurals[0]},
		{"X-Generator", "pobook"},
	} {
		h.Set(field[0], field[1])
	}
	f.SetHeader(h)
	for range entries {
		f.Entries = append(f.Entries, g.entry(f))
	}
	if g.once(3) {
		f.Trailing = []string{"# the end"}
	}
	f, err := po.Parse(f.Bytes())
	if err != nil {
		panic(err)
	}
	return f
}

// plurals are of the counts that languages have.
var plurals = []string{"nplurals=2; plural=n != 1;", "nplurals=3; plural=(n==1) ? 0 : (n>=2 && n<=4) ? 1 : 2;", "nplurals=1; plural=0;"}

func (g *generator) date() string {
	return fmt.Sprintf("2026-0%d-1%d 12:00+0%d00", 1+g.IntN(9), g.IntN(10), g.IntN(10))
}

// entry makes a message that a file has not.
func (g *generator) entry(f *po.File) *po.Entry {
	e := &po.Entry{ID: g.text("id"), Comments: g.comments(), Extracted: g.comments(), References: []string{fmt.Sprintf("a.md:%d", g.IntN(900))}, Str: []string{""}}
	if g.once(6) {
		context := g.text("context")
		e.Context = &context
	}
	if g.once(5) {
		plural := g.text("plural")
		e.IDPlural, e.Str = &plural, make([]string, formsIn(f.Entries[0]))
	}
	if g.once(4) {
		e.Flags = []string{[]string{"no-wrap", "max-length:20"}[g.IntN(2)]}
	}
	if !g.once(4) {
		g.translate(e)
		if g.once(8) {
			e.Obsolete, e.References, e.Extracted = true, nil, nil
		}
	}
	return e
}

func (g *generator) comments() []string {
	var lines []string
	for range max(0, g.IntN(6)-3) {
		lines = append(lines, []string{"----", "", g.text("remark")}[g.IntN(3)])
	}
	for i := range lines {
		lines[i], _, _ = strings.Cut(lines[i], "\n")
		lines[i] = strings.TrimSpace(lines[i])
	}
	return lines
}

func (g *generator) translate(e *po.Entry) {
	for i := range e.Str {
		if i == 0 || !g.once(3) {
			e.Str[i] = g.text("text")
		}
	}
	e.SetFuzzy(g.once(5))
	if e.Previous = nil; e.Fuzzy() && g.once(2) {
		before := g.text("before")
		e.Previous = &po.Previous{ID: &before}
	}
}

// translator edits translations, and saves them with a tool.
func (g *generator) translator(f *po.File) {
	h := f.Header()
	h.Set("PO-Revision-Date", g.date())
	h.Set("Last-Translator", g.text("Translator"))
	if g.once(2) {
		h.Set("X-Generator", "Weblate 5")
	}
	f.SetHeader(h)
	f.Entries[0].Comments = append(f.Entries[0].Comments, "Name <n@example.org>, "+g.text("2026"))
	if g.once(6) {
		g.otherPlurals(f)
	}
	for _, e := range f.Entries[1:] {
		if !g.once(3) {
			continue
		}
		switch g.IntN(8) {
		case 0:
			e.SetFuzzy(!e.Fuzzy() && !e.Empty())
		case 1:
			clear(e.Str)
			e.SetFuzzy(false)
			e.Previous = nil
		case 2:
			e.Comments = append(e.Comments, g.comments()...)
		case 3:
			if len(e.Comments) > 0 {
				e.Comments = slices.Delete(e.Comments, 0, 1)
			}
		case 4:
			e.Flags = append(e.Flags, "max-length:30")
		case 5:
			e.Str[g.IntN(len(e.Str))] = g.text("text")
		default:
			g.translate(e)
		}
	}
}

// otherPlurals gives a file other plural forms, as a tool does that knows better.
func (g *generator) otherPlurals(f *po.File) {
	h := f.Header()
	h.Set("Plural-Forms", plurals[g.IntN(len(plurals))])
	f.SetHeader(h)
	n := formsIn(f.Entries[0])
	for _, e := range f.Entries[1:] {
		if e.IDPlural != nil {
			e.Str = resized(e.Str, n)
		}
	}
}

// update edits what an update does.
func (g *generator) update(f *po.File) {
	h := f.Header()
	h.Set("POT-Creation-Date", g.date())
	f.SetHeader(h)
	entries := f.Entries[:1:1]
	for _, e := range f.Entries[1:] {
		if g.once(12) {
			entries = append(entries, g.entry(f))
		}
		if !g.once(4) {
			entries = append(entries, e)
			continue
		}
		entries = append(entries, g.updated(e)...)
	}
	if len(entries) > 3 && g.once(3) {
		i, j := 1+g.IntN(len(entries)-1), 1+g.IntN(len(entries)-1)
		entries[i], entries[j] = entries[j], entries[i]
	}
	f.Entries = entries
	read, err := po.Parse(f.Bytes())
	if err != nil {
		panic(err)
	}
	*f = *read
}

func (g *generator) updated(e *po.Entry) []*po.Entry {
	obsolete := *e
	obsolete.Obsolete, obsolete.References, obsolete.Extracted = true, nil, nil
	switch g.IntN(5) {
	case 0: // it is gone
		return nil
	case 1: // it is gone, and somebody may want it
		return []*po.Entry{&obsolete}
	case 2: // another text has its translation
		if e.IDPlural != nil || e.Empty() || e.Obsolete {
			return []*po.Entry{e}
		}
		changed := *e
		changed.ID = g.text("id")
		if g.once(3) {
			return []*po.Entry{&changed}
		}
		changed.SetFuzzy(true)
		if !e.Fuzzy() {
			changed.Previous = &po.Previous{ID: &e.ID, Context: e.Context}
		}
		return []*po.Entry{&changed}
	case 3: // it is back
		e.Obsolete = false
		e.References = []string{"back.md:1"}
	default: // it is elsewhere
		if !e.Obsolete {
			e.References, e.Extracted = []string{fmt.Sprintf("b.md:%d", g.IntN(900))}, g.comments()
		}
	}
	return []*po.Entry{e}
}
