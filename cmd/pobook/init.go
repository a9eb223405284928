package main

import (
	"context"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/ci"
	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/setup"
	"github.com/pobook/pobook/internal/site"
)

func initCommand(a *app) *cobra.Command {
	var (
		draft       config.Draft
		hosts       []string
		mergeDriver bool
	)
	cmd := &cobra.Command{
		Use:   "init",
		Short: "Start a handbook: a configuration and folders",
		Long: `Init writes a minimal handbook/handbook.yaml, a first section if there is none,
and the folder for catalogues. What is there already is left alone.

Where there is Markdown already, the configuration is for that: pobook.yaml, with
the folder of the sections, their dialect, and the languages that somebody has
translated into. It goes by the configuration of MkDocs, Docusaurus, VitePress, Hugo,
mdBook or Jekyll, or else takes the folder with most Markdown, and says why. Flags
count more than what is found.

With --ci it also writes what runs pobook at each change: github for a workflow of
GitHub Actions, gitlab for jobs of GitLab CI, pre-commit for a hook. They ask for the
version of pobook that has written them.

What a build makes, and the reports of those runs, git ignores: .gitignore beside the
handbook says so.

With --merge-driver git merges catalogues message by message, as in "pobook help
merge-driver": the lines for that are added to .gitattributes beside the handbook, and
the commands are printed that everybody runs once in a clone. Who does not has what
git does without: a merge of text.`,
		Example: `  pobook init
  pobook init --title "Our handbook" --source en --locales zh_Hant,zh_Hans
  pobook init --folder docs
  pobook init --ci github,pre-commit
  pobook init --merge-driver`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := runInit(cmd.Context(), a, draft, hosts, mergeDriver); err != nil || !mergeDriver {
				return err
			}
			fmt.Fprintf(a.err, afterMergeDriver, setup.MergeCommands)
			return nil
		},
	}
	cmd.Flags().StringVar(&draft.Title, "title", "", "`TITLE` of the handbook (default: made of the folder's name)")
	cmd.Flags().StringVar(&draft.Source, "source", "", "`LOCALE` in which the sections are written (default: en)")
	cmd.Flags().StringSliceVar(&draft.Locales, "locales", nil, "`LOCALES` to translate into, separated by commas")
	cmd.Flags().StringVar(&draft.Folder, "folder", "", "`FOLDER` of the sections (default: what is found, or handbook)")
	cmd.Flags().StringVar(&draft.Catalogues, "catalogues", "", "`FOLDER` of the catalogues (default: locales)")
	cmd.Flags().StringVar(&draft.Dialect, "dialect", "", "`DIALECT` of the Markdown (default: what is found, or github)")
	cmd.Flags().StringSliceVar(&hosts, "ci", nil, "write files for `HOSTS`: github, gitlab, pre-commit")
	cmd.Flags().BoolVar(&mergeDriver, "merge-driver", false, "let git merge catalogues message by message")
	return cmd
}

func runInit(ctx context.Context, a *app, draft config.Draft, hosts []string, mergeDriver bool) error {
	if err := checkHosts(hosts); err != nil {
		return err
	}
	for _, folder := range []*string{&draft.Folder, &draft.Catalogues} {
		if *folder != "" {
			*folder = path.Clean(filepath.ToSlash(*folder)) // as a shell completes it
		}
	}
	proposed, reasons := propose(a.dir, draft)
	created, err := book.Init(a.dir, proposed)
	configured := slices.Contains(created, proposed.Places().File())
	for _, file := range created {
		fmt.Fprintf(a.out, "wrote %s\n", file)
	}
	if err != nil {
		return err
	}
	more, err := others{hosts: hosts, mergeDriver: mergeDriver, isNew: configured}.write(ctx, a)
	if err != nil {
		return err
	}
	switch {
	case len(created)+more == 0:
		fmt.Fprintln(a.out, "nothing to do: the handbook is there already")
		return nil
	case !configured:
		fmt.Fprintln(a.err, "next: commit these files")
		return nil
	}
	for _, reason := range reasons {
		fmt.Fprintln(a.err, diag.Harmless(reason))
	}
	next := nextSteps
	if !slices.ContainsFunc(created, document.IsMarkdown) {
		next = nextOfExisting
	}
	fmt.Fprintf(a.err, next, proposed.Places().File(), proposed.Places().Named())
	if !mergeDriver {
		fmt.Fprint(a.err, offerMergeDriver)
	}
	return nil
}

