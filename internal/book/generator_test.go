package book

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/pobook/pobook/internal/config"
)

func TestFindDialect(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ file, dialect, found string }{
		{"mkdocs.yml", "mkdocs", "mkdocs.yml"},
		{"handbook/.vitepress/config.mts", "vitepress", "handbook/.vitepress"},
		{"docusaurus.config.ts", "docusaurus", "docusaurus.config.ts"},
		{"README.md", "", ""},
	} {
		dir := t.TempDir()
		file := filepath.Join(dir, filepath.FromSlash(test.file))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, nil, 0o644); err != nil {
			t.Fatal(err)
		}
		if dialect, found := FindDialect(dir); dialect != test.dialect || found != test.found {
			t.Errorf("beside %s: %q, %q", test.file, dialect, found)
		}
	}
	for _, f := range generatorFiles {
		if !slices.Contains(config.Dialects, f.dialect) {
			t.Errorf("%s is of the unknown dialect %q", f.name, f.dialect)
		}
	}
}
