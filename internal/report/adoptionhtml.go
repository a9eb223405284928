package report

import (
	_ "embed"
	"html/template"
	"io"

	"github.com/pobook/pobook/internal/diag"
)

//go:embed adoption.html
var adoptionPage string

var adoptionTemplate = template.Must(template.New("adoption").Funcs(template.FuncMap{"harmless": diag.Harmless}).Parse(adoptionPage))

// adoptionHTML writes an adoption as a page with source and translation side by side. It
// needs no other file and no script.
func adoptionHTML(w io.Writer, a Adoption) error {
	type section struct {
		Name  string
		Texts []AdoptedText
	}
	type count struct {
		State AdoptionState
		N     int
		Means string
	}
	page := struct {
		Adoption
		Lang     string
		Counts   []count
		Sections []section
	}{Adoption: a, Lang: a.Locale.Tag.String()}
	counts := a.Counts()
	for _, s := range adoptionStates {
		page.Counts = append(page.Counts, count{s.state, counts[s.state], s.means})
	}
	for _, t := range a.Texts {
		if n := len(page.Sections); n == 0 || page.Sections[n-1].Name != t.Section {
			page.Sections = append(page.Sections, section{Name: t.Section})
		}
		last := &page.Sections[len(page.Sections)-1]
		last.Texts = append(last.Texts, t)
	}
	return adoptionTemplate.Execute(w, page)
}
