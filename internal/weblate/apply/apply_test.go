package apply_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/weblate"
	"github.com/pobook/pobook/internal/weblate/apply"
	"github.com/pobook/pobook/internal/weblate/client"
	"github.com/pobook/pobook/internal/weblate/recorded"
)

func handbook() weblate.Handbook {
	h := weblate.Handbook{
		Name: "book", Title: "Our handbook", Source: "en", NotMade: []string{"multiple_capital"}, Folder: "handbook", Catalogues: "locales",
		Targets: []weblate.Target{{Code: "zh_Hant", Folder: "zh_Hant"}, {Code: "de", Folder: "de"}},
	}
	for _, c := range []string{"01-start", "02-usage", "part/03-end"} {
		h.Sections = append(h.Sections, weblate.Section{Component: c, File: "handbook/" + c + ".md"})
	}
	h.Glossary = weblate.Glossary{Format: "csv", Files: []weblate.GlossaryFile{{Code: "de", Path: "locales/glossary/de.csv", Columns: []string{"source", "target"}}}}
	return h
}

func hosting() weblate.Hosting {
	return weblate.Hosting{Repo: "ssh://git@git.example.org/book.git", Web: "https://example.org"}
}

// An outcome is what a run has done.
type outcome struct {
	steps    []apply.Step
	progress []string
	pauses   int
}

func (o outcome) verdicts() []string {
	var all []string
	for _, s := range o.steps {
		all = append(all, s.What+": "+string(s.Verdict))
	}
	return all
}

func runWith(t *testing.T, s *recorded.Server, h weblate.Handbook, at weblate.Hosting, dryRun bool, terms ...apply.Term) (outcome, error) {
	t.Helper()
	if terms == nil {
		terms = []apply.Term{{Source: "issue", Target: "Problem"}}
	}
	var o outcome
	sleep := func(context.Context, time.Duration) error { o.pauses++; return nil }
	c, err := client.New(client.Options{
		API: s.URL(), Key: recorded.Key, KeyFrom: "the test", Sleep: sleep, Transport: timeouts{},
		Now: func() time.Time { return time.Time{} },
	})
	if err != nil {
		t.Fatal(err)
	}
	err = apply.Run(context.Background(), c, weblate.New(h, at), apply.Options{
		DryRun: dryRun, Sleep: sleep,
		Done:     func(s apply.Step) { o.steps = append(o.steps, s) },
		Progress: func(there, wanted int) { o.progress = append(o.progress, fmt.Sprintf("%d of %d", there, wanted)) },
		ReadFile: func(string) ([]byte, error) { return []byte("source,target\nissue,Problem\n"), nil },
		Terms:    func(weblate.Upload) ([]apply.Term, error) { return terms, nil },
	})
	return o, err
}

// timeouts is the network, on which nobody waits for answers that have this status.
type timeouts struct{}

const tooLate = 599

func (timeouts) RoundTrip(r *http.Request) (*http.Response, error) {
	got, err := http.DefaultTransport.RoundTrip(r)
	if err == nil && got.StatusCode == tooLate {
		return nil, errors.Join(os.ErrDeadlineExceeded, got.Body.Close())
	}
	return got, err
}

func run(t *testing.T, s *recorded.Server) (outcome, error) {
	t.Helper()
	return runWith(t, s, handbook(), hosting(), false)
}

func set(t *testing.T) *recorded.Server {
	t.Helper()
	s := recorded.Start(t, "01-start", "02-usage", "part/03-end")
	if _, err := run(t, s); err != nil {
		t.Fatal(err)
	}
	s.Fail(nil)
	return s
}

func methods(requests []string) []string {
	var all []string
	for _, r := range requests {
		method, rest, _ := strings.Cut(r, " ")
		path, _, _ := strings.Cut(rest, " ")
		all = append(all, method+" "+path)
	}
	return all
}

func TestRunMakesWhatIsMissing(t *testing.T) {
	t.Parallel()
	s := recorded.Start(t, "01-start", "02-usage", "part/03-end")
	o, err := run(t, s)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{
		"POST projects/",
		"POST projects/book/components/",
		"POST projects/book/components/",
		"PATCH components/book/01-start/",
		"DELETE components/book/glossary/",
		"POST components/book/01-start/addons/",
		"POST components/book/01-start/addons/",
	}, methods(s.Changing())); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{
		"project book: made", "component 01-start: made", "glossary terms: made", "Weblate's own glossary: removed",
		"add-on Component discovery: made", "add-on Squash Git commits: made", "components of the sections: as it should be",
	}, o.verdicts()); diff != "" {
		t.Error(diff)
	}
	s.Fail(nil)
	o, err = run(t, s)
	if err != nil || len(s.Changing()) > 0 {
		t.Errorf("the second time it sends %q, %v", s.Changing(), err)
	}
	for _, st := range o.steps {
		if st.Verdict != apply.Same || st.Request != "" || len(st.Changes) > 0 {
			t.Errorf("the second time: %+v", st)
		}
	}
}

