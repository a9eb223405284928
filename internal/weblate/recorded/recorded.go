// Package recorded is, for tests alone, a Weblate server. What it answers was recorded from a real
// one of release 2026.10.1, endpoint by endpoint; behind that is as much of a state as is needed to go
// on from, with what the real one does to it: it gives values another form, drops translations whose
// files are gone, and refuses a template that it does not have.
//
// Start reading at [Start]; faults are put in with [Server.Fail].
package recorded

import (
	"embed"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
)

//go:embed answers/*.json
var answers embed.FS

// Key is the one that the server takes.
const Key = "wlu_recorded"

// A Component is one with what translators have done there.
type Component struct {
	Fields       map[string]any
	Translations int
	Comments     int // also as many suggestions

	id int
}

// A Server is a Weblate with one project at most.
type Server struct {
	HTTP *httptest.Server

	mu         sync.Mutex
	t          testing.TB
	project    map[string]any
	components []*Component
	addons     []map[string]any
	next       int // the number of the last add-on
	made       int // the number of the last component
	locked     bool
	asked      []string
	fail       func(n int, w http.ResponseWriter, r *http.Request) bool
	lose       int // the request whose answer gets lost; -1 for none

	// What is in the repository, and in the clone that the server has of it: sections.
	remote, clone []string
	commit        string // that the clone is at; "" for the recorded one
	read          bool   // all of the clone was read
	pending       bool
	terms         []string // uploaded
}

// Start starts a server without a project, whose repository has the catalogues of some sections.
func Start(t testing.TB, sections ...string) *Server {
	t.Helper()
	s := &Server{t: t, remote: sections, clone: sections, lose: -1}
	s.HTTP = httptest.NewServer(http.HandlerFunc(s.serve))
	t.Cleanup(s.HTTP.Close)
	return s
}

// URL is that of the API.
func (s *Server) URL() string { return s.HTTP.URL + "/api/" }

// Fail lets some requests fail: f gets each with its number from 0, and reports whether it has answered.
func (s *Server) Fail(f func(n int, w http.ResponseWriter, r *http.Request) bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.fail, s.lose, s.asked = f, -1, nil
}

// Lose lets the answer of one request get lost, by its number, which is carried out.
func (s *Server) Lose(n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.lose, s.asked = n, nil
}

// Asked returns the requests since the last [Server.Fail], "PATCH components/book/one/ {…}".
func (s *Server) Asked() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.asked)
}

// Changing returns those of them that change something.
func (s *Server) Changing() []string {
	return slices.DeleteFunc(s.Asked(), func(r string) bool { return strings.HasPrefix(r, "GET") })
}

// Push replaces the sections that the repository has.
func (s *Server) Push(sections ...string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.remote = sections
}

// Edit changes a component, by its slug.
func (s *Server) Edit(slug string, f func(*Component)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if c := s.component(slug); c != nil {
		f(c)
		return
	}
	s.t.Errorf("no component %s is there", slug)
}

// Commit says which commit the clone of the server is at.
func (s *Server) Commit(hash string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.commit = hash
}

// Has reports whether the clone of the server has a section.
func (s *Server) Has(section string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Contains(s.clone, section)
}

// Pending says that somebody has translated what was not committed yet.
func (s *Server) Pending(pending bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.pending = pending
}

// Locked reports whether the project is.
func (s *Server) Locked() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.locked
}

// Slugs are those of all components.
func (s *Server) Slugs() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	var slugs []string
	for _, c := range s.components {
		slugs = append(slugs, c.Fields["slug"].(string))
	}
	return slugs
}

// Addons are the names of those that are installed.
func (s *Server) Addons() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	var names []string
	for _, a := range s.addons {
		names = append(names, a["name"].(string))
	}
	return names
}

// Project changes the fields of the project.
func (s *Server) Project(f func(map[string]any)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f(s.project)
}

