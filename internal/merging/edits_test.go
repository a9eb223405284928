package merging

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"github.com/pobook/pobook/internal/bookgen"
	"github.com/pobook/pobook/internal/markdown"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/translate"
)

// A life is a book that is edited, updated and translated by turns.
type life struct {
	*rand.Rand
	texts      [][]*po.Entry // of each section, as its author has it
	catalogues []*po.File
	spare      []*po.Entry // what may be written anew
}

func newLife(seed uint64, sections, words int) *life {
	l := &life{Rand: rand.New(rand.NewPCG(seed, 7)), catalogues: make([]*po.File, sections)}
	for i := range sections {
		l.texts = append(l.texts, extracted(uint64(i), words))
	}
	l.spare = extracted(seed+1000, 4*words)
	return l
}

func extracted(seed uint64, words int) []*po.Entry {
	options := markdown.Options{FrontMatter: []string{"title", "description"}, Code: map[string]markdown.CodeMode{"": markdown.CodeAll}}
	return translate.Extract(fmt.Sprintf("handbook/%d.md", seed), markdown.Parse(bookgen.Section(seed, words), options))
}

func (l *life) update(typo bool) Update {
	u := Update{Locale: zhHant(), Typo: func(string) bool { return typo }}
	for i, texts := range l.texts {
		u.Sections = append(u.Sections, Section{
			Path:      fmt.Sprintf("%d.md", i),
			Template:  Template(Meta{Title: "Book", Date: time.Unix(0, 0)}, texts, nil),
			Catalogue: l.catalogues[i],
		})
	}
	return u
}

// once is true one time in n.
func (l *life) once(n int) bool { return l.IntN(n) == 0 }

// translators translate most of what is to do, look at most of what is fuzzy,
// and leave a comment here and there.
func (l *life) translators() {
	for s, catalogue := range l.catalogues {
		for i, e := range catalogue.Entries {
			switch {
			case e.IsHeader() || e.Obsolete:
				continue
			case e.Empty() && !l.once(8):
				e.Str = []string{bookgen.Translate(e.ID)}
			case e.Fuzzy() && l.once(2):
				e.SetFuzzy(false)
				e.Previous = nil
				e.Str = []string{bookgen.Translate(e.ID)}
			case e.Translated() && l.once(30):
				e.SetFuzzy(true)
			case e.Translated() && l.once(10):
				e.Str = []string{e.Str[0] + "改"}
			}
			if l.once(20) {
				e.Comments = append(e.Comments, "----", fmt.Sprintf("remark %d in %d: %x", i, s, l.Uint32()), "", "----")
			}
			if l.once(20) && len(e.Flags) == 0 {
				e.Flags = append(e.Flags, fmt.Sprintf("max-length:%d", 100+l.IntN(900)), "no-wrap")
			}
		}
	}
}

// authors edit the book: each text now and then, in one of the ways in which
// people edit.
func (l *life) authors() {
	for s := range l.texts {
		var edited []*po.Entry
		for _, e := range l.texts[s] {
			if !l.once(6) {
				edited = append(edited, e)
				continue
			}
			edited = append(edited, l.edit(e)...)
		}
		if l.once(3) && len(edited) > 0 {
			i, j := l.IntN(len(edited)), l.IntN(len(edited))
			edited[i], edited[j] = edited[j], edited[i]
		}
		l.texts[s] = unique(edited)
	}
	if len(l.texts) > 1 && l.once(2) {
		l.moveText()
	}
}

func (l *life) edit(e *po.Entry) []*po.Entry {
	words := strings.Split(e.ID, " ") // line breaks stay, which code and front matter have
	at := l.IntN(len(words) + 1)
	switch l.IntN(10) {
	case 0: // it is deleted
		return nil
	case 1: // another comes before it
		return []*po.Entry{l.spare[l.IntN(len(l.spare))], e}
	case 2: // another takes its place
		return []*po.Entry{l.spare[l.IntN(len(l.spare))]}
	case 3: // words are added
		return []*po.Entry{withText(e, strings.Join(slices.Insert(words, at, "whereas", "new"), " "))}
	case 4: // words are dropped
		return []*po.Entry{withText(e, strings.Join(words[min(at, 2):], " "))}
	case 5: // it is divided
		if at == 0 || at == len(words) {
			return []*po.Entry{e}
		}
		return []*po.Entry{withText(e, strings.Join(words[:at], " ")), withText(e, strings.Join(words[at:], " "))}
	case 6: // links lead elsewhere
		return []*po.Entry{withText(e, strings.NewReplacer("example.org", "example.com", "](#", "](../x.md#").Replace(e.ID))}
	case 7: // it is written in another style
		return []*po.Entry{withText(e, strings.NewReplacer("**", "__", `"`, "”", " – ", " -- ").Replace(e.ID))}
	case 8: // it gets a context, or loses the one it has
		edited := *e
		if edited.Context = nil; e.Context == nil {
			edited.Context = &[]string{"menu", "title"}[l.IntN(2)]
		}
		if l.once(2) {
			return []*po.Entry{e, &edited}
		}
		return []*po.Entry{&edited}
	default: // a letter changes
		return []*po.Entry{withText(e, strings.Replace(e.ID, "e", "é", 1))}
	}
}

// moveText moves a run of texts to another section, or copies it and edits what
// it has copied.
func (l *life) moveText() {
	from, to := l.IntN(len(l.texts)), l.IntN(len(l.texts))
	if from == to || len(l.texts[from]) < 8 {
		return
	}
	start := l.IntN(len(l.texts[from]) - 5)
	run := slices.Clone(l.texts[from][start : start+5])
	rest := slices.Delete(slices.Clone(l.texts[from]), start, start+5)
	if l.once(2) {
		for _, e := range run {
			rest = slices.Insert(rest, start, l.edit(e)...)
		}
	}
	l.texts[from] = unique(rest)
	l.texts[to] = unique(slices.Insert(slices.Clone(l.texts[to]), l.IntN(len(l.texts[to])+1), run...))
}

func withText(e *po.Entry, text string) *po.Entry {
	if strings.TrimSpace(text) == "" {
		return e
	}
	edited := *e
	edited.ID = text
	return &edited
}

// unique drops texts that are there already, as Extract does.
func unique(texts []*po.Entry) []*po.Entry {
	seen := map[po.Key]bool{}
	var kept []*po.Entry
	for _, e := range texts {
		if !seen[e.Key()] {
			seen[e.Key()] = true
			kept = append(kept, e)
		}
	}
	return kept
}
