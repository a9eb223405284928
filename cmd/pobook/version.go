package main

import (
	"fmt"
	"io"
	"runtime/debug"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/mod/module"

	"github.com/pobook/pobook/fonts"
	"github.com/pobook/pobook/internal/diag"
)

// A buildInfo is what a program says of how it was made. What the go command did not know is
// empty.
type buildInfo struct {
	Version  string `json:"version"`
	Commit   string `json:"commit,omitempty"` // the first twelve digits, where the go command had no repository
	Date     string `json:"date,omitempty"`   // of the commit, as in RFC 3339, in UTC
	Modified bool   `json:"modified"`         // files differed from those of the commit
	Go       string `json:"go"`
	System   string `json:"system,omitempty"` // "linux/amd64"
	Faces    []face `json:"faces"`
}

// A face is a family of the fonts in the program.
type face struct {
	Family  string `json:"family"`
	Version string `json:"version"`
}

// versionFormats are those that version prints in.
var versionFormats = []string{"text", "json"}

// versionCommand prints how this program was made, for those who report that something is
// wrong with it.
func versionCommand(a *app) *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "version",
		Short: "Print the version of pobook, and what it is made from",
		Long: `Version prints the version of this program, the commit that it was made from and
its date, the version of Go, and the versions of the fonts in it. Books are the
same where all of these are. "pobook --version" prints one line.`,
		Example: `  pobook version
  pobook version --format json | jq -r .version`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			switch format {
			case "text":
				return thisBuild().print(a.out)
			case "json":
				return diag.WriteJSON(a.out, thisBuild())
			}
			return fmt.Errorf("unknown format %q; there are %s", format, strings.Join(versionFormats, " and "))
		},
	}
	cmd.Flags().StringVar(&format, "format", versionFormats[0], "print as `FORMAT`: text or json")
	return cmd
}

// thisBuild is how the program that runs was made.
func thisBuild() buildInfo {
	info, _ := debug.ReadBuildInfo()
	return buildOf(info)
}

// buildOf reads what the go command has written into a program; nil is nothing. Of a module
// that was installed without its repository only the version says the commit, and only if it
// is not that of a release.
func buildOf(info *debug.BuildInfo) buildInfo {
	b := buildInfo{Version: "unknown", Go: "unknown"}
	for _, f := range fonts.Families() {
		b.Faces = append(b.Faces, face{f.Name, f.Version})
	}
	if info == nil {
		return b
	}
	settings := map[string]string{}
	for _, s := range info.Settings {
		settings[s.Key] = s.Value
	}
	b.Version, b.Go = info.Main.Version, strings.TrimPrefix(info.GoVersion, "go")
	b.Commit, b.Date, b.Modified = settings["vcs.revision"], settings["vcs.time"], settings["vcs.modified"] == "true"
	if system := settings["GOOS"]; system != "" {
		b.System = system + "/" + settings["GOARCH"]
	}
	if plain, _, _ := strings.Cut(b.Version, "+"); b.Commit == "" && module.IsPseudoVersion(plain) {
		b.Commit, _ = module.PseudoVersionRev(plain)
		if at, err := module.PseudoVersionTime(plain); err == nil {
			b.Date = at.UTC().Format(time.RFC3339)
		}
	}
	return b
}

// print prints a line for each thing that is known.
func (b buildInfo) print(out io.Writer) error {
	commit := b.Commit
	if b.Modified {
		commit += ", with changes that are not committed"
	}
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	for _, row := range [][2]string{
		{"version", b.Version}, {"commit", commit}, {"date", b.Date}, {"Go", strings.TrimSpace(b.Go + " " + b.System)},
	} {
		if row[1] != "" {
			fmt.Fprintf(table, "%s\t%s\n", row[0], row[1])
		}
	}
	for _, f := range b.Faces {
		fmt.Fprintf(table, "face\t%s %s\n", f.Family, f.Version)
	}
	return table.Flush()
}
