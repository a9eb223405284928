//go:build unix

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// Whatever a server says, it steers neither a terminal nor a CI, and the key is not printed.
func TestAServerSteersNothing(t *testing.T) {
	t.Parallel()
	const key = "wlu_secret"
	for i, text := range validUTF8(nasty) {
		for _, refuses := range []bool{false, true} {
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				w.Header().Set("Content-Type", "application/json")
				answer := map[string]any{
					"slug": text, "name": text, "web": text, "url": "http://" + r.Host + "/api/components/our-handbook/" + fmt.Sprint(i) + "/",
					"filemask": "locales/*/" + text + ".po", "repo": text, "linked_component": nil, "check_flags": text, "projects": text,
					"file_format_params": map[string]any{"po_line_wrap": text}, "addons": []any{}, "weblate_commit": map[string]any{"revision": text},
				}
				var sent any = answer
				switch {
				case strings.HasSuffix(r.URL.Path, "/api/"):
				case refuses:
					w.WriteHeader(http.StatusBadRequest)
					sent = map[string]any{"errors": []any{map[string]any{"code": text, "detail": text + key, "attr": text}}}
				case strings.HasSuffix(r.URL.Path, "/components/"), strings.HasSuffix(r.URL.Path, "/statistics/"):
					sent = map[string]any{"next": nil, "results": []any{answer}}
				}
				_ = json.NewEncoder(w).Encode(sent)
			}))
			t.Cleanup(server.Close)
			env := map[string]string{"WLC_URL": server.URL, "WLC_KEY": key}
			dir := writeFiles(t, map[string]string{"handbook/handbook.yaml": "title: Our handbook\nsource: en\nlocales: [de]\n", "handbook/01.md": "# A\n"})
			for _, args := range [][]string{{"apply", "--dry-run"}, {"prune"}, {"prune", "--yes"}, {"rename"}, {"rename", "01", "02"}} {
				var out, errs bytes.Buffer
				run(context.Background(), append([]string{"-C", dir, "weblate"}, args...), streams{&out, &errs}, func(name string) string { return env[name] })
				checkHarmless(t, "standard output", out.String(), "")
				checkHarmless(t, "standard error", errs.String(), "")
				if out.Len()+errs.Len() > 20000 {
					t.Errorf("%v prints %d bytes", args, out.Len()+errs.Len())
				}
				if !refuses && strings.Contains(out.String()+errs.String(), key) {
					t.Errorf("%v prints the key", args)
				}
			}
		}
	}
}
