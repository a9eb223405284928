package book

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/config"
)

func TestInit(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "our-first_handbook")
	created, err := Init(dir, config.Draft{})
	must(t, err)
	want := []string{"handbook/", "handbook/handbook.yaml", "handbook/01-introduction.md", "locales/", ".gitignore"}
	if diff := cmp.Diff(want, created); diff != "" {
		t.Error(diff)
	}
	wantFiles := map[string]string{
		".gitignore": "/dist/\n",
		"handbook/handbook.yaml": "# yaml-language-server: $schema=" + config.SchemaURL + `

# Begins the names of the PDF files. Default: the title in lower case.
# name: our-handbook

# The title of the handbook, in the language of its source.
title: "Our first handbook"

# The locale in which the sections are written.
source: en

# The locales into which the handbook is translated; [] for none yet.
# locales: [zh_Hant, zh_Hans]
locales: []

# The sections in reading order: paths and patterns, or the file that lists them, as SUMMARY.md or mkdocs.yml. Default: every .md file below handbook/, by path.
# sections: [01-introduction.md]

# Where translators find help: an address, or a section. Every catalogue begins with it. Default: none.
# guide: https://example.org/first-hour

# The Markdown that the sections are written in: github, mkdocs, docusaurus, mdx, vitepress, hugo, jekyll or mdbook. Default: github.
# dialect: mkdocs

# The keys of the sections' front matter whose values are translated, besides the title where no heading is one. Default: none.
# front_matter: [title, description]

# What of code blocks is translated: none, comments, strings (comments and strings) or all; for all of them, or by language. Default: none.
# code: {default: none, sh: comments}

# How translated headings keep the anchors of links to them: html, attribute or none. Default: html.
# anchors: html

# Where the site that pobook build --format html writes is published, for search engines and previews of links: the address of the folder html. Default: not known.
# site_url: https://handbook.example.org/

# The minimum share of a locale that has to be translated, in percent; or of its sections, by path. Default: none.
# coverage: {zh_Hant: 95}

# Checks that are not made; for all locales, or by locale. Default: all are made.
# ignore: [same]

# Stands below the title, in the language of the source; translated where a message says the same. Default: none.
# subtitle: A guide for everyone

# Who wrote the handbook, for the title page and the credits. Default: nobody.
# authors: [Ada Example, The Example Project]

# The version of the handbook, in quotes. Default: none.
# version: "1.0"

# The licence of the text. Default: none.
# licence: CC BY 4.0

# A PNG or JPEG below handbook/ for the title page. Default: none.
# logo: images/logo.png

# The size of the pages: A4, A5 or Letter. Default: A4.
# page: A4

# The colour of links and ornaments, dark enough to read: a contrast of 4.5:1 on the light grey below code. Default: teal.
# accent: "#0F5C73"
`,
		"handbook/01-introduction.md": `# Our first handbook

Write here what this handbook is for and whom it helps. Every ` + "`.md`" + ` file in this
folder is a section, in the order of their names.
`,
	}
	if diff := cmp.Diff(wantFiles, contents(t, dir)); diff != "" {
		t.Error(diff)
	}

	created, err = Init(dir, config.Draft{Title: "Another", Source: "de"})
	must(t, err)
	if len(created) != 0 {
		t.Errorf("a second time it made %v", created)
	}
	if diff := cmp.Diff(wantFiles, contents(t, dir)); diff != "" {
		t.Error(diff)
	}
}

