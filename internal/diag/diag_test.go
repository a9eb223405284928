package diag_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/diag"
)

func TestDiagnosticError(t *testing.T) {
	t.Parallel()
	place := diag.Position{File: "handbook/handbook.yaml", Line: 4, Column: 3}
	tests := map[string]struct {
		diagnostic diag.Diagnostic
		want       string
	}{
		"all parts": {
			diag.Diagnostic{Position: place, Code: "unknown-key", Message: diag.Textf(`unknown key "titel"`), Hint: diag.Textf(`did you mean "title"?`)},
			`handbook/handbook.yaml:4:3: unknown key "titel"; did you mean "title"? (unknown-key)`,
		},
		"warning": {
			diag.Diagnostic{Position: place, Severity: diag.Warning, Code: "stray-folder", Message: diag.Textf("not used")},
			"handbook/handbook.yaml:4:3: warning: not used (stray-folder)",
		},
		"no column": {
			diag.Diagnostic{Position: diag.Position{File: "a.po", Line: 7}, Message: diag.Textf("broken")},
			"a.po:7: broken",
		},
		"no line": {
			diag.Diagnostic{Position: diag.Position{File: "a.po"}, Message: diag.Textf("broken")},
			"a.po: broken",
		},
		"a column needs its line": {
			diag.Diagnostic{Position: diag.Position{File: "a.po", Column: 9}, Message: diag.Textf("broken")},
			"a.po: broken",
		},
		"no place": {diag.Diagnostic{Message: diag.Textf("broken"), Code: "x"}, "broken (x)"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := test.diagnostic.Error(); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

func TestSeverityString(t *testing.T) {
	t.Parallel()
	if got := fmt.Sprint(diag.Error, " ", diag.Warning); got != "error warning" {
		t.Errorf("got %q", got)
	}
}

func TestListErr(t *testing.T) {
	t.Parallel()
	if err := (diag.List{}).Err(); err != nil {
		t.Errorf("an empty list is the error %v", err)
	}
	first, second := diag.Diagnostic{Message: diag.Textf("first")}, diag.Diagnostic{Message: diag.Textf("second")}
	err := fmt.Errorf("reading: %w", diag.List{first, second}.Err())
	if want := "reading: first\nsecond"; err.Error() != want {
		t.Errorf("got %q, want %q", err, want)
	}
	if !errors.Is(err, second) {
		t.Error("the second diagnostic is not found in the list")
	}
	var got diag.Diagnostic
	if !errors.As(err, &got) || got != first {
		t.Errorf("found %v in the list, want the first", got)
	}
}

func TestOf(t *testing.T) {
	t.Parallel()
	one, two, three := diag.Diagnostic{Message: diag.Textf("one")}, diag.Diagnostic{Message: diag.Textf("two")}, diag.Diagnostic{Message: diag.Textf("three")}
	tests := map[string]struct {
		err  error
		want diag.List
	}{
		"nil":          {nil, nil},
		"plain error":  {errors.New("x"), nil},
		"one":          {one, diag.List{one}},
		"list":         {diag.List{one, two}, diag.List{one, two}},
		"wrapped":      {fmt.Errorf("reading: %w", one), diag.List{one}},
		"joined, deep": {errors.Join(errors.New("x"), one, fmt.Errorf("y: %w", diag.List{two, three})), diag.List{one, two, three}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(test.want, diag.Of(test.err)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestListSort(t *testing.T) {
	t.Parallel()
	at := func(file string, line, column int, message string) diag.Diagnostic {
		return diag.Diagnostic{Position: diag.Position{File: file, Line: line, Column: column}, Message: diag.Verbatim(message)}
	}
	list := diag.List{
		at("b", 1, 1, ""), at("a", 10, 1, ""), at("a", 2, 5, "first of its place"),
		at("a", 2, 5, "another"), at("a", 2, 1, ""), at("a", 0, 0, ""),
	}
	list.Sort()
	want := diag.List{
		at("a", 0, 0, ""), at("a", 2, 1, ""), at("a", 2, 5, "first of its place"),
		at("a", 2, 5, "another"), at("a", 10, 1, ""), at("b", 1, 1, ""),
	}
	if diff := cmp.Diff(want, list); diff != "" {
		t.Error(diff)
	}
}

func TestAt(t *testing.T) {
	t.Parallel()
	content := []byte("ab\n中c\n\nd")
	tests := []struct{ offset, line, column int }{
		{-1, 1, 1},
		{0, 1, 1},
		{2, 1, 3}, // the line end belongs to its line
		{3, 2, 1},
		{6, 2, 2}, // columns are characters, however many bytes they have
		{8, 3, 1},
		{9, 4, 1},
		{10, 4, 2},
		{99, 4, 2},
	}
	for _, test := range tests {
		want := diag.Position{File: "f", Line: test.line, Column: test.column}
		if got := diag.At("f", content, test.offset); got != want {
			t.Errorf("offset %d: got %v, want %v", test.offset, got, want)
		}
	}
	if got := diag.At("f", nil, 0); got != (diag.Position{File: "f", Line: 1, Column: 1}) {
		t.Errorf("empty content: got %v", got)
	}
}
