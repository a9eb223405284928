package adopt

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/alignment"
	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/merging"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/report"
)

// A Proposal is what was found, ready to be merged.
type Proposal struct {
	Compendium *merging.Compendium
	// Found is the report on it, without what becomes of each text in the merge. Entries
	// has for each of its texts the entry of the compendium, nil for none.
	Found   *report.Adoption
	Entries []*po.Entry
}

// propose makes translations of what was found.
func (p *proposer) propose(found *alignment.Result) *Proposal {
	r := &Proposal{Compendium: &merging.Compendium{}, Found: &report.Adoption{Locale: p.target.Locale, Folder: p.folder}}
	texts := make([][]text, len(p.sources))
	for _, m := range found.Matches {
		for _, t := range p.texts(m) {
			texts[t.source.Section] = append(texts[t.source.Section], t)
		}
	}
	for i, s := range p.sources {
		messages := chosen(texts[i])
		p.examine(i, messages) // of what goes into the catalogue: a file has each message once
		file := &po.File{}
		for _, t := range messages {
			if t.entry != nil {
				file.Entries = append(file.Entries, t.entry)
			}
			r.Found.Texts = append(r.Found.Texts, p.reported(t))
			r.Entries = append(r.Entries, t.entry)
		}
		if len(file.Entries) > 0 {
			r.Compendium.AddSection(s.Path, file)
		}
	}
	p.count(r.Found, found)
	return r
}

// A text is one of the source with what stands for it in the translation.
type text struct {
	source alignment.Place
	target []alignment.Place
	said   string // the translation
	doubts []string
	// entry is what goes into the catalogues; nil where the match is worth nothing.
	entry *po.Entry
	// repeated says that another text of the section is the same message.
	repeated bool
}

// doubt adds a reason to look at a text.
func (t *text) doubt(reason string) {
	t.doubts = append(t.doubts, reason)
	if t.entry != nil {
		t.entry.SetFuzzy(true)
	}
}

// texts returns the texts of a match: one, but where one translation stands for two.
func (p *proposer) texts(m alignment.Match) []text {
	var said []string
	for _, at := range m.Target {
		said = append(said, segment(p.targets, at).Text)
	}
	if len(said) == 2 {
		said = []string{joined(said[0], said[1])}
	}
	if len(m.Source) == 2 {
		first, second := segment(p.sources, m.Source[0]).Text, segment(p.sources, m.Source[1]).Text
		a, b, ok := divided(first, second, said[0])
		if !ok {
			a, b = said[0], said[0]
		}
		said = []string{a, b}
	}
	var texts []text
	for i, at := range m.Source {
		texts = append(texts, p.text(m, at, said[i]))
	}
	return texts
}

// text makes a translation of a text.
func (p *proposer) text(m alignment.Match, at alignment.Place, said string) text {
	seg := segment(p.sources, at)
	t := text{source: at, target: m.Target, said: said}
	for _, d := range m.Doubts {
		t.doubt(d.String())
	}
	switch {
	case strings.ContainsRune(said, 0):
		t.doubt("it has the character NUL, which no catalogue can hold") // an escape of YAML, in front matter
		return t
	case p.language.inSource(seg.Text, said):
		if !slices.Contains(m.Doubts, alignment.DoubtUntranslated) {
			t.doubt(alignment.DoubtUntranslated.String())
		}
		return t
	case seg.Text == said && p.language.writes(said):
		t.doubts = append(t.doubts, "it is the same as the source")
	case m.Unlikely():
		return t
	}
	t.entry = &po.Entry{ID: seg.Text, Str: []string{relinked(seg.Text, said)}}
	if p.outdated[at.Section].has(seg.Text, t.entry.Str[0]) {
		t.doubt("it was the translation of an earlier text")
	}
	if seg.Context != "" {
		t.entry.Context = &seg.Context
	}
	t.entry.SetFuzzy(len(t.doubts) > 0)
	return t
}

// examine finds translations that are not fit to be published: that the section would not
// take, as one that brings in an element that its source does not have, or with an error in
// their markup. A translator has to look at them.
func (p *proposer) examine(i int, texts []text) {
	of := map[*po.Entry]*text{}
	file := &po.File{}
	for i := range texts {
		if t := &texts[i]; t.entry != nil && !t.entry.Fuzzy() {
			of[t.entry] = t
			file.Entries = append(file.Entries, t.entry)
		}
	}
	if len(file.Entries) == 0 {
		return
	}
	for _, f := range p.checker.Catalogue(check.Input{Section: p.prepared[i], Path: p.sources[i].Path, Data: file.Bytes(), File: file}) {
		if t := of[f.Entry]; t != nil && f.Severity == diag.Error {
			t.doubt(f.Message.String())
		}
	}
}

