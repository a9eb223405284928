package book

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/diag"
)

func TestOrphans(t *testing.T) {
	t.Parallel()
	const two = "title: x\nsource: en\nlocales: [fr, zh_TW]\n"
	tests := []struct {
		name, config string
		files        map[string]string
		want         string
	}{
		{"none", two, map[string]string{
			"handbook/a.md": "", "handbook/part/b.md": "",
			"locales/templates/a.pot": "", "locales/templates/part/b.pot": "",
			"locales/fr/a.po": "", "locales/fr/part/b.po": "",
		}, ""},
		{"none of sections with other endings", two, map[string]string{
			"handbook/a.mdx": "", "handbook/part/b.markdown": "", "handbook/C.MD": "",
			"locales/fr/a.po": "", "locales/fr/part/b.po": "", "locales/templates/C.pot": "",
		}, ""},
		{"no catalogues yet", two, map[string]string{"handbook/a.md": ""}, ""},
		{"sections deleted", two, map[string]string{
			"handbook/a.md":           "",
			"locales/templates/a.pot": "", "locales/templates/uno.pot": "", "locales/templates/part/due.pot": "",
			"locales/fr/a.po": "", "locales/fr/uno.po": "", "locales/fr/a/b/due.po": "",
			"locales/zh_TW/a.po": "", "locales/zh_TW/uno.po": "",
		}, `
locales/fr/a/b/due.po: warning: no section "a/b/due.md" in handbook/ belongs to this catalogue; rename it along with the section, or delete it when its translations are no longer wanted (orphan)
locales/fr/uno.po: warning: no section "uno.md" in handbook/ belongs to this catalogue; rename it along with the section, or delete it when its translations are no longer wanted (orphan)
locales/templates/part/due.pot: warning: no section "part/due.md" in handbook/ belongs to this template; delete it (orphan)
locales/templates/uno.pot: warning: no section "uno.md" in handbook/ belongs to this template; delete it (orphan)
locales/zh_TW/uno.po: warning: no section "uno.md" in handbook/ belongs to this catalogue; rename it along with the section, or delete it when its translations are no longer wanted (orphan)`},
		{"a section renamed", two, map[string]string{
			"handbook/a.md": "", "handbook/new/uno.md": "",
			"locales/templates/a.pot": "", "locales/templates/one.pot": "",
			"locales/fr/a.po": "", "locales/fr/one.po": "",
			"locales/zh_TW/one.po": "", // a.po is not there either
		}, `
locales/fr/one.po: warning: no section "one.md" in handbook/ belongs to this catalogue; is it handbook/new/uno.md now? then rename this file to locales/fr/new/uno.po; if not, delete it when its translations are no longer wanted (orphan)
locales/templates/one.pot: warning: no section "one.md" in handbook/ belongs to this template; is it handbook/new/uno.md now? then rename this file to locales/templates/new/uno.pot; if not, delete it (orphan)
locales/zh_TW/one.po: warning: no section "one.md" in handbook/ belongs to this catalogue; rename it along with the section, or delete it when its translations are no longer wanted (orphan)`},
		{"a section renamed in case", two, map[string]string{"handbook/Notes.md": "", "locales/fr/notes.po": ""}, `
locales/fr/notes.po: warning: no section "notes.md" in handbook/ belongs to this catalogue; is it handbook/Notes.md now? then rename this file to locales/fr/Notes.po; if not, delete it when its translations are no longer wanted (orphan)`},
		{"sections that are there all the same", two + "sections: [a.md]\n", map[string]string{
			"handbook/a.md": "\xff", "handbook/unlisted.md": "", "handbook/elsewhere": "-> ../docs", "docs/b.md": "",
			"locales/fr/a.po": "", "locales/fr/unlisted.po": "", "locales/fr/elsewhere/b.po": "",
		}, ""},
		{"sections left out", two, map[string]string{
			"handbook/a.md": "", "handbook/b c.md": "", "handbook/Notes.md": "", "handbook/notes.md": "",
			"locales/fr/b c.po": "", "locales/fr/notes.po": "",
		}, ""},
		{"other files", two, map[string]string{
			"handbook/a.md":           "",
			"locales/fr/.old/x.po":    "",
			"locales/fr/.x.po":        "",
			"locales/fr/README.md":    "",
			"locales/fr/x.po~":        "",
			"locales/fr/x.pot":        "",
			"locales/fr/folder.po/":   "",
			"locales/templates/x.po":  "",
			"locales/glossary/fr.po":  "",
			"locales/de/unused.po":    "",
			"locales/other.po":        "",
			"locales/zh_Hant/else.po": "",
		}, ""},
		{"a locale that is a file", two, map[string]string{"handbook/a.md": "", "locales/fr": ""}, ""},
		{"a locale that leads outside", two, map[string]string{"handbook/a.md": "", "locales/fr": "-> /"}, ""},
		{"a locale behind a link", two, map[string]string{"handbook/a.md": "", "locales/french/a.po": "", "locales/french/x.po": "", "locales/fr": "-> french"}, `
locales/fr/x.po: warning: no section "x.md" in handbook/ belongs to this catalogue; rename it along with the section, or delete it when its translations are no longer wanted (orphan)`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			test.files[ConfigFile] = test.config
			orphans := open(t, test.files).Orphans()
			if diff := cmp.Diff(strings.TrimPrefix(test.want, "\n"), orphans.Error()); diff != "" {
				t.Error(diff)
			}
			for _, d := range orphans {
				if d.Severity != diag.Warning {
					t.Errorf("%v is no warning", d)
				}
			}
		})
	}
}

// Nobody knows which sections are in a folder that cannot be read.
func TestOrphansOfUnreadableFolders(t *testing.T) {
	t.Parallel()
	b := open(t, map[string]string{"handbook/a.md": "", "locales/zh_Hant/locked/x.po": "", "locales/zh_Hant/x.po": ""})
	b.found.Unknown = append(b.found.Unknown, "locked")
	var files []string
	for _, d := range b.Orphans() {
		files = append(files, d.File)
	}
	if diff := cmp.Diff([]string{"locales/zh_Hant/x.po"}, files); diff != "" {
		t.Error(diff)
	}
}
