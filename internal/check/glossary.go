package check

import (
	"strings"

	"github.com/pobook/pobook/internal/diag"
)

// Agreed terms.
var glossaryChecks = table{
	{
		ID: "check_glossary", Family: Terms, Severity: diag.Warning, Weblate: true, find: findUnagreedTerms, verdict: glossaryToWeblate,
		Explanation: "The source has a term of the glossary, and the translation has none of the forms that were agreed on for it. A term that is marked read-only stays in its source form. Terms match whole words, so plurals are terms of their own; code and addresses are left aside.",
		Wrong:       Example{Source: "Open the catalogue.", Target: "打開目錄。", Terms: "source,target\ncatalogue,訊息檔\n"},
		Right:       Example{Source: "Open the catalogue.", Target: "打開訊息檔。", Terms: "source,target\ncatalogue,訊息檔\n"},
	},
	{
		ID: "forbidden-term", Family: Terms, find: findForbiddenTerms,
		Explanation: "The translation has a word that the glossary forbids for a term of the source, not as a part of a form that is wanted there. Somebody had a reason to forbid it; the note of the term may say which.",
		Wrong:       Example{Source: "Open the file.", Target: "打開文件。", Terms: "source,target,flags\nfile,檔案,\nfile,文件,forbidden\n"},
		Right:       Example{Source: "Open the file.", Target: "打開檔案。", Terms: "source,target,flags\nfile,檔案,\nfile,文件,forbidden\n"},
	},
	{
		ID: "glossary-conflict", Family: Terms, Severity: diag.Warning,
		Explanation: "Two rows of the glossary cannot both be followed: a form that is wanted and forbidden, a term that stays as it is and is translated, or two forms for one term without a note that says when each is meant.",
		Wrong:       Example{Terms: "source,target\nfile,檔案\nfile,文件\n"},
		Right:       Example{Terms: "source,target,note\nfile,檔案,on a disk\nfile,卷宗,of paper\n"},
	},
	{
		ID: "glossary-syntax", Family: Terms,
		Explanation: "A glossary cannot be read, or a row of it says nothing. It is a CSV file whose first line names the columns source and target, and if you like developer_comments, context and flags; TBX and PO are read too.",
		Wrong:       Example{Terms: "file,檔案\n"},
		Right:       Example{Terms: "source,target\nfile,檔案\n"},
	},
}

// findUnagreedTerms looks for each term of the source in the translation.
func findUnagreedTerms(m *message) {
	if m.brief.glossary == nil || m.source.raw == m.target.raw {
		return // a name, or the business of another check
	}
	for _, o := range m.brief.glossary.In(m.source.prose()) {
		switch {
		case o.Follows(m.target.raw):
		case o.Keep:
			m.report(m.all(), diag.Textf("the term %q has to stay as it is in the source", o.Text), diag.Textf("write %s", o.Text))
		default:
			m.report(m.all(), diag.Textf("the term %q is not translated as the glossary says", m.source.raw[o.Start:o.End]), diag.Textf("use %s", diag.Or(o.Wanted)))
		}
	}
}

func findForbiddenTerms(m *message) {
	if m.brief.glossary == nil {
		return
	}
	terms := m.brief.glossary.In(m.source.prose())
	for _, o := range terms {
		// A form that stands in the source is quoted.
		if form, at := o.Uses(m.target.raw, terms); at >= 0 && !strings.Contains(m.source.raw, form) {
			hint := diag.Textf("use another word")
			if len(o.Wanted) > 0 {
				hint = diag.Textf("use %s", diag.Or(o.Wanted))
			}
			m.report(span{at, at + len(form)}, diag.Textf("the glossary forbids %q as a translation of %q", form, o.Source), hint)
		}
	}
}