// Whichever request fails, and however: the error is clear, and another run ends where the first would have, with nothing
// twice.
func TestAnyFaultAtAnyRequest(t *testing.T) {
	t.Parallel()
	page := func(w http.ResponseWriter) {
		w.Header().Set("Content-Type", "text/html")
		_, _ = io.WriteString(w, "<!DOCTYPE html>")
	}
	other := http.RedirectHandler("https://other.example.net/api/", http.StatusTemporaryRedirect)
	faults := []struct {
		name string
		do   func(w http.ResponseWriter, r *http.Request)
		once bool // a second try of the same request is answered
		done bool // no error is left then
	}{
		{"cut", func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }, true, false},
		{"too late", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(tooLate) }, true, false},
		{"401", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusUnauthorized) }, false, false},
		{"403", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusForbidden) }, false, false},
		{"404 of another server", func(w http.ResponseWriter, r *http.Request) { http.NotFound(w, r) }, false, false},
		{"423", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusLocked) }, true, true},
		{"429", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Retry-After", "1")
			w.WriteHeader(http.StatusTooManyRequests)
		}, true, true},
		{"500", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusInternalServerError) }, true, false},
		{"500 for ever", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusInternalServerError) }, false, false},
		{"a page", func(w http.ResponseWriter, _ *http.Request) { page(w) }, false, false},
		{"a redirect", func(w http.ResponseWriter, r *http.Request) { other.ServeHTTP(w, r) }, false, false},
	}
	want := set(t)
	if _, err := run(t, want); err != nil {
		t.Fatal(err)
	}
	const requests = 12 // of a first run, at least
	for _, f := range faults {
		for at := range requests {
			t.Run(fmt.Sprintf("%s at %d", f.name, at), func(t *testing.T) {
				t.Parallel()
				s := recorded.Start(t, "01-start", "02-usage", "part/03-end")
				failed := ""
				s.Fail(func(n int, w http.ResponseWriter, r *http.Request) bool {
					asked := r.Method + " " + r.URL.Path
					if n < at || f.once && n > at || failed != "" && failed != asked {
						return false
					}
					failed = asked
					f.do(w, r)
					return true
				})
				_, err := run(t, s)
				var undone *apply.UndoneError
				switch {
				case f.done && err != nil:
					t.Errorf("it is not waited for: %v", err)
				case err != nil && !errors.As(err, &undone):
					t.Errorf("the error does not say what is undone: %v", err)
				case err != nil && strings.Contains(err.Error(), recorded.Key):
					t.Errorf("the key is in it: %v", err)
				case err == nil && !f.once:
					t.Errorf("no error, though %s failed", failed)
				}
				s.Fail(nil)
				if _, err := run(t, s); err != nil {
					t.Fatalf("again: %v", err)
				}
				if diff := cmp.Diff(sorted(want.Slugs()), sorted(s.Slugs())); diff != "" {
					t.Error(diff)
				}
				if diff := cmp.Diff(sorted(want.Addons()), sorted(s.Addons())); diff != "" {
					t.Error(diff)
				}
			})
		}
	}
}

// Whichever answer gets lost: nothing is made twice, and the run goes on.
func TestAnyAnswerLost(t *testing.T) {
	t.Parallel()
	want := set(t)
	for at := range 12 {
		s := recorded.Start(t, "01-start", "02-usage", "part/03-end")
		s.Lose(at)
		if _, err := run(t, s); err != nil {
			t.Errorf("at %d: %v", at, err)
		}
		if diff := cmp.Diff(sorted(append(want.Slugs(), want.Addons()...)), sorted(append(s.Slugs(), s.Addons()...))); diff != "" {
			t.Errorf("at %d:\n%s", at, diff)
		}
	}
}

func sorted(list []string) []string { return slices.Sorted(slices.Values(list)) }

