package access_test

import (
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/weblate/access"
)

const (
	user = "/home/me/.config/weblate"
	// Each of the servers is somebody's: ours, the default one, and one that a stranger names.
	ours     = "https://l10n.example.org/api/"
	hosted   = "https://hosted.weblate.org/api/"
	stranger = "https://hosted.weblate.org.example.net/api/"
)

// A surrounding is one in which a command is run.
type surrounding struct {
	url, project string
	env          map[string]string
	user         string // content of the user's configuration; empty: there is none
	mode         fs.FileMode
	repository   string // content of .weblate
	ask          func(string) (string, error)
}

func (s surrounding) find(t *testing.T) (access.Server, diag.List, error) {
	t.Helper()
	from := access.Surroundings{
		URL: s.url, Project: s.project, Getenv: func(key string) string { return s.env[key] }, User: []string{user, "/etc/xdg/weblate"}, Ask: s.ask,
		Read: func(path string) ([]byte, fs.FileMode, error) {
			if path != user || s.user == "" {
				return nil, 0, fs.ErrNotExist
			}
			return []byte(s.user), s.mode | 0o600, nil
		},
	}
	if s.repository != "" {
		from.Repository = []access.File{{Path: ".weblate", Data: []byte(s.repository)}}
	}
	var found diag.List
	at, err := access.Find(from, found.Add)
	return at, found, err
}

func TestWhichServer(t *testing.T) {
	t.Parallel()
	const named = "[weblate]\nurl = " + ours + "\ntranslation = book/one\n"
	for _, test := range []struct {
		name         string
		in           surrounding
		api, project string
	}{
		{"nobody says", surrounding{}, hosted, ""},
		{"the repository", surrounding{repository: named}, ours, "book"},
		{"the user", surrounding{user: "[weblate]\nurl = " + ours}, ours, ""},
		{"the repository before the user", surrounding{user: "[weblate]\nurl = https://a.example.org/", repository: named}, ours, "book"},
		{"a variable before the repository", surrounding{env: map[string]string{"WLC_URL": "https://a.example.org"}, repository: named}, "https://a.example.org/api/", "book"},
		{"the command line before all", surrounding{url: "https://b.example.org/", project: "mine", env: map[string]string{"WLC_URL": "https://a.example.org"}, repository: named}, "https://b.example.org/api/", "mine"},
		{"a repository without a server", surrounding{repository: "[weblate]\ntranslation = book\n"}, hosted, "book"},
	} {
		at, found, err := test.in.find(t)
		if err != nil || len(found) > 0 || at.API != test.api || at.Project != test.project {
			t.Errorf("%s: %q, %q, %v, %v", test.name, at.API, at.Project, found, err)
		}
	}
}

// The promise of the package: no key goes to a server that it is not for.
func TestAKeyGoesWhereItsOwnerMeansIt(t *testing.T) {
	t.Parallel()
	type env = map[string]string
	of := func(url string) string { return "[weblate]\nurl = " + url + "\n" }
	bound := "[keys]\n" + ours + " = wlu_ours\n" + hosted + " = wlu_hosted\n"
	ask := func(prompt string) (string, error) { return "asked-" + strings.ReplaceAll(prompt, " ", "_"), nil }
	for _, test := range []struct {
		name      string
		in        surrounding
		key, from string
		err       string
	}{
		{"a variable for a server of the command line", surrounding{url: ours, env: env{"WLC_KEY": "wlu_env"}}, "wlu_env", "WLC_KEY", ""},
		{"a variable for a server of a variable", surrounding{env: env{"WLC_KEY": "wlu_env", "WLC_URL": ours}}, "wlu_env", "WLC_KEY", ""},
		{"a variable for a server of the user", surrounding{env: env{"WLC_KEY": "wlu_env"}, user: of(ours)}, "wlu_env", "WLC_KEY", ""},
		{"a variable for a server of the repository", surrounding{env: env{"WLC_KEY": "wlu_env"}, repository: of(stranger)}, "", "", "WLC_KEY does not go to hosted.weblate.org.example.net, which .weblate of this repository names"},
		{"a variable for one that nobody named", surrounding{env: env{"WLC_KEY": "wlu_env"}}, "", "", "WLC_KEY does not go to hosted.weblate.org, which nobody named"},
		{"a bound key", surrounding{repository: of(ours), user: bound, env: env{"WLC_KEY": "wlu_env"}}, "wlu_ours", user, ""},
		{"a bound key for the default", surrounding{user: bound, env: env{"WLC_KEY": "wlu_env"}}, "wlu_hosted", user, ""},
		{"keys of other servers", surrounding{repository: of(stranger), user: bound}, "", "", "no key for hosted.weblate.org.example.net"},
		{"a key of another scheme", surrounding{url: "http://localhost/", user: "[keys]\nhttps://localhost/api/ = wlu_x\n"}, "", "", "no key for localhost"},
		{"a key of another port", surrounding{url: "https://l10n.example.org:8443/", user: bound}, "", "", "no key for l10n.example.org:8443"},
		{"a key of another path", surrounding{url: "https://l10n.example.org/evil/", user: bound}, "", "", "no key for l10n.example.org"},
		{"a key by the address without /api/", surrounding{url: ours, user: "[keys]\nhttps://L10N.example.org = wlu_x\n"}, "wlu_x", user, ""},
		{"a person, who sees the host", surrounding{repository: of(stranger), env: env{"WLC_KEY": "wlu_env"}, user: bound, ask: ask}, "asked-key_for_hosted.weblate.org.example.net,_which_.weblate_of_this_repository_names", "the prompt", ""},
		{"a person", surrounding{url: ours, ask: ask}, "asked-key_for_l10n.example.org", "the prompt", ""},
		{"a person who does not answer", surrounding{url: ours, ask: func(string) (string, error) { return "", errors.New("gone") }}, "", "", "gone"},
		{"a key of the repository", surrounding{repository: of(ours) + "[keys]\n" + ours + " = wlu_published\n"}, "", "", "no key for"},
		{"a key that breaks the header", surrounding{url: ours, user: "[keys]\n" + ours + " = wlu\n  X-Header: 1\n"}, "", "", "not one"},
		{"nothing", surrounding{url: ours, env: env{"WLC_KEY": ""}}, "", "", `no key for l10n.example.org; set WLC_KEY together with WLC_URL or --url, or write "https://l10n.example.org/api/ = KEY" below [keys] into ` + user},
	} {
		at, _, err := test.in.find(t)
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		key, from, err := at.Key()
		if key != test.key || from != test.from || test.err == "" && err != nil || test.err != "" && (err == nil || !strings.Contains(err.Error(), test.err)) {
			t.Errorf("%s: %q from %q, %v", test.name, key, from, err)
		}
		if err != nil && strings.Contains(err.Error(), "wlu_") {
			t.Errorf("%s: a key is in the error: %v", test.name, err)
		}
	}
}

