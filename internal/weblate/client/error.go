package client

import (
	"crypto/tls"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/diag"
)

// An Error is a request that was not done, or whose answer does not count. What the server
// says in it is cut to a sane length and steers nothing.
type Error struct {
	Method string
	Path   string  // from the root of the server
	Status int     // of HTTP; 0 if no answer came
	Said   []Fault // by Weblate
	Hint   string  // what to do; may be empty

	cause   error         // of a fault that has no status, or why an answer does not count
	after   time.Duration // how long the server wants to be left alone
	unsent  bool          // the server has certainly not got it
	strange bool          // the answer does not count, and would be the same again
}

// A Fault is one that Weblate finds with a request.
type Fault struct {
	Code   string `json:"code"`   // "not_found"
	Detail string `json:"detail"` // a sentence
	Attr   string `json:"attr"`   // the field; empty if it is about all of them
}

// maxSaid is how many characters of what a server says are printed.
const maxSaid = 300

// noAPI is what to do if another kind of server answers.
const noAPI = "is this Weblate's address? see --url"

func (e *Error) Error() string {
	text := e.Method + " " + diag.Harmless(e.Path) + ": " + e.cut()
	if e.Hint != "" {
		text += "; " + e.Hint
	}
	return text
}

// Unwrap returns the cause of a fault that is not the server's.
func (e *Error) Unwrap() error { return e.cause }

// cut is what is wrong, in the words of the server as far as they fit.
func (e *Error) cut() string {
	text := e.said()
	if e.cause != nil {
		text = diag.Harmless(e.cause.Error())
	}
	if e.Status != 0 && e.Status/100 != 2 {
		text = strings.TrimSuffix(fmt.Sprintf("%d %s: %s", e.Status, strings.ToLower(http.StatusText(e.Status)), text), ": ")
	}
	return shortened(text)
}

// said is what Weblate says.
func (e *Error) said() string {
	var all []string
	for _, f := range e.Said {
		text := strings.TrimSuffix(f.Detail, ".")
		if f.Attr != "" && f.Attr != "non_field_errors" {
			text = f.Attr + ": " + text
		}
		all = append(all, text)
	}
	return diag.Harmless(shortened(strings.Join(all, ", ")))
}

func shortened(text string) string {
	if utf8.RuneCountInString(text) <= maxSaid {
		return text
	}
	return string([]rune(text)[:maxSaid]) + "…"
}

// unsettled reports whether the server may have done what was asked, or not.
func (e *Error) unsettled() bool {
	switch e.Status {
	case 0:
		return !e.unsent
	case http.StatusInternalServerError, http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		return true
	}
	return e.Status/100 == 2 // the answer could not be read
}

// fault makes e the error of an exchange that did not come to its end.
func (e *Error) fault(err error, host string) {
	var (
		dial        *net.OpError
		certificate *tls.CertificateVerificationError
		plain       tls.RecordHeaderError
		timeout     interface{ Timeout() bool }
	)
	e.cause = err
	switch {
	case errors.As(err, &certificate), errors.As(err, &plain):
		e.unsent, e.strange = true, true
		e.Hint = "nothing was sent; a certificate that this machine does not trust is either a mistake of the server or somebody between"
	case errors.Is(err, errEndless):
		e.strange, e.Hint = true, noAPI
	case errors.As(err, &dial) && dial.Op == "dial":
		e.unsent = true
		e.cause = fmt.Errorf("%s cannot be reached: %w", host, dial.Err)
		e.Hint = "is the address right, and the network up?"
	case errors.As(err, &timeout) && timeout.Timeout():
		e.cause = fmt.Errorf("%s did not answer in time", host)
	default:
		var inner interface{ Unwrap() error }
		if errors.As(err, &inner) && inner.Unwrap() != nil {
			err = inner.Unwrap() // without the method and the address, which e has
		}
		e.cause = fmt.Errorf("the connection to %s broke off: %w", host, err)
	}
}

// refused makes e the error of an answer that is not a success. needs is the permission
// that the request takes, and keyFrom where the key is from.
func (e *Error) refused(a answer, needs, keyFrom string) {
	e.Status, e.after = a.status, a.after
	if a.json {
		e.Said = faults(a.body)
	}
	switch {
	case a.status/100 == 3:
		e.strange, e.Said = true, nil
		e.Hint = "it leads elsewhere, to " + strconv.Quote(shortened(a.leads)) + ", and the key goes nowhere but where --url says"
	case a.status == http.StatusUnauthorized:
		e.Hint = "the key from " + keyFrom + " is not valid here; make one at Weblate under your account, API access"
	case a.status == http.StatusForbidden:
		e.Hint = "the user of the key from " + keyFrom + " lacks a permission"
		if needs != "" {
			e.Hint += ": " + needs
		}
	case a.status == http.StatusNotFound && e.Said != nil:
		e.Hint = "it is not there, or not for the user of the key from " + keyFrom
	case a.status == http.StatusLocked:
		e.Hint = "another operation has not ended; run the same command again later"
	case a.status >= http.StatusInternalServerError:
		e.Hint = "the fault is the server's; run the same command again later, or ask who runs it"
	case e.Said == nil:
		e.Hint = noAPI
	}
}

// NotThere reports whether an error is Weblate's answer that there is no such thing. A server
// that is not Weblate also says "404", but not in that form.
func NotThere(err error) bool {
	var failed *Error
	return errors.As(err, &failed) && failed.Status == http.StatusNotFound && failed.Said != nil
}

// faults reads an error document: that which Weblate has since its release 5.10,
// or one with a detail alone.
func faults(body []byte) []Fault {
	var document struct {
		Errors []struct {
			Code   string  `json:"code"`
			Detail string  `json:"detail"`
			Attr   *string `json:"attr"`
		} `json:"errors"`
		Detail string `json:"detail"`
	}
	if json.Unmarshal(body, &document) != nil {
		return nil
	}
	var said []Fault
	for _, f := range document.Errors {
		fault := Fault{Code: f.Code, Detail: f.Detail}
		if f.Attr != nil {
			fault.Attr = *f.Attr
		}
		said = append(said, fault)
	}
	if said == nil && document.Detail != "" {
		said = []Fault{{Detail: document.Detail}}
	}
	return said
}
