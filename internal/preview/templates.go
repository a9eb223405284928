package preview

import (
	"bytes"
	"embed"
	"html/template"
	"net/http"
)

//go:embed templates
var templateFiles embed.FS

// Templates write pages.
type templates struct{ all *template.Template }

func newTemplates() (*templates, error) {
	all, err := template.ParseFS(templateFiles, "templates/*.html")
	return &templates{all}, err
}

// send writes a page. It is whole before its first byte is sent.
func (t *templates) send(w http.ResponseWriter, p *page, status int) {
	var b bytes.Buffer
	if err := t.all.ExecuteTemplate(&b, "page.html", p); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write(b.Bytes())
}
