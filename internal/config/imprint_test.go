package config

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/diag"
)

func TestImprint(t *testing.T) {
	t.Parallel()
	c, problems := Read([]byte(minimal+"subtitle: >\n  For\n  all\nauthors: Ada\nversion: '2.0'\ndate: 2026-03-01\nlicence: CC0\nlogo: i/l.png\n"), sectionsThere)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	want := Imprint{
		Subtitle: "For all", Authors: []string{"Ada"}, Version: "2.0", Date: time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC), Licence: "CC0",
		Logo: File{"i/l.png", diag.Position{File: Places{}.File(), Line: 11, Column: 7}},
	}
	if diff := cmp.Diff(want, c.Imprint); diff != "" {
		t.Error(diff)
	}
}
