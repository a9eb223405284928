package book

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/config"
)

// locked is a file system of which some folders cannot be read.
type locked struct {
	fstest.MapFS
	folders []string
}

func (l locked) ReadDir(name string) ([]fs.DirEntry, error) {
	for _, f := range l.folders {
		if f == name {
			return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
		}
	}
	return l.MapFS.ReadDir(name)
}

func TestListSections(t *testing.T) {
	t.Parallel()
	files := fstest.MapFS{
		"b.md":            {},
		"a/z.md":          {},
		"a-b.md":          {},
		"B.md":            {},
		"a/deep/y.md":     {},
		"secret/x.md":     {},
		"notes.txt":       {},
		"UPPER.MD":        {},
		".md":             {},
		".git/x.md":       {},
		"linked.md":       {Mode: fs.ModeSymlink, Data: []byte("b.md")},
		"elsewhere":       {Mode: fs.ModeSymlink, Data: []byte("a")},
		"folder.md/in.md": {},
		"page.mdx":        {},
		"old.markdown":    {},
		".hidden.md":      {},
		"x/chapter.RST":   {},
		"robots.txt":      {},
		"picture.png":     {},
		".vitepress/a.md": {},
	}
	found, problems := listSections(locked{files, []string{"secret"}}, config.Places{})
	want := []string{"B.md", "UPPER.MD", "a-b.md", "a/deep/y.md", "a/z.md", "b.md", "folder.md/in.md", "linked.md", "old.markdown", "page.mdx"}
	if diff := cmp.Diff(want, found.Sections); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{".hidden.md", ".md", "notes.txt", "x/chapter.RST"}, found.PassedOver); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"elsewhere", "secret"}, found.Unknown); diff != "" {
		t.Error(diff)
	}
	if got, want := problems.Error(), "handbook/secret: permission denied; check who may read and write it (no-permission)"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestListSectionsOfNothing(t *testing.T) {
	t.Parallel()
	found, problems := listSections(locked{fstest.MapFS{}, []string{"."}}, config.Places{})
	if len(found.Sections) != 0 || len(problems) != 1 {
		t.Errorf("found %v, problems %v", found, problems)
	}
}

func TestReadSection(t *testing.T) {
	t.Parallel()
	outside := plant(t, map[string]string{"secret.md": "secret", "docs/x.md": ""})
	b := open(t, map[string]string{
		"handbook/good.md":    "\ufeff# 好\r\n",
		"handbook/link.md":    "-> good.md",
		"handbook/latin1.md":  "# Caf\n\nna\xefve\n",
		"handbook/nul.md":     "\ufeff# 好\r\n\na\x00b\n",
		"handbook/utf16.md":   "#\x00 \x00a\x00",
		"handbook/away.md":    "-> " + outside + "/secret.md",
		"handbook/up.md":      "-> ../README.md",
		"handbook/docs":       "-> " + outside + "/docs",
		"handbook/loop.md":    "-> loop.md",
		"handbook/dangle.md":  "-> nowhere.md",
		"handbook/folder.md/": "",
		"README.md":           "# Read me",
	})
	for section, want := range map[string]string{"good.md": "\ufeff# 好\r\n", "link.md": "\ufeff# 好\r\n"} {
		got, err := b.ReadSection(section)
		must(t, err)
		if string(got) != want {
			t.Errorf("%s: got %q", section, got)
		}
	}
	failures := map[string]string{
		"latin1.md":     "handbook/latin1.md:3:3: invalid UTF-8: byte 0xEF; save the file as UTF-8 (invalid-utf8)",
		"nul.md":        "handbook/nul.md:3:2: the character NUL, U+0000; delete it (nul)",
		"utf16.md":      "handbook/utf16.md:1:2: the character NUL, U+0000; delete it (nul)",
		"away.md":       "handbook/away.md: leads out of handbook/ through the symbolic link handbook/away.md to OUTSIDE/secret.md; put a copy in its place (outside-handbook)",
		"up.md":         "handbook/up.md: leads out of handbook/ through the symbolic link handbook/up.md to ../README.md; put a copy in its place (outside-handbook)",
		"docs/x.md":     "handbook/docs/x.md: leads out of handbook/ through the symbolic link handbook/docs to OUTSIDE/docs; put a copy in its place (outside-handbook)",
		"loop.md":       "handbook/loop.md: its symbolic links lead in a circle; put the file itself in its place (link-loop)",
		"dangle.md":     "handbook/dangle.md: leads nowhere through the symbolic link handbook/dangle.md to nowhere.md; put the file itself in its place (broken-link)",
		"folder.md":     "handbook/folder.md: this is a folder, not a file (not-a-file)",
		"good.md/x.md":  "handbook/good.md/x.md: part of this path is a file, not a folder (not-a-folder)",
		"../README.md":  "README.md: outside handbook/; move it into handbook/ (outside-handbook)",
		"missing.md":    "handbook/missing.md: no such file (missing-file)",
		"no/missing.md": "handbook/no/missing.md: no such file (missing-file)",
	}
	for section, want := range failures {
		_, err := b.ReadSection(section)
		if err == nil {
			t.Errorf("%s was read", section)
			continue
		}
		if got := strings.ReplaceAll(err.Error(), outside, "OUTSIDE"); got != want {
			t.Errorf("%s:\ngot  %s\nwant %s", section, got, want)
		}
	}
}
