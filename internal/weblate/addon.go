package weblate

import "regexp"

// An Addon is an add-on as it is installed on the first component (docs.weblate.org:
// admin/addons; POST /api/components/…/addons/).
type Addon struct {
	ID            string // in the REST API
	Name          string // on the page
	Configuration Form
	Why           string // a sentence
}

// discovery is the add-on that makes a component of every section. It finds
// catalogues by their paths; what it finds without a template, Weblate skips.
//
// Sections in folders are found too, since the group for the component takes
// slashes. They do not become categories: all components stand in one list.
func discovery(h Handbook) Addon {
	return Addon{
		ID:   "weblate.discovery.discovery",
		Name: "Component discovery",
		Why:  "makes a component of every section, also of those to come",
		Configuration: Form{
			{Key: "match", Label: "Regular expression to match translation files against", Value: discoveryPattern(h)},
			{Key: "file_format", Label: "File format", Value: "po", Shown: "gettext PO file"},
			{Key: "name_template", Label: "Customize the component name", Value: nameTemplate}, //nolint:misspell // as the page has it
			{Key: "base_file_template", Label: "Define the monolingual base filename", Value: ""},
			{Key: "new_base_template", Label: "Define the base file for new translations", Value: template(h, "{{ component }}")},
			{Key: "intermediate_template", Label: "Intermediate language file", Value: ""},
			{Key: "language_regex", Label: "Language filter", Value: "^" + language + "$"},
			{Key: "copy_addons", Label: "Clone add-ons from the main component to the newly created ones", Value: true},
			// A component takes its comments, suggestions and history with it.
			{Key: "remove", Label: "Remove components for inexistent files", Value: false},
		},
	}
}

// discoveryPattern matches the path of a catalogue. Weblate anchors it itself.
func discoveryPattern(h Handbook) string {
	return regexp.QuoteMeta(h.inRepository()) + `/(?P<language>` + language + `)/(?P<component>.+)\.po`
}

// addons are the others that serve a handbook. Not among them, for a reason:
//
//   - weblate.gettext.msgmerge, because "pobook update" merges. Two programs
//     that merge the same template make two different fuzzy matches of it, and
//     Weblate's would be committed over those that the maintainer has seen;
//   - weblate.cleanup.generic, because it deletes obsolete messages, which
//     "pobook update" keeps until their text comes back;
//   - weblate.consistency.languages, because "pobook update" makes a catalogue of
//     every section for every locale.
func addons() []Addon {
	return []Addon{{
		ID:   "weblate.git.squash",
		Name: "Squash Git commits",
		Why:  "keeps the history short, and each commit with its author",
		Configuration: Form{
			{Key: "squash", Label: "Commit squashing", Value: "author", Shown: "Per author"},
			{Key: "append_trailers", Label: "Append trailers to squashed commit message", Value: true},
			{Key: "commit_message", Label: "Commit message", Value: ""},
		},
	}}
}
