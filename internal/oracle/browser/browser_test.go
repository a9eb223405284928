package browser_test

import (
	"bytes"
	"fmt"
	"image/png"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/oracle/browser"
)

// site serves the pages in which faults are planted.
func site(t *testing.T) string {
	t.Helper()
	server := httptest.NewServer(http.FileServer(http.Dir("testdata/site")))
	t.Cleanup(server.Close)
	return server.URL + "/"
}

// TestBrowserFinds plants faults, and holds the page to them: to each by its kind and a part
// of its text, and to no other kind.
func TestBrowserFinds(t *testing.T) {
	t.Parallel()
	chromium, address := browser.Open(t), site(t)
	tests := []struct {
		page  string
		click string
		want  []browser.Fault
	}{
		{"console", "", []browser.Fault{
			{Kind: browser.Console, Text: "warning: dry 3", Place: "console.html:14"},
			{Kind: browser.Console, Text: "error: withered", Place: "console.html:15"},
			{Kind: browser.Exception, Text: "TypeError: no water", Place: "console.html:16"},
			{Kind: browser.Exception, Text: "Error: no seed", Place: "console.html:"},
		}},
		{"policy", "", []browser.Fault{
			{Kind: browser.Policy, Text: "script-src-attr forbids kInline", Place: "policy.html"},
			{Kind: browser.Policy, Text: "style-src-attr forbids kInline", Place: "policy.html:12"},
			{Kind: browser.Policy, Text: "script-src-elem forbids kInline", Place: "policy.html:13"},
			{Kind: browser.Policy, Text: "frame-src forbids https://example.org", Place: "policy.html:15"},
			{Kind: browser.Request, Text: "net::ERR_BLOCKED_BY_CSP"},
		}},
		{"policy", "#a", []browser.Fault{
			{Kind: browser.Policy, Text: "Running the JavaScript URL violates", Place: "policy.html"},
			{Kind: browser.Request, Text: "net::ERR_BLOCKED_BY_CSP"},
		}},
		{"request", "", []browser.Fault{
			{Kind: browser.Request, Text: "status 404", Place: "nothing.png"},
			{Kind: browser.Request, Text: "status 404", Place: "lost.svg"},
		}},
		{"foreign", "#b", []browser.Fault{
			{Kind: browser.Foreign, Text: "asks example.org", Place: "http://example.org/style.css"},
			{Kind: browser.Foreign, Text: "asks 192.0.2.1", Place: "https://192.0.2.1/rose.png"},
			{Kind: browser.Foreign, Text: "asks example.net", Place: "http://example.net/"},
			{Kind: browser.Foreign, Text: "opens a window at example.com", Place: "https://example.com/"},
			{Kind: browser.Request, Text: "net::ERR_", Place: "http://example.org/style.css"},
			{Kind: browser.Request, Text: "net::ERR_", Place: "https://192.0.2.1/rose.png"},
			{Kind: browser.Request, Text: "net::ERR_", Place: "http://example.net/"},
			{Kind: browser.Issue, Text: "StylesheetLoadingIssue"},
		}},
		{"dialog", "", []browser.Fault{
			{Kind: browser.Dialog, Text: "alert: planted", Place: "dialog.html"},
		}},
		{"issue", "", []browser.Fault{
			{Kind: browser.Issue, Text: "QuirksMode"},
		}},
	}
	for _, test := range tests {
		t.Run(test.page+test.click, func(t *testing.T) {
			t.Parallel()
			page := chromium.Page(t)
			page.Open(address + test.page + ".html")
			if test.click != "" {
				page.Click(test.click)
			}
			got := page.Faults()
			lacks := func(want browser.Fault) bool {
				return !slices.ContainsFunc(got, func(f browser.Fault) bool {
					return f.Kind == want.Kind && strings.Contains(f.Text, want.Text) && strings.Contains(f.Place, want.Place)
				})
			}
			for range 100 { // a busy machine answers late
				if !slices.ContainsFunc(test.want, lacks) {
					break
				}
				time.Sleep(100 * time.Millisecond)
				got = page.Faults()
			}
			page.Forget()
			if again := page.Faults(); len(again) > 0 {
				t.Errorf("has not forgotten %v", again)
			}
			for _, want := range test.want {
				if lacks(want) {
					t.Errorf("has not found %s", want)
				}
			}
			for _, fault := range got {
				if !slices.ContainsFunc(test.want, func(f browser.Fault) bool { return f.Kind == fault.Kind }) {
					t.Errorf("has found %s", fault)
				}
			}
		})
	}
}

// TestBrowserClean reads a page without faults, from a server and from the disk, in all views.
func TestBrowserClean(t *testing.T) {
	t.Parallel()
	chromium := browser.Open(t)
	for _, address := range []string{site(t) + "clean.html", browser.FileURL(t, filepath.Join("testdata", "site", "clean.html"))} {
		t.Run(strings.SplitN(address, ":", 2)[0], func(t *testing.T) {
			t.Parallel()
			page := chromium.Page(t)
			for _, view := range []browser.View{browser.Desktop(), browser.Phone()} {
				for _, view.Dark = range []bool{false, true} {
					page.View(view)
					page.Open(address)
					page.NoViolations()
					if diff := cmp.Diff(view, seen(page)); diff != "" {
						t.Errorf("the view (-asked +seen):\n%s", diff)
					}
				}
			}
			page.Clean()
		})
	}
}

