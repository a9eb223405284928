package report

import "io"

// CoverageFormats are the forms in which coverage can be written to a stream, by
// name. A badge is a file for each locale, see [Badge].
var CoverageFormats = []string{"text", "json", "markdown", "csv"}

// Write writes coverage in one of [CoverageFormats].
func (c Coverage) Write(w io.Writer, format string, style Style) error {
	switch format {
	case "json":
		return coverageJSON(w, c)
	case "markdown":
		return coverageMarkdown(w, c)
	case "csv":
		return coverageCSV(w, c)
	default:
		return coverageText(w, c, style)
	}
}

// FindingFormats are the forms in which findings can be written, by name.
var FindingFormats = []string{"text", "json", "markdown", "sarif", "junit", "github", "gitlab"}

// IsCommands reports whether a format is made of lines that a CI takes for
// commands, which a harmless stream would write out. What is not pobook's own in
// them is harmless.
func IsCommands(format string) bool { return format == "github" }

// Write writes findings in one of [FindingFormats].
func (f Findings) Write(w io.Writer, format string, style Style) error {
	switch format {
	case "json":
		return findingsJSON(w, f)
	case "markdown":
		return findingsMarkdown(w, f)
	case "sarif":
		return findingsSARIF(w, f)
	case "junit":
		return findingsJUnit(w, f)
	case "github":
		return githubCommands(w, f)
	case "gitlab":
		return gitlabReport(w, f)
	default:
		return findingsText(w, f, style)
	}
}

// AdoptionFormats are the forms in which an adoption can be written, by name.
var AdoptionFormats = []string{"text", "json", "html"}

// Write writes an adoption in one of [AdoptionFormats].
func (a Adoption) Write(w io.Writer, format string) error {
	switch format {
	case "json":
		return adoptionJSON(w, a)
	case "html":
		return adoptionHTML(w, a)
	default:
		return adoptionText(w, a)
	}
}
