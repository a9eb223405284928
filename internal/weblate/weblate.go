// Package weblate describes how a handbook is set up in Weblate: which project,
// which components, which add-ons, and what stands in each field of them.
//
// It owns the knowledge of Weblate's forms and of its REST API, as of the
// [Release] that it was held against. It opens no connection and reads no file;
// what it has to know of the handbook is a plain [Handbook], and the rest a
// [Hosting]. Start reading at [New]. A [Form] is the one place where a field has
// its name in the API, its label on the page and its value, so that the JSON for
// programs and the checklist for people cannot disagree.
package weblate

// Release is the version of Weblate that every field, label, flag and add-on in
// this package was held against.
const Release = "2026.10"

// Settings are all that a maintainer enters into Weblate, in this order: each
// step needs those before it.
type Settings struct {
	Project   Form
	Component Form // of the first section; it holds the repository for all
	Discovery Addon
	Addons    []Addon
	Glossary  *Form    // nil without a glossary that Weblate may write
	Terms     []Upload // of a glossary that Weblate may not write
	Slug      string   // of the project
	Sections  []SectionComponent
	Handbook  Handbook
	first     string       // slug of the first section's component
	folders   string       // of the handbook, as a command line has them
	hosting   Hosting      // with its defaults filled in
	file      GlossaryFile // an example for what is said of the glossary
}

// New returns the settings of a handbook that has at least one section.
// [Hosting.Check] must have found nothing wrong.
func New(h Handbook, at Hosting) Settings {
	at = at.withDefaults(h)
	s := Settings{
		Project:   project(h, at),
		Component: firstComponent(h, at),
		Discovery: discovery(h),
		Addons:    addons(),
		Slug:      at.Project,
		Sections:  h.SectionComponents(),
		first:     slugify(componentName(h.Sections[0].Component)),
		folders:   h.folders(),
		hosting:   at,
		Handbook:  h,
	}
	switch {
	case len(h.Glossary.Files) == 0:
	case len(h.Glossary.lost()) > 0:
		s.Terms = h.Glossary.uploads(at.Project)
		s.file = h.Glossary.Files[0]
	default:
		form := h.Glossary.component(h, at, s.first)
		s.Glossary = &form
	}
	return s
}
