package update

import (
	"context"
	"slices"

	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/content"
	"github.com/pobook/pobook/internal/foreign"
	"github.com/pobook/pobook/internal/merging"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/report"
)

// An Import is what has become of a catalogue.
type Import struct {
	Name    string // of the file
	Code    string // of the locale
	Program string // that has made it; empty if it is not known
	States  []ImportState
}

// An ImportState is what has become of a message of a catalogue.
type ImportState struct {
	Entry *po.Entry // of the file
	State State
}

// A State is what has become of a message of a catalogue. A message is in one of them.
type State int

// The states.
const (
	Untranslated State = iota // there is no translation in the file
	Finished                  // the handbook has its translation now, and it is finished
	Fuzzy                     // the handbook has it now, and a translator has to look at it
	Present                   // the handbook has had it before
	PassedOver                // the handbook has another translation, which stays
	Partly                    // the handbook has a part of it
	NotPlaced                 // the handbook does not have the text
)

// recognised is catalogues that are read as those of the handbook's messages.
type recognised struct {
	catalogues []Catalogue
	read       []foreign.Catalogue
	compendia  map[string]*merging.Compendium
}

// recognise reads catalogues as messages of the sections, and adds them to compendia,
// which are by the code of the locale.
func recognise(ctx context.Context, c config.Config, catalogues []Catalogue, sections []extracted, compendia map[string]*merging.Compendium, doing func(what string, done, total int)) (recognised, error) {
	r := recognised{catalogues: catalogues, compendia: compendia}
	if len(catalogues) == 0 {
		return r, nil
	}
	r.compendia = map[string]*merging.Compendium{}
	for code, given := range compendia {
		r.compendia[code] = given.Clone()
	}
	index := indexOf(c, sections)
	for i, file := range catalogues {
		if err := ctx.Err(); err != nil {
			return r, err
		}
		doing("reading "+file.Name, i+1, len(catalogues))
		r.read = append(r.read, index.Read(file.File, file.Path))
	}
	// What a file has given up comes after what another has still.
	added := map[*po.Entry]bool{}
	for _, obsolete := range []bool{false, true} {
		for i, file := range catalogues {
			if r.compendia[file.Code] == nil {
				r.compendia[file.Code] = &merging.Compendium{}
			}
			add(r.compendia[file.Code], c, file, only(r.read[i], obsolete), added)
		}
	}
	return r, nil
}

// only returns a catalogue with the messages that are obsolete, or with the others.
func only(read foreign.Catalogue, obsolete bool) foreign.Catalogue {
	read.Messages = slices.DeleteFunc(slices.Clone(read.Messages), func(m foreign.Message) bool { return m.Entry.Obsolete != obsolete })
	return read
}

func indexOf(c config.Config, sections []extracted) *foreign.Index {
	var all []foreign.Section
	for _, s := range sections {
		all = append(all, foreign.Section{Path: s.section, Messages: s.messages, Defines: s.defines})
	}
	return foreign.NewIndex(all, content.Extraction(c.Extraction))
}

// add adds what a catalogue has to a compendium: to the sections what is theirs, and
// what is no message of theirs for those that are similar. added are the entries that are
// there: several messages of a file may make up one.
func add(to *merging.Compendium, c config.Config, file Catalogue, read foreign.Catalogue, added map[*po.Entry]bool) {
	header := &po.File{}
	if read.Header != nil {
		header.Entries = []*po.Entry{read.Header}
	}
	var (
		bySection = map[string]*po.File{}
		order     []string
	)
	for _, m := range read.Messages {
		for _, p := range m.Placed {
			if added[p.Entry] {
				continue
			}
			added[p.Entry] = true
			f := bySection[p.Section]
			if f == nil {
				f = &po.File{Entries: header.Entries[:len(header.Entries):len(header.Entries)]}
				bySection[p.Section] = f
				order = append(order, p.Section)
			}
			f.Entries = append(f.Entries, p.Entry)
		}
	}
	for _, section := range order {
		to.AddSection(section, bySection[section])
	}
	for _, m := range read.Messages {
		for _, u := range m.Rest {
			if u.Usable {
				header.Entries = append(header.Entries, u.Entry)
			}
		}
	}
	if file.Path != "" {
		to.AddSection(sectionOf(c, file.Code, file.Path), header)
	} else {
		to.Add(header)
	}
}

// Report counts the messages.
func (i Import) Report() report.Import {
	r := report.Import{Name: i.Name, Locale: i.Code, Program: i.Program}
	counts := map[State]*int{
		Untranslated: &r.Untranslated, Finished: &r.Finished, Fuzzy: &r.Fuzzy, Present: &r.Present,
		PassedOver: &r.PassedOver, Partly: &r.Partly, NotPlaced: &r.NotPlaced,
	}
	for _, s := range i.States {
		*counts[s.State]++
	}
	return r
}

// imports says what has become of the catalogues. fates are those of the entries of the
// compendia, by the code of the locale.
func (r recognised) imports(fates map[string]map[*po.Entry]merging.Fate) []Import {
	var all []Import
	for i, file := range r.catalogues {
		imported := Import{Name: file.Name, Code: file.Code, Program: r.read[i].Program.Name}
		for _, m := range r.read[i].Messages {
			imported.States = append(imported.States, ImportState{m.Entry, stateOf(m, fates[file.Code])})
		}
		all = append(all, imported)
	}
	return all
}

// stateOf says what has become of a message by what has become of its parts.
func stateOf(m foreign.Message, fates map[*po.Entry]merging.Fate) State {
	count := map[merging.Fate]int{}
	for _, p := range m.Placed {
		count[fates[p.Entry]]++
	}
	for _, u := range m.Rest {
		count[max(fates[u.Entry], merging.NotWanted)]++
	}
	here := count[merging.Present] + count[merging.Taken] + count[merging.TakenFuzzy]
	switch {
	case m.Entry.Empty():
		return Untranslated
	case here > 0 && count[merging.NotWanted]+count[merging.PassedOver] > 0:
		return Partly
	case count[merging.TakenFuzzy] > 0:
		return Fuzzy
	case count[merging.Taken] > 0:
		return Finished
	case count[merging.Present] > 0:
		return Present
	case count[merging.PassedOver] > 0:
		return PassedOver
	default:
		return NotPlaced
	}
}
