package main

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/markdown"
)

// topics are what `pobook help` explains besides commands. They are made from
// the tables that the program itself goes by.
func topics() []*cobra.Command {
	return []*cobra.Command{
		{Use: "configuration", Short: "The keys of handbook/handbook.yaml", Long: configurationHelp()},
		{Use: "outputs", Short: "The site generators that the key output knows", Long: outputsHelp()},
		{Use: "directives", Short: "What comments in a section tell pobook", Long: directivesHelp()},
	}
}

// refuseUnknownHelp lets `pobook help` fail for what it knows nothing of, as a
// command does that there is not.
func refuseUnknownHelp(root *cobra.Command) {
	root.InitDefaultHelpCmd()
	i := slices.IndexFunc(root.Commands(), func(c *cobra.Command) bool { return c.Name() == "help" })
	help := root.Commands()[i]
	root.RemoveCommand(help) // it is added again when root is run
	help.RunE = func(c *cobra.Command, args []string) error {
		of, rest, err := root.Find(args)
		if err != nil {
			return err
		}
		if len(rest) > 0 {
			return fmt.Errorf("unknown command %q for %q", rest[0], of.CommandPath())
		}
		help.Run(c, args)
		return nil
	}
}

func configurationHelp() string {
	var b strings.Builder
	b.WriteString("The configuration of a handbook is handbook/handbook.yaml. It may be called\n" +
		"pobook.yaml, and be in the root folder, or else in another folder below that,\n" +
		"which has the sections then.\n")
	for _, k := range config.Keys() {
		required := ""
		if k.Required {
			required = " (required)"
		}
		fmt.Fprintf(&b, "\n  %s%s\n%s      %s\n", k.Name, required, indented(k.Doc), k.Example)
	}
	return b.String()
}

func outputsHelp() string {
	var b strings.Builder
	b.WriteString("The key output of handbook.yaml takes a pattern, or the name of one:\n")
	for _, p := range config.Presets() {
		fmt.Fprintf(&b, "\n  %s\n%s", p.Name, indented(p.Doc))
		source := path.Join(p.Folder, p.Source)
		switch p.Source {
		case "":
			source = path.Join(p.Folder, p.Pattern)
		case "false":
			source = "not written"
		}
		fmt.Fprintf(&b, "      %s\n      source locale: %s\n", path.Join(p.Folder, p.Pattern), source)
	}
	b.WriteString("\nIn a pattern, part/02-usage.md in zh_Hant has:\n\n")
	for _, p := range config.Placeholders() {
		fmt.Fprintf(&b, "  %-12s%s\n", p.Name, p.Example)
	}
	return b.String()
}

func directivesHelp() string {
	var b strings.Builder
	b.WriteString("An author tells pobook what to do in HTML comments that stand alone.\n")
	for _, d := range markdown.Directives() {
		fmt.Fprintf(&b, "\n  <!-- %s -->\n%s", strings.TrimSpace("i18n:"+d.Verb+" "+d.Text), indented(d.Doc))
	}
	return b.String()
}

// helpWidth is how many columns a line of help has.
const helpWidth = 78

// indented breaks a text into lines that stand below the name of a thing.
func indented(text string) string {
	const margin = "      "
	lines := wrap(text, helpWidth-len(margin))
	return margin + strings.ReplaceAll(lines, "\n", "\n"+margin) + "\n"
}
