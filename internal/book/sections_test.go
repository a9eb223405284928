package book

import (
	"io/fs"
	"maps"
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
	found, _, problems := listSections(locked{files, []string{"secret"}}, config.Places{})
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
	found, _, problems := listSections(locked{fstest.MapFS{}, []string{"."}}, config.Places{})
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

// An order file may stand below the folder of the sections or in the root folder; a
// Markdown file among the sections is one of them, for any other one is made.
func TestOrder(t *testing.T) {
	t.Parallel()
	const nav = "nav:\n- b.md\n- Part:\n  - a.md\n  - gone.md\n"
	sections := map[string]string{"handbook/a.md": "# A\n", "handbook/b.md": "# B\n", "handbook/c d.md": "# C\n"}
	tests := []struct {
		name, key    string
		files        map[string]string
		want         []string
		titles, made string
		problems     string
	}{
		{
			"beside the folder", "mkdocs.yml",
			map[string]string{"mkdocs.yml": nav},
			[]string{"b.md", "a.md", "mkdocs.md"},
			"mkdocs.yml", "\n\n# Part\n",
			`mkdocs.yml:5:5: warning: section "gone.md" is not in handbook/; write the section, or take the entry out (missing-entry)`,
		},
		{
			"in the folder", "conf/mkdocs.yml",
			map[string]string{"handbook/conf/mkdocs.yml": nav, "conf/mkdocs.yml": "nav: []"},
			[]string{"b.md", "a.md", "mkdocs.md"},
			"handbook/conf/mkdocs.yml", "\n\n# Part\n",
			`handbook/conf/mkdocs.yml:5:5: warning: section "gone.md" is not in handbook/; write the section, or take the entry out (missing-entry)`,
		},
		{
			"among the sections", "SUMMARY.md",
			map[string]string{"handbook/SUMMARY.md": "- [b](b.md)\n- [c](<c d.md>)\n"},
			[]string{"b.md", "c d.md", "SUMMARY.md"},
			"handbook/SUMMARY.md", "",
			"",
		},
		{
			"beside them", "SUMMARY.md",
			map[string]string{"SUMMARY.md": "# S\n\n- [b](handbook/b.md)\n"},
			[]string{"b.md"},
			"", "", "",
		},
		{"no file", "hugo", nil, []string{"a.md", "b.md", "c d.md"}, "", "", ""},
		{
			"outside", "mkdocs.yml",
			map[string]string{"mkdocs.yml": "-> ../mkdocs.yml"},
			nil, "", "", `handbook/handbook.yaml:4:11: mkdocs.yml: leads out of the handbook's folder through the symbolic link mkdocs.yml to ../mkdocs.yml; put a copy in its place (outside-handbook)`,
		},
		{
			"not there", "mkdocs.yml", nil,
			nil, "", "", `handbook/handbook.yaml:4:11: "mkdocs.yml" is neither in handbook/ nor in the root folder; write its path from there, or list the sections (missing-file)`,
		},
		{
			"not there, and only one place to be", "mkdocs.yml\nfolder: .", nil,
			nil, "", "", `handbook/handbook.yaml:4:11: "mkdocs.yml" is not in the root folder; write its path from there, or list the sections (missing-file)`,
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			files := map[string]string{ConfigFile: "title: x\nsource: en\nlocales: []\nsections: " + test.key + "\n"}
			maps.Copy(files, sections)
			maps.Copy(files, test.files)
			b, err := Open(plant(t, files))
			if err != nil {
				if diff := cmp.Diff(test.problems, err.Error()); diff != "" || test.want != nil {
					t.Error(diff)
				}
				return
			}
			defer b.Close()
			if diff := cmp.Diff(test.want, b.Config.Sections); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(test.problems, b.Problems().Error()); diff != "" {
				t.Error(diff)
			}
			titles := test.want[len(test.want)-1]
			if b.Config.Order.Is(titles) != (test.titles != "") {
				t.Errorf("the titles are said to be in %q", b.Config.Order.Titles)
			}
			if test.titles == "" {
				return
			}
			source, err := b.ReadSection(titles)
			if must(t, err); b.FileOf(titles) != test.titles || test.made != "" && string(source) != test.made {
				t.Errorf("the titles are %q, in %s", source, b.FileOf(titles))
			}
		})
	}
}