// load returns a recorded answer.
func (s *Server) load(name string) map[string]any {
	data, err := answers.ReadFile("answers/" + name + ".json")
	if err != nil {
		s.t.Fatal(err)
	}
	var o map[string]any
	if err := json.Unmarshal([]byte(strings.ReplaceAll(string(data), "https://weblate.example.org", s.HTTP.URL)), &o); err != nil {
		s.t.Fatal(err)
	}
	return o
}

func (s *Server) component(slug string) *Component {
	for _, c := range s.components {
		if c.Fields["slug"] == slug {
			return c
		}
	}
	return nil
}

// An answer is a status with a body; nil has none.
type answer struct {
	status int
	body   any
}

func invalid(attr, code, detail string) answer {
	return answer{400, map[string]any{"type": "validation_error", "errors": []any{map[string]any{"code": code, "detail": detail, "attr": attr}}}}
}

// route is the form of all paths: projects/S/ACTION/, components/P/S/ACTION/, addons/N/, translations/P/S/L/ACTION/.
var route = regexp.MustCompile(`^/api/(?:(projects)/(?:([^/]+)/)?|(components)/[^/]+/([^/]+)/|(addons)/(\d+)/|(translations)/[^/]+/([^/]+)/([^/]+)/)?([a-z]+/)?$`)

func (s *Server) serve(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	data, _ := io.ReadAll(r.Body)
	n := len(s.asked)
	s.asked = append(s.asked, strings.TrimSpace(r.Method+" "+strings.TrimPrefix(r.URL.Path, "/api/")+" "+string(data)))
	if r.Header.Get("Authorization") != "Token "+Key {
		s.t.Errorf("a request without the key: %s", s.asked[n])
	}
	if s.fail != nil && s.fail(n, w, r) {
		return
	}
	var body map[string]any
	if strings.HasPrefix(r.Header.Get("Content-Type"), "application/json") {
		if err := json.Unmarshal(data, &body); err != nil {
			s.t.Errorf("%s: %v", s.asked[n], err)
		}
	}
	m := route.FindStringSubmatch(r.URL.Path)
	a := answer{404, s.load("not-found")}
	switch {
	case m == nil:
		s.t.Errorf("no such path: %s", r.URL.Path)
	case m[1] != "":
		a = s.onProject(r, m[2], m[10], body)
	case m[3] != "":
		a = s.onComponent(r, m[4], m[10], body)
	case m[5] != "":
		a = s.onAddon(r, m[6], body)
	case m[7] != "":
		a = s.onTranslation(r, m[8], m[9], m[10])
	default:
		a = answer{200, s.load("root")}
	}
	if n == s.lose {
		panic(http.ErrAbortHandler)
	}
	write(w, a)
}

