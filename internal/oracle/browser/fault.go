package browser

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"
	"sync"

	"github.com/chromedp/cdproto/audits"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
)

// A Kind is what has gone wrong.
type Kind string

// The kinds of faults.
const (
	Console   Kind = "console"   // an error or a warning, of the page or of the browser about it
	Exception Kind = "exception" // that nothing in the page has caught, or a rejected promise
	Policy    Kind = "policy"    // the Content-Security-Policy forbids something, or would
	Request   Kind = "request"   // that failed, or whose status is 400 or more
	Foreign   Kind = "foreign"   // a request, or a window, to a host that the test has not opened
	Dialog    Kind = "dialog"    // alert, confirm or prompt, as planted scripts like to show; it is dismissed
	Issue     Kind = "issue"     // what else Chromium finds wrong with a page, as quirks mode
)

// A Fault is one thing that has gone wrong in a page.
type Fault struct {
	Kind  Kind
	Text  string
	Place string // URL and line, from 1, as far as they are known
}

func (f Fault) String() string {
	if f.Place == "" {
		return string(f.Kind) + ": " + f.Text
	}
	return string(f.Kind) + ": " + f.Text + " (" + f.Place + ")"
}

// A record is what a page remembers. The goroutine that reads what the browser sends fills it.
type record struct {
	mu      sync.Mutex
	faults  []Fault
	own     map[string]bool                    // hosts, with ports, that the test has opened
	pending map[network.RequestID]cdp.LoaderID // of the page that asks
	urls    map[network.RequestID]string
	waiting chan struct{} // one for each dialog that waits to be dismissed
}

func newRecord() *record {
	return &record{
		own:     make(map[string]bool),
		pending: make(map[network.RequestID]cdp.LoaderID),
		urls:    make(map[network.RequestID]string),
		waiting: make(chan struct{}, 1000),
	}
}

// owns adds the host of a URL to those that the page may ask.
func (r *record) owns(address string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.own[host(address)] = true
}

// all returns the faults in the order in which they came, each once.
func (r *record) all() []Fault {
	r.mu.Lock()
	defer r.mu.Unlock()
	var all []Fault
	for _, fault := range r.faults {
		if !slices.Contains(all, fault) {
			all = append(all, fault)
		}
	}
	return all
}

// forget drops what has been remembered.
func (r *record) forget() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.faults = nil
}

// quiet reports whether no request waits for its end. Streams of events have none.
func (r *record) quiet() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return len(r.pending) == 0
}

// take receives an event of the protocol.
func (r *record) take(event any) {
	r.mu.Lock()
	defer r.mu.Unlock()
	switch e := event.(type) {
	case *runtime.EventConsoleAPICalled:
		r.takeConsole(e)
	case *runtime.EventExceptionThrown:
		d := e.ExceptionDetails
		r.add(Exception, exception(d), d.URL, d.LineNumber+1)
	case *log.EventEntryAdded:
		r.takeEntry(e.Entry)
	case *audits.EventIssueAdded:
		r.takeIssue(e.Issue)
	case *page.EventJavascriptDialogOpening:
		r.add(Dialog, fmt.Sprintf("%s: %s", e.Type, e.Message), e.URL, 0)
		r.waiting <- struct{}{}
	case *page.EventWindowOpen:
		r.foreign("opens a window at", e.URL)
	default:
		r.takeNetwork(event)
	}
}

// takeNetwork receives an event about requests.
func (r *record) takeNetwork(event any) {
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		r.urls[e.RequestID] = e.Request.URL
		if e.Type != network.ResourceTypeEventSource && !within(e.Request.URL) {
			r.pending[e.RequestID] = e.LoaderID
		}
		r.foreign("asks", e.Request.URL)
	case *network.EventWebSocketCreated:
		r.foreign("asks", e.URL)
	case *network.EventResponseReceived:
		if e.Response.Status >= 400 {
			r.add(Request, fmt.Sprintf("status %d", e.Response.Status), e.Response.URL, 0)
		}
	case *page.EventFrameNavigated:
		if e.Frame.ParentID == "" {
			// What a page that is left has asked for gets no end.
			maps.DeleteFunc(r.pending, func(_ network.RequestID, loader cdp.LoaderID) bool { return loader != e.Frame.LoaderID })
		}
	case *network.EventLoadingFinished:
		delete(r.pending, e.RequestID)
	case *network.EventLoadingFailed:
		delete(r.pending, e.RequestID)
		if !e.Canceled { // as it is when the page is left
			r.add(Request, cmp.Or(e.ErrorText, string(e.BlockedReason)), r.urls[e.RequestID], 0)
		}
	}
}

