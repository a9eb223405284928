package preview

import (
	"strconv"
	"sync"
)

// A hub tells everybody who listens that something is new. What is told is no more than its name: who
// wants to know more asks.
type hub struct {
	mutex     sync.Mutex
	listeners map[chan string]bool
	closed    bool
	told      int // how often something was told of what pages show
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
	if event != pressed {
		h.told++
	}
	for events := range h.listeners {
		select {
		case events <- event:
		default: // sixteen are waiting
		}
	}
}

// state is a number that changes with all that is told of what pages show. A page that was made before it
// was another one has to be read again.
func (h *hub) state() string {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	return strconv.Itoa(h.told)
}

// A stateKey is that of the state in which a request has found the handbook, before it looked at it.
type stateKey struct{}

func (h *hub) close() {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	h.closed = true
	for events := range h.listeners {
		close(events)
		delete(h.listeners, events)
	}
}
