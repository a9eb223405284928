package browser

import (
	"context"
	"encoding/json"
	"net/url"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/audits"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// Keys that have no character, for Press.
const (
	Tab        = kb.Tab
	Enter      = kb.Enter
	Escape     = kb.Escape
	Backspace  = kb.Backspace
	ArrowDown  = kb.ArrowDown
	ArrowLeft  = kb.ArrowLeft
	ArrowRight = kb.ArrowRight
	ArrowUp    = kb.ArrowUp
	Home       = kb.Home
	End        = kb.End
)

// patience is how long a page may take for anything, on a machine that has other work.
const patience = 15 * time.Second

// A Page is a tab with a storage and a cache of its own, that belongs to one test and fails it
// where it cannot do what it is asked. One goroutine at a time uses it.
type Page struct {
	t      testing.TB
	ctx    context.Context
	record *record
	view   View
}

// Page opens an empty page, as on a desktop. It is closed at the end of the test.
func (b *Browser) Page(t testing.TB) *Page {
	t.Helper()
	record := newRecord()
	ctx, cancel := chromedp.NewContext(b.ctx, chromedp.WithNewBrowserContext(), chromedp.WithListener(record.take))
	t.Cleanup(cancel)
	p := &Page{t: t, ctx: ctx, record: record}
	// The life of a page is bound to the context of its first action: it has no time limit.
	if err := chromedp.Do(ctx, chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		if _, err := cdp.Call(ctx, target, audits.Enable, cdp.Empty{}); err != nil {
			return err
		}
		// Each page thinks that it is in front, so that tests run side by side.
		_, err := cdp.Call(ctx, target, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true})
		return err
	})); err != nil {
		t.Fatalf("chromium opens no page: %v", err)
	}
	go p.dismiss()
	p.View(Desktop())
	return p
}

// dismiss answers every dialog, as it stops its page.
func (p *Page) dismiss() {
	for {
		select {
		case <-p.ctx.Done():
			return
		case <-p.record.waiting:
			_ = chromedp.Do(p.ctx, chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
				_, err := cdp.Call(ctx, target, page.HandleJavaScriptDialog, page.HandleJavaScriptDialogParams{})
				return err
			}))
		}
	}
}

// FileURL returns the address of a file, for Open.
func FileURL(t testing.TB, path string) string {
	t.Helper()
	path, err := filepath.Abs(path)
	if err != nil {
		t.Fatal(err)
	}
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path
	}
	return (&url.URL{Scheme: "file", Path: path}).String()
}

// View changes how the page is looked at.
func (p *Page) View(v View) {
	p.t.Helper()
	p.do("changes its view", chromedp.Func(v.apply))
	p.view = v
}

// Open goes to an address and waits until all that the page names has been loaded. Its
// host is one that the page may ask from now on.
func (p *Page) Open(address string) {
	p.t.Helper()
	p.record.owns(address)
	p.do("opens "+address, chromedp.Navigate(address))
}

// Reload loads the page again.
func (p *Page) Reload() {
	p.t.Helper()
	p.do("loads again", chromedp.Reload())
}

// Click waits until an element can be seen and clicks on its middle. What the click leads to
// is to be waited for.
func (p *Page) Click(selector string) {
	p.t.Helper()
	p.do("clicks "+selector, chromedp.Click(chromedp.CSS(selector), chromedp.NodeVisible))
}

// Tap is Click with a finger.
func (p *Page) Tap(selector string) {
	p.t.Helper()
	p.do("taps "+selector, chromedp.Tap(chromedp.CSS(selector), chromedp.NodeVisible))
}

// Hover waits until an element can be seen and moves the mouse to it.
func (p *Page) Hover(selector string) {
	p.t.Helper()
	p.do("hovers over "+selector, chromedp.QueryAfter(chromedp.CSS(selector), func(ctx context.Context, t *chromedp.Target, nodes []*chromedp.Node) (chromedp.Void, error) {
		if _, err := chromedp.ScrollIntoView(chromedp.NodeIDs{nodes[0].NodeID})(ctx, t); err != nil {
			return chromedp.Void{}, err
		}
		box, err := chromedp.Dimensions(chromedp.NodeIDs{nodes[0].NodeID})(ctx, t)
		if err != nil {
			return chromedp.Void{}, err
		}
		quad := box.Content
		return chromedp.MouseEvent(chromedp.MouseMoved, (quad[0]+quad[4])/2, (quad[1]+quad[5])/2)(ctx, t)
	}, chromedp.NodeVisible))
}

// Press presses keys one after the other, wherever the focus is: characters, or keys as Enter.
func (p *Page) Press(keys string) {
	p.t.Helper()
	p.do("presses keys", chromedp.KeyEvent(keys, asPressed))
}

