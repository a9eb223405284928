package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/locale"
)

// An Adoption is what of a folder of translated sections was taken over, or would be.
type Adoption struct {
	DryRun bool
	Locale locale.Locale
	Folder string
	Files  []AdoptedFile
	Texts  []AdoptedText // in the order of the sections
	// Untranslated are sections without a file, and Strange files that are of no section.
	Untranslated, Strange []string
	// LeftOut are files that are in another language by their names, or the sections
	// themselves.
	LeftOut []string
	// LeftSource and LeftTarget are texts of either side for which nothing was found.
	LeftSource, LeftTarget []LeftText
}

// An AdoptedFile is a translated file with the section that it is of.
type AdoptedFile struct {
	Section   string `json:"section"`
	File      string `json:"file"`
	ByContent bool   `json:"by_content"` // it has another name, and says the same
}

// An AdoptedText is a text of the source with what stands for it in the translation.
type AdoptedText struct {
	Section             string
	Source, Translation string
	SourceAt, At        diag.Position // of the two
	// Doubts are reasons to look at it; none if it is certain.
	Doubts []string
	State  AdoptionState
}

// A LeftText is one without a partner.
type LeftText struct {
	Section string // of one of the source; else ""
	At      diag.Position
	Text    string
}

// An AdoptionState is what has become of a text.
type AdoptionState string

// The states of texts.
const (
	AdoptedFinished AdoptionState = "translated"   // its message is translated now
	AdoptedFuzzy    AdoptionState = "fuzzy"        // its message is fuzzy now
	AdoptedPresent  AdoptionState = "present"      // the catalogue has had the same translation
	AdoptedKept     AdoptionState = "kept"         // the catalogue has another translation, which stays
	AdoptedRepeated AdoptionState = "repeated"     // another place of the section has the same text
	AdoptedNot      AdoptionState = "not-imported" // too much speaks against it
)

var adoptionStates = []struct {
	state AdoptionState
	means string
}{
	{AdoptedFinished, "certain, so that their messages are translated"},
	{AdoptedFuzzy, "probable, so that a translator has to look at them"},
	{AdoptedPresent, "in the catalogues already"},
	{AdoptedKept, "translated otherwise in the catalogues, which stays"},
	{AdoptedRepeated, "the same as others of their section, and so the same messages"},
	{AdoptedNot, "not taken over, as too much speaks against them"},
}

// Counts returns how many texts are in each state.
func (a Adoption) Counts() map[AdoptionState]int {
	counts := map[AdoptionState]int{}
	for _, t := range a.Texts {
		counts[t.State]++
	}
	return counts
}

// doubtful returns the texts that somebody has to look at.
func (a Adoption) doubtful() []AdoptedText {
	var texts []AdoptedText
	for _, t := range a.Texts {
		if len(t.Doubts) > 0 || t.State == AdoptedKept {
			texts = append(texts, t)
		}
	}
	return texts
}

// adoptionText lists what somebody has to look at, and sums up.
func adoptionText(w io.Writer, a Adoption) error {
	var b strings.Builder
	untranslated := map[string]bool{}
	for _, s := range a.Untranslated {
		untranslated[s] = true
	}
	for _, t := range a.doubtful() {
		fmt.Fprintf(&b, "%s:%d: %s: %s\n", diag.Harmless(t.At.File), t.At.Line, t.State, diag.Harmless(t.why()))
		fmt.Fprintf(&b, "  %s:%d\n    %s\n  %s\n    %s\n", diag.Harmless(t.SourceAt.File), t.SourceAt.Line, diag.Harmless(excerpt(t.Source, adoptedExcerpt)), a.Locale.Code, diag.Harmless(excerpt(t.Translation, adoptedExcerpt)))
	}
	for _, l := range a.LeftSource {
		if !untranslated[l.Section] {
			fmt.Fprintf(&b, "%s:%d: nothing in the translation stands for this\n    %s\n", diag.Harmless(l.At.File), l.At.Line, diag.Harmless(excerpt(l.Text, adoptedExcerpt)))
		}
	}
	for _, l := range a.LeftTarget {
		fmt.Fprintf(&b, "%s:%d: nothing in the sections stands for this\n    %s\n", diag.Harmless(l.At.File), l.At.Line, diag.Harmless(excerpt(l.Text, adoptedExcerpt)))
	}
	for _, f := range a.LeftOut {
		fmt.Fprintf(&b, "%s: left out, as it is in another language by its name, or a section itself\n", diag.Harmless(f))
	}
	for _, f := range a.Strange {
		fmt.Fprintf(&b, "%s: no section says the same\n", diag.Harmless(f))
	}
	for _, s := range a.Untranslated {
		fmt.Fprintf(&b, "%s: no file of %s is its translation\n", diag.Harmless(s), diag.Harmless(a.Folder))
	}
	fmt.Fprintf(&b, "%s: %s of the sections in %s\n", a.Locale.Code, diag.Count(len(a.Texts), "text"), diag.Count(len(a.Files), "file"))
	counts := a.Counts()
	for _, s := range adoptionStates {
		if n := counts[s.state]; n > 0 {
			fmt.Fprintf(&b, "%7d %-12s  %s\n", n, s.state, s.means)
		}
	}
	fmt.Fprintf(&b, "%7d %-12s  texts of the sections for which nothing was found\n", len(a.LeftSource), "missing")
	fmt.Fprintf(&b, "%7d %-12s  texts of the translation that stand for none of the sections\n", len(a.LeftTarget), "left over")
	_, err := io.WriteString(w, b.String())
	return err
}

