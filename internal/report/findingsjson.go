package report

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/pobook/pobook/internal/diag"
)

// findingsSchema is the version of the JSON that is written. Fields may be added
// to a version; nothing else may change in it.
const findingsSchema = 1

type findingsDocument struct {
	Schema   int               `json:"schema"`
	Errors   int               `json:"errors"`
	Warnings int               `json:"warnings"`
	Findings []findingDocument `json:"findings"`
}

type findingDocument struct {
	File        string  `json:"file"`
	Line        int     `json:"line,omitempty"`
	Column      int     `json:"column,omitempty"` // in characters
	Severity    string  `json:"severity"`
	ID          string  `json:"id"`
	Message     string  `json:"message"`
	Hint        string  `json:"hint,omitempty"`
	Locale      string  `json:"locale,omitempty"`
	Context     *string `json:"msgctxt,omitempty"`
	MsgID       string  `json:"msgid,omitempty"`
	Instead     *string `json:"instead,omitempty"`
	Fingerprint string  `json:"fingerprint"`
}

func findingsJSON(w io.Writer, f Findings) error {
	document := findingsDocument{findingsSchema, f.Count(diag.Error), f.Count(diag.Warning), []findingDocument{}}
	for i, print := range f.fingerprints() {
		found := f.Found[i]
		entry := findingDocument{
			File: found.File, Line: found.Line, Column: found.Column, Severity: found.Severity.String(), ID: string(found.Code),
			Message: found.Message.String(), Hint: found.Hint.String(), Locale: found.Locale, Instead: found.Instead, Fingerprint: print,
		}
		if found.Entry != nil {
			entry.MsgID, entry.Context = found.Entry.ID, found.Entry.Context
		}
		document.Findings = append(document.Findings, entry)
	}
	return diag.WriteJSON(w, document)
}

// ReadBaseline reads a report that was written as JSON.
func ReadBaseline(data []byte) (Baseline, error) {
	var document findingsDocument
	if err := json.Unmarshal(data, &document); err != nil {
		return nil, fmt.Errorf("no report of \"pobook check --format json\": %w", err)
	}
	if document.Schema != findingsSchema {
		return nil, fmt.Errorf("a report of schema %d, not %d", document.Schema, findingsSchema)
	}
	if document.Findings == nil {
		return nil, errors.New("no report of \"pobook check --format json\": it has no findings, not even none")
	}
	known := Baseline{}
	for _, found := range document.Findings {
		known[found.Fingerprint] = true
	}
	return known, nil
}
