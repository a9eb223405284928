package main

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/pobook/pobook/internal/oracle/generators"
	"github.com/pobook/pobook/internal/po"
)

// A project is what the starter of a site generator makes, with some pages, and what
// stands below want/ once it has been translated.
type project struct {
	dir  string
	want map[string]string
}

// start unpacks a project and makes a handbook of it, with nothing typed but the locale.
func start(t *testing.T, name string) project {
	t.Helper()
	archive, err := txtar.ParseFile(filepath.Join("testdata", "projects", name+".txtar"))
	if err != nil {
		t.Fatal(err)
	}
	p := project{dir: t.TempDir(), want: map[string]string{}}
	for _, f := range archive.Files {
		if wanted, ok := strings.CutPrefix(f.Name, "want/"); ok {
			p.want[wanted] = string(f.Data)
			continue
		}
		p.write(t, f.Name, string(f.Data))
	}
	pobook(t, exitDone, "init", "-C", p.dir, "--locales", "zh_Hant")
	pobook(t, exitDone, "update", "-C", p.dir)
	p.translate(t)
	pobook(t, exitDone, "check", "-C", p.dir)
	pobook(t, exitDone, "build", "-C", p.dir, "--format", "md")
	return p
}

func (p project) write(t *testing.T, name, text string) {
	t.Helper()
	file := filepath.Join(p.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// translate puts a character before each text, or within the brackets that it begins with.
func (p project) translate(t *testing.T) {
	t.Helper()
	err := filepath.WalkDir(filepath.Join(p.dir, "locales", "zh_Hant"), func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		catalogue, err := po.Parse(text)
		if err != nil {
			return err
		}
		for _, e := range catalogue.Entries[1:] {
			marks := e.ID[:len(e.ID)-len(strings.TrimLeft(e.ID, "!["))]
			e.Str = []string{marks + "譯" + e.ID[len(marks):]}
		}
		return os.WriteFile(file, catalogue.Bytes(), 0o644)
	})
	if err != nil {
		t.Fatal(err)
	}
}

// Projects of other people are taken as they are: what a generator reads stands where it
// reads it, and a build that changes nothing writes nothing.
func TestProjects(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"mkdocs", "docusaurus", "hugo", "mdbook", "jekyll"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := start(t, name)
			before := map[string]os.FileInfo{}
			for wanted, text := range p.want {
				file := filepath.Join(p.dir, filepath.FromSlash(wanted))
				got, err := os.ReadFile(file)
				if diff := cmp.Diff(text, string(got)); err != nil || diff != "" {
					t.Errorf("%s: %v (-want +got):\n%s", wanted, err, diff)
				}
				before[file], _ = os.Stat(file)
			}
			pobook(t, exitDone, "build", "-C", p.dir, "--format", "md")
			for file, was := range before {
				if is, err := os.Stat(file); err != nil || was == nil || is.ModTime() != was.ModTime() {
					t.Errorf("%s is written again: %v", file, err)
				}
			}
		})
	}
}

// The generators build all languages of what stands there.
func TestProjectsGenerator(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name     string
		commands [][]string
		pages    []string // with a translation in them
	}{
		{"mkdocs", [][]string{{"mkdocs", "build", "--quiet", "--strict"}}, []string{"site/zh-TW/index.html", "site/zh-TW/guide/first/index.html"}},
		{"hugo", [][]string{{"hugo", "--quiet"}}, []string{"public/zh-hant/index.html", "public/zh-hant/guide/first/index.html"}},
		{"mdbook", [][]string{{"mdbook", "build"}, {"env", "MDBOOK_BOOK__LANGUAGE=zh-Hant", "MDBOOK_BOOK__SRC=dist/zh-Hant/src", "mdbook", "build", "-d", "book/zh-Hant"}}, []string{"book/zh-Hant/intro.html", "book/zh-Hant/nested/a.html"}},
		{"jekyll", [][]string{{"jekyll", "build", "--quiet"}}, []string{"_site/docs/zh-Hant/guide.html", "_site/docs/zh-Hant/rest.html"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			program := generator(t, test.name)
			p := start(t, test.name)
			for _, words := range test.commands {
				for i, word := range words {
					if word == test.name {
						words = append(append(append([]string{}, words[:i]...), program...), words[i+1:]...)
						break
					}
				}
				command := exec.Command(words[0], words[1:]...)
				command.Dir = p.dir
				if out, err := command.CombinedOutput(); err != nil {
					t.Fatalf("%s: %v\n%s", strings.Join(words, " "), err, out)
				}
			}
			for _, page := range test.pages {
				if text, err := os.ReadFile(filepath.Join(p.dir, filepath.FromSlash(page))); err != nil || !strings.Contains(string(text), "譯") {
					t.Errorf("%s has no translation: %v\n%s", page, err, text)
				}
			}
		})
	}
}

// generator returns how a generator is run. One that is not there skips the test.
func generator(t *testing.T, name string) []string {
	t.Helper()
	if folder, ok := generators.Python.Installed(); ok && name == "mkdocs" {
		return []string{generators.Interpreter(folder), "-m", "mkdocs"}
	}
	if folder, ok := generators.Cargo.Installed(); ok && name == "mdbook" {
		return []string{filepath.Join(folder, "bin", name)}
	}
	if program, err := exec.LookPath(name); err == nil {
		return []string{program}
	}
	t.Skipf("no generator: %s is not installed", name)
	return nil
}
