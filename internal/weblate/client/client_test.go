package client_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/weblate/client"
)

const key = "wlu_secret"

// A reply answers one request.
type reply func(w http.ResponseWriter, r *http.Request)

// A server answers requests by a script, one after the other, and keeps what it was asked. To a
// reply that is nil nobody waits long enough.
type server struct {
	*httptest.Server
	mu      sync.Mutex
	asked   []string // method, path, body
	replies []reply
	pauses  []time.Duration
	said    []string
	client  *client.Client
}

// serve starts a server whose API is below "/l10n/api/".
func serve(t *testing.T, replies ...reply) *server {
	t.Helper()
	s := &server{replies: replies}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		n := s.ask(r, body)
		if r.Header.Get("Authorization") != "Token "+key || !strings.HasPrefix(r.UserAgent(), "pobook/") {
			t.Errorf("headers of %s: %v", r.URL, r.Header)
		}
		if n >= len(s.replies) {
			t.Errorf("one request too many: %s %s", r.Method, r.URL)
			http.Error(w, "", http.StatusTeapot)
			return
		}
		s.replies[n](w, r)
	}))
	t.Cleanup(s.Close)
	var err error
	s.client, err = client.New(client.Options{
		API: s.URL + "/l10n/api/", Key: key, KeyFrom: "WLC_KEY", Version: "v1",
		Now: func() time.Time { return time.Date(2026, 11, 29, 12, 0, 0, 0, time.UTC) },
		Sleep: func(_ context.Context, d time.Duration) error {
			s.pauses = append(s.pauses, d)
			return nil
		},
		Waiting:   func(why string, _ time.Duration) { s.said = append(s.said, why) },
		Transport: s,
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// RoundTrip is the network, with answers that do not come in time.
func (s *server) RoundTrip(r *http.Request) (*http.Response, error) {
	if n := len(s.requests()); n < len(s.replies) && s.replies[n] == nil {
		body, _ := io.ReadAll(r.Body)
		s.ask(r, body)
		return nil, os.ErrDeadlineExceeded
	}
	return http.DefaultTransport.RoundTrip(r)
}

// requests are those so far.
func (s *server) requests() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.asked)
}

// ask keeps a request and returns how many there were before.
func (s *server) ask(r *http.Request, body []byte) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.asked = append(s.asked, strings.TrimSpace(r.Method+" "+strings.TrimPrefix(r.URL.RequestURI(), "/l10n/api/")+" "+string(body)))
	return len(s.asked) - 1
}

func status(code int, body string, headers ...string) reply {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		for i := 0; i < len(headers); i += 2 {
			w.Header().Set(headers[i], headers[i+1])
		}
		w.WriteHeader(code)
		_, _ = io.WriteString(w, body)
	}
}

func ok(body string) reply { return status(http.StatusOK, body) }

func fault(code int, kind, detail string) reply {
	return status(code, fmt.Sprintf(`{"type":"client_error","errors":[{"code":%q,"detail":%q,"attr":null}]}`, kind, detail))
}

func page(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, _ = io.WriteString(w, "<!DOCTYPE html><title>Sign in</title>")
}

// cut ends the connection in the middle of an answer.
func cut(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Content-Length", "1000")
	_, _ = io.WriteString(w, `{"slug": "bo`)
	panic(http.ErrAbortHandler)
}

func endless(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	_, _ = io.WriteString(w, `{"slug": "`)
	for range 17 {
		if _, err := w.Write([]byte(strings.Repeat("a", 1<<20))); err != nil {
			return
		}
	}
}

const (
	book = `{"slug": "book", "name": "Book", "locked": false, "count": 3}`
	none = `{"type":"client_error","errors":[{"code":"not_found","detail":"Not found.","attr":null}]}`
)

func get(s *server) error {
	_, err := s.client.Project("book").Get(context.Background())
	return err
}

