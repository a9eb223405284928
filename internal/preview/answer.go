package preview

import (
	"bytes"
	"encoding/json"
	"net/http"
	"path"
	"strings"
	"time"
)

// kinds are the media types of what is served, by the endings of the files. Others are not served.
var kinds = map[string]string{
	".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".ico": "image/x-icon",
	".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif", ".svg": "image/svg+xml", ".webp": "image/webp", ".avif": "image/avif",
	".apng": "image/apng", ".bmp": "image/bmp",
	".mp4": "video/mp4", ".m4v": "video/mp4", ".webm": "video/webm", ".ogv": "video/ogg", ".mov": "video/quicktime",
	".mp3": "audio/mpeg", ".ogg": "audio/ogg", ".oga": "audio/ogg", ".opus": "audio/ogg", ".wav": "audio/wav", ".m4a": "audio/mp4", ".aac": "audio/aac", ".flac": "audio/flac",
	".vtt": "text/vtt; charset=utf-8",
}

// send sends a file.
func send(w http.ResponseWriter, r *http.Request, name string, data []byte) {
	w.Header().Set("Content-Type", kinds[strings.ToLower(path.Ext(name))])
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
}

// sendJSON sends a value to a script.
func sendJSON(w http.ResponseWriter, value any) {
	text, err := json.Marshal(value)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	_, _ = w.Write(text)
}

// asked returns the locale and the section that a script asks about; ok is false after it has said that there
// are none.
func asked(w http.ResponseWriter, r *http.Request, sn *snapshot) (e *edition, section int, ok bool) {
	e, section = sn.edition(r.FormValue("locale")), sn.section(r.FormValue("section"))
	if e == nil || section < 0 {
		http.Error(w, "there is no such section", http.StatusNotFound)
		return nil, 0, false
	}
	return e, section, true
}
