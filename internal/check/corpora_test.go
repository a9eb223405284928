package check_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/oracle"
	"github.com/pobook/pobook/internal/po"
)

// Translators of real books had reason for every site that they link to: none of
// them is taken for a trap.
func TestHostsOfCorpora(t *testing.T) {
	t.Parallel()
	checker := check.New(parseLocale(t, "zh_Hant"), check.Rules{Select: check.NewSet("mixed-host", "lookalike-host", "link-text", "link-changed")})
	messages := 0
	for _, folder := range []string{oracle.Corpora(t), filepath.Join("..", "..", "locales")} {
		err := filepath.WalkDir(folder, func(path string, _ fs.DirEntry, err error) error {
			if err != nil || filepath.Ext(path) != ".po" {
				return err
			}
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			file, err := po.Parse(data)
			if err != nil {
				return err
			}
			entries := slices.DeleteFunc(file.Entries, func(e *po.Entry) bool { return e.IsHeader() || e.Obsolete || !e.Translated() })
			messages += len(entries)
			for _, f := range check.Together(checker, entries) {
				if f.Code != "link-changed" {
					t.Errorf("%s: %s\n%s", path, f.Error(), strings.Join(f.Entry.Str, "\n"))
				} else {
					t.Logf("%s", f.Message)
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if messages < 1000 {
		t.Errorf("only %d messages were read", messages)
	}
}
