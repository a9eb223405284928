package preview

import (
	"context"
	"embed"
	"net/http"
	"path"
	"strings"

	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/website"
)

//go:embed assets
var assets embed.FS

// routes are the addresses of the server:
//
//	/                          the contents
//	/<locale>/<section>        a section; ?view=side: beside its source
//	/<locale>/<file>           a picture, a film or a sound of the handbook
//	/<locale>/book.pdf         the PDF that was made last
//	/-/<file>                  style sheets and scripts
//	/-/messages, search, pdf   for scripts, as JSON
//	/-/events                  what is new, as server-sent events (HTML §9.2)
func routes(h *handbook) http.Handler {
	mux := http.NewServeMux()
	on := func(address string, send func(*handbook, http.ResponseWriter, *http.Request)) {
		mux.HandleFunc(address, func(w http.ResponseWriter, r *http.Request) {
			h.survey.busy.Add(1)
			defer h.survey.busy.Add(-1)
			send(h, w, r.WithContext(context.WithValue(r.Context(), stateKey{}, h.hub.state())))
		})
	}
	on("/{$}", contents)
	on("/{locale}/{path...}", inLocale)
	on(own+"messages", messages)
	on(own+"search", find)
	on(own+"pdf", paper)
	mux.HandleFunc(own+"events", func(w http.ResponseWriter, r *http.Request) { events(h, w, r) })
	on(own+"words.js", scriptWords)
	on(own+"look.css", look)
	mux.HandleFunc(own+"{file}", asset)
	return mux
}

// asset sends a style sheet or a script: one of the preview's own, or one of sites.
func asset(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("file")
	data, err := assets.ReadFile("assets/" + name)
	if err != nil {
		if data = website.Asset(name); data == nil {
			http.NotFound(w, r)
			return
		}
	}
	send(w, r, name, data)
}

// look sends the colours, which depend on the accent of the handbook.
func look(h *handbook, w http.ResponseWriter, r *http.Request) {
	sn, _, release := h.view()
	defer release()
	send(w, r, "look.css", website.Look((*layout.Color)(sn.book.Config.Layout.Accent)))
}

// scriptWords sends what scripts say in the language of the buttons.
func scriptWords(h *handbook, w http.ResponseWriter, r *http.Request) {
	send(w, r, "words.js", website.Words(says(r, h.options.Language).site))
}

// inLocale sends what is below the folder of a locale.
func inLocale(h *handbook, w http.ResponseWriter, r *http.Request) {
	sn, failed, release := h.view()
	defer release()
	e, file := sn.edition(r.PathValue("locale")), r.PathValue("path")
	switch {
	case e == nil:
	case file == "book.pdf":
		h.press.serve(w, e.locale.Code)
		return
	case sn.section(file) >= 0:
		section(h, w, r, sn, e, sn.section(file), failed)
		return
	case kinds[strings.ToLower(path.Ext(file))] != "":
		if data, ok := sn.file(file); ok {
			w.Header().Set("Content-Security-Policy", picturePolicy)
			send(w, r, file, data)
			return
		}
	}
	notFound(h, w, r, sn, failed)
}

// file returns a file of the handbook that a page shows. Where the dialect has it, one in the folder public is
// found too.
func (sn *snapshot) file(name string) ([]byte, bool) {
	for _, at := range []string{name, "public/" + name} {
		if data, err := sn.book.ReadContent(at); err == nil {
			return data, true
		}
	}
	return nil, false
}
