package book

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/diag"
)

// plant writes files below a new folder. A path that ends in a slash is a
// folder; content that begins with "-> " makes a symbolic link.
func plant(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if strings.HasSuffix(name, "/") {
			must(t, os.MkdirAll(path, 0o755))
			continue
		}
		must(t, os.MkdirAll(filepath.Dir(path), 0o755))
		if target, isLink := strings.CutPrefix(content, "-> "); isLink {
			if err := os.Symlink(filepath.FromSlash(target), path); err != nil {
				t.Skipf("Windows lets only some users make symbolic links: %v", err)
			}
			continue
		}
		must(t, os.WriteFile(path, []byte(content), 0o644))
	}
	return dir
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// minimal is a configuration without fault; tests add lines to it.
const minimal = "title: Our handbook\nsource: en\nlocales: [zh_Hant]\n"

// ConfigFile is where the configuration usually is.
const ConfigFile = "handbook/handbook.yaml"

// open plants a handbook and opens it.
func open(t *testing.T, files map[string]string) *Book {
	t.Helper()
	if _, ok := files[ConfigFile]; !ok {
		files[ConfigFile] = minimal
	}
	b, err := Open(plant(t, files))
	must(t, err)
	t.Cleanup(func() { must(t, b.Close()) })
	return b
}

func TestOpen(t *testing.T) {
	t.Parallel()
	b := open(t, map[string]string{
		"handbook/02-usage.md":        "# Usage\n",
		"handbook/part/01-a.md":       "# A\n",
		"handbook/part.md":            "# Part\n",
		"handbook/10-end.md":          "-> 02-usage.md",
		"handbook/images/a.png":       "",
		"handbook/.drafts/x.md":       "",
		"handbook/.#02-usage.md":      "-> somebody@here.1234",
		"locales/zh_Hant/02-usage.po": "",
		"locales/templates/":          "",
		"locales/glossary/":           "",
		"locales/.git/":               "",
		"locales/README.md":           "",
	})
	want := []string{"02-usage.md", "10-end.md", "part.md", "part/01-a.md"}
	if diff := cmp.Diff(want, b.Config.Sections); diff != "" {
		t.Error(diff)
	}
	if err := b.Problems().Err(); err != nil {
		t.Error(err)
	}
	if got := b.Config.Places.Template("part/01-a.md"); got != "locales/templates/part/01-a.pot" {
		t.Error(got)
	}
	if got := b.Config.Places.Catalogue(b.Config.Locales[0], "part/01-a.md"); got != "locales/zh_Hant/part/01-a.po" {
		t.Error(got)
	}
}

// A section that cannot have catalogues does not keep the others from theirs.
func TestOpenLeavesOut(t *testing.T) {
	t.Parallel()
	b := open(t, map[string]string{"handbook/a\tb.md": "", "handbook/Notes.md": "", "handbook/notes.md": "", "handbook/z.md": ""})
	if diff := cmp.Diff([]string{"Notes.md", "z.md"}, b.Config.Sections); diff != "" {
		t.Error(diff)
	}
	for _, d := range b.Problems() {
		if d.Severity != diag.Error {
			t.Errorf("%v is no error", d)
		}
	}
}

func TestOpenKeepsFolderNames(t *testing.T) {
	t.Parallel()
	b := open(t, map[string]string{
		ConfigFile:                "title: x\nsource: en\nlocales: [zh_TW]\n",
		"handbook/a.md":           "",
		"locales/zh_TW/a.po":      "",
		"locales/templates/a.pot": "",
	})
	if got := b.Config.Locales[0]; got.Locale.Code != "zh_Hant" || b.Config.Places.Catalogue(got, "a.md") != "locales/zh_TW/a.po" {
		t.Errorf("%s in %s", got.Locale.Code, b.Config.Places.Catalogue(got, "a.md"))
	}
	if err := b.Problems().Err(); err != nil {
		t.Error(err)
	}
}

