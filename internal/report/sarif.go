package report

import (
	"io"
	"net/url"
	"strings"

	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/codes"
	"github.com/pobook/pobook/internal/diag"
)

// The parts of SARIF 2.1.0 that are written, in the order of its specification
// (§3.13 log file, §3.14 run, §3.27 result).
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool     `json:"tool"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name    string      `json:"name"`
		Version string      `json:"version,omitempty"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID      string       `json:"id"`
		Full    sarifText    `json:"fullDescription"`
		Default sarifDefault `json:"defaultConfiguration"`
	}
	sarifDefault struct {
		Level string `json:"level"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifResult struct {
		RuleID    string            `json:"ruleId"`
		RuleIndex *int              `json:"ruleIndex,omitempty"`
		Level     string            `json:"level"`
		Message   sarifText         `json:"message"`
		Locations []sarifLocation   `json:"locations"`
		Prints    map[string]string `json:"partialFingerprints"`
	}
	sarifLocation struct {
		Physical sarifPhysical `json:"physicalLocation"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn,omitempty"`
	}
)

const (
	sarifVersion = "2.1.0"
	sarifSchema  = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)

// findingsSARIF writes a log of one run. Its rules are those that something was found
// by, with their explanations. What has no code is a result without a rule.
func findingsSARIF(w io.Writer, f Findings) error {
	run := sarifRun{
		Tool:       sarifTool{sarifDriver{Name: "pobook", Version: f.Version, Rules: []sarifRule{}}},
		ColumnKind: "unicodeCodePoints",
		Results:    []sarifResult{},
	}
	index := map[diag.Code]int{}
	for i, print := range f.fingerprints() {
		found := f.Found[i]
		result := sarifResult{
			RuleID: string(found.Code), Level: level(found.Severity), Message: sarifText{unlinked(said(found))},
			Locations: []sarifLocation{{physical(f, found)}}, Prints: map[string]string{"pobook/v1": print},
		}
		if meant, ok := codes.Find(found.Code); ok {
			at, listed := index[found.Code]
			if !listed {
				at = len(run.Tool.Driver.Rules)
				index[found.Code] = at
				run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRule{string(meant.Code), sarifText{meant.Explanation}, sarifDefault{level(meant.Severity)}})
			}
			result.RuleIndex = &at
		}
		run.Results = append(run.Results, result)
	}
	return diag.WriteJSON(w, sarifLog{sarifSchema, sarifVersion, []sarifRun{run}})
}

// unlinked writes a text without the links that it may look like to have: a
// viewer makes links of what stands between brackets and parentheses, unless a
// backslash is before the brackets (§3.11.6).
func unlinked(text string) string {
	if !strings.Contains(text, "](") {
		return text
	}
	return strings.NewReplacer("[", `\[`, "]", `\]`).Replace(text)
}

func physical(f Findings, found check.Finding) sarifPhysical {
	p := sarifPhysical{Artifact: sarifArtifact{(&url.URL{Path: f.Folder + found.File}).String()}}
	if found.Line > 0 {
		p.Region = &sarifRegion{found.Line, found.Column}
	}
	return p
}

func level(s diag.Severity) string { return s.String() } // "error" and "warning" are SARIF's words