func TestWhatIsReported(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name string
		in   surrounding
		code string
	}{
		{"a published key", surrounding{repository: "[keys]\n" + ours + " = wlu_x\n"}, "weblate-key-published"},
		{"a published key, in the old form", surrounding{repository: "[weblate]\nkey = wlu_x\n"}, "weblate-key-published"},
		{"keys that others read", surrounding{user: "[keys]\n" + ours + " = wlu_x\n", mode: 0o044}, "weblate-key-readable"},
		{"keys that nobody else reads", surrounding{user: "[keys]\n" + ours + " = wlu_x\n"}, ""},
		{"a configuration without keys", surrounding{user: "[weblate]\nurl = " + ours + "\n", mode: 0o044}, ""},
	} {
		_, found, err := test.in.find(t)
		got := ""
		for _, d := range found {
			got += string(d.Code)
			if strings.Contains(d.Error(), "wlu_") {
				t.Errorf("%s: the key is in %v", test.name, d)
			}
		}
		if err != nil || got != test.code {
			t.Errorf("%s: %q, %v", test.name, got, err)
		}
	}
}

func TestWhatWillNotDo(t *testing.T) {
	t.Parallel()
	for want, in := range map[string]surrounding{
		"--url: ":                          {url: "http://l10n.example.org/"},
		"WLC_URL: ":                        {env: map[string]string{"WLC_URL": "l10n.example.org"}},
		".weblate: \"https://me:secret@":   {repository: "[weblate]\nurl = https://me:secret@l10n.example.org/\n"},
		"xn--":                             {repository: "[weblate]\nurl = https://hosted.webl\u0430te.org/\n"},
		".weblate: \"../../users\" will":   {repository: "[weblate]\ntranslation = \"../../users\"\n"},
		"--project: ":                      {project: "a/b"},
		".weblate:1: ":                     {repository: "url = https://l10n.example.org/\n"},
		".weblate:3: the name is there":    {repository: "[weblate]\nurl = a\nURL = b\n"},
		".weblate:2: the section is there": {repository: "[weblate]\n[weblate]\n"},
		user + ":2: ":                      {user: "[keys]\nwlu_secret\n"},
	} {
		_, _, err := in.find(t)
		if want == ".weblate: \"../../users\" will" {
			want = ".weblate: " // what precedes the first slash is not a slug
		}
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", want, err)
		}
		if err != nil && strings.Contains(err.Error(), "wlu_secret") {
			t.Errorf("the key is in %v", err)
		}
	}
}

func TestUserFiles(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		env  map[string]string
		want []string
	}{
		{nil, []string{"/home/me/.config/weblate", "/etc/xdg/weblate", "/home/me/.config/weblate.ini", "/etc/xdg/weblate.ini"}},
		{map[string]string{"XDG_CONFIG_HOME": "/x", "XDG_CONFIG_DIRS": "relative"}, []string{"/x/weblate", "/x/weblate.ini"}},
		{map[string]string{"APPDATA": "/a", "XDG_CONFIG_HOME": "/x", "XDG_CONFIG_DIRS": "/y"}, []string{"/a/weblate.ini", "/x/weblate", "/y/weblate", "/x/weblate.ini", "/y/weblate.ini"}},
	} {
		got := access.UserFiles(func(key string) string { return test.env[key] }, "/home/me")
		for i := range got {
			got[i] = filepath.ToSlash(got[i])
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Error(diff)
		}
	}
	if slices.Contains(access.RepositoryFiles(), "weblate") {
		t.Error("a folder of that name is likely")
	}
}
