package main

import (
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/markdown"
)

// discarding are the commands of a run that prints nothing.
func discarding() *cobra.Command {
	a, _ := newApp(streams{io.Discard, io.Discard}, func(string) string { return "" })
	return rootCommand(a)
}

// Whatever a user can type stands in the handbook: commands with their options,
// keys of the configuration, directives.
func TestEverythingIsDocumented(t *testing.T) {
	t.Parallel()
	text := handbookText(t)
	want := func(what string) {
		if !strings.Contains(text, what) {
			t.Errorf("the handbook does not speak of %s", what)
		}
	}
	root := discarding()
	eachCommand(root, func(c *cobra.Command) {
		if c.Runnable() {
			want("`" + c.CommandPath() + "`")
		}
		c.LocalFlags().VisitAll(func(f *pflag.Flag) {
			name := "--" + f.Name
			if f.Shorthand != "" {
				name = "-" + f.Shorthand
			}
			argument, _ := pflag.UnquoteUsage(f)
			row := "`" + strings.TrimSpace(name+" "+argument) + "`"
			if c.HasParent() {
				row += " | `" + strings.TrimPrefix(c.CommandPath(), "pobook ") + "` |"
			}
			want(row)
		})
	})
	for _, k := range config.Keys() {
		want("| `" + k.Name + "` |")
	}
	for _, d := range markdown.Directives() {
		want("`i18n:" + d.Verb + "`")
	}
}

// What the handbook tells readers to type at a prompt, the program takes.
func TestCommandsAreTaken(t *testing.T) {
	t.Parallel()
	taken := 0
	for _, m := range fencedBlock.FindAllStringSubmatch(handbookText(t), -1) {
		if m[1] != "sh" {
			continue
		}
		for _, command := range regexp.MustCompile(`&&|\|\||;|\n`).Split(m[2], -1) {
			words := wordsOf(strings.TrimSpace(command))
			for len(words) > 0 && strings.Contains(words[0], "=") {
				words = words[1:] // a variable of the environment
			}
			if len(words) == 0 || words[0] != "pobook" {
				continue
			}
			root := discarding()
			c, rest, err := root.Find(words[1:])
			if err == nil {
				err = c.ParseFlags(rest)
			}
			if err == nil {
				err = c.ValidateArgs(c.Flags().Args())
			}
			if err != nil || !c.Runnable() {
				t.Errorf("%s: %v", command, err)
			}
			taken++
		}
	}
	if taken < 12 {
		t.Errorf("the handbook has only %d commands", taken)
	}
}

// Every check stands in the handbook, and its examples are those that the checks
// are tested with, wherever they can be shown in a table.
func TestChecksAreDocumented(t *testing.T) {
	t.Parallel()
	text := handbookText(t)
	shown := 0
	for _, c := range check.All() {
		_, row, ok := strings.Cut(text, "| `"+string(c.ID)+"` | ")
		if !ok {
			t.Errorf("the handbook does not speak of the check %s", c.ID)
			continue
		}
		row, _, _ = strings.Cut(row, "\n")
		if strings.Contains(row, "`"+c.Wrong.Target+"`") || strings.Contains(row, "`` "+c.Wrong.Target+" ``") {
			shown++
		}
	}
	if shown < 35 {
		t.Errorf("only %d checks are shown with a wrong translation that they find", shown)
	}
}

// eachCommand calls f for the commands that users see.
func eachCommand(c *cobra.Command, f func(*cobra.Command)) {
	f(c)
	for _, sub := range c.Commands() {
		if !sub.Hidden {
			eachCommand(sub, f)
		}
	}
}

// handbookText returns the sections of this project's handbook.
func handbookText(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	for _, file := range handbookSections(t) {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		b.Write(content)
	}
	return b.String()
}

// handbookSections returns the files of this project's handbook, in order.
func handbookSections(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("../../handbook/*.md")
	if err != nil || len(files) == 0 {
		t.Fatalf("%d sections, %v", len(files), err)
	}
	return files
}
