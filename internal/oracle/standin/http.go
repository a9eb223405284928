package standin

import (
	"encoding/json"
	"net/http"
	"net/http/cgi"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// Key is the key that the API takes.
const Key = "wlu_standin"

// Handler is the REST API of the project, and the repository as Weblate exports it.
func (w *Weblate) Handler() http.Handler {
	mux := http.NewServeMux()
	project, first := "/api/projects/"+Project+"/", "/api/components/"+Project+"/"+w.components[0].Slug+"/"
	mux.HandleFunc("GET "+project+"components/", w.list)
	mux.HandleFunc("GET "+project+"repository/", w.status)
	mux.HandleFunc("POST "+project+"lock/", func(to http.ResponseWriter, r *http.Request) { w.setLock(to, r) })
	mux.HandleFunc("GET "+first+"repository/", w.status)
	mux.HandleFunc("POST "+first+"repository/", w.operate)
	mux.HandleFunc("GET "+first+"changes/", w.changes)
	mux.HandleFunc("POST /api/components/"+Project+"/{slug}/lock/", func(to http.ResponseWriter, r *http.Request) {
		w.setLock(to, r, r.PathValue("slug"))
	})
	mux.HandleFunc("/git/"+Project+"/"+w.components[0].Slug+"/", w.export)
	return http.HandlerFunc(func(to http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/api/") && r.Header.Get("Authorization") != "Token "+Key {
			fault(to, http.StatusUnauthorized, "authentication_failed", "Invalid token.")
			return
		}
		w.mutex.Lock()
		defer w.mutex.Unlock()
		mux.ServeHTTP(to, r)
	})
}

// backend is the program that serves a repository by HTTP; "" where git has none.
func backend() string {
	core, err := exec.Command("git", "--exec-path").Output()
	if err != nil {
		return ""
	}
	name := filepath.Join(strings.TrimSpace(string(core)), "git-http-backend")
	if _, err := os.Stat(name); err != nil {
		return ""
	}
	return name
}

// HasExport reports whether the repository can be fetched from a server on this system.
func HasExport() bool { return backend() != "" }

// export serves the clone for fetching.
func (w *Weblate) export(to http.ResponseWriter, r *http.Request) {
	name := backend()
	if w.Hidden || name == "" {
		http.NotFound(to, r)
		return
	}
	served := cgi.Handler{
		Path: name, Root: "/git/" + Project + "/" + w.components[0].Slug,
		Env: []string{"GIT_PROJECT_ROOT=" + filepath.Join(w.folder, ".git"), "GIT_HTTP_EXPORT_ALL=1"},
	}
	served.ServeHTTP(to, r)
}

func (w *Weblate) list(to http.ResponseWriter, r *http.Request) {
	base := "http://" + r.Host
	var all []map[string]any
	for i, c := range w.components {
		fields := map[string]any{
			"name": c.Slug, "slug": c.Slug, "url": base + "/api/components/" + Project + "/" + c.Slug + "/",
			"vcs": "git", "repo": "weblate://" + Project + "/" + w.components[0].Slug, "push": "", "git_export": "",
			"branch": "main", "push_branch": "", "filemask": w.Within + "locales/*/" + c.Slug + ".po",
			"linked_component": base + "/api/components/" + Project + "/" + w.components[0].Slug + "/", "locked": c.Locked,
		}
		if i == 0 {
			// The export is said to be where the site believes itself to be.
			fields["linked_component"], fields["repo"] = nil, "ssh://git.example.org/book.git"
			fields["git_export"] = "https://weblate.example.org/git/" + Project + "/" + c.Slug + "/"
			if w.Pushes {
				fields["push"] = "ssh://git.example.org/book.git"
			}
		}
		all = append(all, fields)
	}
	answer(to, map[string]any{"count": len(all), "next": nil, "previous": nil, "results": all})
}

func (w *Weblate) status(to http.ResponseWriter, r *http.Request) {
	s, err := w.Status()
	if err != nil {
		http.Error(to, err.Error(), http.StatusInternalServerError)
		return
	}
	body := map[string]any{
		"needs_commit": len(w.saved) > 0, "needs_merge": s.Missing > 0, "needs_push": s.Outgoing > 0,
		"pending_units": map[string]int{"total": len(w.saved)},
	}
	if strings.HasPrefix(r.URL.Path, "/api/components/") {
		body["remote_commit"], body["weblate_commit"] = map[string]string{"revision": s.Shared}, map[string]string{"revision": s.Head}
		body["outgoing_commits"], body["missing_commits"] = s.Outgoing, s.Missing
		body["merge_failure"] = nil
		if s.Failure != "" {
			body["merge_failure"] = s.Failure
		}
	}
	answer(to, body)
}

func (w *Weblate) operate(to http.ResponseWriter, r *http.Request) {
	var asked struct {
		Operation string `json:"operation"`
	}
	if err := json.NewDecoder(r.Body).Decode(&asked); err != nil {
		fault(to, http.StatusBadRequest, "parse_error", err.Error())
		return
	}
	body := map[string]any{"result": true}
	var err error
	switch asked.Operation {
	case "commit":
		err = w.Commit()
	case "pull":
		err = w.Pull()
	case "push":
		body["result"], body["detail"], err = w.Push()
	default:
		fault(to, http.StatusBadRequest, "invalid_choice", "not a valid choice")
		return
	}
	if err != nil {
		fault(to, http.StatusForbidden, "permission_denied", err.Error())
		return
	}
	answer(to, body)
}

func (w *Weblate) setLock(to http.ResponseWriter, r *http.Request, slugs ...string) {
	var asked struct {
		Lock bool `json:"lock"`
	}
	if err := json.NewDecoder(r.Body).Decode(&asked); err != nil {
		fault(to, http.StatusBadRequest, "parse_error", err.Error())
		return
	}
	if err := w.Lock(asked.Lock, slugs...); err != nil {
		fault(to, http.StatusForbidden, "permission_denied", err.Error())
		return
	}
	answer(to, map[string]bool{"locked": asked.Lock})
}

func (w *Weblate) changes(to http.ResponseWriter, r *http.Request) {
	results := []map[string]any{}
	if r.URL.Query().Get("action") == "14" && w.lock.ID > 0 {
		event := map[string]any{
			"id": w.lock.ID, "action": 14, "action_name": "Component locked", "user": nil, "timestamp": Locked,
			"details": map[string]bool{"auto": w.lock.Automatic},
		}
		if w.lock.By != "" {
			event["user"] = "http://" + r.Host + "/api/users/" + w.lock.By + "/"
		}
		results = append(results, event)
	}
	answer(to, map[string]any{"count": len(results), "next": nil, "previous": nil, "results": results})
}

func answer(to http.ResponseWriter, body any) {
	to.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(to).Encode(body)
}

func fault(to http.ResponseWriter, status int, code, detail string) {
	to.Header().Set("Content-Type", "application/json")
	to.WriteHeader(status)
	_ = json.NewEncoder(to).Encode(map[string]any{
		"type": "client_error", "errors": []map[string]any{{"code": code, "detail": detail, "attr": nil}},
	})
}