// seen is the view as the page knows it.
func seen(page *browser.Page) browser.View {
	return browser.Eval[browser.View](page, `({
		Width: innerWidth, Height: innerHeight,
		Touch: matchMedia("(pointer: coarse)").matches,
		Dark: matchMedia("(prefers-color-scheme: dark)").matches,
		Still: matchMedia("(prefers-reduced-motion)").matches,
		ForcedColours: matchMedia("(forced-colors: active)").matches,
		Print: matchMedia("print").matches,
		Languages: navigator.languages.join().replace("en-GB,en", ""),
	})`)
}

func TestBrowserViews(t *testing.T) {
	t.Parallel()
	page := browser.Open(t).Page(t)
	page.Open(site(t) + "clean.html")
	for _, view := range []browser.View{
		{Width: 600, Height: 400, Still: true},
		{Width: 600, Height: 400, ForcedColours: true},
		{Width: 600, Height: 400, Print: true},
		{Width: 600, Height: 400, Languages: "zh-TW,zh"},
	} {
		page.View(view)
		if diff := cmp.Diff(view, seen(page)); diff != "" {
			t.Errorf("the view (-asked +seen):\n%s", diff)
		}
		want := `"screen"`
		if view.Print {
			want = `"paper"`
		}
		if got := browser.Eval[string](page, `getComputedStyle(document.getElementById("view"), "::before").content`); got != want {
			t.Errorf("the style is of %s, not %s", got, want)
		}
	}

	page.View(browser.View{Width: 600, Height: 400, WithoutScripts: true})
	page.Reload()
	if got := page.Text("#still"); got != "Without scripts the garden can be read." {
		t.Errorf("without scripts the page says %q", got)
	}
	page.Type("#plant", "Thyme"+browser.Enter)
	if page.Has("li") {
		t.Error("a script has run although scripts are switched off")
	}
	page.NoViolations()
	page.Clean()
}

func TestBrowserActs(t *testing.T) {
	t.Parallel()
	page := browser.Open(t).Page(t)
	page.Open(site(t) + "clean.html")
	page.Type("#plant", "香草 Thym")
	page.Press("e" + browser.Enter)
	page.Click("#sow")
	page.PressControl("a")
	page.Press(browser.Tab)
	page.View(browser.Phone())
	page.Tap("#sow")
	page.Type("#plant", browser.ArrowDown)
	page.Wait(`document.querySelectorAll("li").length === 4`)
	want := "香草 Thyme by key\n香草 Thyme by mouse\n香草 Thyme by touch\n香草 Thyme by arrow"
	if got := page.Text("#bed"); got != want {
		t.Errorf("in the bed is\n%s\nnot\n%s", got, want)
	}
	page.Click("#next")
	page.Wait(`location.hash === "#bed"`)
	if got := page.Address(); !strings.HasSuffix(got, "/clean.html#bed") {
		t.Errorf("a click has led to %s", got)
	}
	page.View(browser.Desktop())
	page.Hover("#sow")
	page.Wait(`document.querySelector("#sow:hover")`)
	page.Clean()
}

func TestBrowserScreenshot(t *testing.T) {
	t.Parallel()
	page := browser.Open(t).Page(t)
	page.View(browser.Phone())
	page.Open(site(t) + "clean.html")
	for _, picture := range [][]byte{page.Screenshot(), page.FullScreenshot()} {
		size, err := png.DecodeConfig(bytes.NewReader(picture))
		if err != nil {
			t.Fatal(err)
		}
		if size.Width != 780 || size.Height < 1688 {
			t.Errorf("the picture has %d×%d dots", size.Width, size.Height)
		}
	}
}

// TestBrowserLive has a page with a stream that does not end, which is left and opened again,
// and which a window of its own hides.
func TestBrowserLive(t *testing.T) {
	t.Parallel()
	news := map[string]chan string{"rain": make(chan string), "sun": make(chan string)}
	handler := http.NewServeMux()
	handler.Handle("/", http.FileServer(http.Dir("testdata/site")))
	handler.HandleFunc("/events", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/event-stream")
		for {
			_ = http.NewResponseController(w).Flush()
			select {
			case <-r.Context().Done():
				return
			case line := <-news[r.URL.RawQuery]:
				fmt.Fprintf(w, "data: %s\n\n", line)
			}
		}
	})
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	page := browser.Open(t).Page(t)
	for _, line := range []string{"rain", "sun"} {
		page.Open(server.URL + "/live.html?" + line)
		news[line] <- line
		page.Wait(`document.getElementById("news").textContent === "` + line + `"`)
		page.Click("#window")
		page.Screenshot()
		page.Open(server.URL + "/clean.html")
	}
	page.Clean()
}

func TestBrowserAxe(t *testing.T) {
	t.Parallel()
	page := browser.Open(t).Page(t)
	page.Open(site(t) + "barrier.html")
	found := make(map[string]bool)
	for _, violation := range page.Axe() {
		t.Log(violation)
		found[violation.Rule] = len(violation.Nodes) > 0 && violation.Nodes[0].HTML != ""
	}
	want := map[string]bool{"color-contrast": true, "heading-order": true, "image-alt": true, "label": true}
	if diff := cmp.Diff(want, found); diff != "" {
		t.Errorf("axe-core (-want +got):\n%s", diff)
	}
}
