package weblate_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/weblate"
)

// handbook is one of two sections in one Chinese locale.
func handbook() weblate.Handbook {
	return weblate.Handbook{
		Name: "our-handbook", Title: "Our handbook", Source: "en", NotMade: []string{"multiple_capital"}, Folder: "handbook", Catalogues: "locales",
		Targets: []weblate.Target{{Code: "zh_Hant", Folder: "zh_Hant"}},
		Sections: []weblate.Section{
			{Component: "01-start", File: "handbook/01-start.md"},
			{Component: "part/02-end", File: "handbook/part/02-end.md"},
		},
	}
}

func hosting() weblate.Hosting {
	return weblate.Hosting{Repo: "git@github.com:our/handbook.git"}
}

func TestNewFirstComponent(t *testing.T) {
	t.Parallel()
	c := weblate.New(handbook(), hosting()).Component
	for key, want := range map[string]any{
		"slug":        "01-start",
		"repo":        "git@github.com:our/handbook.git",
		"branch":      "main",
		"push":        "git@github.com:our/handbook.git",
		"repoweb":     "https://github.com/our/handbook/blob/{{branch}}/{{filename}}#{{line}}",
		"file_format": "po",
		"filemask":    "locales/*/01-start.po",
		"new_base":    "locales/templates/01-start.pot",
		"new_lang":    "contact",
		"check_flags": "auto-safe-html, strict-same, ignore-multiple-capital",
	} {
		if got := c.Get(key); got != want {
			t.Errorf("%s is %v, want %v", key, got, want)
		}
	}
	// Any other width re-wraps the catalogues that pobook wrote.
	if width := c.Get("file_format_params").(weblate.Form).Get("po_line_wrap"); width != 65535 {
		t.Errorf("lines are wrapped at %v", width)
	}
	if c.Get("license") != nil {
		t.Error("a licence is set that nobody gave")
	}
}

func TestNewDependsOnTheHandbook(t *testing.T) {
	t.Parallel()
	h := handbook()
	h.NotMade, h.Source = nil, "nb_NO"
	h.Title = strings.Repeat("字", 61)
	h.Name = "A.Very.Long." + strings.Repeat("name-", 20)
	h.Targets = []weblate.Target{{Code: "zh_Hant", Folder: "zh_TW"}, {Code: "de", Folder: "de"}, {Code: "zh_Hant_HK", Folder: "zh_HK"}}
	s := weblate.New(h, weblate.Hosting{Repo: "https://me@git.example.org/book.git", Licence: "CC-BY-4.0"})
	for _, test := range []struct {
		name      string
		got, want any
	}{
		{"flags", s.Component.Get("check_flags"), "auto-safe-html, strict-same"},
		{"licence", s.Component.Get("license"), "CC-BY-4.0"},
		{"no push by https", s.Component.Get("push"), ""},
		{"no link to an unknown forge", s.Component.Get("repoweb"), ""},
		{"name of the project", s.Project.Get("name"), strings.Repeat("字", 60)},
		{"slug of the project", s.Project.Get("slug"), "a-very-long-name-name-name-name-name-name-name-name-name-nam"},
		{"website", s.Project.Get("web"), "https://git.example.org/book"},
		{"codes", s.Project.Get("language_aliases"), "zh_TW:zh_Hant,zh_HK:zh_Hant_HK"},
		{"source", s.Component.Get("source_language").(weblate.Form).Get("code"), "nb"},
	} {
		if test.got != test.want {
			t.Errorf("%s: %q, want %q", test.name, test.got, test.want)
		}
	}
}

// The add-ons that would undo what "pobook update" does.
func TestAddonsLeaveMergingToPobook(t *testing.T) {
	t.Parallel()
	s := weblate.New(handbook(), hosting())
	for _, addon := range append(s.Addons, s.Discovery) {
		if slices.Contains([]string{"weblate.gettext.msgmerge", "weblate.cleanup.generic", "weblate.gettext.customize"}, addon.ID) {
			t.Errorf("%s is installed", addon.ID)
		}
	}
}

