// Package client speaks with the REST API of a Weblate server. It is the only package of
// pobook that opens connections.
//
// It owns how a request is sent, repeated and waited for, what of an answer is believed, and
// how a refusal is explained. It refuses to send the key, or anything, to another
// server than the one that it was made for: no redirect is followed, and of an address in
// an answer only the path below the API counts. What a project should be
// like, it does not know. Start reading at [New]; [Project], [Component] and [Addon] are what
// the API has.
package client

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// Options are what a [Client] is made of. API, Key, Now and Sleep must be set.
type Options struct {
	API     string // the URL of the API, which ends in "/api/"
	Key     string // of a user, or of a project
	KeyFrom string // where the key is from, for who has to look for a mistake there
	Version string // of pobook

	Now   func() time.Time
	Sleep func(ctx context.Context, d time.Duration) error // returns early if ctx ends
	// Waiting is called before each pause, with its reason. It may be nil.
	Waiting func(why string, pause time.Duration)
	// Transport is what sends requests; nil means the network, by the proxy of the
	// environment.
	Transport http.RoundTripper
	// Timeout is for one request with its answer; 0 means [DefaultTimeout].
	Timeout time.Duration
}

// DefaultTimeout is for one request. Weblate makes a component within the request,
// which takes minutes for a large repository.
const DefaultTimeout = 15 * time.Minute

// readTimeout is for a request that only asks.
const readTimeout = 3 * time.Minute

// A Client speaks with one server.
type Client struct {
	api     *url.URL
	options Options
	http    *http.Client
}

// New returns a client. It sends nothing yet. The error is about the URL of the API.
func New(o Options) (*Client, error) {
	api, err := url.Parse(o.API)
	if err != nil || api.Host == "" || api.User != nil || api.RawQuery != "" || api.Fragment != "" || !strings.HasSuffix(api.Path, "/") {
		return nil, fmt.Errorf("%q is not the URL of an API", o.API)
	}
	if api.Scheme != "https" && (api.Scheme != "http" || !isLocal(api.Hostname())) {
		return nil, fmt.Errorf("%q: the key goes by https only", o.API)
	}
	if o.Timeout == 0 {
		o.Timeout = DefaultTimeout
	}
	if o.Waiting == nil {
		o.Waiting = func(string, time.Duration) {}
	}
	return &Client{api: api, options: o, http: &http.Client{
		Transport:     o.Transport,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}, nil
}

// isLocal reports the machine itself, where a request without encryption meets nobody.
func isLocal(host string) bool { return host == "localhost" || host == "127.0.0.1" }

// Check asks for the API's root, which answers whether there is one, and whether
// the key is taken.
func (c *Client) Check(ctx context.Context) error {
	var root struct {
		Projects *string `json:"projects"`
	}
	if err := c.call(ctx, request{method: http.MethodGet, repeat: true}, &root); err != nil {
		return err
	}
	if root.Projects == nil {
		return c.strange(request{method: http.MethodGet}, "the answer is not that of Weblate's API")
	}
	return nil
}

// call sends a request until an answer counts, and decodes that into a value unless it is nil.
func (c *Client) call(ctx context.Context, r request, into any) error {
	p := patience{sleep: c.options.Sleep, waiting: c.options.Waiting}
	for {
		err := c.send(ctx, r, into)
		var failed *Error
		if !errors.As(err, &failed) {
			return err
		}
		if err := p.wait(ctx, failed, r.repeat); err != nil {
			return err
		}
	}
}

// make sends a request that makes something, once, unless the server has certainly not
// taken it. After a fault it looks whether the thing is there nevertheless: look returns
// false for what is not. What look finds is in the place of the answer.
func (c *Client) make(ctx context.Context, r request, into any, look func(context.Context) (bool, error)) error {
	err := c.call(ctx, r, into)
	var failed *Error
	if !errors.As(err, &failed) || !failed.unsettled() {
		return err
	}
	failed.Hint = "it is not there now; run the same command again"
	failed.strange = false // one may look, whatever the answer was
	p := patience{sleep: c.options.Sleep, waiting: c.options.Waiting}
	for {
		if err := p.wait(ctx, failed, true); err != nil {
			return err
		}
		if there, err := look(ctx); there || err != nil {
			return err
		}
	}
}

// send sends a request once and decodes its answer.
func (c *Client) send(ctx context.Context, r request, into any) error {
	failed := &Error{Method: r.method, Path: c.api.Path + r.path}
	limit := c.options.Timeout
	if r.method == http.MethodGet {
		limit = min(limit, readTimeout)
	}
	limited, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	sent, err := r.http(limited, c.api)
	if err != nil {
		return err
	}
	sent.Header.Set("Authorization", "Token "+c.options.Key)
	sent.Header.Set("User-Agent", "pobook/"+c.options.Version)
	got, err := c.http.Do(sent)
	var a answer
	if err == nil {
		a, err = read(got, c.options.Now())
	}
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil:
		failed.fault(err, c.api.Host)
		return failed
	case a.status/100 == 2:
		if failed.cause = a.decode(into); failed.cause == nil {
			return nil
		}
		failed.Status, failed.Hint, failed.strange = a.status, noAPI, true
	default:
		failed.refused(a, r.needs, c.options.KeyFrom)
	}
	return failed
}

