package htmltext

import (
	"fmt"
	"strings"
	"testing"
)

// formatting are tags that stay open, and are opened again in each paragraph after them.
func formatting(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "<b a%d>", i)
	}
	return b.String()
}

func TestCleanReopensFormatting(t *testing.T) {
	t.Parallel()
	text := "<p><b>x<p>y"
	if got, want := Clean(text, Used(text)), "<p><b>x</b></p><p><b>y</b></p>"; got != want {
		t.Errorf("%q becomes %q, want %q", text, got, want)
	}
	spans := strings.Repeat("<code>x</code> ", 250)
	if got := Clean(spans, Used(spans)); got != spans {
		t.Errorf("250 spans become %d bytes", len(got))
	}
}

// Of a text of 25 kB a parser makes millions of elements.
func TestCleanRefusesToGrow(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"<p>" + formatting(400) + strings.Repeat("<p>x", 6000),
		"<p>" + formatting(400) + strings.Repeat("<table>x", 3000),
		"<svg><title><p>" + formatting(400) + strings.Repeat("<p>x", 6000),
		strings.Repeat("<i>", 200) + formatting(200) + strings.Repeat("</i>x", 5000),
	} {
		if got := Clean(text, Used(text)); len(got) > len(text) {
			t.Errorf("%.20q of %d bytes becomes %d", text, len(text), len(got))
		}
		if IsPlain(text) {
			t.Errorf("%.20q is plain", text)
		}
	}
}
