package main

import (
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/volume"
)

// A terminal of some columns that shows what volumes are at.
func TestBuildProgress(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		width int
		steps []volume.Step
		want  string
	}{
		{80, []volume.Step{{Locale: "zh_Hant", Set: 1, Sections: 12, Pages: 1}}, "zh_Hant: 1 of 12 sections, 1 page"},
		{80, []volume.Step{
			{Locale: "en", Set: 1, Sections: 12, Pages: 9}, {Locale: "ja", Set: 3, Sections: 12, Pages: 20}, {Locale: "en", Set: 2, Sections: 12, Pages: 15},
		}, "en: 2 of 12 sections, 15 pages; ja: 3 of 12 sections, 20 pages"},
		{50, []volume.Step{{Locale: "en", Set: 2, Sections: 12, Pages: 15}, {Locale: "ja", Set: 3, Sections: 12, Pages: 20}}, "en: 2 of 12 sections, 15 pages; …"},
		{10, []volume.Step{{Locale: "en", Set: 2, Sections: 12, Pages: 15}}, ""},
		{80, []volume.Step{{Locale: "en", Pages: 300, Writing: true}}, "en: writing 300 pages"},
		{80, []volume.Step{{Locale: "en", Pages: 300, Writing: true}, {Locale: "ja", Set: 3, Sections: 12, Pages: 20}, {Locale: "en", Done: true}}, "ja: 3 of 12 sections, 20 pages"},
	} {
		var terminal strings.Builder
		line := &progressLine{
			app: &app{err: diag.NewWriter(&terminal, false)}, to: &terminal, width: func() int { return tt.width }, stop: make(chan struct{}),
		}
		build := newBuildProgress(line)
		for _, s := range tt.steps {
			build.at(s)
		}
		line.redraw()
		want := ""
		if tt.want != "" {
			want = "\r\x1b[K" + tt.want
		}
		if got := terminal.String(); got != want {
			t.Errorf("%d columns: %q, not %q", tt.width, got, want)
		}
		line.end()
		if got := terminal.String(); want != "" && !strings.HasSuffix(got, "\r\x1b[K") {
			t.Errorf("the line stays: %q", got)
		}
	}
}

// Nobody sees progress where the standard error is no terminal, or one that knows no
// control sequences, or where a machine reads it.
func TestNoProgress(t *testing.T) {
	t.Parallel()
	var out strings.Builder
	line := newProgressLine(&app{err: diag.NewWriter(&out, false), getenv: func(string) string { return "" }})
	line.show("reading", 1, 2)
	newBuildProgress(line).at(volume.Step{Locale: "en", Set: 1, Sections: 2, Pages: 3})
	if line.end(); line.to != nil || out.Len() > 0 {
		t.Errorf("printed %q", out.String())
	}
}