// why says in one line why somebody has to look at a text.
func (t AdoptedText) why() string {
	if len(t.Doubts) == 0 {
		return "the catalogue has another translation"
	}
	return strings.Join(t.Doubts, "; ")
}

// adoptedExcerpt is how many characters of a text the report in text shows.
const adoptedExcerpt = 200

// adoptionSchema is the version of the JSON that is written. Fields may be added to a
// version; nothing else may change in it.
const adoptionSchema = 1

type adoptedText struct {
	Section     string        `json:"section"`
	State       AdoptionState `json:"state"`
	Source      string        `json:"source"`
	SourceAt    adoptedPlace  `json:"source_at"`
	Translation string        `json:"translation"`
	At          adoptedPlace  `json:"at"`
	Doubts      []string      `json:"doubts"`
}

type adoptedPlace struct {
	File string `json:"file"`
	Line int    `json:"line"`
}

type leftText struct {
	adoptedPlace
	Text string `json:"text"`
}

// adoptionJSON writes an adoption for programs:
//
//   - schema: 1;
//   - dry_run: whether nothing was written;
//   - locale: its code; folder: as it was named;
//   - files: translated files with their sections, and whether they were found by what they say;
//   - counts: how many texts are in each state, by the names of [AdoptionState];
//   - texts: those of the sections with what stands for them, their places, their states, and
//     what speaks against them;
//   - missing and left_over: texts of the sections and of the translation without partner;
//   - untranslated and strange: sections and files without partner;
//   - left_out: files in another language by their names, and the sections themselves.
func adoptionJSON(w io.Writer, a Adoption) error {
	document := struct {
		Schema       int                   `json:"schema"`
		DryRun       bool                  `json:"dry_run"`
		Locale       string                `json:"locale"`
		Folder       string                `json:"folder"`
		Files        []AdoptedFile         `json:"files"`
		Counts       map[AdoptionState]int `json:"counts"`
		Texts        []adoptedText         `json:"texts"`
		Missing      []leftText            `json:"missing"`
		LeftOver     []leftText            `json:"left_over"`
		Untranslated []string              `json:"untranslated"`
		Strange      []string              `json:"strange"`
		LeftOut      []string              `json:"left_out"`
	}{
		Schema: adoptionSchema, DryRun: a.DryRun, Locale: a.Locale.Code, Folder: a.Folder,
		Files: append([]AdoptedFile{}, a.Files...), Counts: a.Counts(), Texts: []adoptedText{},
		Missing: leftTexts(a.LeftSource), LeftOver: leftTexts(a.LeftTarget),
		Untranslated: append([]string{}, a.Untranslated...), Strange: append([]string{}, a.Strange...),
		LeftOut: append([]string{}, a.LeftOut...),
	}
	for _, t := range a.Texts {
		document.Texts = append(document.Texts, adoptedText{
			t.Section, t.State, t.Source, placeOf(t.SourceAt), t.Translation, placeOf(t.At), append([]string{}, t.Doubts...),
		})
	}
	return diag.WriteJSON(w, document)
}

func placeOf(p diag.Position) adoptedPlace { return adoptedPlace{p.File, p.Line} }

func leftTexts(left []LeftText) []leftText {
	texts := []leftText{}
	for _, l := range left {
		texts = append(texts, leftText{placeOf(l.At), l.Text})
	}
	return texts
}