// list gets all pages of a list and calls each with the items of one, as they came.
func (c *Client) list(ctx context.Context, path, needs string, each func(item json.RawMessage) error) error {
	r := request{method: http.MethodGet, path: path, query: "page_size=200", needs: needs, repeat: true}
	seen := map[string]bool{}
	for {
		var page struct {
			Next    *string            `json:"next"`
			Results *[]json.RawMessage `json:"results"`
		}
		if err := c.call(ctx, r, &page); err != nil {
			return err
		}
		if page.Results == nil {
			return c.strange(r, "the answer is not a list")
		}
		for _, item := range *page.Results {
			var explained *Error
			if err := each(item); errors.As(err, &explained) {
				return err
			} else if err != nil {
				return c.strange(r, err.Error())
			}
		}
		if page.Next == nil {
			return nil
		}
		var ok bool
		if r.path, r.query, ok = c.below(*page.Next); !ok {
			return c.strange(r, fmt.Sprintf("the next page is said to be elsewhere, at %q", shortened(*page.Next)))
		}
		if seen[r.query] || len(seen) > maxPages {
			return c.strange(r, "the list has no end")
		}
		seen[r.query] = true
	}
}

// maxPages is more than any project has.
const maxPages = 1000

// below returns the path of an address below the API, and its query. An address of another
// server, or beside the API, has none. Servers that do not know that they are reached
// by https say http; what is sent goes by the scheme of the API anyway.
func (c *Client) below(address string) (path, query string, ok bool) {
	u, err := url.Parse(address)
	if err != nil || u.User != nil || u.Host != c.api.Host || u.Scheme != "http" && u.Scheme != "https" {
		return "", "", false
	}
	path, ok = strings.CutPrefix(u.EscapedPath(), c.api.EscapedPath())
	return path, u.RawQuery, ok && !strings.Contains(path, "..")
}

// itself returns the path of a thing by its own address, which is below the API: a server that calls
// itself otherwise is not meant, or wrongly set up.
func (c *Client) itself(o Object) (string, error) {
	path, _, ok := c.below(o.Text("url"))
	if !ok || path == "" {
		return "", fmt.Errorf("the answer says of itself that it is at %q, which is not below %s", shortened(o.Text("url")), c.api)
	}
	return path, nil
}

// strange is an answer that Weblate does not give.
func (c *Client) strange(r request, what string) error {
	return &Error{Method: r.method, Path: c.api.Path + r.path, Status: http.StatusOK, Hint: noAPI, cause: errors.New(what), strange: true}
}
