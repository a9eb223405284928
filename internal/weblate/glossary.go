package weblate

import (
	"path"
	"slices"
)

// glossarySlug is the component of a glossary in the repository. Weblate makes
// an empty glossary of its own in every project, see
// [OwnGlossary].
const glossarySlug = "terms"

// OwnGlossary is the slug of the glossary that Weblate makes in every project.
const OwnGlossary = "glossary"

// csvColumns are those that Weblate writes again when it has read them
// (docs.weblate.org: formats/csv). It also reads some under other names, and
// loses those as it loses columns that it does not know.
var csvColumns = []string{
	"location", "source", "target", "id", "fuzzy", "context", "translator_comments", "developer_comments",
	"source_plural_form", "target_plural_form", "id_hash",
}

// lost are the columns that Weblate would empty when it saves the file: its
// writer makes the header of the columns that were there, and fills only those
// that it knows.
func (g Glossary) lost() []string {
	var lost []string
	for _, file := range g.Files {
		lost = append(lost, file.lost()...)
	}
	slices.Sort(lost)
	return slices.Compact(lost)
}

func (f GlossaryFile) lost() []string {
	return slices.DeleteFunc(slices.Clone(f.Columns), func(c string) bool { return slices.Contains(csvColumns, c) })
}

// component is a component of the glossary's own (docs.weblate.org:
// user/glossary).
func (g Glossary) component(h Handbook, at Hosting, first string) Form {
	names := map[string]string{"csv": "CSV file", "tbx": "TermBase eXchange file", "po": "gettext PO file"}
	form := Form{
		{Key: "name", Label: "Component name", Value: "Terms"},
		{Key: "slug", Label: "URL slug", Value: glossarySlug},
		{Key: "vcs", Label: "Version control system", Value: "git", Shown: "Git"},
		{Key: "repo", Label: "Source code repository", Value: "weblate://" + at.Project + "/" + first},
		{Key: "source_language", Label: "Source language", Value: Form{{Key: "code", Value: code(h.Source)}}, Shown: code(h.Source)},
		{Key: "file_format", Label: "File format", Value: g.Format, Shown: names[g.Format]},
		{Key: "filemask", Label: "File mask", Value: path.Join(h.inRepository(), "glossary", "*."+g.Format)},
		{Key: "language_regex", Label: "Language filter", Value: "^" + language + "$"},
		{Key: "language_code_style", Label: "Language code style", Value: "posix", Shown: "POSIX style using underscore as a separator"},
		// Weblate adds those that the other components have.
		{Key: "new_lang", Label: "Adding new translation", Value: "none", Shown: "Disable adding new translations"},
		{Key: "is_glossary", Label: "Use as a glossary", Value: true},
		{Key: "manage_units", Label: "Manage strings", Value: true},
		// A term "Tools" must not become the heading "Tools" of every section.
		{Key: "allow_translation_propagation", Label: "Allow translation propagation", Value: false},
	}
	if g.Format == "po" {
		form = append(form, Field{Key: "file_format_params", Label: "File format parameters", Value: formatParameters(), Shown: "as for the sections"})
	}
	return append(form, licence(at)...)
}

// An Upload is a file that goes into a component by hand (POST
// /api/translations/…/file/).
type Upload struct {
	Code      string // of the locale
	Component string // the path of project and component
	File      string // from the root folder
}

// uploads put the terms into Weblate's own glossary, so that the files in the
// repository stay what they are.
func (g Glossary) uploads(project string) []Upload {
	var uploads []Upload
	for _, file := range g.Files {
		uploads = append(uploads, Upload{Code: code(file.Code), Component: project + "/" + OwnGlossary, File: file.Path})
	}
	return uploads
}