// Of what is there only the fields that differ are sent, and what no form speaks of stays.
func TestRunChangesWhatDiffers(t *testing.T) {
	t.Parallel()
	s := set(t)
	s.Project(func(fields map[string]any) {
		fields["translation_review"], fields["instructions"], fields["web"] = false, "Be kind.", "https://elsewhere.example.org"
	})
	s.Edit("01-start", func(c *recorded.Component) {
		c.Fields["file_format_params"] = map[string]any{"po_line_wrap": 77, "po_other": true}
		c.Fields["check_flags"] = "ignore-same, check-glossary"
		c.Fields["priority"] = 60
		c.Fields["push"] = nil // not shown to the user of the key
	})
	dry, err := runWith(t, s, handbook(), hosting(), true)
	if err != nil || len(s.Changing()) > 0 {
		t.Errorf("a dry run sends %q, %v", s.Changing(), err)
	}
	o, err := run(t, s)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(dry.steps, o.steps); diff != "" {
		t.Errorf("a dry run says something else:\n%s", diff)
	}
	if diff := cmp.Diff([]string{
		`PATCH projects/book/ {"translation_review":true,"web":"https://example.org"}`,
		`PATCH components/book/01-start/ {"check_flags":"ignore-same, check-glossary, auto-safe-html, strict-same, ignore-multiple-capital",` +
			`"file_format_params":{"po_contributor_comments":"gettext","po_keep_previous":true,"po_line_wrap":65535,"po_no_location":false,"po_other":true,"po_remove_obsolete":false}}`,
	}, s.Changing()); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(apply.Change{Field: "file_format_params.po_line_wrap", Old: "77", New: "65535"}, o.steps[1].Changes[0]); diff != "" {
		t.Error(diff)
	}
}

// What nobody gave changes nothing that is there: two maintainers with different clones must not undo each other.
func TestGuessesChangeNothing(t *testing.T) {
	t.Parallel()
	s := set(t)
	guessed := weblate.Hosting{Repo: "https://github.com/somebody/fork", Guessed: weblate.Guessed{Repo: true}}
	if o, err := runWith(t, s, handbook(), guessed, false); err != nil || len(s.Changing()) > 0 {
		t.Errorf("%q, %v, %v", s.Changing(), o.verdicts(), err)
	}
	given := hosting()
	given.Branch = "release"
	if _, err := runWith(t, s, handbook(), given, false); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{`PATCH components/book/01-start/ {"branch":"release"}`}, s.Changing()); diff != "" {
		t.Error(diff)
	}
}

// The component that has the repository stays that, when a section comes before its own or its own goes.
func TestTheRepositoryStaysWhereItIs(t *testing.T) {
	t.Parallel()
	for name, sections := range map[string][]string{
		"a section before it": {"00-preface", "01-start", "02-usage", "part/03-end"},
		"its own is gone":     {"02-usage", "part/03-end"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := set(t)
			h := handbook()
			h.Sections = nil
			for _, c := range sections {
				h.Sections = append(h.Sections, weblate.Section{Component: c})
			}
			if _, err := runWith(t, s, h, hosting(), false); err != nil {
				t.Fatal(err)
			}
			if i := slices.IndexFunc(s.Changing(), func(r string) bool { return !strings.HasPrefix(r, "PATCH addons/") }); i >= 0 {
				t.Errorf("sent is %s", s.Changing()[i])
			}
		})
	}
}

// Terms that somebody has written into Weblate's own glossary are not removed with it.
func TestAGlossaryWithTermsStays(t *testing.T) {
	t.Parallel()
	s := recorded.Start(t, "01-start", "02-usage", "part/03-end")
	h := handbook()
	h.Glossary = weblate.Glossary{}
	if _, err := runWith(t, s, h, hosting(), false); err != nil {
		t.Fatal(err)
	}
	s.Edit("glossary", func(c *recorded.Component) { c.Translations = 1 })
	s.Fail(nil)
	o, err := run(t, s)
	if err != nil || !slices.Contains(o.verdicts(), "Weblate's own glossary: left as it is") || !slices.Contains(s.Slugs(), "glossary") {
		t.Errorf("%v, %v", o.verdicts(), err)
	}
	for _, st := range o.steps {
		if st.Verdict == apply.Left && !strings.Contains(st.Note, "it has 3 terms; move them") {
			t.Errorf("%+v", st)
		}
	}
}

// A glossary that Weblate would empty is uploaded, once.
func TestTermsAreUploadedOnce(t *testing.T) {
	t.Parallel()
	s := recorded.Start(t, "01-start", "02-usage", "part/03-end")
	h := handbook()
	h.Glossary.Files[0].Columns = []string{"source", "target", "owner"}
	o, err := runWith(t, s, h, hosting(), false)
	if err != nil || !slices.Contains(o.verdicts(), "terms in de: changed") {
		t.Errorf("%v, %v", o.verdicts(), err)
	}
	uploads := slices.DeleteFunc(s.Changing(), func(r string) bool { return !strings.Contains(r, "/file/") })
	if len(uploads) != 1 || !strings.Contains(uploads[0], "issue,Problem") || !strings.Contains(uploads[0], `name="method"`) {
		t.Errorf("uploaded is %q", uploads)
	}
	s.Fail(nil)
	if o, err := runWith(t, s, h, hosting(), false); err != nil || len(s.Changing()) > 0 {
		t.Errorf("the second time: %q, %v, %v", s.Changing(), o.verdicts(), err)
	}
}

