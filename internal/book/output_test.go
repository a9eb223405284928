package book

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestOpenOutput(t *testing.T) {
	tests := []struct{ name, out, want string }{ // out and want are relative to the handbook
		{"none named", "", "dist"},
		{"dist itself", "dist", "dist"},
		{"new folders", "a/b/", "a/b"},
		{"outside", "../beside", "../beside"},
		{"the root folder", ".", "."},
		{"named like one of the handbook's own", "handbook2", "handbook2"},
		{"named so further down", "dist/handbook/locales", "dist/handbook/locales"},
		{"out of it again", "handbook/../preview", "preview"},
		{"a symbolic link to a folder", "linked", "elsewhere"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			top := plant(t, map[string]string{
				"book/" + ConfigFile:    minimal,
				"book/handbook/a.md":    "",
				"book/elsewhere/there/": "",
				"book/linked":           "-> elsewhere",
			})
			t.Chdir(filepath.Join(top, "book"))
			b, err := Open(".")
			must(t, err)
			defer b.Close()
			o, err := b.OpenOutput(filepath.FromSlash(test.out))
			must(t, err)
			_, err = o.WriteFile("en/a.md", []byte("x"))
			must(t, errors.Join(err, o.Close()))
			got, err := os.ReadFile(filepath.Join(test.want, "en", "a.md"))
			if err != nil || string(got) != "x" {
				t.Errorf("%q: %v", got, err)
			}
		})
	}
}

// What a killed build left is not there for the next one to publish; in a folder
// that holds more than a build, nobody looks further than a build writes.
func TestOpenOutputSweeps(t *testing.T) {
	t.Parallel()
	kept := map[string]string{"dist/en/a.md": "", "dist/.git/.pobook-3.tmp": "", "dist/node_modules/.pobook-4.tmp": "", "dist/.pobook-notes": ""}
	files := map[string]string{
		"handbook/": "", "dist/.pobook-1.tmp": "half a book", "dist/en/part/.pobook-2.tmp": "",
		"dist/zh_Hant/.pobook-2.tmp": "",
	}
	maps.Copy(files, kept)
	b := open(t, files)
	o, err := b.OpenOutput("")
	must(t, err)
	must(t, o.Close())
	left := contents(t, b.dir)
	maps.DeleteFunc(left, func(name, _ string) bool { return !strings.HasPrefix(name, "dist/") })
	if diff := cmp.Diff(kept, left); diff != "" {
		t.Errorf("files left (-want +got):\n%s", diff)
	}
}

func TestOpenOutputRefusesLinks(t *testing.T) {
	t.Parallel()
	const hint = "; name the folder that is meant with --out, or put a folder in the link's place"
	outside := t.TempDir()
	for content, want := range map[string]string{
		"a file":        "dist: this is a file, not a folder (not-a-folder)",
		"-> " + outside: "dist: leads out of the handbook's folder through the symbolic link dist to OUTSIDE" + hint + " (outside-handbook)",
		"-> nowhere":    "dist: leads nowhere through the symbolic link dist to nowhere" + hint + " (broken-link)",
		"-> dist":       "dist: its symbolic links lead in a circle" + hint + " (link-loop)",
		"-> handbook":   "dist: what is built cannot be put into handbook/, where the sections are" + hint + " (output-folder)",
	} {
		b := open(t, map[string]string{"dist": content})
		before := contents(t, b.dir)
		_, err := b.OpenOutput("")
		if err == nil {
			t.Errorf("%q was opened", content)
			continue
		}
		if got := strings.ReplaceAll(err.Error(), outside, "OUTSIDE"); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
		if diff := cmp.Diff(before, contents(t, b.dir)); diff != "" {
			t.Error(diff)
		}
	}
}

// What is built may not come among the sections or over the catalogues,
// however the folder is named.
func TestOpenOutputRefusesTheHandbooksOwn(t *testing.T) {
	const (
		sections   = ": what is built cannot be put into handbook/, where the sections are; choose another folder with --out, such as dist (output-folder)"
		catalogues = ": what is built cannot be put into locales/, where the catalogues are; choose another folder with --out, such as dist (output-folder)"
	)
	tests := []struct{ out, want string }{
		{"handbook", "handbook" + sections},
		{"handbook/", "handbook" + sections},
		{"./handbook/.", "handbook" + sections},
		{"dist/../handbook", "handbook" + sections},
		{"handbook/part", "handbook/part" + sections},
		{"handbook/new/deep", "handbook/new/deep" + sections},
		{"ABS/handbook/new", "ABS/handbook/new" + sections},
		{"ALIAS/handbook/new", "ALIAS/handbook/new" + sections},
		{"to-sections", "to-sections" + sections},
		{"to-part/new", "to-part/new" + sections},
		{"locales", "locales" + catalogues},
		{"locales/zh_Hant/new", "locales/zh_Hant/new" + catalogues},
		{"handbook/new/../../locales", "locales" + catalogues},
		{"broken", "broken: this symbolic link to handbook/none leads nowhere; name the folder that is meant (broken-link)"},
	}
	alias := filepath.Join(t.TempDir(), "alias")
	dir := plant(t, map[string]string{
		ConfigFile:       minimal,
		"handbook/part/": "",
		"to-sections":    "-> handbook",
		"to-part":        "-> handbook/part",
		"broken":         "-> handbook/none",
	})
	if err := os.Symlink(dir, alias); err != nil {
		t.Skipf("Windows lets only some users make symbolic links: %v", err)
	}
	t.Chdir(dir)
	b, err := Open(".")
	must(t, err)
	defer b.Close()
	before := contents(t, dir)
	for _, test := range tests {
		out := strings.NewReplacer("ABS", dir, "ALIAS", alias).Replace(test.out)
		_, err := b.OpenOutput(filepath.FromSlash(out))
		if err == nil {
			t.Errorf("%s was opened", test.out)
			continue
		}
		if got := strings.NewReplacer(dir, "ABS", alias, "ALIAS").Replace(err.Error()); got != test.want {
			t.Errorf("%s:\ngot  %s\nwant %s", test.out, got, test.want)
		}
	}
	if diff := cmp.Diff(before, contents(t, dir)); diff != "" {
		t.Error(diff)
	}
	for _, made := range []string{"locales", "handbook/new", "handbook/none"} {
		if _, err := os.Lstat(made); err == nil {
			t.Errorf("%s was made", made)
		}
	}
}

// A file system that does not tell apart what differs in case finds a section under another
// name. A second name of the file stands in for that.
func TestOwnedWhateverTheCase(t *testing.T) {
	t.Parallel()
	dir := plant(t, map[string]string{ConfigFile: minimal, "handbook/Usage.md": "# U\n", "handbook/other.md": "# O\n"})
	b, err := Open(dir)
	must(t, err)
	defer b.Close()
	if err := os.Link(filepath.Join(dir, "handbook", "Usage.md"), filepath.Join(dir, "handbook", "usage.md")); err != nil && !errors.Is(err, fs.ErrExist) {
		t.Skip(err)
	}
	own := newOwned(b, physical(filepath.Join(dir, "handbook")), true)
	for file, want := range map[string]string{
		"Usage.md": "handbook/Usage.md", "usage.md": "handbook/usage.md", "USAGE.md": "", "usage.zh.md": "",
	} {
		if _, err := os.Stat(filepath.Join(dir, "handbook", file)); file == "USAGE.md" && err == nil {
			continue // it is such a file system
		}
		if got := own.at(file); got != want {
			t.Errorf("%s: %q, not %q", file, got, want)
		}
	}
}
