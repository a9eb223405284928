package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/pobook/pobook/internal/book"
)

func (a *app) initCommand() *cobra.Command {
	var draft book.Draft
	cmd := &cobra.Command{
		Use:   "init",
		Short: "Start a handbook: a configuration and folders",
		Long: `Init writes a minimal handbook/handbook.yaml, a first section if there is none,
and the folder for catalogues. What is there already is left alone.`,
		Example: `  pobook init
  pobook init --title "Our handbook" --source en --locales zh_Hant,zh_Hans`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error { return a.init(draft) },
	}
	cmd.Flags().StringVar(&draft.Title, "title", "", "`TITLE` of the handbook (default: made of the folder's name)")
	cmd.Flags().StringVar(&draft.Source, "source", "", "`LOCALE` in which the sections are written (default: en)")
	cmd.Flags().StringSliceVar(&draft.Locales, "locales", nil, "`LOCALES` to translate into, separated by commas")
	return cmd
}

func (a *app) init(draft book.Draft) error {
	created, err := book.Init(a.dir, draft)
	for _, path := range created {
		fmt.Fprintf(a.out, "wrote %s\n", path)
	}
	if err != nil {
		return err
	}
	if len(created) == 0 {
		fmt.Fprintln(a.out, "nothing to do: the handbook is there already")
	}
	fmt.Fprintf(a.err, `next:
  1. set title, source and locales in %s
  2. write sections as Markdown files in %s/
  3. "pobook update" makes the catalogues, "pobook build" the books
`, book.ConfigFile, book.ContentDir)
	return nil
}
