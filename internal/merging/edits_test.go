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
	texts      [][]translate.Message // of each section, as its author has it
	catalogues []*po.File
	spare      []translate.Message // what may be written anew
}

func newLife(seed uint64, sections, words int) *life {
	l := &life{Rand: rand.New(rand.NewPCG(seed, 7)), catalogues: make([]*po.File, sections)}
	for i := range sections {
		l.texts = append(l.texts, extracted(uint64(i), words))
	}
	l.spare = extracted(seed+1000, 4*words)
	return l
}

func extracted(seed uint64, words int) []translate.Message {
	options := markdown.Options{FrontMatter: []string{"title", "description"}, Code: map[string]markdown.CodeMode{"": markdown.CodeAll}}
	return translate.Extract(fmt.Sprintf("handbook/%d.md", seed), markdown.Parse(bookgen.Section(seed, words), options))
}

func (l *life) update(typo bool) Update {
	u := Update{Locale: zhHant(), Typo: func(string) bool { return typo }}
	for i, texts := range l.texts {
		u.Pairs = append(u.Pairs, Pair{
			Section:   fmt.Sprintf("%d.md", i),
			Template:  NewTemplate(Meta{Title: "Book", Date: time.Unix(0, 0)}, texts, nil),
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
		var edited []translate.Message
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

func (l *life) edit(m translate.Message) []translate.Message {
	words := strings.Split(m.Entry.ID, " ") // line breaks stay, which code and front matter have
	at := l.IntN(len(words) + 1)
	switch l.IntN(10) {
	case 0: // it is deleted
		return nil
	case 1: // another comes before it
		return []translate.Message{l.spare[l.IntN(len(l.spare))], m}
	case 2: // another takes its place
		return []translate.Message{l.spare[l.IntN(len(l.spare))]}
	case 3: // words are added
		return []translate.Message{withText(m, strings.Join(slices.Insert(words, at, "whereas", "new"), " "))}
	case 4: // words are dropped
		return []translate.Message{withText(m, strings.Join(words[min(at, 2):], " "))}
	case 5: // it is divided
		if at == 0 || at == len(words) {
			return []translate.Message{m}
		}
		return []translate.Message{withText(m, strings.Join(words[:at], " ")), withText(m, strings.Join(words[at:], " "))}
	case 6: // links lead elsewhere
		return []translate.Message{withText(m, strings.NewReplacer("example.org", "example.com", "](#", "](../x.md#").Replace(m.Entry.ID))}
	case 7: // it is written in another style
		return []translate.Message{withText(m, strings.NewReplacer("**", "__", `"`, "”", " – ", " -- ").Replace(m.Entry.ID))}
	case 8: // it gets a context, or loses the one it has
		edited := *m.Entry
		if edited.Context = nil; m.Entry.Context == nil {
			edited.Context = &[]string{"menu", "title"}[l.IntN(2)]
		}
		if l.once(2) {
			return []translate.Message{m, {Entry: &edited, Kind: m.Kind}}
		}
		return []translate.Message{{Entry: &edited, Kind: m.Kind}}
	default: // a letter changes
		return []translate.Message{withText(m, strings.Replace(m.Entry.ID, "e", "é", 1))}
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

func withText(m translate.Message, text string) translate.Message {
	if strings.TrimSpace(text) == "" {
		return m
	}
	edited := *m.Entry
	edited.ID = text
	return translate.Message{Entry: &edited, Kind: m.Kind}
}

// unique drops texts that are there already, as Extract does.
func unique(texts []translate.Message) []translate.Message {
	seen := map[po.Key]bool{}
	var kept []translate.Message
	for _, m := range texts {
		if key := m.Entry.Key(); !seen[key] {
			seen[key] = true
			kept = append(kept, m)
		}
	}
	return kept
}
