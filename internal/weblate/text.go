package weblate

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/pobook/pobook/internal/diag"
)

// WriteText writes the settings as a list to work through: which field of which
// page gets which value, who may do what, and how a change of the handbook
// reaches the translators.
func (s Settings) WriteText(w io.Writer) error {
	p := &printer{Writer: tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)}
	fmt.Fprintf(p, "Set-up in Weblate, as of its release %s. What is not listed may stay as it is.\n", Release)
	p.page("Project", "+ → Add new translation project", s.Project)
	p.page("First component", "the project → Operations → Add new translation component → From version control; what that does not ask: Operations → Settings", s.Component)
	p.page("File format parameters of the component", "Operations → Settings → Files", s.Component.Get("file_format_params").(Form))
	p.glossary(s)
	for _, a := range append([]Addon{s.Discovery}, s.Addons...) {
		p.page("Add-on: "+a.Name, "the first component → Operations → Add-ons; it "+a.Why, a.Configuration)
	}
	p.heading("Afterwards")
	p.after(s)
	p.heading("Who may do what", "Operations → Users → Teams. In a public project all who sign in may translate, and the teams are",
		"Administration and Review; the others are there in a protected or private one. Teams of your own may combine roles.")
	for _, r := range roles {
		fmt.Fprintf(p, "   %s\t%s\t%s\n", r.who, strings.Join(r.teams, ", "), r.may)
	}
	p.heading("When the handbook has changed",
		"\"pobook weblate push\" does all of this, and unlocks however it ends. By hand:",
		"in its folder, with what --format wlc prints as the file .weblate. KEY is from your account, API access. Weblate's",
		"client wlc finds it in WLC_KEY together with WLC_URL, or in ~/.config/weblate, which only you may read:",
		"below [keys], the line “"+s.hosting.API+" = KEY”. It does not belong into .weblate, which is public.")
	for _, line := range s.loop() {
		fmt.Fprintf(p, "   %s\n", line)
	}
	return p.Writer.(*tabwriter.Writer).Flush()
}

// A printer numbers the pages. Errors come out of the last flush.
type printer struct {
	io.Writer
	pages int
}

func (p *printer) heading(title string, where ...string) {
	p.pages++
	fmt.Fprintf(p, "\n%d. %s\n", p.pages, title)
	for _, line := range where {
		fmt.Fprintf(p, "   %s\n", line)
	}
	if len(where) > 0 {
		fmt.Fprintln(p)
	}
}

func (p *printer) page(title, where string, form Form) {
	p.heading(title, where)
	for _, f := range form {
		fmt.Fprintf(p, "   %s\t%s\n", f.Label, f.text())
	}
}

func (p *printer) glossary(s Settings) {
	switch {
	case s.Glossary != nil:
		p.page("Glossary", "the project → Operations → Add new translation component → From version control; the rest: Operations → Settings", *s.Glossary)
	case len(s.Terms) > 0:
		p.heading("Glossary", fmt.Sprintf("Weblate would empty columns of %s that it does not know, so no component writes it.", diag.Harmless(s.file.Path)),
			"The project's own glossary → the language → Files → Upload translation → Add new strings:")
		for _, u := range s.Terms {
			fmt.Fprintf(p, "   %s\t%s\n", u.Code, diag.Harmless(u.File))
		}
	}
}

// after says what to look at when all is entered.
func (p *printer) after(s Settings) {
	fmt.Fprintf(p, "   The project has a component for each section, %d in all.\n", len(s.Sections))
	if s.Glossary != nil {
		fmt.Fprintln(p, "   Weblate may have made an empty glossary of its own; remove it, so that terms have one place.")
	}
	fmt.Fprintln(p, "   Do not install “Update PO files to match POT (msgmerge)”: \"pobook update\" merges, and two merges would differ.")
	fmt.Fprintln(p, "   Do not install “Cleanup translation files”: it deletes translations that wait for their text to come back.")
	fmt.Fprintln(p, "   When a section is renamed, run \"pobook weblate rename\" before the push; when one is gone, \"pobook weblate prune\".")
}

// A role is one of the people around a handbook.
type role struct {
	who   string
	teams []string // of a project (docs.weblate.org: admin/access)
	may   string   // the permissions that count
}

var roles = []role{
	{"translator", []string{"Translate"}, "unit.edit, suggestion.add, suggestion.accept, comment.add, unit.check"},
	{"reviewer", []string{"Review"}, "also unit.review, comment.resolve"},
	{"coordinator", []string{"Review", "Glossary", "Languages", "VCS"}, "also glossary.*, translation.add, component.lock, vcs.commit, vcs.push, vcs.update"},
	{"maintainer", []string{"Administration"}, "all, among them project.edit, which locks all components at once"},
}

// loop brings new text to the translators without a conflict (docs.weblate.org:
// admin/continuous, "Avoiding merge conflicts"). "wlc lock" knows single components
// only, so the project is locked by the REST API.
func (s Settings) loop() []string {
	lock := `curl --fail --silent --show-error -H "Authorization: Token $KEY" -d lock=%t %sprojects/%s/lock/`
	return slices.Concat(
		[]string{fmt.Sprintf(lock, true, s.hosting.API, s.Slug)},
		s.fetch(),
		[]string{
			"pobook update && pobook check",
			"git add " + s.folders + " && git commit -m 'Update catalogues' && git push",
			"wlc pull       # Weblate takes in the new messages",
			fmt.Sprintf(lock, false, s.hosting.API, s.Slug),
		})
}

// fetch brings the translations into the maintainer's repository: through the
// one that both use if Weblate may push there, and else from Weblate's own,
// which Hosted Weblate and others export (docs.weblate.org:
// admin/optionals, "Git exporter").
func (s Settings) fetch() []string {
	if s.hosting.Repo == "" || s.hosting.Push != "" {
		return []string{"wlc push       # Weblate commits what is pending and pushes it", "git pull"}
	}
	server := strings.TrimSuffix(s.hosting.API, "api/")
	return []string{
		"wlc commit     # Weblate commits what is pending; without a push URL it is fetched from there",
		fmt.Sprintf("git pull %sgit/%s/%s/ %s", server, s.Slug, s.first, s.hosting.Branch),
	}
}
