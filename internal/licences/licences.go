// Package licences lists what the program is made of, under which licence each
// part is, and the texts of those licences: pobook itself, its data, Go and the
// modules that are linked into it.
//
// Their terms ask for the texts to go wherever the program goes, so all are
// embedded. Data has its licence beside it, and its package hands it out; for
// the rest, `make licences` copies the texts and the table modules.tsv from
// where the go command keeps them, and tests hold both against go.mod. What the
// text of a licence means is not looked into. Start reading at [All].
package licences

import (
	"embed"
	"io"
	"io/fs"
	"path"
	"runtime"
	"strings"

	"github.com/pobook/pobook/fonts"
	"github.com/pobook/pobook/internal/hyphenation"
	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/opencc"
)

//go:embed modules.tsv texts
var files embed.FS

// A Part is something that others may hold rights to. What a string is called
// here has no space in it, but for ID and Text.
type Part struct {
	Name    string // "NotoSansTC"; of a module, its path
	Version string
	ID      string // the licence, as an SPDX expression
	Source  string // the web page of the part
	Text    string // copyright notices and licence, in UTF-8; ends in a line feed
}

// All returns all parts: pobook in the version that is given, its data by what
// it is for, Go, and the modules by path. Modules that only some systems need
// are among them on all.
func All(version string) []Part {
	parts := []Part{{"pobook", version, "Apache-2.0", "https://github.com/pobook/pobook", text("texts/pobook")}}
	for _, f := range fonts.Families() {
		parts = append(parts, Part{f.Name, f.Version, "OFL-1.1", f.Source, fontText(f.Licence)})
	}
	parts = append(
		parts,
		Part{"OpenCC", opencc.Version, "Apache-2.0", "https://github.com/BYVoid/OpenCC", ended(opencc.Licence())},
		Part{"CLDR", locale.CLDRVersion, "Unicode-3.0", "https://cldr.unicode.org", ended(locale.CLDRLicence())},
		Part{"weblate-language-data", locale.WeblateVersion, "MIT", "https://github.com/WeblateOrg/language-data", ended(locale.WeblateLicence())},
	)
	for _, p := range hyphenation.Parts() {
		parts = append(parts, Part{p.Name, p.Version, p.ID, p.Source, ended(p.Text)})
	}
	parts = append(parts, Part{"Go", goVersion(), "BSD-3-Clause", "https://go.dev", text("texts/go")})
	return append(parts, modules()...)
}

// goVersion returns the version of Go that the program was built with, without
// what experiments it was built with.
func goVersion() string {
	version, _, _ := strings.Cut(strings.TrimPrefix(runtime.Version(), "go"), " ")
	return version
}

// modules returns the Go modules of the table.
func modules() []Part {
	var parts []Part
	for line := range strings.Lines(read("modules.tsv")) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		column := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		parts = append(parts, Part{column[0], column[1], column[2], "https://pkg.go.dev/" + column[0], text("texts/modules/" + column[0])})
	}
	return parts
}

// text returns the files below a folder. If there are several, each begins with
// its name.
func text(folder string) string {
	var names []string
	must(fs.WalkDir(files, folder, func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			names = append(names, name)
		}
		return err
	}))
	if len(names) == 1 {
		return ended(read(names[0]))
	}
	var b strings.Builder
	for i, name := range names {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(path.Base(name) + "\n\n" + ended(read(name)))
	}
	return b.String()
}

func read(name string) string {
	content, err := files.ReadFile(name)
	must(err)
	return string(content)
}

func fontText(name string) string {
	file, err := fonts.Open(name)
	must(err)
	content, err := io.ReadAll(file)
	must(err)
	return ended(string(content))
}

// ended ends a text in one line feed and begins it with none.
func ended(text string) string { return strings.Trim(text, "\n") + "\n" }

// must panics if a part of the program is missing, which the tests rule out.
func must(err error) {
	if err != nil {
		panic(err)
	}
}
