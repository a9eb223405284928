package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/merging"
)

// Update is what an update did, or would do.
type Update struct {
	DryRun    bool
	Templates Templates
	Moves     []Move
	Locales   []LocaleUpdate // in the order of the configuration
}

// Templates counts the templates.
type Templates struct {
	Sections     int `json:"sections"`
	FilesChanged int `json:"files_changed"`
}

// Move is a section that was renamed or moved, and the files that went with it.
type Move struct {
	merging.Move
	Files []MovedFile
}

// MovedFile is a template or a catalogue, relative to the handbook's root.
type MovedFile struct {
	From string `json:"from"`
	To   string `json:"to"`
}

// LocaleUpdate is what became of one locale's catalogues.
type LocaleUpdate struct {
	Locale       locale.Locale
	FilesChanged int
	Sections     []SectionUpdate // in reading order
}

// SectionUpdate is what became of the messages of one catalogue.
type SectionUpdate struct {
	Section   string // path below handbook/
	Decisions []merging.Decision
}

// Changes sums the sections up.
func (l LocaleUpdate) Changes() merging.Changes {
	var c merging.Changes
	for _, s := range l.Sections {
		c.Add(merging.Tally(s.Decisions))
	}
	return c
}

// UpdateText writes a line for the templates, for each move and each locale.
func UpdateText(w io.Writer, u Update) error {
	changed, goes := "changed", "went"
	if u.DryRun {
		changed, goes = "would change", "would go"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "templates: %s, %s %s\n", diag.Count(u.Templates.Sections, "section"), diag.Count(u.Templates.FilesChanged, "file"), changed)
	for _, m := range u.Moves {
		fmt.Fprintf(&b, "moved: %s is %s now, and %s %s with it\n", diag.Harmless(m.From), diag.Harmless(m.To), diag.Count(len(m.Files), "file"), goes)
	}
	for _, l := range u.Locales {
		fmt.Fprintf(&b, "%s: %s, %s %s\n", l.Locale.Code, changesText(l.Changes()), diag.Count(l.FilesChanged, "file"), changed)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// changesText lists what happened, leaving out what did not.
func changesText(c merging.Changes) string {
	text := fmt.Sprintf("%d kept", c.Kept)
	for _, part := range []struct {
		n    int
		what merging.Outcome
	}{{c.Waiting, merging.Waiting}, {c.Carried, merging.Carried}, {c.Fuzzy, merging.Fuzzy}, {c.New, merging.New}, {c.Obsolete, merging.Obsolete}} {
		if part.n > 0 {
			text += fmt.Sprintf(", %d %s", part.n, part.what)
		}
	}
	return text
}

// updateSchema is the version of the JSON that [UpdateJSON] writes. Fields,
// and reasons, may be added to a version; nothing else may change in it.
const updateSchema = 1

type updateMove struct {
	From  string      `json:"from"`
	To    string      `json:"to"`
	Files []MovedFile `json:"files"`
}

type updateLocale struct {
	Locale       string           `json:"locale"`
	Kept         int              `json:"kept"`
	Untranslated int              `json:"untranslated"`
	Carried      int              `json:"carried"`
	Fuzzy        int              `json:"fuzzy"`
	New          int              `json:"new"`
	Obsolete     int              `json:"obsolete"`
	FilesChanged int              `json:"files_changed"`
	Decisions    []updateDecision `json:"decisions"`
}

type updateDecision struct {
	Section    string          `json:"section"`
	Msgctxt    *string         `json:"msgctxt,omitempty"`
	Msgid      string          `json:"msgid"`
	Outcome    merging.Outcome `json:"outcome"`
	Reason     merging.Reason  `json:"reason"`
	From       *updateOrigin   `json:"from,omitempty"`
	Similarity float64         `json:"similarity,omitempty"`
}

type updateOrigin struct {
	Section string `json:"section,omitempty"`
	Msgid   string `json:"msgid"`
}

// UpdateJSON writes an update for programs:
//
//   - schema: 1;
//   - dry_run: whether nothing was written;
//   - templates: how many sections there are and how many templates changed;
//   - moved: sections with another path, from and to, below handbook/, and the
//     files that were renamed for it;
//   - locales: for each its code, how many messages have each outcome, how many
//     catalogues changed, and the decisions.
//
// A decision is a message with its outcome and reason, by the names of
// [merging.Outcome] and [merging.Reason]; from is the message whose
// translation it has got, in another section if one is named and in a
// compendium if none is; similarity is how much the two texts share, of 1.
// Messages that are kept or untranslated and were there before are only counted.
func UpdateJSON(w io.Writer, u Update) error {
	document := struct {
		Schema    int            `json:"schema"`
		DryRun    bool           `json:"dry_run"`
		Templates Templates      `json:"templates"`
		Moved     []updateMove   `json:"moved"`
		Locales   []updateLocale `json:"locales"`
	}{updateSchema, u.DryRun, u.Templates, []updateMove{}, []updateLocale{}}
	for _, m := range u.Moves {
		document.Moved = append(document.Moved, updateMove{m.From, m.To, m.Files})
	}
	for _, l := range u.Locales {
		c := l.Changes()
		document.Locales = append(document.Locales, updateLocale{
			l.Locale.Code, c.Kept, c.Waiting, c.Carried, c.Fuzzy, c.New, c.Obsolete, l.FilesChanged, decisions(l.Sections),
		})
	}
	return diag.WriteJSON(w, document)
}

func decisions(sections []SectionUpdate) []updateDecision {
	list := []updateDecision{}
	for _, s := range sections {
		for _, d := range s.Decisions {
			if d.Reason == merging.SameText {
				continue
			}
			row := updateDecision{s.Section, d.Context, d.ID, d.Outcome, d.Reason, nil, hundredths(d.Similarity)}
			if d.From != nil {
				row.From = &updateOrigin{d.From.Section, d.From.ID}
			}
			list = append(list, row)
		}
	}
	return list
}

// hundredths rounds a share to what is shown.
func hundredths(share float64) float64 { return float64(int(share*100+0.5)) / 100 }
