package preview

import (
	"fmt"
	"net/http"
	"time"
)

// beat is after how long a stream without events sends a comment, by which each side finds out whether the other
// is there.
const beat = 20 * time.Second

// events sends what is new until the page is closed.
func events(h *handbook, w http.ResponseWriter, r *http.Request) {
	control := http.NewResponseController(w)
	w.Header().Set("Content-Type", "text/event-stream")
	if r.Method == http.MethodHead {
		return
	}
	events, stop := h.hub.listen()
	defer stop()
	ticker := time.NewTicker(beat)
	defer ticker.Stop()
	line := "retry: 1000\nevent: state\ndata: " + h.hub.state() + "\n\n" // a page is made before it listens
	for {
		if _, err := fmt.Fprint(w, line); err != nil || control.Flush() != nil {
			return
		}
		select {
		case event, open := <-events:
			if !open {
				return
			}
			line = "event: " + event + "\ndata: \n\n"
		case <-ticker.C:
			line = ": \n\n"
		case <-r.Context().Done():
			return
		case <-h.ctx.Done():
			return
		}
	}
}
