package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

// TestMeasure measures the packages in testdata. Each archive says what it is
// about, and ends in what is printed of it.
func TestMeasure(t *testing.T) {
	t.Parallel()
	archives, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatalf("found %d archives (%v)", len(archives), err)
	}
	for _, name := range archives {
		path := strings.TrimSuffix(filepath.Base(name), ".txtar")
		t.Run(path, func(t *testing.T) {
			t.Parallel()
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			p, want := unpack(t, path, archive)
			var got strings.Builder
			printTable(&got, []measure{measureOf(p)}, true)
			if diff := cmp.Diff(want, got.String()); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// TestNames looks at the names of fields that nobody writes down.
func TestNames(t *testing.T) {
	t.Parallel()
	archive, err := txtar.ParseFile("testdata/embedded.txtar")
	if err != nil {
		t.Fatal(err)
	}
	p, _ := unpack(t, "embedded", archive)
	g := graphOf(p)
	user := slices.Index(g.files, "use.go")
	got := map[string][]string{}
	for used, names := range g.uses[user] {
		if len(names) > 0 {
			got[g.files[used]] = names
		}
	}
	want := map[string][]string{
		"made.go":   {"made"},
		"outer.go":  {"outer.middle"},
		"middle.go": {"middle.base"},
		"base.go":   {"base.name", "base.rename"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// unpack returns the package in an archive, and its file "want".
func unpack(t *testing.T, path string, archive *txtar.Archive) (p *checked, want string) {
	t.Helper()
	fset := token.NewFileSet()
	var files []*ast.File
	for _, f := range archive.Files {
		if f.Name == "want" {
			want = string(f.Data)
			continue
		}
		file, err := parser.ParseFile(fset, f.Name, f.Data, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	p, err := check(path, fset, files, nil)
	if err != nil {
		t.Fatal(err)
	}
	return p, want
}
