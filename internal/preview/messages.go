package preview

import "net/http"

// messages sends the messages of a section in a locale.
func messages(h *handbook, w http.ResponseWriter, r *http.Request) {
	sn, _, release := h.view()
	defer release()
	e, at, ok := asked(w, r, sn)
	if !ok {
		return
	}
	section := sn.sections[at]
	all := h.examine(sn, e, section, h.catalogues.load(sn, e, section.Path), true).Messages()
	all.Before, all.After = h.nearest(sn, e, at, -1), h.nearest(sn, e, at, 1)
	sendJSON(w, all)
}

// paper says how far the PDF of a locale is, and orders it if that is wanted.
func paper(h *handbook, w http.ResponseWriter, r *http.Request) {
	sn, _, release := h.view()
	e, section, ok := asked(w, r, sn)
	if !ok {
		release()
		return
	}
	if r.FormValue("make") != "" {
		h.work.Go(func() {
			defer release()
			h.press.order(h.ctx, sn, e, func() { h.hub.tell(pressed) })
		})
	} else {
		release()
	}
	sendJSON(w, h.press.show(e.locale.Code, sn.sections[section].Path))
}
