package main

import (
	"bytes"
	"crypto/sha256"
	"debug/buildinfo"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// A system is what a program is built for, as the go command names it.
type system struct{ os, arch string }

func (s system) String() string { return s.os + "/" + s.arch }

// systems are those of a release.
var systems = []system{
	{"linux", "amd64"},
	{"linux", "arm64"},
	{"darwin", "amd64"},
	{"darwin", "arm64"},
	{"windows", "amd64"},
	{"windows", "arm64"},
}

// program is the name of the program in an archive.
func (s system) program() string {
	if s.os == "windows" {
		return "pobook.exe"
	}
	return "pobook"
}

// stem begins the names of what a release has for a system.
func (s system) stem(tag string) string {
	return fmt.Sprintf("pobook_%s_%s_%s", strings.TrimPrefix(tag, "v"), s.os, s.arch)
}

// archive is the name that the action for GitHub and the handbook go by.
func (s system) archive(tag string) string {
	if s.os == "windows" {
		return s.stem(tag) + ".zip"
	}
	return s.stem(tag) + ".tar.gz"
}

// expected is what programs must say of themselves.
type expected struct{ tag, commit string }

// A release is what was made, and what is wrong with it.
type release struct {
	expected
	programs map[system][]byte
	faults   []string
}

// fault notes what is wrong with a file.
func (r *release) fault(file, format string, args ...any) {
	r.faults = append(r.faults, file+": "+fmt.Sprintf(format, args...))
}

// examine looks at the files of a release in a folder.
func examine(folder string, want expected) (release, error) {
	r := release{expected: want, programs: map[system][]byte{}}
	list := fmt.Sprintf("pobook_%s_checksums.txt", strings.TrimPrefix(want.tag, "v"))
	text, err := os.ReadFile(filepath.Join(folder, list))
	if err != nil {
		return r, err
	}
	sums := map[string]string{}
	for line := range strings.Lines(string(text)) {
		sum, name, _ := strings.Cut(strings.TrimSpace(line), "  ")
		sums[name] = sum
	}
	for _, s := range systems {
		for _, name := range []string{s.archive(want.tag), s.stem(want.tag) + ".cdx.json"} {
			content, err := os.ReadFile(filepath.Join(folder, name))
			if err != nil {
				return r, err
			}
			if sum := fmt.Sprintf("%x", sha256.Sum256(content)); sums[name] != sum {
				r.fault(list, "has %q for %s, which has %s", sums[name], name, sum)
			}
			delete(sums, name)
			if strings.HasSuffix(name, ".json") {
				r.materials(name, content)
				continue
			}
			files, err := unpack(name, content)
			if err != nil {
				return r, fmt.Errorf("%s: %w", name, err)
			}
			r.archive(name, s, files)
		}
	}
	for name := range sums {
		r.fault(list, "has %s, which is not part of a release", name)
	}
	slices.Sort(r.faults)
	return r, nil
}

// contents are the files that every archive has beside the program, with what stands in each.
var contents = map[string]string{
	"LICENSE":                       "Apache License",
	"README.md":                     "pobook init",
	"README.zh-Hans.md":             "pobook",
	"README.zh-Hant.md":             "pobook",
	"THIRD-PARTY-LICENCES.txt":      "SIL OPEN FONT LICENSE",
	"completions/pobook.bash":       "__start_pobook",
	"completions/pobook.fish":       "pobook",
	"completions/pobook.zsh":        "#compdef pobook",
	"man/pobook.1":                  ".TH",
	"man/pobook-build.1":            "--format",
	"man/pobook-glossary.1":         "pobook-glossary-export",
	"completions/pobook.powershell": "Register-ArgumentCompleter",
}

// archive looks at the files of an archive.
func (r *release) archive(name string, s system, files map[string]file) {
	for path, want := range contents {
		if !bytes.Contains(files[path].content, []byte(want)) {
			r.fault(name, "has no %s with %q in it", path, want)
		}
	}
	for _, path := range []string{"man/pobook.1", "THIRD-PARTY-LICENCES.txt"} {
		if want := "pobook " + r.tag; !bytes.Contains(files[path].content, []byte(want)) {
			r.fault(name, "has a %s that is not of %s", path, want)
		}
	}
	program := files[s.program()]
	if program.mode&0o111 != 0o111 {
		r.fault(name, "has a program with the mode %o, which nobody can run", program.mode)
	}
	r.programs[s] = program.content
	info, err := buildinfo.Read(bytes.NewReader(program.content))
	if err != nil {
		r.fault(name, "has a program that was not built by Go: %v", err)
		return
	}
	says := map[string]string{"version": info.Main.Version}
	for _, setting := range info.Settings {
		says[setting.Key] = setting.Value
	}
	for key, want := range map[string]string{
		"version": r.tag, "GOOS": s.os, "GOARCH": s.arch, "CGO_ENABLED": "0", "-trimpath": "true",
		"vcs.revision": r.commit, "vcs.modified": "false",
	} {
		if says[key] != want {
			r.fault(name, "has a program whose %s is %q, not %q", key, says[key], want)
		}
	}
	// Whatever module is in the program has its licence in the archive.
	for _, module := range info.Deps {
		if want := "\n" + module.Path + " " + module.Version + " ("; !bytes.Contains(files["THIRD-PARTY-LICENCES.txt"].content, []byte(want)) {
			r.fault(name, "does not have the licence of %s %s", module.Path, module.Version)
		}
	}
}

// materials looks at a list of what is in a program (CycloneDX 1.6).
func (r *release) materials(name string, content []byte) {
	var list struct {
		Format   string `json:"bomFormat"`
		Metadata struct {
			Component struct{ Name, Version string }
		}
		Components []struct{ Name string }
	}
	if err := json.Unmarshal(content, &list); err != nil {
		r.fault(name, "%v", err)
		return
	}
	if of := list.Metadata.Component; list.Format != "CycloneDX" || of.Name != "github.com/pobook/pobook" || of.Version != r.tag {
		r.fault(name, "is a %s of %s %s", list.Format, of.Name, of.Version)
	}
	for _, component := range list.Components {
		if component.Name == "github.com/yuin/goldmark" {
			return
		}
	}
	r.fault(name, "does not have the parser of Markdown among %d modules", len(list.Components))
}