func TestOpenRefuses(t *testing.T) {
	t.Parallel()
	outside := plant(t, map[string]string{"handbook.yaml": minimal})
	tests := []struct {
		name  string
		files map[string]string
		sub   string
		want  string
	}{
		{"no folder", nil, "nowhere", `DIR/nowhere: no such folder (missing-file)`},
		{"a file", map[string]string{"x": ""}, "x", `DIR/x: this is a file, not a folder (not-a-folder)`},
		{"a broken link", map[string]string{"x": "-> nowhere"}, "x", `DIR/x: this symbolic link to nowhere leads nowhere; name the folder that is meant (broken-link)`},
		{"empty folder", nil, "", `handbook/handbook.yaml: no such file; "pobook init" starts a handbook here (no-configuration)`},
		{"no configuration", map[string]string{"handbook/a.md": ""}, "", `handbook/handbook.yaml: no such file; "pobook init" starts a handbook here (no-configuration)`},
		{"in the handbook folder", map[string]string{ConfigFile: minimal}, "handbook", `handbook/handbook.yaml: no such file; this folder is part of a handbook: use "pobook -C DIR" (no-configuration)`},
		{"deep in the handbook", map[string]string{ConfigFile: minimal, "locales/zh_Hant/": ""}, "locales/zh_Hant", `handbook/handbook.yaml: no such file; this folder is part of a handbook: use "pobook -C DIR" (no-configuration)`},
		{"handbook is a file", map[string]string{"handbook": ""}, "", `handbook: this is a file, not a folder (not-a-folder)`},
		{"handbook leads outside", map[string]string{"handbook": "-> " + outside}, "", `handbook: leads out of the handbook's folder through the symbolic link handbook to OUTSIDE; put a copy in its place (outside-handbook)`},
		{"configuration leads outside", map[string]string{ConfigFile: "-> " + outside + "/handbook.yaml"}, "", `handbook/handbook.yaml: leads out of handbook/ through the symbolic link handbook/handbook.yaml to OUTSIDE/handbook.yaml; put a copy in its place (outside-handbook)`},
		{"configuration is a folder", map[string]string{ConfigFile + "/": ""}, "", `handbook/handbook.yaml: this is a folder, not a file (not-a-file)`},
		{"every fault at once", map[string]string{ConfigFile: "titel: x\nsource: en\nlocales: [en]\nsections: [a.md]\n"}, "", `
handbook/handbook.yaml:1:1: unknown key "titel"; did you mean "title"? (unknown-key)
handbook/handbook.yaml:1:1: "title" is missing; add a line such as "title: Our handbook" (missing-key)
handbook/handbook.yaml:3:11: "en" is the source locale; take it out of "locales" (source-locale)
handbook/handbook.yaml:4:12: section "a.md" is not in handbook/ (missing-section)`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			dir := plant(t, test.files)
			_, err := Open(filepath.Join(dir, filepath.FromSlash(test.sub)))
			if err == nil {
				t.Fatal("opened")
			}
			got := strings.NewReplacer(outside, "OUTSIDE", dir, "DIR").Replace(err.Error())
			if diff := cmp.Diff(strings.TrimPrefix(test.want, "\n"), got); diff != "" {
				t.Error(diff)
			}
			if len(diag.Of(err)) == 0 {
				t.Errorf("%T holds no diagnostic", err)
			}
		})
	}
}

