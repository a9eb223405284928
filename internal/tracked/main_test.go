package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestCheck(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	git := func(args ...string) {
		t.Helper()
		command := exec.Command("git", args...)
		command.Dir = dir
		if out, err := command.CombinedOutput(); err != nil {
			t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
		}
	}
	git("init", "-q")
	for file, content := range map[string]string{
		".gitignore":            "*.tmp\n",
		"main.go":               "package main\n",
		"deleted.go":            "package main\n",
		"forced.tmp":            "anything",
		"untracked.prof":        "anything",
		"translate.test":        "\x7fELF\x02\x01\x01\x00",
		"bin/program":           "\x7fELF\x02\x01\x01\x00",
		"notes.md~":             "# Notes\n",
		"fonts/Sans.ttf":        "\x00\x01\x00\x00",
		"fonts/Sans.otf":        "OTTO\x00",
		"fonts/packed/A.zst":    "(\xb5/\xfd\x00",
		"handbook/images/a.png": "\x89PNG\r\n\x1a\n\x00",
		"handbook/a.png":        "\x89PNG\r\n\x1a\n\x00",
		"just.txt":              strings.Repeat("x", largest),
		"large.txt":             strings.Repeat("x", largest+1),
		"fonts/Large.ttf":       strings.Repeat("x", largest+1),
	} {
		file = filepath.Join(dir, filepath.FromSlash(file))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	git("add", "--force", "--all")
	git("rm", "-q", "--cached", "untracked.prof")
	if err := os.Remove(filepath.Join(dir, "deleted.go")); err != nil {
		t.Fatal(err)
	}
	faults, err := check(dir)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, fault := range faults {
		file, _, _ := strings.Cut(fault, ";")
		got = append(got, file)
	}
	want := []string{
		"bin/program: is binary",
		"fonts/Sans.otf: is binary",
		"forced.tmp: is tracked although .gitignore names it",
		"handbook/a.png: is binary",
		"large.txt: has 131073 bytes",
		"notes.md~: is left over from a run or an edit",
		"translate.test: is left over from a run or an edit",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the faults differ (-want +got):\n%s", diff)
	}
}

func TestLimitOfFonts(t *testing.T) {
	t.Parallel()
	limit := owned["fonts"].largest
	if fault := judge("fonts/Sans.ttf", bytes.Repeat([]byte{0}, limit)); fault != "" {
		t.Error(fault)
	}
	if fault := judge("fonts/Sans.ttf", bytes.Repeat([]byte{0}, limit+1)); fault == "" {
		t.Error("no font is too large")
	}
}
