package report

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/diag"
)

// githubCommands writes workflow commands, which GitHub Actions shows beside the lines of
// a change.
func githubCommands(w io.Writer, f Findings) error {
	// A text that is harmless has no line end that would have to be written as %0A.
	value := strings.NewReplacer("%", "%25")
	property := strings.NewReplacer("%", "%25", ":", "%3A", ",", "%2C")
	for _, found := range f.Found {
		place := "file=" + property.Replace(diag.Harmless(f.Folder+found.File))
		if found.Line > 0 {
			place += fmt.Sprintf(",line=%d", found.Line)
		}
		if found.Column > 0 {
			place += fmt.Sprintf(",col=%d", found.Column)
		}
		if _, err := fmt.Fprintf(w, "::%s %s,title=%s::%s\n", found.Severity, place, property.Replace(string(found.Code)), value.Replace(diag.Harmless(said(found)))); err != nil {
			return err
		}
	}
	return nil
}

// gitlabFinding is an entry of GitLab's code quality report.
type gitlabFinding struct {
	Description string         `json:"description"`
	Check       string         `json:"check_name"`
	Fingerprint string         `json:"fingerprint"`
	Severity    string         `json:"severity"`
	Location    gitlabLocation `json:"location"`
}

type gitlabLocation struct {
	Path  string `json:"path"`
	Lines struct {
		Begin int `json:"begin"`
	} `json:"lines"`
}

// gitlabReport writes a code quality report, which GitLab shows in a merge request.
func gitlabReport(w io.Writer, f Findings) error {
	entries := []gitlabFinding{}
	for i, print := range f.fingerprints() {
		found := f.Found[i]
		entry := gitlabFinding{Description: said(found), Check: string(found.Code), Fingerprint: print, Severity: "minor"}
		if found.Severity == diag.Error {
			entry.Severity = "major"
		}
		entry.Location.Path = f.Folder + found.File
		entry.Location.Lines.Begin = max(1, found.Line)
		entries = append(entries, entry)
	}
	return diag.WriteJSON(w, entries)
}

type junitSuites struct {
	XMLName  xml.Name     `xml:"testsuites"`
	Name     string       `xml:"name,attr"`
	Tests    int          `xml:"tests,attr"`
	Failures int          `xml:"failures,attr"`
	Suites   []junitSuite `xml:"testsuite"`
}

type junitSuite struct {
	Name     string      `xml:"name,attr"`
	Tests    int         `xml:"tests,attr"`
	Failures int         `xml:"failures,attr"`
	Cases    []junitCase `xml:"testcase"`
}

type junitCase struct {
	Class    string         `xml:"classname,attr"`
	Name     string         `xml:"name,attr"`
	File     string         `xml:"file,attr"`
	Failures []junitFailure `xml:"failure"`
	Output   string         `xml:"system-out,omitempty"`
}

type junitFailure struct {
	Message string `xml:"message,attr"`
	Type    string `xml:"type,attr"`
	Text    string `xml:",chardata"`
}

// findingsJUnit writes a test case for each file that was looked at, in a suite for each
// locale. Errors are failures; warnings are its output.
func findingsJUnit(w io.Writer, f Findings) error {
	all := junitSuites{Name: "pobook check"}
	byFile := map[string][]check.Finding{}
	for _, found := range f.Found {
		byFile[found.File] = append(byFile[found.File], found)
	}
	for _, file := range checkedFiles(f) {
		c := testCase(file, byFile[file.File])
		last := len(all.Suites) - 1
		if name := suiteName(file.Locale); last < 0 || all.Suites[last].Name != name {
			all.Suites = append(all.Suites, junitSuite{Name: name})
			last++
		}
		suite := &all.Suites[last]
		suite.Cases = append(suite.Cases, c)
		suite.Tests++
		all.Tests++
		if len(c.Failures) > 0 {
			suite.Failures++
			all.Failures++
		}
	}
	document, err := xml.MarshalIndent(all, "", "  ")
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, xml.Header+diag.HarmlessXML(string(document))+"\n")
	return err
}

// checkedFiles are those that were looked at, and others that something was found in.
func checkedFiles(f Findings) []Checked {
	files, known := append([]Checked{}, f.Checked...), map[string]bool{}
	for _, c := range files {
		known[c.File] = true
	}
	for _, found := range f.Found {
		if !known[found.File] {
			known[found.File] = true
			files = append(files, Checked{found.Locale, found.File})
		}
	}
	return files
}

func suiteName(locale string) string {
	if locale == "" {
		return "handbook"
	}
	return locale
}

func testCase(file Checked, found []check.Finding) junitCase {
	c := junitCase{Class: suiteName(file.Locale), Name: file.File, File: file.File}
	var output strings.Builder
	for _, found := range found {
		if found.Severity == diag.Error {
			c.Failures = append(c.Failures, junitFailure{said(found), string(found.Code), found.Error()})
		} else {
			output.WriteString(found.Error() + "\n")
		}
	}
	c.Output = output.String()
	return c
}