func TestQuestionsAreRepeatedAfterFaults(t *testing.T) {
	t.Parallel()
	later := status(http.StatusTooManyRequests, none, "Retry-After", "7")
	for _, test := range []struct {
		name    string
		replies []reply
		pauses  []time.Duration
		err     string // of the request; empty if it is done in the end
	}{
		{"at once", []reply{ok(book)}, nil, ""},
		{"a server that restarts", []reply{status(500, "{}"), status(502, ""), status(503, ""), status(504, ""), ok(book)}, []time.Duration{2, 4, 8, 16}, ""},
		{"500 for ever", slices.Repeat([]reply{status(500, "<h1>")}, 5), []time.Duration{2, 4, 8, 16}, "500 internal server error; the fault is the server's"},
		{"cut", []reply{cut, ok(book)}, []time.Duration{2}, ""},
		{"cut for ever", slices.Repeat([]reply{cut}, 5), []time.Duration{2, 4, 8, 16}, "broke off"},
		{"no answer", []reply{nil, ok(book)}, []time.Duration{2}, ""},
		{"busy", []reply{status(423, `{"detail":"Locked."}`), status(423, ""), ok(book)}, []time.Duration{2, 4}, ""},
		{"too many", []reply{later, ok(book)}, []time.Duration{7}, ""},
		{"too many, until a date", []reply{status(429, "", "Retry-After", "Sun, 29 Nov 2026 12:01:30 GMT"), ok(book)}, []time.Duration{90}, ""},
		{"too many, by Weblate's header", []reply{status(429, "", "X-RateLimit-Reset", "30"), ok(book)}, []time.Duration{30}, ""},
		{"too many, who knows until when", []reply{status(429, "", "Retry-After", "soon"), ok(book)}, []time.Duration{60}, ""},
		{"too many for today", []reply{status(429, "", "Retry-After", "80000")}, nil, "429 too many requests; run the same command again in 22h13m20s"},
		{"wrong key", []reply{fault(401, "authentication_failed", "Invalid token.")}, nil, ": Invalid token; the key from WLC_KEY is not valid here"},
		{"no permission", []reply{fault(403, "permission_denied", "You cannot.")}, nil, "403 forbidden: You cannot; the user of the key from WLC_KEY lacks a permission"},
		{"not there", []reply{fault(404, "not_found", "Not found.")}, nil, "404 not found: Not found; it is not there"},
		{"not Weblate", []reply{func(w http.ResponseWriter, r *http.Request) { http.NotFound(w, r) }}, nil, "404 not found; is this Weblate's address"},
		{"a page", []reply{page}, nil, "the answer is not JSON; is this Weblate's address"},
		{"half of it", []reply{ok(`{"slug": "book"`)}, nil, "cannot be read"},
		{"two answers", []reply{ok(book + book)}, nil, "goes on after its end"},
		{"something else", []reply{ok(`{"error": 1}`)}, nil, "the answer is not a project"},
		{"a list", []reply{ok(`[]`)}, nil, "cannot be read"},
		{"endless", []reply{endless}, nil, "larger than 16 MB"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			s := serve(t, test.replies...)
			err := get(s)
			if test.err == "" && err != nil || test.err != "" && (err == nil || !strings.Contains(err.Error(), test.err)) {
				t.Errorf("the error is %v", err)
			}
			for i, p := range test.pauses {
				test.pauses[i] = p * time.Second
			}
			if diff := cmp.Diff(test.pauses, s.pauses); diff != "" {
				t.Errorf("pauses:\n%s", diff)
			}
			if len(s.said) != len(s.pauses) {
				t.Errorf("what is waited for: %q", s.said)
			}
			if len(s.requests()) != len(test.replies) {
				t.Errorf("%d requests", len(s.requests()))
			}
			if err != nil && strings.Contains(err.Error(), key) {
				t.Error("the key is in the error")
			}
		})
	}
}

func TestABusyServerIsNotWaitedForWithoutEnd(t *testing.T) {
	t.Parallel()
	s := serve(t, slices.Repeat([]reply{status(423, `{"detail":"Could not obtain the repository lock for book/one."}`)}, 100)...)
	err := get(s)
	var total time.Duration
	for _, p := range s.pauses {
		total += p
	}
	if err == nil || !strings.Contains(err.Error(), "repository lock for book/one; another operation has not ended") || total < 10*time.Minute || total > 15*time.Minute {
		t.Errorf("after %s: %v", total, err)
	}
	if !strings.Contains(s.said[0], "Weblate is busy: Could not obtain the repository lock for book/one") {
		t.Errorf("%q", s.said[0])
	}
}