func write(w http.ResponseWriter, a answer) {
	if a.body == nil {
		w.WriteHeader(a.status)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(a.status)
	_ = json.NewEncoder(w).Encode(a.body)
}

// page returns a page of two items, so that each list has several.
func (s *Server) page(r *http.Request, items []any) answer {
	number, _ := strconv.Atoi(r.URL.Query().Get("page"))
	number = max(number, 1)
	from, to := min(2*(number-1), len(items)), min(2*number, len(items))
	var next any
	if to < len(items) {
		next = fmt.Sprintf("%s%s?page=%d", s.HTTP.URL, r.URL.Path, number+1)
	}
	return answer{200, map[string]any{"count": len(items), "next": next, "previous": nil, "results": append([]any{}, items[from:to]...)}}
}

func (s *Server) onProject(r *http.Request, slug, action string, body map[string]any) answer {
	switch {
	case slug == "" && r.Method == http.MethodPost:
		if body["web"] == "" {
			return invalid("web", "blank", "This field may not be blank.")
		}
		if s.project != nil {
			return invalid("name", "unique", "Project with this Project name already exists.")
		}
		s.project = s.load("project")
		maps.Copy(s.project, body)
		return answer{201, s.project}
	case s.project == nil || s.project["slug"] != slug:
		return answer{404, s.load("not-found")}
	case action == "components/" && r.Method == http.MethodPost:
		return s.makeComponent(body)
	case action == "components/":
		var items []any
		for _, c := range s.components {
			items = append(items, c.Fields)
		}
		return s.page(r, items)
	case action == "lock/":
		if r.Method == http.MethodPost {
			s.locked = body["lock"] == true
		}
		return answer{200, map[string]any{"locked": s.locked}}
	case action == "repository/":
		return s.onRepository(r, body, false)
	}
	maps.Copy(s.project, body)
	return answer{200, s.project}
}

// userOf is what Weblate leaves out of an address.
var userOf = regexp.MustCompile(`//[^/@]*@`)

func (s *Server) makeComponent(body map[string]any) answer {
	slug, _ := body["slug"].(string)
	if s.component(slug) != nil {
		return invalid("slug", "unique", "Component or category with the same URL slug already exists at this level.")
	}
	glossary := body["is_glossary"] == true
	c := &Component{Fields: s.load("component"), Translations: 2}
	if glossary {
		c.Fields = s.load("glossary")
	}
	maps.Copy(c.Fields, body)
	delete(c.Fields, "addons")
	c.Fields["addons"] = []any{}
	s.normalise(c, slug)
	if link, is := strings.CutPrefix(body["repo"].(string), "weblate://"); is {
		c.Fields["linked_component"] = s.URL() + "components/" + link + "/"
		c.Fields["repo"] = s.components[0].Fields["repo"]
	}
	if glossary {
		c.Fields["new_lang"], c.Fields["manage_units"] = "none", true
	}
	s.components = append(s.components, c)
	if !glossary && len(s.components) == 1 {
		own := &Component{Fields: s.load("own-glossary")}
		s.components = append(s.components, own)
	}
	return answer{201, c.Fields}
}

// normalise gives fields the form in which Weblate shows them.
func (s *Server) normalise(c *Component, slug string) {
	if c.id == 0 {
		s.made++
		c.id = s.made
	}
	c.Fields["id"] = c.id
	c.Fields["url"] = s.URL() + "components/" + s.project["slug"].(string) + "/" + slug + "/"
	if language, ok := c.Fields["source_language"].(map[string]any); ok {
		c.Fields["source_language"] = map[string]any{"code": language["code"], "name": "English", "aliases": []any{"base"}}
	}
	for _, key := range []string{"repo", "push"} {
		if address, ok := c.Fields[key].(string); ok {
			c.Fields[key] = userOf.ReplaceAllString(address, "//")
		}
	}
}

func (s *Server) onComponent(r *http.Request, slug, action string, body map[string]any) answer {
	c := s.component(slug)
	switch {
	case c == nil:
		return answer{404, s.load("not-found")}
	case action == "addons/":
		return s.install(c, body)
	case action == "translations/":
		return answer{201, map[string]any{"language_code": body["language_code"]}}
	case action == "statistics/":
		return s.statistics(r, c)
	case action == "repository/":
		return s.onRepository(r, body, true)
	case r.Method == http.MethodDelete:
		s.components = slices.DeleteFunc(s.components, func(other *Component) bool { return other == c })
		return answer{204, nil}
	case r.Method == http.MethodPatch:
		return s.patch(c, body)
	}
	return answer{200, c.Fields}
}

func (s *Server) statistics(r *http.Request, c *Component) answer {
	var items []any
	for i := range c.Translations + 1 {
		figures := s.load("statistics")
		figures["code"] = []string{"en", "de", "zh_Hant"}[i%3]
		if i > 0 {
			figures["total"], figures["translated"], figures["comments"], figures["suggestions"] = 3, 1, 0, 0
		}
		if i == 1 {
			figures["comments"], figures["suggestions"] = c.Comments, c.Comments
		}
		items = append(items, figures)
	}
	return s.page(r, items)
}

func (s *Server) install(c *Component, body map[string]any) answer {
	s.next++
	a := s.load("addon")
	maps.Copy(a, body)
	a["url"] = fmt.Sprintf("%saddons/%d/", s.URL(), s.next)
	a["id"] = s.next
	s.addons = append(s.addons, a)
	c.Fields["addons"] = append(c.Fields["addons"].([]any), a["url"])
	s.discover()
	return answer{201, a}
}

func (s *Server) onAddon(r *http.Request, id string, body map[string]any) answer {
	for _, a := range s.addons {
		if fmt.Sprint(a["id"]) == id {
			maps.Copy(a, body)
			if r.Method == http.MethodPatch {
				s.discover()
			}
			return answer{200, a}
		}
	}
	return answer{404, s.load("not-found")}
}

// sectionOf is the section of a path of catalogues or of a template.
var sectionOf = regexp.MustCompile(`^locales/(?:\*|templates)/(.+)\.pot?$`)

func section(path any) string {
	text, _ := path.(string)
	if m := sectionOf.FindStringSubmatch(text); m != nil {
		return m[1]
	}
	return ""
}

// discover makes a component of each section in the clone that has none.
func (s *Server) discover() {
	if !slices.ContainsFunc(s.addons, func(a map[string]any) bool { return a["name"] == "weblate.discovery.discovery" }) {
		return
	}
	for _, name := range s.clone {
		if slices.ContainsFunc(s.components, func(c *Component) bool { return section(c.Fields["filemask"]) == name }) {
			continue
		}
		c := &Component{Fields: maps.Clone(s.components[0].Fields), Translations: 2}
		maps.Copy(c.Fields, map[string]any{
			"name": name, "slug": name, "filemask": "locales/*/" + name + ".po", "new_base": "locales/templates/" + name + ".pot",
			"linked_component": s.components[0].Fields["url"], "addons": []any{},
		})
		s.normalise(c, name)
		s.components = append(s.components, c)
	}
}

// readAll reads the files of the clone: those that are gone take their translations along.
func (s *Server) readAll() {
	for _, c := range s.components {
		if name := section(c.Fields["filemask"]); name != "" && !slices.Contains(s.clone, name) {
			c.Translations, c.Comments = 0, 0
		}
	}
	s.read = true
}

func (s *Server) patch(c *Component, body map[string]any) answer {
	if base, ok := body["new_base"]; ok && !slices.Contains(s.clone, section(base)) {
		return invalid("new_base", "invalid", "File does not exist.")
	}
	if slug, ok := body["slug"].(string); ok && s.component(slug) != nil && s.component(slug) != c {
		return invalid("slug", "unique", "Component or category with the same URL slug already exists at this level.")
	}
	old := c.Fields["url"]
	mask := c.Fields["filemask"]
	maps.Copy(c.Fields, body)
	s.normalise(c, c.Fields["slug"].(string))
	for _, other := range s.components {
		if other.Fields["linked_component"] == old {
			other.Fields["linked_component"] = c.Fields["url"]
		}
	}
	if mask != c.Fields["filemask"] && !s.read {
		s.readAll()
	}
	return answer{200, c.Fields}
}

func (s *Server) onRepository(r *http.Request, body map[string]any, one bool) answer {
	if r.Method == http.MethodGet {
		state := s.load("repository")
		state["needs_commit"] = s.pending
		if s.commit != "" {
			state["weblate_commit"].(map[string]any)["revision"] = s.commit
		}
		if !one {
			state["weblate_commit"], state["outgoing_commits"], state["missing_commits"] = nil, nil, nil
		}
		return answer{200, state}
	}
	switch body["operation"] {
	case "pull":
		if !slices.Equal(s.clone, s.remote) {
			s.clone = s.remote
			s.readAll()
			s.discover()
		}
	case "file-scan":
		s.readAll()
	default:
		s.t.Errorf("operation %v", body["operation"])
	}
	return answer{200, map[string]any{"result": true}}
}

func (s *Server) onTranslation(r *http.Request, slug, language, action string) answer {
	if s.component(slug) == nil || language == "de" && len(s.terms) == 0 && action == "units/" {
		return answer{404, s.load("not-found")}
	}
	if action == "file/" {
		s.terms = append(s.terms, language)
		return answer{200, map[string]any{"result": true, "total": 1, "count": 1}}
	}
	var items []any
	if slices.Contains(s.terms, language) {
		items = append(items, s.load("unit"))
	}
	return s.page(r, items)
}
