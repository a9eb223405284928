package client

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// A request is one to the API. What it sends is in memory, so that it can be sent again.
type request struct {
	method string
	path   string  // below the API, escaped
	query  string  // encoded
	body   any     // sent as JSON; nil sends nothing
	file   *upload // in place of a body
	needs  string  // the permission that it takes, in the words of Weblate
	repeat bool    // doing it twice is the same as doing it once
}

// An upload is a file with the fields of a form (RFC 7578).
type upload struct {
	fields map[string]string
	name   string
	data   []byte
}

// http makes the request to send.
func (r request) http(ctx context.Context, api *url.URL) (*http.Request, error) {
	var (
		body bytes.Buffer
		kind string
		err  error
	)
	switch {
	case r.file != nil:
		kind, err = r.file.write(&body)
	case r.body != nil:
		kind, err = "application/json", json.NewEncoder(&body).Encode(r.body)
	}
	if err != nil {
		return nil, fmt.Errorf("%s %s: %w", r.method, r.path, err)
	}
	address := strings.TrimSuffix(api.String(), "/") + "/" + r.path
	if r.query != "" {
		address += "?" + r.query
	}
	made, err := http.NewRequestWithContext(ctx, r.method, address, &body)
	if err != nil {
		return nil, err
	}
	made.Header.Set("Accept", "application/json")
	if kind != "" {
		made.Header.Set("Content-Type", kind)
	}
	return made, nil
}

// write writes an upload and returns its media type.
func (u upload) write(to io.Writer) (kind string, err error) {
	w := multipart.NewWriter(to)
	for key, value := range u.fields {
		if err := w.WriteField(key, value); err != nil {
			return "", err
		}
	}
	part, err := w.CreateFormFile("file", u.name)
	if err != nil {
		return "", err
	}
	if _, err := part.Write(u.data); err != nil {
		return "", err
	}
	return w.FormDataContentType(), w.Close()
}

// An answer is one of the server, with the whole of its body.
type answer struct {
	status int
	json   bool // the server says so
	body   []byte
	leads  string        // where a redirect leads
	after  time.Duration // how long the server wants to be left alone; 0 if it says nothing
}

// maxAnswer is the size of the largest answer that is read, in bytes. A page of 200 components has
// some 2 MB.
const maxAnswer = 16 << 20

var errEndless = fmt.Errorf("the answer is larger than %d MB", maxAnswer>>20)

// read reads an answer to its end. now is the time at which it came.
func read(got *http.Response, now time.Time) (answer, error) {
	defer got.Body.Close()
	body, err := io.ReadAll(io.LimitReader(got.Body, maxAnswer+1))
	if err == nil && len(body) > maxAnswer {
		err = errEndless
	}
	if err != nil {
		return answer{}, err
	}
	kind, _, _ := mime.ParseMediaType(got.Header.Get("Content-Type"))
	return answer{
		status: got.StatusCode, json: kind == "application/json", body: body,
		leads: got.Header.Get("Location"), after: retryAfter(got.Header, now),
	}, nil
}

// retryAfter is what Retry-After says (RFC 9110, section 10.2.3), or else what Weblate's own
// X-RateLimit-Reset does, in seconds.
func retryAfter(h http.Header, now time.Time) time.Duration {
	for _, key := range []string{"Retry-After", "X-RateLimit-Reset"} {
		value := h.Get(key)
		if seconds, err := strconv.ParseUint(value, 10, 31); err == nil {
			return time.Duration(seconds) * time.Second
		}
		if date, err := http.ParseTime(value); err == nil {
			return max(date.Sub(now), 0)
		}
	}
	return 0
}

// decode decodes the body, which must be one value of JSON, or nothing if nothing is wanted.
func (a answer) decode(into any) error {
	if into == nil && len(a.body) == 0 {
		return nil
	}
	if !a.json {
		return errors.New("the answer is not JSON")
	}
	if into == nil {
		return nil
	}
	d := json.NewDecoder(bytes.NewReader(a.body))
	d.UseNumber()
	if err := d.Decode(into); err != nil {
		return fmt.Errorf("the answer cannot be read: %w", err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return errors.New("the answer goes on after its end")
	}
	return nil
}