// PressControl is Press while the key Control is held down.
func (p *Page) PressControl(keys string) {
	p.t.Helper()
	p.do("presses keys", chromedp.KeyEvent(keys, asPressed, chromedp.KeyModifiers(chromedp.ModifierCtrl)))
}

// asPressed lets a key go down as one of a keyboard does, so that no character follows if the page has its
// own use for the key.
func asPressed(event *input.DispatchKeyEventParams) {
	if event.Type == kb.KeyDown {
		event.Type = kb.KeyRawDown
	}
}

// Type gives an element the focus and types a text into it, in any script.
func (p *Page) Type(selector, text string) {
	p.t.Helper()
	p.do("types into "+selector, chromedp.SendKeys(chromedp.CSS(selector), text, chromedp.NodeVisible))
}

// Wait waits until an expression in JavaScript is true. Until then it may throw, and the page
// may go elsewhere.
func (p *Page) Wait(condition string) {
	p.t.Helper()
	p.WaitWithin(patience, condition)
}

// WaitWithin is Wait with a time limit of the caller's.
func (p *Page) WaitWithin(limit time.Duration, condition string) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, limit)
	defer cancel()
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	var last error
	for {
		met, err := chromedp.Run(ctx, chromedp.Evaluate[bool]("!!("+condition+")", chromedp.EvalAwaitPromise))
		if met {
			return
		}
		if err != nil && ctx.Err() == nil {
			last = err
		}
		select {
		case <-ctx.Done():
			p.t.Fatalf("after %v it is not so that %s (last error: %v)\nthe page: %s", limit, condition, last, p.describe())
		case <-tick.C:
		}
	}
}

// Text returns the text of an element as it is seen, or fails the test if there is none.
func (p *Page) Text(selector string) string {
	p.t.Helper()
	return Eval[string](p, "document.querySelector("+quote(selector)+").innerText")
}

// Has reports whether the page has an element.
func (p *Page) Has(selector string) bool {
	p.t.Helper()
	return Eval[bool](p, "document.querySelector("+quote(selector)+") !== null")
}

// Address returns where the page is.
func (p *Page) Address() string {
	p.t.Helper()
	return Eval[string](p, "location.href")
}

// Screenshot returns what is in the window, as PNG.
func (p *Page) Screenshot() []byte {
	p.t.Helper()
	p.front()
	return run(p, "takes a screenshot", chromedp.CaptureScreenshot())
}

// FullScreenshot returns the whole page from top to bottom, as PNG.
func (p *Page) FullScreenshot() []byte {
	p.t.Helper()
	p.front()
	return run(p, "takes a screenshot", chromedp.FullScreenshot(100))
}

// front brings the page before others that it has opened: what is behind them is not drawn.
func (p *Page) front() {
	p.t.Helper()
	p.do("comes to the front", chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, page.BringToFront, cdp.Empty{})
		return err
	}))
}

// Faults waits a while until no request is on its way, and returns what has gone wrong since the page
// was opened, or since they were last forgotten.
func (p *Page) Faults() []Fault {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience/3)
	defer cancel()
	for !p.record.quiet() && ctx.Err() == nil {
		p.pause(10 * time.Millisecond)
	}
	// What the browser has found is sent after what it has done.
	p.pause(100 * time.Millisecond)
	run(p, "answers", chromedp.Evaluate[int]("0"))
	return p.record.all()
}

// Forget drops the faults that the page remembers.
func (p *Page) Forget() { p.record.forget() }

// Clean fails the test with all that has gone wrong.
func (p *Page) Clean() {
	p.t.Helper()
	for _, fault := range p.Faults() {
		p.t.Errorf("%s", fault)
	}
}

func (p *Page) pause(d time.Duration) {
	select {
	case <-p.ctx.Done():
	case <-time.After(d):
	}
}

// describe is for those who read why a test has failed.
func (p *Page) describe() string {
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	text, err := chromedp.Run(ctx, chromedp.Evaluate[string](`location.href + "\n" + document.body.innerText.slice(0, 500)`))
	if err != nil {
		text = err.Error()
	}
	for _, fault := range p.record.all() {
		text += "\n" + fault.String()
	}
	return text
}

func (p *Page) do(what string, steps ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	run(p, what, chromedp.Steps(steps...))
}

// Eval returns the value of an expression in JavaScript, or that of its promise. A
// Content-Security-Policy does not keep it from anything, nor do scripts that are switched off.
func Eval[T any](p *Page, expression string) T {
	p.t.Helper()
	return run(p, "evaluates "+expression, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
}

// run fails the test if the page cannot do something in time.
func run[T any](p *Page, what string, action chromedp.Action[T]) T {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	value, err := chromedp.Run(ctx, action)
	if err != nil {
		p.t.Fatalf("the page %s: %v\nit is: %s", what, err, p.describe())
	}
	return value
}

// quote writes a text as JavaScript.
func quote(text string) string {
	quoted, _ := json.Marshal(text) // a text can always be written
	return string(quoted)
}
