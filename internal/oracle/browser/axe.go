package browser

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"github.com/pobook/pobook/internal/oracle"
)

// axeCore is where `make test-web` puts axe-core: in the user's cache.
const axeCore = "pobook/axe-core-4.14.1/axe.min.js"

// rules are the tags of the rules that a page is held to: the success criteria of WCAG 2.2 at
// levels A and AA, and what the makers of axe-core take for good practice.
const rules = `["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]`

// A Violation is a rule of axe-core that a page breaks.
type Violation struct {
	Rule   string `json:"id"`
	Impact string // "minor", "moderate", "serious" or "critical"
	Help   string // what is asked for
	Nodes  []struct {
		HTML    string // of the element
		Summary string `json:"failureSummary"`
	}
}

func (v Violation) String() string {
	lines := []string{fmt.Sprintf("%s (%s): %s", v.Rule, v.Impact, v.Help)}
	for _, node := range v.Nodes {
		lines = append(lines, "  "+node.HTML, "    "+strings.ReplaceAll(node.Summary, "\n", "\n    "))
	}
	return strings.Join(lines, "\n")
}

// Axe returns what keeps people with disabilities from using the page as it is seen now, by
// axe-core. It does not look into frames. Where scripts are switched off, those of the page
// still do not run.
func (p *Page) Axe() []Violation {
	p.t.Helper()
	if view := p.view; view.WithoutScripts {
		defer p.View(view)
		view.WithoutScripts = false
		p.View(view)
	}
	run(p, "loads axe-core", chromedp.Evaluate[chromedp.Void](axeSource(p.t)+"\n;undefined"))
	output := Eval[string](p, `axe.run(document, {runOnly: {type: "tag", values: `+rules+`}, iframes: false, preload: false})
		.then(found => JSON.stringify({passes: found.passes.length, violations: found.violations}))`)
	var found struct {
		Passes     int
		Violations []Violation
	}
	if err := json.Unmarshal([]byte(output), &found); err != nil {
		p.t.Fatal(err)
	}
	if found.Passes == 0 {
		p.t.Fatal("axe-core has found no rule that applies to the page")
	}
	return found.Violations
}

// NoViolations fails the test with what Axe finds.
func (p *Page) NoViolations() {
	p.t.Helper()
	for _, violation := range p.Axe() {
		p.t.Errorf("axe-core: %s", violation)
	}
}

func axeSource(t testing.TB) string {
	t.Helper()
	cache, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	source, err := os.ReadFile(filepath.Join(cache, filepath.FromSlash(axeCore)))
	if err != nil {
		oracle.Missing(t, "axe-core")
	}
	return string(source)
}