// What is next where init has written a first section, and where sections are there.
const (
	nextSteps = `next:
  1. set title, source and locales in %s
  2. write sections as Markdown files in %s
  3. "pobook update" makes the catalogues, "pobook build" the books
`
	nextOfExisting = `next:
  1. look at title, source and locales in %s
  2. "pobook update" reads the sections in %s and makes the catalogues
  3. "pobook build" writes the translations
`
	offerMergeDriver = `  4. "pobook init --merge-driver" lets git merge catalogues message by message
`
)

// afterMergeDriver is printed with the commands that git has to be given.
const afterMergeDriver = `git merges catalogues message by message where its configuration says with what. It takes no
command from a repository, which may be anybody's, so run this once in each clone:

%s
Where nobody has, git merges catalogues as text, as before. The name is that of a
driver of Weblate's, which goes on merging with that in its own clone.
`

// propose completes a draft with what the folder of the handbook says of itself, and
// returns the reasons. What is in the draft already stays.
func propose(dir string, draft config.Draft) (proposed config.Draft, reasons []string) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return draft, nil // whoever makes the handbook says what is wrong
	}
	defer root.Close()
	if book.Configured(root) {
		return draft, nil
	}
	found := site.Look(root.FS())
	if draft.Folder == "" && found.Folder != "" && found.Folder != draft.Places().Folder() {
		draft.Folder = found.Folder
		reasons = append(reasons, fmt.Sprintf("the folder of the sections is %s, for %s", draft.Places().Named(), found.Why))
	}
	if draft.Dialect == "" && found.Dialect != "" {
		draft.Dialect = found.Dialect
		reasons = append(reasons, fmt.Sprintf("the dialect of the sections is %s, for %s is here", draft.Dialect, found.Sign))
	}
	if draft.Places().Folder() != found.Folder {
		return draft, reasons
	}
	if draft.Source == "" {
		draft.Source = found.Source
	}
	reasons = append(reasons, proposeFor(&draft, found)...)
	if draft.Locales == nil && len(found.Locales) > 0 {
		draft.Locales = found.Locales
		reasons = append(reasons, fmt.Sprintf("the locales are %s, for %s", strings.Join(found.Locales, ", "), found.WhyLocales))
	}
	if len(found.Unknown) > 0 {
		reasons = append(reasons, "not among the locales, as pobook does not know them: "+strings.Join(found.Unknown, ", "))
	}
	if found.Sections != nil {
		there := config.Found{Places: draft.Places(), Sections: found.Sections}
		var leftOut diag.List
		draft.Sections, leftOut = there.ReadingOrder()
		reasons = append(reasons, "the sections are listed, so that the translations among them are not sections too")
		for _, d := range leftOut {
			reasons = append(reasons, "not listed: "+d.Error())
		}
	}
	return draft, reasons
}

// proposeFor completes a draft with what a generator has to know, and returns the reasons.
func proposeFor(draft *config.Draft, found site.Site) (reasons []string) {
	if found.Order != "" {
		draft.Order = found.Order
		reasons = append(reasons, "the order of the sections is read from "+orderNamed(found.Order))
	}
	if len(found.FrontMatter) > 0 {
		draft.FrontMatter = found.FrontMatter
		reasons = append(reasons, "of front matter is translated what readers see: "+strings.Join(found.FrontMatter, ", "))
	}
	if found.Code != "" {
		draft.Code = found.Code
		reasons = append(reasons, "of code are translated comments and strings, as in the catalogues that are there")
	}
	if p := found.Publication; p.Preset != "" {
		draft.Output = config.Publication(p)
		reasons = append(reasons, fmt.Sprintf("the Markdown of translations goes to where %s reads it", found.Generator))
	}
	return reasons
}

// orderNamed names what says the order of the sections.
func orderNamed(order string) string {
	if strings.Contains(order, ".") {
		return order
	}
	return "their front matter"
}

// checkHosts refuses the names of hosts that there are no files for.
func checkHosts(hosts []string) error {
	for _, host := range hosts {
		if !slices.Contains(ci.Hosts, host) {
			return fmt.Errorf("unknown host %q; there are %s", host, strings.Join(ci.Hosts, ", "))
		}
	}
	return nil
}
