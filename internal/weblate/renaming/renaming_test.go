package renaming_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/weblate"
	"github.com/pobook/pobook/internal/weblate/apply"
	"github.com/pobook/pobook/internal/weblate/client"
	"github.com/pobook/pobook/internal/weblate/recorded"
	"github.com/pobook/pobook/internal/weblate/renaming"
)

func handbook(sections ...string) weblate.Handbook {
	h := weblate.Handbook{Name: "book", Title: "Our handbook", Source: "en", Folder: "handbook", Catalogues: "locales"}
	for _, c := range sections {
		h.Sections = append(h.Sections, weblate.Section{Component: c, File: "handbook/" + c + ".md"})
	}
	return h
}

// A clone is that of the maintainer, in which sections were renamed and committed.
type clone struct {
	server   *recorded.Server
	client   *client.Client
	sections []string
	renamed  map[string]string
	lines    []string
	pushed   int
	push     error // in place of a push
	behind   bool  // of what Weblate has
}

// start makes a project of three sections, with a comment on each, of which two are renamed then, the one with the
// repository among them.
func start(t *testing.T) *clone {
	t.Helper()
	s := recorded.Start(t, "01-start", "02-usage", "03-end")
	sleep := func(context.Context, time.Duration) error { return nil }
	c, err := client.New(client.Options{
		API: s.URL(), Key: recorded.Key, Sleep: sleep, Now: func() time.Time { return time.Time{} },
	})
	if err != nil {
		t.Fatal(err)
	}
	settings := weblate.New(handbook("01-start", "02-usage", "03-end"), weblate.Hosting{Repo: "https://example.org/book.git"})
	err = apply.Run(context.Background(), c, settings, apply.Options{Sleep: sleep, Done: func(apply.Step) {}, Progress: func(int, int) {}})
	if err != nil {
		t.Fatal(err)
	}
	for _, slug := range []string{"01-start", "02-usage", "03-end"} {
		s.Edit(slug, func(c *recorded.Component) { c.Comments = 1 })
	}
	s.Fail(nil)
	return &clone{
		server: s, client: c, sections: []string{"00-begin", "02-use", "03-end"},
		renamed: map[string]string{"01-start": "00-begin", "02-usage": "02-use"},
	}
}

func (c *clone) options() renaming.Options {
	return renaming.Options{
		Renamed:  func(context.Context, string) (map[string]string, error) { return c.renamed, nil },
		Contains: func(_ context.Context, commit string) bool { return commit != "" && !c.behind },
		Committed: func(_ context.Context, commit, path string) bool {
			section := strings.TrimSuffix(strings.TrimPrefix(path, "locales/templates/"), ".pot")
			if commit == "HEAD" {
				return slices.Contains(c.sections, section)
			}
			return c.server.Has(section)
		},
		Push: func(context.Context) error {
			if c.push == nil {
				c.pushed++
				c.server.Push(c.sections...)
			}
			return c.push
		},
		Done:  func(line string) { c.lines = append(c.lines, line) },
		Sleep: func(context.Context, time.Duration) error { return nil },
	}
}

func (c *clone) run(o renaming.Options) (int, error) {
	return renaming.Run(context.Background(), c.client, "book", handbook(c.sections...), o)
}

// kept reports whether each component has what translators wrote.
func (c *clone) kept(t *testing.T) {
	t.Helper()
	for _, slug := range c.server.Slugs() {
		c.server.Edit(slug, func(component *recorded.Component) {
			if slug != "glossary" && (component.Comments != 1 || component.Translations != 2) {
				t.Errorf("%s has %d comments, %d translations", slug, component.Comments, component.Translations)
			}
		})
	}
}

func TestRunKeepsWhatTranslatorsWrote(t *testing.T) {
	t.Parallel()
	c := start(t)
	n, err := c.run(c.options())
	if err != nil || n != 2 || c.pushed != 1 {
		t.Fatalf("%d renamed, %d pushed, %v", n, c.pushed, err)
	}
	c.kept(t)
	if diff := cmp.Diff([]string{"00-begin", "glossary", "02-use", "03-end"}, c.server.Slugs()); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{
		`POST projects/book/lock/ {"lock":true}`,
		`POST components/book/01-start/repository/ {"operation":"file-scan"}`,
		`PATCH components/book/01-start/ {"filemask":"locales/*/00-begin.po","name":"00-begin","slug":"00-begin"}`,
		`PATCH components/book/02-usage/ {"filemask":"locales/*/02-use.po","name":"02-use","slug":"02-use"}`,
		`POST components/book/00-begin/repository/ {"operation":"pull"}`,
		`PATCH components/book/00-begin/ {"new_base":"locales/templates/00-begin.pot"}`,
		`PATCH components/book/02-use/ {"new_base":"locales/templates/02-use.pot"}`,
		`POST projects/book/lock/ {"lock":false}`,
	}, c.server.Changing()); diff != "" {
		t.Error(diff)
	}
	if last := c.lines[len(c.lines)-2]; last != "02-use: has kept 2 translations with 2 translated strings, 1 comment, 1 suggestion" {
		t.Error(last)
	}
	c.server.Fail(nil)
	if n, err := c.run(c.options()); err != nil || n != 0 || len(c.server.Changing()) > 0 {
		t.Errorf("the second time: %d, %v, %q", n, err, c.server.Changing())
	}
}