func TestGlossary(t *testing.T) {
	t.Parallel()
	file := func(ext string, columns ...string) weblate.Glossary {
		return weblate.Glossary{Format: ext, Files: []weblate.GlossaryFile{{Code: "zh_Hant", Path: "locales/glossary/zh_Hant." + ext, Columns: columns}}}
	}
	for _, test := range []struct {
		name     string
		glossary weblate.Glossary
		mask     string
		uploads  []weblate.Upload
		warnings int
	}{
		{name: "none"},
		{name: "PO", glossary: file("po"), mask: "locales/glossary/*.po"},
		{name: "TBX", glossary: file("tbx"), mask: "locales/glossary/*.tbx"},
		{name: "CSV that Weblate keeps", glossary: file("csv", "source", "target", "developer_comments"), mask: "locales/glossary/*.csv"},
		{
			name: "CSV that Weblate would empty", glossary: file("csv", "source", "target", "flags", "note"), warnings: 1,
			uploads: []weblate.Upload{{Code: "zh_Hant", Component: "our-handbook/glossary", File: "locales/glossary/zh_Hant.csv"}},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			h := handbook()
			h.Glossary = test.glossary
			s := weblate.New(h, hosting())
			if diff := cmp.Diff(test.uploads, s.Terms); diff != "" {
				t.Error(diff)
			}
			if (s.Glossary != nil) != (test.mask != "") {
				t.Fatalf("the glossary's component is %v", s.Glossary)
			}
			if s.Glossary != nil && (s.Glossary.Get("filemask") != test.mask || s.Glossary.Get("is_glossary") != true || s.Glossary.Get("repo") != "weblate://our-handbook/01-start") {
				t.Errorf("the glossary's component is %v", *s.Glossary)
			}
			checked := strings.Contains(s.Component.Get("check_flags").(string), "check-glossary")
			if some := len(test.glossary.Files) > 0; checked != some {
				t.Errorf("the glossary is checked: %v", checked)
			}
			if found := weblate.Check(h); len(found) != test.warnings {
				t.Errorf("warnings: %v", found)
			}
		})
	}
}

func TestCheck(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		components string
		want       []string // codes at components
	}{
		{"01-a 02-b 10-c", nil},
		{"1-a 2-b 10-c", []string{"weblate-order 2-b"}},
		{"preface usage about", []string{"weblate-order preface"}},
		{"Part/01 part/02", nil},
		{"part part/01-a", nil},
		{"part-01 part/01", []string{"weblate-order part-01", "weblate-slug part/01"}},
		{"a.b ab", []string{"weblate-slug ab"}},
		{"glossary terms", []string{"weblate-slug glossary"}},
		{"(((", []string{"weblate-slug ((("}},
	} {
		h := handbook()
		h.Sections = nil
		for _, c := range strings.Fields(test.components) {
			h.Sections = append(h.Sections, weblate.Section{Component: c, File: c})
		}
		var got []string
		for _, d := range weblate.Check(h) {
			got = append(got, string(d.Code)+" "+d.File)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s:\n%s", test.components, diff)
		}
		h.Given = true
		for _, d := range weblate.Check(h) {
			if d.Code == "weblate-order" {
				t.Errorf("%s: %v, though a site has that order", test.components, d)
			}
		}
	}
}

func TestHostingCheck(t *testing.T) {
	t.Parallel()
	type hosting = weblate.Hosting
	for _, good := range []hosting{
		{},
		{Repo: "https://github.com/our/handbook", Push: "ssh://git@example.org:22/our/handbook.git", Branch: "release/1.x"},
		{Repo: "git@git.example.org:our/hand_book.git", Repoweb: "https://x.org/{{branch}}/{{filename|parentdir}}#{{ line }}"},
		{Project: "our_Handbook-2", Licence: "CC-BY-SA-4.0", Web: "https://example.org", API: "https://weblate.example.org/l10n"},
		{API: "http://localhost:8080/api/"},
	} {
		if err := good.Check(); err != nil {
			t.Errorf("%+v: %v", good, err)
		}
	}
	for _, test := range []struct {
		hosting
		field string
	}{
		{hosting{Repo: "our/handbook"}, "Repo"},
		{hosting{Repo: "http://example.org/book.git"}, "Repo"},
		{hosting{Repo: "https://me:secret@example.org/book.git"}, "Repo"},
		{hosting{Repo: "https://example.org"}, "Repo"},
		{hosting{Push: "file:///srv/book.git"}, "Push"},
		{hosting{Branch: "my branch"}, "Branch"},
		{hosting{Branch: "a..b"}, "Branch"},
		{hosting{Repoweb: "https://example.org/blob/main"}, "Repoweb"},
		{hosting{Web: "example.org"}, "Web"},
		{hosting{Project: "our handbook"}, "Project"},
		{hosting{Project: strings.Repeat("a", 61)}, "Project"},
		{hosting{Project: "手冊"}, "Project"},
		{hosting{Licence: "CC BY 4.0"}, "Licence"},
		{hosting{API: "http://weblate.example.org/"}, "API"},
		{hosting{API: "https://me@weblate.example.org/"}, "API"},
	} {
		var invalid *weblate.InvalidError
		if err := test.Check(); !errors.As(err, &invalid) || invalid.Field != test.field {
			t.Errorf("%+v: %v", test.hosting, err)
		}
	}
}