// chosen returns the texts of a section with one translation for each message: where
// the same text is translated in several ways, the one that most places have, certain ones
// first.
func chosen(texts []text) []text {
	votes := map[po.Key]map[string]int{}
	for _, t := range texts {
		if t.entry == nil {
			continue
		}
		key := t.entry.Key()
		if votes[key] == nil {
			votes[key] = map[string]int{}
		}
		votes[key][t.entry.Str[0]]++
		if !t.entry.Fuzzy() {
			votes[key][t.entry.Str[0]] += len(texts)
		}
	}
	best := map[po.Key]int{}
	for i, t := range texts {
		if t.entry == nil {
			continue
		}
		key := t.entry.Key()
		if j, there := best[key]; !there || votes[key][t.entry.Str[0]] > votes[key][texts[j].entry.Str[0]] {
			best[key] = i
		}
	}
	for i := range texts {
		if t := &texts[i]; t.entry != nil && best[t.entry.Key()] != i {
			if texts[best[t.entry.Key()]].entry.Str[0] != t.entry.Str[0] {
				t.doubts = append(t.doubts, "the same text is translated otherwise elsewhere in the section")
			}
			t.entry, t.repeated = nil, true
		}
	}
	return texts
}

// reported is a text as the report has it. It also says in the catalogue where a fuzzy
// translation is from.
func (p *proposer) reported(t text) report.AdoptedText {
	seg := segment(p.sources, t.source)
	r := report.AdoptedText{
		Section: p.sources[t.source.Section].Path, Source: seg.Text, Translation: t.said, Doubts: t.doubts,
		SourceAt: p.sources[t.source.Section].At(seg.Start),
		At:       p.at(t.target[0]),
	}
	switch {
	case t.repeated:
		r.State = report.AdoptedRepeated
	case t.entry == nil:
		r.State = report.AdoptedNot
	case t.entry.Fuzzy():
		t.entry.Comments = []string{comment(r.At, t.doubts)}
	}
	return r
}

// at is the position of a text of a translated file.
func (p *proposer) at(place alignment.Place) diag.Position {
	return p.targets[place.Section].At(segment(p.targets, place).Start)
}

// comment is what a catalogue says of a translation that a person has to look at.
func comment(at diag.Position, doubts []string) string {
	return diag.Harmless(fmt.Sprintf("from %s:%d, uncertain: %s", at.File, at.Line, strings.Join(doubts, "; ")))
}

// count fills in what the report says of files and of what is left.
func (p *proposer) count(r *report.Adoption, found *alignment.Result) {
	paired := [2]map[int]bool{{}, {}}
	for _, pair := range found.Pairs {
		paired[0][pair[0]], paired[1][pair[1]] = true, true
		r.Files = append(r.Files, report.AdoptedFile{
			Section: p.sources[pair[0]].Path, File: p.targets[pair[1]].File, ByContent: !p.byName[pair],
		})
	}
	for i, s := range p.sources {
		if !paired[0][i] {
			r.Untranslated = append(r.Untranslated, s.Path)
		}
	}
	for i, s := range p.targets {
		if !paired[1][i] {
			r.Strange = append(r.Strange, s.File)
		}
	}
	for _, at := range found.LeftSource {
		seg := segment(p.sources, at)
		r.LeftSource = append(r.LeftSource, report.LeftText{
			Section: p.sources[at.Section].Path, At: p.sources[at.Section].At(seg.Start), Text: seg.Text,
		})
	}
	for _, at := range found.LeftTarget {
		r.LeftTarget = append(r.LeftTarget, report.LeftText{At: p.at(at), Text: segment(p.targets, at).Text})
	}
}

// states are what becomes of a text by what becomes of its entry.
var states = map[merging.Fate]report.AdoptionState{
	merging.Untranslated: report.AdoptedNot, merging.NotWanted: report.AdoptedNot, merging.PassedOver: report.AdoptedKept,
	merging.Present: report.AdoptedPresent, merging.TakenFuzzy: report.AdoptedFuzzy, merging.Taken: report.AdoptedFinished,
}

// Settle enters into the report what has become of the texts in a merge.
func (p *Proposal) Settle(fates map[*po.Entry]merging.Fate) {
	for i := range p.Found.Texts {
		t := &p.Found.Texts[i]
		if e := p.Entries[i]; e != nil {
			t.State = states[fates[e]]
		}
	}
}