func (r *record) takeConsole(e *runtime.EventConsoleAPICalled) {
	switch e.Type {
	case runtime.ConsoleAPICalledTypeError, runtime.ConsoleAPICalledTypeWarning, runtime.ConsoleAPICalledTypeAssert:
	default:
		return
	}
	words := []string{string(e.Type) + ":"}
	for _, argument := range e.Args {
		words = append(words, cmp.Or(strings.Trim(string(argument.Value), `"`), argument.Description))
	}
	address, line := "", int64(0)
	if e.StackTrace != nil && len(e.StackTrace.CallFrames) > 0 {
		frame := e.StackTrace.CallFrames[0]
		address, line = frame.URL, frame.LineNumber+1
	}
	r.add(Console, strings.Join(words, " "), address, line)
}

// takeEntry receives what the browser itself writes to the console. Failed requests
// are known already, but for that of an icon which no page names.
func (r *record) takeEntry(e *log.Entry) {
	if e.Level != log.EntryLevelError && e.Level != log.EntryLevelWarning {
		return
	}
	if e.Source == log.EntrySourceNetwork && r.urls[e.NetworkRequestID] != "" {
		return
	}
	kind := Console
	if strings.Contains(e.Text, "Content Security Policy") {
		kind = Policy
	}
	r.add(kind, fmt.Sprintf("%s: %s", e.Level, e.Text), e.URL, e.LineNumber)
}

func (r *record) takeIssue(issue *audits.InspectorIssue) {
	if d := issue.Details.ContentSecurityPolicyIssueDetails; d != nil {
		address, line := "", int64(0)
		if d.SourceCodeLocation != nil {
			address, line = d.SourceCodeLocation.URL, d.SourceCodeLocation.LineNumber+1
		}
		what := cmp.Or(d.BlockedURL, string(d.ContentSecurityPolicyViolationType)) // as in "kInlineViolation"
		r.add(Policy, d.ViolatedDirective+" forbids "+what, address, line)
		return
	}
	details, err := json.Marshal(issue.Details)
	if err != nil {
		details = []byte(err.Error())
	}
	r.add(Issue, string(issue.Code)+" "+string(details), "", 0)
}

// foreign remembers an address of another host.
func (r *record) foreign(what, address string) {
	if name := host(address); name != "" && !r.own[name] {
		r.add(Foreign, what+" "+name, address, 0)
	}
}

func (r *record) add(kind Kind, text, address string, line int64) {
	place := address
	if address != "" && line > 0 {
		place = fmt.Sprintf("%s:%d", address, line)
	}
	r.faults = append(r.faults, Fault{kind, text, place})
}

// host returns the host that an address needs, with its port: none for a file and for
// what is in the address itself.
func host(address string) string {
	if within(address) {
		return ""
	}
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	return u.Host
}

// within reports whether what an address leads to is in the browser, as its viewer of PDF is.
func within(address string) bool {
	scheme, _, _ := strings.Cut(address, ":")
	switch scheme {
	case "data", "blob", "about", "javascript", "chrome", "chrome-extension", "devtools":
		return true
	default:
		return false
	}
}

func exception(d *runtime.ExceptionDetails) string {
	if d.Exception != nil && d.Exception.Description != "" {
		text, _, _ := strings.Cut(d.Exception.Description, "\n")
		return d.Text + ": " + text
	}
	if d.Exception != nil && len(d.Exception.Value) > 0 {
		return d.Text + ": " + string(d.Exception.Value)
	}
	return d.Text
}
