package preview

import "sync"

// A hub tells everybody who listens that something is new. What is told is no more than its name: who
// wants to know more asks.
type hub struct {
	mutex     sync.Mutex
	listeners map[chan string]bool
	closed    bool
}

// The events that pages listen to.
const (
	changed  = "change"   // the handbook: pages have to be read again
	surveyed = "coverage" // how far sections are is known better
	pressed  = "pdf"      // a PDF has got further, or is done
)

// listen returns a channel of events, which is closed with the hub. Whoever is too slow misses some, but never
// the last one of a kind.
func (h *hub) listen() (events chan string, stop func()) {
	events = make(chan string, 16)
	h.mutex.Lock()
	defer h.mutex.Unlock()
	if h.closed {
		close(events)
		return events, func() {}
	}
	h.listeners[events] = true
	return events, func() {
		h.mutex.Lock()
		defer h.mutex.Unlock()
		delete(h.listeners, events)
	}
}

// tell sends an event to all who listen.
func (h *hub) tell(event string) {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	for events := range h.listeners {
		select {
		case events <- event:
		default: // sixteen are waiting
		}
	}
}

func (h *hub) close() {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	h.closed = true
	for events := range h.listeners {
		close(events)
		delete(h.listeners, events)
	}
}
