// Package preview serves a handbook to the browsers of those who write and translate it: its contents with how far
// each section is, sections as readers see them or beside their source, the message that each text comes from, the
// PDF. What is saved is on the page at once.
//
// The handbook is read as a whole into a snapshot, which does not change; after each saved file there is
// a new one. What takes long is kept from one to the next: sections are parsed again only if
// their bytes are others, and how far catalogues are is found out in the background. A file
// that cannot be read is shown as it was when it could.
//
// It writes nothing, and serves what it has to those who may see it: requests to another host name,
// and of other sites, are refused. What is on a page is escaped, or went through
// the sanitizer of package hypertext, and runs no scripts but those of the files in the folder assets. Start
// reading at [New].
package preview

import (
	"context"
	"errors"
	"net"
	"net/http"
	"time"
)

// A Server serves a handbook, and follows its files. Make it with [New].
type Server struct {
	handbook *handbook
	handler  http.Handler
}

// New reads the handbook whose root folder is dir and follows its files until it is closed or the context
// ends. The error says why there is no handbook.
func New(ctx context.Context, dir string, o Options) (*Server, error) {
	h, err := openHandbook(ctx, dir, o)
	if err != nil {
		return nil, err
	}
	return &Server{h, guard(o.Hosts, routes(h))}, nil
}

// ServeHTTP answers a request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// Serve answers the requests that come to a listener until the context ends, which is how a preview is meant to
// end, and closes it.
func (s *Server) Serve(ctx context.Context, listener net.Listener) error {
	server := &http.Server{
		Handler: s, ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 10 * time.Second, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 32 << 10,
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(listener) }()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
		closed := server.Close()
		if err := <-ended; !errors.Is(err, http.ErrServerClosed) {
			return err
		}
		return closed
	}
}

// Close ends the work in the background and the streams of events. No request may come after it.
func (s *Server) Close() { s.handbook.close() }
