package weblate

import (
	"path"
	"strings"
)

// language matches the name of a locale's folder: a code of two or three letters,
// with what may follow it. "templates" and "glossary" are no such code. Go,
// Python and Weblate's regex module read it alike.
const language = `[A-Za-z]{2,3}(?:[_@-][A-Za-z0-9]+)*`

// fileMask is where a component's catalogues are, with an asterisk for the
// language.
func fileMask(h Handbook, component string) string {
	return path.Join(h.inRepository(), "*", component) + ".po"
}

// template is the file that new catalogues of a component are made of.
func template(h Handbook, component string) string {
	return path.Join(h.inRepository(), "templates", component) + ".pot"
}

// A SectionComponent is what Weblate has for a section.
type SectionComponent struct {
	Section  string // its path without the ending
	Name     string
	Slug     string
	FileMask string // of the catalogues
	Template string // of new ones
}

// SectionOf returns the section, as it is or as it was, that the catalogues of a file mask are of. Those of
// glossaries and of other programs are of none.
func (h Handbook) SectionOf(mask string) (component string, ok bool) {
	below, ok := strings.CutPrefix(mask, path.Join(h.inRepository(), "*")+"/")
	component, isPO := strings.CutSuffix(below, ".po")
	return component, ok && isPO && component != ""
}

// SectionOfTemplate returns the section, as it is or as it was, that a template is of.
func (h Handbook) SectionOfTemplate(file string) (component string, ok bool) {
	below, ok := strings.CutPrefix(file, path.Join(h.inRepository(), "templates")+"/")
	component, isPOT := strings.CutSuffix(below, ".pot")
	return component, ok && isPOT && component != ""
}

// SectionComponents returns what Weblate has for each section, in their order.
func (h Handbook) SectionComponents() []SectionComponent {
	var all []SectionComponent
	for _, s := range h.Sections {
		all = append(all, SectionComponentOf(h, s.Component))
	}
	return all
}

// SectionComponentOf returns what Weblate has for a section of a handbook, as it is or as it was.
func SectionComponentOf(h Handbook, component string) SectionComponent {
	name := componentName(component)
	return SectionComponent{
		Section: component, Name: name, Slug: slugify(name),
		FileMask: fileMask(h, component), Template: template(h, component),
	}
}

// firstComponent is the page "Add new translation component" for the first
// section (docs.weblate.org: admin/projects, "Component configuration"; POST
// /api/projects/…/components/). The components that discovery makes link to its
// repository and take over its settings.
func firstComponent(h Handbook, at Hosting) Form {
	component := h.Sections[0].Component
	name := componentName(component)
	form := Form{
		{Key: "name", Label: "Component name", Value: name},
		{Key: "slug", Label: "URL slug", Value: slugify(name)},
	}
	form = append(form, versionControl(at)...)
	form = append(form,
		Field{Key: "source_language", Label: "Source language", Value: Form{{Key: "code", Value: code(h.Source)}}, Shown: code(h.Source)},
		Field{Key: "file_format", Label: "File format", Value: "po", Shown: "gettext PO file"},
		Field{Key: "file_format_params", Label: "File format parameters", Value: formatParameters(), Shown: "as in the table below"},
		Field{Key: "filemask", Label: "File mask", Value: fileMask(h, component)},
		Field{Key: "new_base", Label: "Template for new translations", Value: template(h, component)},
		Field{Key: "language_regex", Label: "Language filter", Value: "^" + language + "$"},
		Field{Key: "language_code_style", Label: "Language code style", Value: "posix", Shown: "POSIX style using underscore as a separator"},
		// A locale is added in handbook.yaml first: pobook reads no folder that
		// is not listed there.
		Field{Key: "new_lang", Label: "Adding new translation", Value: "contact", Shown: "Contact maintainers"},
		Field{Key: "manage_units", Label: "Manage strings", Value: false},
		Field{Key: "check_flags", Label: "Translation flags", Value: checkFlags(h)},
		// "Description", "Tools" and the like are in many sections.
		Field{Key: "allow_translation_propagation", Label: "Allow translation propagation", Value: true},
		Field{Key: "enable_suggestions", Label: "Turn on suggestions", Value: true},
		Field{Key: "suggestion_voting", Label: "Suggestion voting", Value: false},
		Field{Key: "suggestion_autoaccept", Label: "Automatically accept suggestions", Value: 0},
	)
	return append(form, licence(at)...)
}

// versionControl is the page's tab of that name. Values of Weblate's own
// defaults are given where the loop of push and update depends on them.
func versionControl(at Hosting) Form {
	return Form{
		{Key: "vcs", Label: "Version control system", Value: "git", Shown: "Git"},
		{Key: "repo", Label: "Source code repository", Value: at.Repo, Shown: at.shown(at.Repo, "--repo"), Guess: at.Guessed.Repo},
		{Key: "branch", Label: "Repository branch", Value: at.Branch, Guess: at.Guessed.Branch},
		{Key: "push", Label: "Repository push URL", Value: at.Push, Guess: at.Guessed.Push},
		{Key: "repoweb", Label: "Repository browser", Value: at.Repoweb, Guess: at.Guessed.Repoweb},
		{Key: "merge_style", Label: "Merge style", Value: "rebase", Shown: "Rebase"},
		{Key: "push_on_commit", Label: "Push on commit", Value: at.Push != "", Guess: at.Guessed.Push},
		{Key: "commit_pending_age", Label: "Age of changes to commit", Value: 24},
	}
}

// licence is left out if nobody said which: Weblate asks for it only on some
// servers.
func licence(at Hosting) Form {
	if at.Licence == "" {
		return nil
	}
	return Form{{Key: "license", Label: "Translation license", Value: at.Licence}}
}

// formatParameters make Weblate write catalogues as pobook writes them
// (docs.weblate.org: formats, "File format parameters", and formats/gettext).
func formatParameters() Form {
	return Form{
		// 77 columns, the default, would re-wrap every file at its first commit.
		{Key: "po_line_wrap", Label: "Long lines wrapping", Value: 65535, Shown: "Only wrap lines at newlines"},
		{Key: "po_keep_previous", Label: "Keep previous msgids of translated strings", Value: true},
		// Obsolete messages are translations that come back with their text.
		{Key: "po_remove_obsolete", Label: "Remove obsolete strings", Value: false},
		// References turn on the Markdown checks and lead to the heading.
		{Key: "po_no_location", Label: "Do not include location information in the file", Value: false},
		// Credits: "# Name <mail>, year." in the header comment.
		{Key: "po_contributor_comments", Label: "Contributor comments", Value: "gettext", Shown: "Gettext"},
	}
}

// CheckGlossary is the flag by which Weblate looks for terms; the last of the flags.
const CheckGlossary = "check-glossary"

// checkFlags are flags for every message (docs.weblate.org: admin/checks): those that
// Weblate gives its own format for Markdown, beside md-text, which it takes from the
// references. A translator sees at once what would not be published, and that a
// text has not changed whatever words are in it; the catalogues say of each text
// that may stay. The check of the glossary is off unless it is asked for.
func checkFlags(h Handbook) string {
	flags := []string{"auto-safe-html", "strict-same"}
	for _, id := range h.NotMade {
		flags = append(flags, "ignore-"+strings.ReplaceAll(id, "_", "-"))
	}
	if len(h.Glossary.Files) > 0 {
		flags = append(flags, CheckGlossary)
	}
	return strings.Join(flags, ", ")
}
