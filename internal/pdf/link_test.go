package pdf

import (
	"strings"
	"testing"
)

func TestOutlineAndLinks(t *testing.T) {
	t.Parallel()
	out := inspect(t, render(t, sample(), options()), "qpdf", "--json", "--json-key=outlines", "FILE")
	if n := strings.Count(out, `"title": "第`); n != 4 {
		t.Errorf("the outline has %d chapters, want 4:\n%s", n, out)
	}
	out = inspect(t, render(t, sample(), options()), "qpdf", "--qdf", "--object-streams=disable", "FILE", "-")
	if want := `(https://example.org/\(a\)?%E6%9B%B8=1)`; !strings.Contains(out, want) {
		t.Errorf("there is no link to %s", want)
	}
}