// What a request would make is looked for before anything is sent again.
func TestMakingIsNotRepeated(t *testing.T) {
	t.Parallel()
	const (
		post = `POST projects/ {"slug":"book"}`
		look = "GET projects/book/"
	)
	missing := status(404, none)
	for _, test := range []struct {
		name    string
		replies []reply
		asked   []string
		err     string
	}{
		{"made", []reply{status(201, book)}, []string{post}, ""},
		{"made, and the answer cut", []reply{cut, ok(book)}, []string{post, look}, ""},
		{"made later than the answer", []reply{status(504, ""), missing, missing, ok(book)}, []string{post, look, look, look}, ""},
		{"made, and the answer half", []reply{status(201, `{"slug"`), ok(book)}, []string{post, look}, ""},
		{"made, and a page as answer", []reply{page, ok(book)}, []string{post, look}, ""},
		{"no answer", []reply{nil, ok(book)}, []string{post, look}, ""},
		{"not made", []reply{status(500, ""), missing, missing, missing, missing}, []string{post, look, look, look, look}, "it is not there now; run the same command again"},
		{"busy, then made", []reply{status(423, ""), status(429, ""), status(201, book)}, []string{post, post, post}, ""},
		{"refused", []reply{status(400, `{"type":"validation_error","errors":[{"code":"invalid","detail":"Too long.","attr":"name"}]}`)}, []string{post}, "400 bad request: name: Too long"},
		{"no permission", []reply{fault(403, "permission_denied", "Can not create projects")}, []string{post}, "lacks a permission: project.add"},
		{"cannot be looked for", []reply{cut, fault(401, "x", "y")}, []string{post, look}, "GET /l10n/api/projects/book/: 401"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			s := serve(t, test.replies...)
			made, err := s.client.Project("book").Make(context.Background(), map[string]string{"slug": "book"})
			if test.err == "" && (err != nil || made.Text("slug") != "book") || test.err != "" && (err == nil || !strings.Contains(err.Error(), test.err)) {
				t.Errorf("made is %v, the error %v", made, err)
			}
			if diff := cmp.Diff(test.asked, s.requests()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// No other server ever gets a request, whatever the one that is asked answers.
func TestNothingGoesElsewhere(t *testing.T) {
	t.Parallel()
	other := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		t.Errorf("another server is asked for %s, with the key %q", r.URL, r.Header.Get("Authorization"))
	}))
	t.Cleanup(other.Close)
	redirect := func(code int) reply {
		return func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, other.URL+"/l10n/api/", code) }
	}
	next := func(to string) reply { return ok(`{"next": "` + to + `", "results": []}`) }
	component := func(url string) reply {
		return ok(`{"next": null, "results": [{"slug": "one", "url": "` + url + `"}]}`)
	}
	for name, r := range map[string]reply{
		"301": redirect(301), "302": redirect(302), "307": redirect(307), "308": redirect(308),
		"next page":         next(other.URL + "/l10n/api/projects/book/components/?page=2"),
		"next page, beside": next("http://user@" + strings.TrimPrefix(other.URL, "http://")),
		"next page, by path": func(w http.ResponseWriter, r *http.Request) {
			next("http://"+r.Host+"/admin/")(w, r)
		},
		"next page, by dots": func(w http.ResponseWriter, r *http.Request) {
			next("http://"+r.Host+"/l10n/api/../../admin/")(w, r)
		},
		"next page, another scheme": func(w http.ResponseWriter, r *http.Request) {
			next("file://"+r.Host+"/l10n/api/")(w, r)
		},
		"component": component(other.URL + "/l10n/api/components/book/one/"),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := serve(t, r)
			if all, err := s.client.Project("book").Components(context.Background()); err == nil {
				t.Errorf("%v, without an error", all)
			} else if strings.Contains(err.Error(), key) {
				t.Error("the key is in the error")
			}
		})
	}
}

func TestPagesOfAList(t *testing.T) {
	t.Parallel()
	item := func(slug, host string) string {
		return fmt.Sprintf(`{"slug": %q, "url": "https://%s/l10n/api/components/book/%s/"}`, slug, host, slug)
	}
	s := serve(t,
		// A server behind a proxy may say the wrong scheme.
		func(w http.ResponseWriter, r *http.Request) {
			ok(`{"next": "https://`+r.Host+`/l10n/api/projects/book/components/?page=2", "results": [`+item("one", r.Host)+`]}`)(w, r)
		},
		func(w http.ResponseWriter, r *http.Request) {
			ok(`{"next": null, "results": [`+item("two", r.Host)+`]}`)(w, r)
		},
	)
	all, err := s.client.Project("book").Components(context.Background())
	if err != nil || len(all) != 2 || all[0].Slug != "one" || all[1].Slug != "two" {
		t.Errorf("%v, %v", all, err)
	}
	if diff := cmp.Diff([]string{"GET projects/book/components/?page_size=200", "GET projects/book/components/?page=2"}, s.requests()); diff != "" {
		t.Error(diff)
	}
	round := func(w http.ResponseWriter, r *http.Request) {
		ok(`{"next": "http://`+r.Host+`/l10n/api/projects/book/components/?page=2", "results": []}`)(w, r)
	}
	s = serve(t, round, round)
	if _, err := s.client.Project("book").Components(context.Background()); err == nil || !strings.Contains(err.Error(), "has no end") {
		t.Errorf("a list that goes in a circle: %v", err)
	}
	s = serve(t, ok(`{"detail": "?"}`))
	if _, err := s.client.Project("book").Components(context.Background()); err == nil || !strings.Contains(err.Error(), "not a list") {
		t.Errorf("something else than a list: %v", err)
	}
}

