package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/pobook/pobook/internal/conversion"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/locale"
)

// Conversion is what a conversion did, or would do.
type Conversion struct {
	DryRun       bool
	From, To     locale.Locale
	How          string // by which data
	FilesChanged int
	Sections     []SectionConversion // in reading order
	Stale        []string            // catalogues that are not of what the sections say now
}

// SectionConversion is what became of the messages of one catalogue.
type SectionConversion struct {
	Section   string // path below handbook/
	Decisions []conversion.Decision
}

// Count returns how many messages have an outcome.
func (c *Conversion) Count(outcome conversion.Outcome) int {
	n := 0
	for _, s := range c.Sections {
		for _, d := range s.Decisions {
			if d.Outcome == outcome {
				n++
			}
		}
	}
	return n
}

// Drafts returns how many messages have a draft that nobody has looked at.
func (c *Conversion) Drafts() int {
	return c.Count(conversion.Converted) + c.Count(conversion.Followed) + c.Count(conversion.Unchanged)
}

// ConversionText writes a line that counts the outcomes, and leaves out what there is
// none of.
func ConversionText(w io.Writer, c Conversion) error {
	changed := "changed"
	if c.DryRun {
		changed = "would change"
	}
	parts := []string{fmt.Sprintf("%d converted", c.Count(conversion.Converted))}
	for _, part := range []struct {
		outcome conversion.Outcome
		what    string
	}{
		{conversion.Followed, "followed"},
		{conversion.Unchanged, "unchanged"},
		{conversion.Edited, "kept as edited"},
		{conversion.Translated, "had a translation"},
		{conversion.Waiting, "without a finished one in " + c.From.Code},
		{conversion.Refused, "refused"},
	} {
		if n := c.Count(part.outcome); n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, part.what))
		}
	}
	_, err := fmt.Fprintf(w, "%s from %s: %s, %s %s\n", c.To.Code, c.From.Code, strings.Join(parts, ", "), diag.Count(c.FilesChanged, "file"), changed)
	return err
}

// conversionSchema is the version of the JSON that [ConversionJSON] writes. Fields, and
// outcomes, may be added to a version; nothing else may change in it.
const conversionSchema = 1

type conversionDecision struct {
	Section string             `json:"section"`
	Msgctxt *string            `json:"msgctxt,omitempty"`
	Msgid   string             `json:"msgid"`
	Outcome conversion.Outcome `json:"outcome"`
}

// ConversionJSON writes a conversion for programs:
//
//   - schema: 1;
//   - dry_run: whether nothing was written;
//   - from, to: the codes of the locales, and how: by which data;
//   - messages: how many have each outcome, by the names of [conversion.Outcome];
//   - files_changed: how many catalogues changed;
//   - stale: the catalogues that are not of what the sections say now;
//   - decisions: the messages with their outcomes, but for those that are unchanged or
//     had a translation.
func ConversionJSON(w io.Writer, c Conversion) error {
	document := struct {
		Schema       int                        `json:"schema"`
		DryRun       bool                       `json:"dry_run"`
		From         string                     `json:"from"`
		To           string                     `json:"to"`
		How          string                     `json:"how"`
		Messages     map[conversion.Outcome]int `json:"messages"`
		FilesChanged int                        `json:"files_changed"`
		Stale        []string                   `json:"stale"`
		Decisions    []conversionDecision       `json:"decisions"`
	}{
		conversionSchema, c.DryRun, c.From.Code, c.To.Code, c.How,
		map[conversion.Outcome]int{},
		c.FilesChanged,
		append([]string{}, c.Stale...),
		[]conversionDecision{},
	}
	for _, outcome := range conversion.Outcomes {
		document.Messages[outcome] = c.Count(outcome)
	}
	for _, s := range c.Sections {
		for _, d := range s.Decisions {
			if d.Outcome != conversion.Unchanged && d.Outcome != conversion.Translated {
				document.Decisions = append(document.Decisions, conversionDecision{s.Section, d.Entry.Context, d.Entry.ID, d.Outcome})
			}
		}
	}
	return diag.WriteJSON(w, document)
}