// What is wrong with one locale or section does not close the handbook.
func TestProblems(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, config string
		files        map[string]string
		want         string
	}{
		{"no sections", minimal, map[string]string{"handbook/images/": ""}, `
handbook: warning: no section is here; write one as a file that ends in .md, .mdx or .markdown (no-sections)`},
		{"files that are not sections", minimal, map[string]string{
			"handbook/notes.txt": "", "handbook/part/b.txt": "", "handbook/c.rst": "", "handbook/d.rst": "", "handbook/e.RST": "",
			"handbook/.draft.md": "", "handbook/robots.txt": "", "handbook/a.png": "", "handbook/mkdocs.yml": "",
		}, `
handbook: warning: no section is here; write one as a file that ends in .md, .mdx or .markdown (no-sections)
handbook/.draft.md: warning: a file whose name begins with a dot is not a section; rename it, or list the sections in handbook/handbook.yaml (passed-over)
handbook/c.rst: warning: a file that ends in .rst is not a section, and neither are 2 others; write it in Markdown as "c.md", or list the sections in handbook/handbook.yaml (passed-over)
handbook/notes.txt: warning: a file that ends in .txt is not a section, and neither is "part/b.txt"; write it in Markdown as "notes.md", or list the sections in handbook/handbook.yaml (passed-over)`},
		{"files beside listed sections", minimal + "sections: [a.mdx]\n", map[string]string{"handbook/a.mdx": "", "handbook/notes.txt": ""}, ""},
		{"two folders of one language", minimal, map[string]string{"handbook/a.md": "", "locales/zh_Hant/": "", "locales/zh_TW/": ""}, `
locales/zh_TW: the folders "zh_TW" and "zh_Hant" mean the same language, Chinese (Traditional); move its catalogues into "zh_Hant", which handbook/handbook.yaml names, and delete "zh_TW" (equivalent-locales)`},
		{"folder of another name", minimal, map[string]string{"handbook/a.md": "", "locales/zh_TW/": ""}, `
locales/zh_TW: "zh_TW" is the same language as "zh_Hant", which handbook/handbook.yaml names; rename the folder "zh_Hant", or write "zh_TW" in the configuration (equivalent-locales)`},
		{"stray folders", minimal, map[string]string{"handbook/a.md": "", "locales/de/": "", "locales/zh_Hnat/": "", "locales/en/": "", "locales/old-stuff/": ""}, `
locales/de: warning: "de" is not among the locales of handbook/handbook.yaml, so its catalogues are not used; add "de" there or delete the folder (stray-folder)
locales/en: warning: "en" is the source locale, so its catalogues are not used; delete the folder (stray-folder)
locales/old-stuff: warning: "old-stuff" is no locale, so its catalogues are not used; rename or delete the folder (stray-folder)
locales/zh_Hnat: warning: "zh_Hnat" is no locale, so its catalogues are not used; did you mean "zh_Hant"? (stray-folder)`},
		{"sections left out", minimal, map[string]string{"handbook/a\tb.md": "", "handbook/Notes.md": "", "handbook/notes.md": ""}, `
handbook/a<U+0009>b.md: section "a\tb.md" holds U+0009, which cannot be seen; rename the file (section-path)
handbook/notes.md: sections "Notes.md" and "notes.md" differ only in case, so their catalogues would be one file on some systems; rename one of the files (duplicate-section)`},
		{"every section left out", minimal, map[string]string{"handbook/a\tb.md": ""}, `
handbook/a<U+0009>b.md: section "a\tb.md" holds U+0009, which cannot be seen; rename the file (section-path)`},
		{"a fault outside the reading order", minimal + "sections: [a.md]\n", map[string]string{"handbook/a.md": "", "handbook/b c.md": "", "locales": ""}, `
locales: this is a file, not a folder (not-a-folder)`},
		{"locales is a file", minimal, map[string]string{"handbook/a.md": "", "locales": ""}, `
locales: this is a file, not a folder (not-a-folder)`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			test.files[ConfigFile] = test.config
			b := open(t, test.files)
			if diff := cmp.Diff(strings.TrimPrefix(test.want, "\n"), b.Problems().Error()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestCheckTarget(t *testing.T) {
	t.Parallel()
	b := open(t, map[string]string{
		ConfigFile:         "title: x\nsource: en\nlocales: [zh_Hant, zh_Hans]\n",
		"handbook/a.md":    "",
		"locales/zh_Hans/": "", "locales/zh_Hant/": "", "locales/zh_TW/": "",
	})
	if err := b.CheckTarget(b.Config.Locales[0]); err == nil || !strings.Contains(err.Error(), `"zh_TW" and "zh_Hant"`) {
		t.Errorf("zh_Hant: %v", err)
	}
	if err := b.CheckTarget(b.Config.Locales[1]); err != nil {
		t.Errorf("zh_Hans: %v", err)
	}
}

func TestEnclosingIsRelative(t *testing.T) {
	dir := plant(t, map[string]string{ConfigFile: minimal, "handbook/part/": ""})
	t.Chdir(filepath.Join(dir, "handbook", "part"))
	if got, inside := enclosing("."); filepath.ToSlash(got) != "../.." || !inside {
		t.Errorf("from within: %q", got)
	}
	t.Chdir(dir)
	if got, _ := enclosing("handbook/part"); got != "." {
		t.Errorf("from above: %q", got)
	}
	if got, _ := enclosing("."); got != "" {
		t.Errorf("the root folder itself is in %q", got)
	}
}

func TestFileErrorIs(t *testing.T) {
	t.Parallel()
	b := open(t, map[string]string{"handbook/a.md": ""})
	_, err := b.ReadFile(b.Config.Places.Catalogue(b.Config.Locales[0], "a.md"))
	if !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("%v is no fs.ErrNotExist", err)
	}
	var d diag.Diagnostic
	if !errors.As(err, &d) || d.Code != "missing-file" {
		t.Errorf("%v holds the diagnostic %+v", err, d)
	}
}

// A name that only Windows refuses is said, and the section is there all the same.
func TestNamesOnWindows(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("it has no such names")
	}
	b := open(t, map[string]string{"handbook/01-a.md": "# A\n", "handbook/part/aux.md": "# B\n", "handbook/why?.md": "# C\n"})
	want := `handbook/part/aux.md: warning: "aux.md" is the name of a device on Windows; rename it if anybody works there (name-on-windows)
handbook/why?.md: warning: "why?.md" holds "?", which no name on Windows can; rename it if anybody works there (name-on-windows)`
	if diff := cmp.Diff(want, b.Problems().Error()); diff != "" || len(b.Config.Sections) != 3 {
		t.Error(diff, b.Config.Sections)
	}
}