// Whatever Init writes, Open takes.
func TestInitOpens(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, folder string
		draft        config.Draft
		title        string
	}{
		{"nothing said", "x", config.Draft{}, "X"},
		{"all said", "x", config.Draft{Title: `手冊: "一" #1`, Source: "zh_Hant", Locales: []string{"en", "zh_CN"}}, `手冊: "一" #1`},
		{"folder in Chinese", "開源手冊", config.Draft{}, "開源手冊"},
		{"folder of signs", "-_-", config.Draft{}, "Handbook"},
		{"folder like a number", "2026", config.Draft{}, "2026"},
		{"folder with quotes", `a"b\c`, config.Draft{}, `A"b\c`},
		{"source without a first text", "x", config.Draft{Source: "ja"}, "X"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			dir := filepath.Join(t.TempDir(), test.folder)
			_, err := Init(dir, test.draft)
			must(t, err)
			b, err := Open(dir)
			must(t, err)
			defer b.Close()
			if b.Config.Title != test.title || len(b.Config.Locales) != len(test.draft.Locales) || len(b.Config.Sections) != 1 {
				t.Errorf("got %+v", b.Config)
			}
			if err := b.Problems().Err(); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestInitUsesWhatIsThere(t *testing.T) {
	t.Parallel()
	dir := plant(t, map[string]string{"handbook/part/usage.md": "# Usage\n", "locales/de/usage.po": "kept"})
	created, err := Init(dir, config.Draft{Title: "x", Locales: []string{"de"}})
	must(t, err)
	if diff := cmp.Diff([]string{"handbook/handbook.yaml", ".gitignore"}, created); diff != "" {
		t.Error(diff)
	}
	b, err := Open(dir)
	must(t, err)
	defer b.Close()
	if diff := cmp.Diff([]string{"part/usage.md"}, b.Config.Sections); diff != "" {
		t.Error(diff)
	}
}

func TestInitRefuses(t *testing.T) {
	t.Parallel()
	outside := t.TempDir()
	tests := []struct {
		name  string
		files map[string]string
		sub   string
		draft config.Draft
		want  string
	}{
		{
			"among the sections of another",
			map[string]string{ConfigFile: minimal},
			"handbook/part",
			config.Draft{},
			`DIR/handbook/part: this folder is part of a handbook; use "pobook -C DIR", or begin the new one elsewhere (inside-handbook)`,
		},
		{"unknown locales", nil, "", config.Draft{Source: "enq", Locales: []string{"zh_Hnat"}}, `unknown locale "enq"; locales are written as gettext does, for example zh_Hant (unknown-locale)
unknown locale "zh_Hnat"; did you mean "zh_Hant"? (unknown-locale)`},
		{"a locale twice", nil, "", config.Draft{Locales: []string{"fr", "de", " fr"}}, `"fr" is listed twice; keep one (duplicate-locale)`},
		{
			"a language twice",
			nil,
			"",
			config.Draft{Locales: []string{"zh_TW", "zh_Hant"}},
			`"zh_Hant" and "zh_TW" are the same language; keep the one that your locales/ folder has (duplicate-locale)`,
		},
		{"YAML in place of locales", nil, "", config.Draft{Source: "en: [", Locales: []string{"]", "null", ""}}, `unknown locale "en: ["; locales are written as gettext does, for example zh_Hant (unknown-locale)
unknown locale "]"; locales are written as gettext does, for example zh_Hant (unknown-locale)
unknown locale "null"; locales are written as gettext does, for example zh_Hant (unknown-locale)
a locale is empty (missing-value)`},
		{
			"configuration is a folder",
			map[string]string{ConfigFile + "/": ""},
			"",
			config.Draft{},
			`handbook/handbook.yaml: this is a folder, not a file (not-a-file)`,
		},
		{
			"configuration is a broken link",
			map[string]string{ConfigFile: "-> nowhere.yaml"},
			"",
			config.Draft{},
			`handbook/handbook.yaml: leads nowhere through the symbolic link handbook/handbook.yaml to nowhere.yaml; put the file itself in its place (broken-link)`,
		},
		{
			"configuration leads outside",
			map[string]string{ConfigFile: "-> ../real.yaml", "real.yaml": minimal},
			"",
			config.Draft{},
			`handbook/handbook.yaml: leads out of handbook/ through the symbolic link handbook/handbook.yaml to ../real.yaml; put a copy in its place (outside-handbook)`,
		},
		{
			"handbook is a file",
			map[string]string{"handbook": ""},
			"",
			config.Draft{},
			`handbook: this is a file, not a folder (not-a-folder)`,
		},
		{
			"handbook leads outside",
			map[string]string{"handbook": "-> " + outside},
			"",
			config.Draft{},
			`handbook: leads out of the handbook's folder through the symbolic link handbook to OUTSIDE; put a copy in its place (outside-handbook)`,
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			dir := plant(t, test.files)
			created, err := Init(filepath.Join(dir, filepath.FromSlash(test.sub)), test.draft)
			if err == nil || len(created) > 0 {
				t.Fatalf("made %v", created)
			}
			got := strings.NewReplacer(outside, "OUTSIDE", dir, "DIR").Replace(err.Error())
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// A new handbook beside others, or below the root folder of one, is fine.
func TestInitBesideAnother(t *testing.T) {
	t.Parallel()
	dir := plant(t, map[string]string{ConfigFile: minimal})
	created, err := Init(filepath.Join(dir, "examples", "small"), config.Draft{})
	if err != nil || len(created) != 5 {
		t.Errorf("made %v: %v", created, err)
	}
}
