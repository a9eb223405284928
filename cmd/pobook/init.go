package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/ci"
	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/history"
	"github.com/pobook/pobook/internal/setup"
)

func initCommand(a *app) *cobra.Command {
	var (
		draft config.Draft
		hosts []string
	)
	cmd := &cobra.Command{
		Use:   "init",
		Short: "Start a handbook: a configuration and folders",
		Long: `Init writes a minimal handbook/handbook.yaml, a first section if there is none,
and the folder for catalogues. What is there already is left alone. The dialect of the
sections is that of the site generator whose configuration lies there.

With --ci it also writes what runs pobook at each change: github for a workflow of
GitHub Actions, gitlab for jobs of GitLab CI, pre-commit for a hook.`,
		Example: `  pobook init
  pobook init --title "Our handbook" --source en --locales zh_Hant,zh_Hans
  pobook init --ci github,pre-commit`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error { return runInit(a, draft, hosts) },
	}
	cmd.Flags().StringVar(&draft.Title, "title", "", "`TITLE` of the handbook (default: made of the folder's name)")
	cmd.Flags().StringVar(&draft.Source, "source", "", "`LOCALE` in which the sections are written (default: en)")
	cmd.Flags().StringSliceVar(&draft.Locales, "locales", nil, "`LOCALES` to translate into, separated by commas")
	cmd.Flags().StringSliceVar(&hosts, "ci", nil, "write files for `HOSTS`: github, gitlab, pre-commit")
	return cmd
}

func runInit(a *app, draft config.Draft, hosts []string) error {
	if err := checkHosts(hosts); err != nil {
		return err
	}
	var sign string
	draft.Dialect, sign = book.FindDialect(a.dir)
	created, err := book.Init(a.dir, draft)
	if err == nil && len(hosts) > 0 {
		var more []string
		more, err = writeCI(a.dir, hosts)
		created = append(created, more...)
	}
	for _, path := range created {
		fmt.Fprintf(a.out, "wrote %s\n", path)
	}
	if err != nil {
		return err
	}
	if folder := history.Within(a.dir); folder != "" && len(hosts) > 0 && len(created) > 0 {
		fmt.Fprintf(a.err, "the files for %s are read in the root folder of the repository only: move them there, and let their commands run in %s\n", strings.Join(hosts, ", "), folder)
	}
	switch {
	case len(created) == 0:
		fmt.Fprintln(a.out, "nothing to do: the handbook is there already")
		return nil
	case !slices.Contains(created, config.Places{}.File()):
		fmt.Fprintln(a.err, "next: commit these files")
		return nil
	}
	if sign != "" {
		fmt.Fprintf(a.err, "the dialect of the sections is %s, for %s is here\n", draft.Dialect, sign)
	}
	fmt.Fprintf(a.err, `next:
  1. set title, source and locales in %s
  2. write sections as Markdown files in %s/
  3. "pobook update" makes the catalogues, "pobook build" the books
`, config.Places{}.File(), config.Places{}.Folder())
	return nil
}

// checkHosts refuses the names of hosts that there are no files for.
func checkHosts(hosts []string) error {
	var names []string
	for _, f := range ci.Files("", nil) {
		names = append(names, f.Name)
	}
	for _, host := range hosts {
		if !slices.Contains(names, host) {
			return fmt.Errorf("unknown host %q; there are %s", host, strings.Join(names, ", "))
		}
	}
	return nil
}

// writeCI writes the files of hosts beside the handbook that is there now.
func writeCI(dir string, hosts []string) ([]string, error) {
	b, err := book.Open(dir)
	if err != nil {
		return nil, err
	}
	defer b.Close()
	return setup.CI(b, hosts)
}
