package loop_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/pobook/pobook/internal/weblate/client"
	"github.com/pobook/pobook/internal/weblate/loop"
)

// stateless is what a component without a commit says of its repository.
const stateless = `{"needs_push": false, "outgoing_commits": 2, "remote_commit": null, "merge_failure": null}`

// look asks a server that has the components of a list, in which HOST stands for it, and
// that says this of the repository.
func look(t *testing.T, components, repository string) (loop.Project, error) {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		switch {
		case strings.HasSuffix(r.URL.Path, "/components/"):
			list := strings.ReplaceAll(components, "HOST", "http://"+r.Host)
			fmt.Fprintf(w, `{"next": null, "results": [%s]}`, list)
		case strings.HasSuffix(r.URL.Path, "/changes/"):
			fmt.Fprint(w, `{"next": null, "results": []}`)
		case strings.HasPrefix(r.URL.Path, "/api/projects/"):
			fmt.Fprint(w, `{"needs_commit": true}`)
		default:
			fmt.Fprint(w, repository)
		}
	}))
	t.Cleanup(server.Close)
	c, err := client.New(client.Options{
		API: server.URL + "/api/", Key: "wlu_x", Now: func() time.Time { return time.Unix(0, 0) },
		Sleep: func(context.Context, time.Duration) error { return nil },
	})
	if err != nil {
		t.Fatal(err)
	}
	return loop.Weblate(c, server.URL+"/api/", "book", "docs/locales").Look(t.Context())
}

// component is one as the API has it, shortened.
func component(slug, vcs, mask, linked, more string) string {
	if linked != "null" {
		linked = `"HOST/api/components/book/` + linked + `/"`
	}
	return fmt.Sprintf(`{"slug": %q, "url": "HOST/api/components/book/%s/", "vcs": %s, "filemask": %q, "linked_component": %s, "branch": "main"%s}`,
		slug, slug, vcs, mask, linked, more)
}

// Which component has the repository, and whether Weblate pushes to where all do.
func TestHolder(t *testing.T) {
	t.Parallel()
	const (
		ours = "docs/locales/*/01.po"
		git  = `"git"`
		push = `, "push": "ssh://git.example.org/book.git"`
	)
	for name, test := range map[string]struct {
		components  []string
		holder, err string
		pushes      bool
	}{
		"one":                     {[]string{component("01", git, ours, "null", push)}, "01", "", true},
		"without a push URL":      {[]string{component("01", git, ours, "null", `, "push": ""`)}, "01", "", false},
		"to a fork":               {[]string{component("01", git, ours, "null", push+`, "push_branch": "weblate"`)}, "01", "", false},
		"by requests to merge":    {[]string{component("01", `"github"`, ours, "null", push)}, "01", "", false},
		"beside its own glossary": {[]string{component("glossary", `"local"`, "*.tbx", "null", ""), component("01", git, ours, "null", push)}, "01", "", true},
		"a glossary has it":       {[]string{component("terms", git, "docs/glossary/*.csv", "null", push), component("01", git, ours, "terms", "")}, "terms", "", true},
		"beside another program":  {[]string{component("app", git, "po/*.po", "null", push), component("01", git, ours, "null", "")}, "01", "", false},
		"of two repositories":     {[]string{component("01", git, ours, "null", push), component("02", git, ours, "null", push)}, "", "two repositories", false},
		"of another handbook":     {[]string{component("01", git, "docs/locales-2/*/01.po", "null", push)}, "", `no component with catalogues in "docs/locales"`, false},
		"without the permission":  {[]string{component("01", "null", "", "null", "")}, "", "vcs.view", false},
		"empty":                   {nil, "", "pobook weblate apply", false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p, err := look(t, strings.Join(test.components, ", "), stateless)
			if test.err != "" {
				if err == nil || !strings.Contains(err.Error(), test.err) {
					t.Errorf("%v, want %s", err, test.err)
				}
				return
			}
			if err != nil || p.Repository.Component != test.holder || p.Repository.Pushes != test.pushes {
				t.Errorf("%+v, %v", p.Repository, err)
			}
			if !p.Repository.NeedsPush || p.Pending != 1 || p.Repository.Shared != "" {
				t.Errorf("%+v", p)
			}
		})
	}
}

// Weblate may not know the commit that it has pushed itself as that of the shared repository.
func TestSharedCommit(t *testing.T) {
	t.Parallel()
	const own, other = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
	for _, test := range []struct{ remote, more, want string }{
		{"null", `"outgoing_commits": 0, "missing_commits": 0`, own},
		{"null", `"outgoing_commits": 1`, ""},
		{"null", `"missing_commits": 1`, ""},
		{"null", `"needs_merge": true`, ""},
		{"null", `"needs_push": true`, ""},
		{`{"revision": "` + other + `"}`, `"outgoing_commits": 0`, other},
	} {
		state := fmt.Sprintf(`{"weblate_commit": {"revision": %q}, "remote_commit": %s, %s}`, own, test.remote, test.more)
		project, err := look(t, component("01", `"git"`, "docs/locales/*/01.po", "null", ""), state)
		if err != nil || project.Repository.Shared != test.want {
			t.Errorf("%s: %q, %v", state, project.Repository.Shared, err)
		}
	}
}