// Whichever request fails: nothing is lost, and another run ends where the first would have.
func TestAnyFaultAtAnyRequest(t *testing.T) {
	t.Parallel()
	reference := start(t)
	if _, err := reference.run(reference.options()); err != nil {
		t.Fatal(err)
	}
	for _, fault := range []struct {
		name string
		do   func(w http.ResponseWriter)
	}{
		{"500", func(w http.ResponseWriter) { w.WriteHeader(http.StatusInternalServerError) }},
		{"403", func(w http.ResponseWriter) { w.WriteHeader(http.StatusForbidden) }},
		{"cut", func(http.ResponseWriter) { panic(http.ErrAbortHandler) }},
	} {
		for at := range len(reference.server.Asked()) {
			t.Run(fmt.Sprintf("%s at %d", fault.name, at), func(t *testing.T) {
				t.Parallel()
				c := start(t)
				failed := ""
				c.server.Fail(func(n int, w http.ResponseWriter, r *http.Request) bool {
					asked := r.Method + " " + r.URL.Path
					if n < at || failed != "" && failed != asked {
						return false
					}
					failed = asked
					fault.do(w)
					return true
				})
				_, err := c.run(c.options())
				if err == nil {
					t.Errorf("no error, though %s failed", failed)
				}
				if c.server.Locked() && c.pushed > 0 && !strings.Contains(strings.Join(c.lines, " "), "stays locked") && !strings.Contains(failed, "lock") {
					t.Errorf("it is locked, and nobody says so: %v", err)
				}
				c.kept(t)
				c.server.Fail(nil)
				if _, err := c.run(c.options()); err != nil {
					t.Fatalf("again: %v", err)
				}
				c.kept(t)
				if diff := cmp.Diff(reference.server.Slugs(), c.server.Slugs()); diff != "" {
					t.Error(diff)
				}
			})
		}
	}
}

// Whichever answer gets lost: the run goes on, or another run does.
func TestAnyAnswerLost(t *testing.T) {
	t.Parallel()
	reference := start(t)
	if _, err := reference.run(reference.options()); err != nil {
		t.Fatal(err)
	}
	for at := range len(reference.server.Asked()) {
		c := start(t)
		c.server.Lose(at)
		if _, err := c.run(c.options()); err != nil {
			c.kept(t)
			if _, err := c.run(c.options()); err != nil {
				t.Errorf("at %d, again: %v", at, err)
			}
		}
		c.kept(t)
		if diff := cmp.Diff(reference.server.Slugs(), c.server.Slugs()); diff != "" {
			t.Errorf("at %d:\n%s", at, diff)
		}
	}
}

// A push that fails gives the components their names back, and the project to translators.
func TestAPushThatFails(t *testing.T) {
	t.Parallel()
	c := start(t)
	before := c.server.Slugs()
	c.push = errors.New("git push: rejected")
	if _, err := c.run(c.options()); err == nil || !strings.Contains(err.Error(), "rejected") {
		t.Errorf("the error is %v", err)
	}
	c.kept(t)
	if diff := cmp.Diff(before, c.server.Slugs()); diff != "" || c.server.Locked() {
		t.Errorf("locked: %v, %s", c.server.Locked(), diff)
	}
}

