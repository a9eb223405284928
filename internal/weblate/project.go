package weblate

import "strings"

// project is the page "Add new translation project" (docs.weblate.org:
// admin/projects, "Project configuration"; POST /api/projects/).
func project(h Handbook, at Hosting) Form {
	form := Form{
		{Key: "name", Label: "Project name", Value: cut(h.Title, maxProject)},
		{Key: "slug", Label: "URL slug", Value: at.Project},
		{Key: "web", Label: "Project website", Value: at.Web, Shown: at.shown(at.Web, "--web"), Guess: at.Guessed.Web},
		{Key: "translation_review", Label: "Enable reviews", Value: true},
		{Key: "source_review", Label: "Enable source reviews", Value: false},
		{
			// What waits for a review or needs editing must reach the catalogues:
			// pobook reports it, and a build may be made to show it.
			Key: "commit_policy", Label: "Translation quality filter", Value: 0,
			Shown: "Commit all translations regardless of quality",
		},
		{Key: "enable_hooks", Label: "Enable hooks", Value: true},
	}
	if aliases := languageAliases(h.Targets); aliases != "" {
		form = append(form, Field{Key: "language_aliases", Label: "Language aliases", Value: aliases})
	}
	return form
}

// languageAliases maps the folders whose name is another code for their
// language. Weblate knows the customary ones itself; saying so leaves nothing to
// its guess.
func languageAliases(targets []Target) string {
	var aliases []string
	for _, t := range targets {
		if t.Folder != code(t.Code) {
			aliases = append(aliases, t.Folder+":"+code(t.Code))
		}
	}
	return strings.Join(aliases, ",")
}