func TestLinks(t *testing.T) {
	t.Parallel()
	for repo, want := range map[string]string{
		"https://github.com/our/book.git":       "https://github.com/our/book/blob/{{branch}}/{{filename}}#{{line}}",
		"git@gitlab.com:our/group/book.git":     "https://gitlab.com/our/group/book/-/blob/{{branch}}/{{filename}}#{{line}}",
		"ssh://git@gitlab.gnome.org:22/our/b/":  "https://gitlab.gnome.org/our/b/-/blob/{{branch}}/{{filename}}#{{line}}",
		"https://codeberg.org/our/book":         "https://codeberg.org/our/book/src/branch/{{branch}}/{{filename}}#{{line}}",
		"https://github.com.example.org/our/bk": "",
	} {
		if got := weblate.New(handbook(), weblate.Hosting{Repo: repo}).Component.Get("repoweb"); got != want {
			t.Errorf("%s: %s", repo, got)
		}
	}
}

// Weblate refuses a website on the machine itself, or of an address without a name.
func TestWebsite(t *testing.T) {
	t.Parallel()
	for repo, want := range map[string]string{
		"ssh://git@git.example.org:22/our/book.git": "https://git.example.org/our/book",
		"ssh://git@localhost:2222/srv/book.git":     "",
		"https://10.0.0.7/our/book":                 "",
		"https://[::1]/our/book":                    "",
	} {
		if got := weblate.New(handbook(), weblate.Hosting{Repo: repo}).Project.Get("web"); got != want {
			t.Errorf("%s: %q, want %q", repo, got, want)
		}
	}
}