func TestWhatWouldLoseSomethingIsRefused(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name string
		edit func(*clone, *renaming.Options)
		want string
	}{
		{"pending translations", func(c *clone, _ *renaming.Options) { c.server.Pending(true) }, `run "pobook weblate pull"`},
		{"commits of Weblate's own", func(c *clone, _ *renaming.Options) { c.behind = true }, `run "pobook weblate pull"`},
		{"not committed", func(_ *clone, o *renaming.Options) {
			o.Committed = func(context.Context, string, string) bool { return false }
		}, "00-begin.pot: not committed"},
		{"no such section", func(_ *clone, o *renaming.Options) { o.Given = map[string]string{"02-usage": "04-use"} }, `no section "04-use"`},
		{"a section that is there", func(_ *clone, o *renaming.Options) { o.Given = map[string]string{"03-end": "02-use"} }, `still has the section "03-end"`},
		{"no such component", func(_ *clone, o *renaming.Options) { o.Given = map[string]string{"05": "02-use"} }, "Weblate has no component for locales/*/05.po"},
		{"too late", func(_ *clone, o *renaming.Options) { o.Given = map[string]string{"02-usage": "03-end"} }, `made component 03-end of them; what translators wrote beside 02-usage is lost`},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			c := start(t)
			o := c.options()
			test.edit(c, &o)
			if _, err := c.run(o); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("the error is %v", err)
			}
			if len(c.server.Changing()) > 0 || c.pushed > 0 {
				t.Errorf("it has sent %q", c.server.Changing())
			}
		})
	}
}

func TestDryRun(t *testing.T) {
	t.Parallel()
	c := start(t)
	o := c.options()
	o.DryRun = true
	if n, err := c.run(o); err != nil || n != 2 || len(c.server.Changing()) > 0 || c.pushed > 0 {
		t.Errorf("%d, %v, sent %q", n, err, c.server.Changing())
	}
	if diff := cmp.Diff([]string{
		"01-start: would be 00-begin, by PATCH components/book/01-start/",
		"02-usage: would be 02-use, by PATCH components/book/02-usage/",
	}, c.lines); diff != "" {
		t.Error(diff)
	}
}

// A project that somebody else has locked is left alone.
func TestALockOfSomebodyElseStays(t *testing.T) {
	t.Parallel()
	c := start(t)
	if _, err := c.client.Project("book").Repository().Lock(context.Background(), true); err != nil {
		t.Fatal(err)
	}
	c.server.Fail(nil) // forgets what was sent
	if _, err := c.run(c.options()); err == nil || !c.server.Locked() || len(c.server.Changing()) > 0 || c.pushed > 0 {
		t.Errorf("locked: %v, %v, sent %q", c.server.Locked(), err, c.server.Changing())
	}
}

// Lines are printed as they are.
func TestSlugsInLinesAreHarmless(t *testing.T) {
	t.Parallel()
	c := start(t)
	c.server.Edit("02-usage", func(component *recorded.Component) { component.Fields["slug"] = "02\x1b[31m" })
	o := c.options()
	o.DryRun = true
	if _, err := c.run(o); err != nil {
		t.Fatal(err)
	}
	lines := strings.Join(c.lines, "\n")
	if strings.Contains(lines, "\x1b") || !strings.Contains(lines, "/02") {
		t.Errorf("%q", lines)
	}
}

func TestHusks(t *testing.T) {
	t.Parallel()
	c := start(t)
	// 01-start and 02-usage are renamed, 03-end is gone.
	husks, err := renaming.Husks(context.Background(), c.client, "book", handbook("00-begin", "02-use"), c.options())
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, h := range husks {
		got = append(got, fmt.Sprintf("%s %q %v %s", h.Section, h.New, h.Holds, h.Loses))
	}
	if !husks[2].There {
		t.Error("nobody has pushed that 03-end is gone")
	}
	o := c.options()
	o.Committed = func(_ context.Context, _, path string) bool { return path != "locales/templates/03-end.pot" }
	if gone, err := renaming.Husks(context.Background(), c.client, "book", handbook("00-begin", "02-use"), o); err != nil || gone[2].There || !gone[1].There {
		t.Errorf("%+v, %v", gone, err)
	}
	const loses = "2 translations with 2 translated strings, 1 comment, 1 suggestion"
	if diff := cmp.Diff([]string{`01-start "00-begin" true ` + loses, `02-usage "02-use" false ` + loses, `03-end "" false ` + loses}, got); diff != "" {
		t.Error(diff)
	}
	c.behind = true
	if _, err := renaming.Husks(context.Background(), c.client, "book", handbook("00-begin", "02-use"), c.options()); err == nil {
		t.Error("sections are gone that are not here yet")
	}
	c.behind = false
	if err := husks[2].Remove(context.Background()); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"01-start", "glossary", "02-usage"}, c.server.Slugs()); diff != "" {
		t.Error(diff)
	}
	// Components of other files are nobody's business here.
	c.server.Edit("02-usage", func(component *recorded.Component) { component.Fields["filemask"] = "docs/*/02-usage.po" })
	husks, err = renaming.Husks(context.Background(), c.client, "book", handbook("01-start"), c.options())
	if err != nil || len(husks) != 0 {
		t.Errorf("%v, %v", husks, err)
	}
}