func TestWhatAServerSaysSteersNothing(t *testing.T) {
	t.Parallel()
	detail, err := json.Marshal("\x1b[31mred\n::error::" + strings.Repeat("long ", 1000))
	if err != nil {
		t.Fatal(err)
	}
	s := serve(t, status(400, `{"errors":[{"code":"x","detail":`+string(detail)+`,"attr":"na\u202eme"}]}`))
	err = get(s)
	if err == nil || strings.ContainsAny(err.Error(), "\x1b\n\u202e") || len(err.Error()) > 600 {
		t.Errorf("%q", err)
	}
}

func TestAnInterruptEndsWaiting(t *testing.T) {
	t.Parallel()
	ctx, stop := context.WithCancel(context.Background())
	s := serve(t, func(http.ResponseWriter, *http.Request) { stop() }, ok(book))
	if _, err := s.client.Project("book").Get(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v", err)
	}
	if len(s.requests()) != 1 {
		t.Errorf("%d requests", len(s.requests()))
	}
}

// A request and its answer have a limit of time.
func TestTimeout(t *testing.T) {
	t.Parallel()
	s := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		<-r.Context().Done()
	}))
	t.Cleanup(s.Close)
	c, err := client.New(client.Options{
		API: s.URL + "/api/", Key: key, Timeout: time.Millisecond,
		Now:   func() time.Time { return time.Time{} },
		Sleep: func(context.Context, time.Duration) error { return nil },
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Check(context.Background()); err == nil || !strings.Contains(err.Error(), "did not answer in time") {
		t.Errorf("the error is %v", err)
	}
}

// A certificate that nobody vouches for ends the matter before anything is sent.
func TestCertificatesAreChecked(t *testing.T) {
	t.Parallel()
	asked := false
	s := httptest.NewUnstartedServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { asked = true }))
	s.Config.ErrorLog = log.New(io.Discard, "", 0) // it says that the client has hung up
	s.StartTLS()
	t.Cleanup(s.Close)
	c, err := client.New(client.Options{
		API: s.URL + "/api/", Key: key,
		Now:   func() time.Time { return time.Time{} },
		Sleep: func(context.Context, time.Duration) error { t.Error("it is tried again"); return nil },
	})
	if err != nil {
		t.Fatal(err)
	}
	err = c.Check(context.Background())
	if err == nil || !strings.Contains(err.Error(), "a certificate that this machine does not trust") || asked {
		t.Errorf("asked: %v; %v", asked, err)
	}
}

func TestNewRefusesWhereAKeyMustNotGo(t *testing.T) {
	t.Parallel()
	for _, api := range []string{"", "http://weblate.example.org/api/", "https://me@weblate.example.org/api/", "https://weblate.example.org/api/?x=1", "https://weblate.example.org/api", "ftp://localhost/api/", "http://localhost.example.org/api/"} {
		if _, err := client.New(client.Options{API: api}); err == nil {
			t.Errorf("%q is taken", api)
		}
	}
}

func TestUnreachable(t *testing.T) {
	t.Parallel()
	s := serve(t)
	s.Close()
	err := get(s)
	if err == nil || !strings.Contains(err.Error(), "cannot be reached") || len(s.pauses) != 4 {
		t.Errorf("after %d pauses: %v", len(s.pauses), err)
	}
	// Nothing was sent, so that making may be tried again too.
	s.pauses = nil
	if _, err := s.client.Project("book").Make(context.Background(), nil); err == nil || len(s.pauses) != 4 {
		t.Errorf("after %d pauses: %v", len(s.pauses), err)
	}
}
