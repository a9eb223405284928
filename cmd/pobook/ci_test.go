package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/ci"
)

// The commands in the files for CI are ones that pobook knows, and that a new
// handbook passes.
func TestCICommands(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	pobook(t, exitDone, "init", "-C", dir, "--locales", "zh_Hant")
	pobook(t, exitDone, "update", "-C", dir)
	hooks, err := os.ReadFile(filepath.Join(repository, ".pre-commit-hooks.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	contents := []string{string(hooks)}
	for _, f := range ci.Files(ci.Handbook{}) {
		contents = append(contents, f.Content)
	}
	command := regexp.MustCompile(`\bpobook ((?:check|status|build|update)[^>|)\n]*)`)
	since := regexp.MustCompile(` --since .*`) // of a repository, for which there is a test of its own
	value := strings.NewReplacer(`"$LOCALE"`, "zh_Hant", "=pobook-reports/", "=")
	n := 0
	for _, content := range contents {
		for _, m := range command.FindAllStringSubmatch(content, -1) {
			n++
			pobook(t, exitDone, append(strings.Fields(value.Replace(since.ReplaceAllString(m[1], ""))), "-C", dir)...)
		}
	}
	if n < 9 {
		t.Errorf("%d commands, want at least 9", n)
	}
}
