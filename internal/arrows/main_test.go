package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestRun measures this package, whose files have an order, and one of two files
// that use each other.
func TestRun(t *testing.T) {
	t.Parallel()
	none := write(t, "# nothing\n")
	for _, c := range []struct {
		name   string
		args   []string
		code   int
		stdout string // how it begins
		stderr string
	}{
		{name: "a package", args: []string{"."}, stdout: "internal/arrows: "},
		{name: "within the budget", args: []string{"-budget", none, "."}},
		{
			name: "below the budget", args: []string{"-budget", write(t, "internal/arrows 1 0\n"), "."},
			stdout: "internal/arrows: has less than is allowed; write 0 0 into the budget\n",
		},
		{
			name: "above the budget", args: []string{"-budget", none, "-v", "./testdata/two"}, code: exitFindings,
			stdout: `internal/arrows/testdata/two: arrows back up: 1, allowed: 0; see go run ./internal/arrows -v ./internal/arrows/testdata/two
internal/arrows/testdata/two: 2 files, 2 arrows, 1 back up
	from the top: question.go answer.go
	answer.go -> question.go: Question
`,
		},
		{name: "no budget", args: []string{"-budget", none + "s", "."}, code: exitTrouble, stderr: "arrows: open "},
		{name: "no package", args: []string{"./nowhere"}, code: exitTrouble, stderr: "arrows: go list: "},
		{name: "no flag", args: []string{"-what"}, code: exitTrouble, stderr: "flag provided but not defined: -what"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			var stdout, stderr bytes.Buffer
			if code := run(c.args, &stdout, &stderr); code != c.code {
				t.Errorf("exit code %d, want %d", code, c.code)
			}
			for _, stream := range []struct{ got, want string }{{stdout.String(), c.stdout}, {stderr.String(), c.stderr}} {
				if !strings.HasPrefix(stream.got, stream.want) || stream.want == "" && stream.got != "" {
					t.Errorf("got %q, want %q", stream.got, stream.want)
				}
			}
		})
	}
}

// write returns the name of a file with a content.
func write(t *testing.T, content string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "budget")
	if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}
