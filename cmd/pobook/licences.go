package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/licences"
)

// licencesCommand prints what this version of pobook is made of.
func licencesCommand(a *app) *cobra.Command {
	var full bool
	cmd := &cobra.Command{
		Use:     "licences [NAME...]",
		Aliases: []string{"licenses"},
		Short:   "List what pobook is made of, and print the licences",
		Long: `Licences lists the parts of this program: pobook itself, its fonts and tables, Go
and the modules that it is linked from, each with its version, its licence as an
SPDX expression and its web page. With names it prints the licences of those
parts, and with --full of all: whoever passes the program on has to pass them on.`,
		Example: `  pobook licences
  pobook licences NotoSansTC
  pobook licences --full > THIRD-PARTY-LICENCES.txt`,
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return namesOf(licences.All(version())), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, names []string) error {
			parts := licences.All(version())
			switch {
			case full && len(names) > 0:
				return errors.New("--full prints the licences of all parts; leave it out, or the names")
			case full:
				printLicences(a.out, parts)
				return nil
			case len(names) == 0:
				return listLicences(a.out, parts)
			}
			chosen, err := choose(parts, names)
			if err != nil {
				return err
			}
			printLicences(a.out, chosen)
			return nil
		},
	}
	cmd.Flags().BoolVar(&full, "full", false, "print the licences of all parts")
	return cmd
}

func namesOf(parts []licences.Part) []string {
	names := make([]string, len(parts))
	for i, p := range parts {
		names[i] = p.Name
	}
	return names
}

// choose returns the parts that are named, without regard to case.
func choose(parts []licences.Part, names []string) ([]licences.Part, error) {
	var chosen []licences.Part
	for _, name := range names {
		i := slices.IndexFunc(parts, func(p licences.Part) bool { return strings.EqualFold(p.Name, name) })
		if i < 0 {
			hint := diag.Textf(`"pobook licences" lists them`)
			if near := diag.Nearest(name, namesOf(parts)); near != "" {
				hint = diag.Textf("did you mean %q?", near)
			}
			return nil, fmt.Errorf("pobook has no part %q; %s", name, hint)
		}
		chosen = append(chosen, parts[i])
	}
	return chosen, nil
}

// listLicences prints a line for each part.
func listLicences(out io.Writer, parts []licences.Part) error {
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "name\tversion\tlicence\tsource")
	for _, p := range parts {
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\n", p.Name, p.Version, p.ID, p.Source)
	}
	return table.Flush()
}

// printLicences prints the texts, each below a heading.
func printLicences(out io.Writer, parts []licences.Part) {
	rule := strings.Repeat("=", 79)
	for i, p := range parts {
		if i > 0 {
			fmt.Fprintln(out)
		}
		fmt.Fprintf(out, "%s\n%s %s (%s)\n%s\n%s\n\n%s", rule, p.Name, p.Version, p.ID, p.Source, rule, p.Text)
	}
}