func TestWriteJSON(t *testing.T) {
	t.Parallel()
	h := handbook()
	h.Glossary = weblate.Glossary{Format: "tbx", Files: []weblate.GlossaryFile{{Code: "zh_Hant", Path: "locales/glossary/zh_Hant.tbx"}}}
	var first, again bytes.Buffer
	for _, w := range []*bytes.Buffer{&first, &again} {
		if err := weblate.New(h, hosting()).WriteJSON(w); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(first.Bytes(), again.Bytes()) {
		t.Error("other bytes the second time")
	}
	if strings.Contains(first.String(), `\u003c`) {
		t.Error("the regular expression cannot be read")
	}
	var document struct {
		Steps []struct{ Method, Path string }
	}
	if err := json.Unmarshal(first.Bytes(), &document); err != nil {
		t.Fatal(err)
	}
	var paths []string
	for _, s := range document.Steps {
		paths = append(paths, s.Method+" "+s.Path)
	}
	want := []string{
		"POST projects/",
		"POST projects/our-handbook/components/",
		"POST projects/our-handbook/components/",
		"POST components/our-handbook/01-start/addons/",
		"POST components/our-handbook/01-start/addons/",
	}
	if diff := cmp.Diff(want, paths); diff != "" {
		t.Error(diff)
	}
}

// Weblate's client reads the file with Python's configparser: sections in
// brackets, "=" between a key and its value.
func TestWriteWLC(t *testing.T) {
	t.Parallel()
	for api, want := range map[string]string{
		"":                                      "https://hosted.weblate.org/api/",
		"https://weblate.example.org":           "https://weblate.example.org/api/",
		"https://weblate.example.org/api":       "https://weblate.example.org/api/",
		"https://example.org/weblate/":          "https://example.org/weblate/api/",
		"https://weblate.example.org:8443/api/": "https://weblate.example.org:8443/api/",
	} {
		var b bytes.Buffer
		if err := weblate.New(handbook(), weblate.Hosting{API: api}).WriteWLC(&b); err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(strings.TrimSpace(b.String()), "\n")
		got := map[string]string{}
		for _, line := range lines[1:] {
			key, value, _ := strings.Cut(line, "=")
			got[strings.TrimSpace(key)] = strings.TrimSpace(value)
		}
		if lines[0] != "[weblate]" || !cmp.Equal(got, map[string]string{"url": want, "translation": "our-handbook"}) {
			t.Errorf("%s:\n%s", api, &b)
		}
	}
}

// Whatever a form says to programs, the list says to people.
func TestWriteTextHasEveryField(t *testing.T) {
	t.Parallel()
	h := handbook()
	h.Glossary = weblate.Glossary{Format: "po", Files: []weblate.GlossaryFile{{Code: "zh_Hant", Path: "locales/glossary/zh_Hant.po"}}}
	s := weblate.New(h, weblate.Hosting{})
	var b bytes.Buffer
	if err := s.WriteText(&b); err != nil {
		t.Fatal(err)
	}
	forms := []weblate.Form{s.Project, s.Component, s.Component.Get("file_format_params").(weblate.Form), *s.Glossary, s.Discovery.Configuration}
	for _, a := range s.Addons {
		forms = append(forms, a.Configuration)
	}
	for _, f := range slices.Concat(forms...) {
		value, isText := f.Value.(string)
		if !strings.Contains(b.String(), "   "+f.Label+"  ") || isText && f.Shown == "" && !strings.Contains(b.String(), value) {
			t.Errorf("%s, %v, is not in the list", f.Label, f.Value)
		}
	}
	if !strings.Contains(b.String(), "give it with --repo") {
		t.Error("nothing says how the repository gets into the list")
	}
	if path.Ext(s.Component.Get("new_base").(string)) != ".pot" {
		t.Error("catalogues are not made of a template")
	}
}

// What a clone has for its origin may have a secret in it.
func TestRepositoryOf(t *testing.T) {
	t.Parallel()
	for origin, want := range map[string]string{
		"git@github.com:our/book.git":                "git@github.com:our/book.git",
		"ssh://git@git.example.org:2222/book.git":    "ssh://git@git.example.org:2222/book.git",
		"ssh://git:secret@git.example.org/book.git":  "",
		"https://github.com/our/book":                "https://github.com/our/book",
		"https://me:secret@github.com/our/book.git":  "https://github.com/our/book.git",
		"https://ghp_secret@github.com/our/book.git": "https://github.com/our/book.git",
		"http://github.com/our/book.git":             "",
		"../book.git":                                "",
		"/srv/book.git":                              "",
		"file:///srv/book.git":                       "",
		"":                                           "",
	} {
		if got := weblate.RepositoryOf(origin); got != want {
			t.Errorf("%s: %q, want %q", origin, got, want)
		}
	}
}

// Which component is of which section, and which of none.
func TestSectionOf(t *testing.T) {
	t.Parallel()
	h := handbook()
	h.Within = "docs/"
	for _, c := range h.SectionComponents() {
		section, ok := h.SectionOf(c.FileMask)
		of, template := h.SectionOfTemplate(c.Template)
		if !ok || !template || section != c.Section || of != c.Section {
			t.Errorf("%+v is of %q, its template of %q", c, section, of)
		}
	}
	for _, mask := range []string{"docs/locales/glossary/*.csv", "locales/*/01-start.po", "docs/locales/*/.po", "docs/locales/*/01.pot", "docs/locales/de/01.po", "", "*.tbx"} {
		if section, ok := h.SectionOf(mask); ok {
			t.Errorf("%s is of %q", mask, section)
		}
	}
}

// What nobody gave is a guess.
func TestGuesses(t *testing.T) {
	t.Parallel()
	guesses := func(at weblate.Hosting) string {
		s := weblate.New(handbook(), at)
		var keys []string
		for _, f := range slices.Concat(s.Project, s.Component) {
			if f.Guess {
				keys = append(keys, f.Key)
			}
		}
		return strings.Join(keys, " ")
	}
	for _, test := range []struct {
		at   weblate.Hosting
		want string
	}{
		{weblate.Hosting{}, "web branch push repoweb push_on_commit"},
		{hosting(), "web branch repoweb"},
		{weblate.Hosting{Repo: "git@github.com:our/handbook.git", Guessed: weblate.Guessed{Repo: true}}, "web repo branch push repoweb push_on_commit"},
		{weblate.Hosting{Repo: "https://example.org/book", Branch: "main", Push: "git@example.org:book", Web: "https://example.org"}, "repoweb"},
	} {
		if got := guesses(test.at); got != test.want {
			t.Errorf("%+v: %s, want %s", test.at, got, test.want)
		}
	}
}
