// Package browser lets tests look at pages as readers do: in Debian's Chromium, which Chrome's
// DevTools Protocol drives. A page remembers all that goes wrong while it is open, from errors on
// the console to requests to other hosts, and axe-core looks for barriers to people with disabilities.
//
// The browser has a profile of its own, which is gone after the test, and reaches loopback and
// files alone. What it does not see: what goes on in windows that a page opens, and in workers.
//
// Start reading at Open; what is done with a page is in page.go, what is remembered in fault.go.
package browser

import (
	"context"
	"testing"

	"github.com/chromedp/chromedp"

	"github.com/pobook/pobook/internal/oracle"
)

// A Browser is a running Chromium. Several goroutines may open pages of it.
type Browser struct {
	ctx context.Context
}

// Open starts a browser, which is closed at the end of the test, after its subtests.
// The test is skipped, or fails, where there is none, as oracle.Missing says.
func Open(t testing.TB) *Browser {
	t.Helper()
	program := oracle.Require(t, "chromium")
	allocator, cancelAllocator := chromedp.NewExecAllocator(context.Background(), options(program)...)
	t.Cleanup(cancelAllocator)
	ctx, cancel := chromedp.NewContext(allocator)
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("chromium does not start: %v", err)
	}
	return &Browser{ctx: ctx}
}

// options are the command line of the browser. Chromium refuses its sandbox to root, and
// chromedp does without it then.
func options(program string) []chromedp.ExecAllocatorOption {
	return append(chromedp.DefaultExecAllocatorOptions[:len(chromedp.DefaultExecAllocatorOptions):len(chromedp.DefaultExecAllocatorOptions)],
		chromedp.ExecPath(program),
		// Names lead nowhere, nor do addresses: nothing answers at the proxy. Loopback passes it by.
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1, EXCLUDE [::1]"),
		chromedp.Flag("proxy-server", "http://127.0.0.1:9"),
		// With frames in processes of their own, a page would not hear of what goes wrong in them.
		chromedp.Flag("disable-site-isolation-trials", true),
		chromedp.Flag("disable-features", "Translate,IsolateSandboxedIframes,OptimizationHints,MediaRouter"),
		chromedp.Flag("disable-component-update", true),
		// The same picture wherever the test runs.
		chromedp.Flag("hide-scrollbars", true),
		chromedp.Flag("font-render-hinting", "none"),
		chromedp.Flag("lang", "en-GB"),
		chromedp.WindowSize(Desktop().Width, Desktop().Height),
	)
}
