package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestReadBudget(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, content, want string }{
		{"too few columns", "# package\n\ninternal/po 3\n", "budget:3: 2 columns; write a package, its arrows and its types"},
		{"less than nothing", "internal/po -1 0\n", `budget:1: arrows: strconv.ParseUint: parsing "-1": invalid syntax`},
		{"words", "internal/po 1 none\n", `budget:1: types: strconv.ParseUint: parsing "none": invalid syntax`},
		{"twice", "internal/po 1 0\ninternal/po 2 0\n", "budget:2: internal/po is listed twice"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			name := filepath.Join(dir, "budget")
			if err := os.WriteFile(name, []byte(c.content), 0o600); err != nil {
				t.Fatal(err)
			}
			_, err := readBudget(name)
			if err == nil || strings.TrimPrefix(err.Error(), dir+string(filepath.Separator)) != c.want {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}

func TestJudge(t *testing.T) {
	t.Parallel()
	b := budget{"cmd": {back: 1, spread: 1}, "pdf": {back: 1}, "gone": {back: 4}}
	for _, c := range []struct {
		name     string
		measured []measure
		all      bool
		want     []string
		exceeded int
	}{
		{name: "as allowed", measured: []measure{has("cmd", 1, 1), has("pdf", 1, 0), has("po", 0, 0)}},
		{
			name: "an arrow too many", measured: []measure{has("cmd", 1, 1), has("pdf", 2, 0)}, exceeded: 1,
			want: []string{"pdf: arrows back up: 2, allowed: 1; see go run ./internal/arrows -v ./pdf"},
		},
		{
			name: "a type too many, an arrow less", measured: []measure{has("cmd", 0, 2)}, exceeded: 1,
			want: []string{"cmd: types with methods in more than 3 files: 2, allowed: 1; see go run ./internal/arrows ./cmd"},
		},
		{
			name: "not listed", measured: []measure{has("po", 1, 0)}, exceeded: 1,
			want: []string{"po: arrows back up: 1, allowed: 0; see go run ./internal/arrows -v ./po"},
		},
		{
			name: "less than allowed", measured: []measure{has("cmd", 1, 0)},
			want: []string{"cmd: has less than is allowed; write 1 0 into the budget"},
		},
		{
			name: "a package that went", measured: []measure{has("cmd", 1, 1), has("pdf", 1, 0)}, all: true,
			want: []string{"gone: is not a package; take it out of the budget"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			v := b.judge(c.measured, c.all)
			if diff := cmp.Diff(c.want, v.lines); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
			if len(v.exceeded) != c.exceeded {
				t.Errorf("%d packages exceed the budget, want %d", len(v.exceeded), c.exceeded)
			}
		})
	}
}

// has returns the measure of a package with so many arrows and types.
func has(path string, back, types int) measure {
	return measure{path: path, back: make([][2]int, back), spread: make([]spread, types)}
}