// A term that Weblate has with another target is somebody's decision, and uploading would not change it.
func TestTermsWithOtherTargetsStay(t *testing.T) {
	t.Parallel()
	s := recorded.Start(t, "01-start", "02-usage", "part/03-end")
	h := handbook()
	h.Glossary.Files[0].Columns = []string{"source", "target", "owner"}
	if _, err := runWith(t, s, h, hosting(), false); err != nil {
		t.Fatal(err)
	}
	s.Fail(nil)
	o, err := runWith(t, s, h, hosting(), false, apply.Term{Source: "issue", Target: "Sache"}, apply.Term{Source: "issue", Target: "Problem"})
	last := o.steps[len(o.steps)-1]
	if err != nil || len(s.Changing()) > 0 || last.Verdict != apply.Left || !strings.Contains(last.Note, "other targets for issue") {
		t.Errorf("%+v, %v", last, err)
	}
}

// A section whose files are not in the repository gets no component, and is not waited for without end.
func TestASectionThatIsNotFound(t *testing.T) {
	t.Parallel()
	s := recorded.Start(t, "01-start", "02-usage")
	o, err := run(t, s)
	if err != nil {
		t.Fatal(err)
	}
	last := o.steps[len(o.steps)-1]
	if last.Verdict != apply.Missing || !strings.HasPrefix(last.Note, "part/03-end; are their catalogues and templates pushed") {
		t.Errorf("%+v", last)
	}
	again := slices.DeleteFunc(methods(s.Changing()), func(r string) bool { return r != "PATCH addons/1/" })
	if len(again) != 1 || o.pauses != 14 {
		t.Errorf("discovery is run again %d times, and waited for %d times", len(again), o.pauses)
	}
	if diff := cmp.Diff([]string{"2 of 3"}, o.progress); diff != "" {
		t.Error(diff)
	}
}

func TestWhatCannotBeApplied(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name string
		at   weblate.Hosting
		edit func(*recorded.Server)
		want string
	}{
		{"no website", weblate.Hosting{Repo: "ssh://git@localhost/book.git"}, nil, "project: Weblate makes no project without a website; give one with --web"},
		{"no repository", weblate.Hosting{Web: "https://example.org"}, nil, "not known; give its URL with --repo\nnot done: glossary"},
	} {
		s := recorded.Start(t, "01-start")
		if _, err := runWith(t, s, handbook(), test.at, false); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v", test.name, err)
		}
	}
	s := set(t)
	h := handbook()
	h.Source = "de"
	if _, err := runWith(t, s, h, hosting(), false); err == nil || !strings.Contains(err.Error(), `the source language is "en" there`) || len(s.Changing()) > 0 {
		t.Errorf("another source language: %v", err)
	}
	at := hosting()
	at.Project = "other"
	if _, err := runWith(t, s, handbook(), at, false); err == nil || !strings.Contains(err.Error(), `another project of this server is called "Our handbook"`) {
		t.Errorf("a name that is taken: %v", err)
	}
	s.Edit("01-start", func(c *recorded.Component) {
		c.Fields["filemask"], c.Fields["linked_component"] = "other/*/01-start.po", nil
	})
	if _, err := run(t, s); err == nil || !strings.Contains(err.Error(), "component 01-start is there for other files, other/*/01-start.po") {
		t.Errorf("a slug that is taken: %v", err)
	}
}

// Add-ons that undo what "pobook update" does are somebody's decision, and reported.
func TestAddonsThatShouldNotBeThere(t *testing.T) {
	t.Parallel()
	s := set(t)
	c, err := client.New(client.Options{API: s.URL(), Key: recorded.Key, Now: func() time.Time { return time.Time{} }})
	if err != nil {
		t.Fatal(err)
	}
	holder, err := c.Project("book").Component(context.Background(), "01-start")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := holder.Install(context.Background(), "weblate.gettext.msgmerge", map[string]any{}); err != nil {
		t.Fatal(err)
	}
	s.Fail(nil)
	o, err := run(t, s)
	if err != nil || len(s.Changing()) > 0 || !slices.Contains(o.verdicts(), "add-on weblate.gettext.msgmerge: left as it is") {
		t.Errorf("%v, %v", o.verdicts(), err)
	}
}
