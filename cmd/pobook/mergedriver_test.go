package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/oracle"
	"github.com/pobook/pobook/internal/threeway"
)

// versionFiles writes the versions of a file, and returns the command line of the driver up to
// their names.
func versionFiles(t *testing.T, ancestor, ours, theirs string) (args []string, result string) {
	t.Helper()
	dir := t.TempDir()
	args = []string{"merge-driver"}
	for name, content := range map[string]string{"a": ancestor, "b": ours, "c": theirs} {
		writeFile(t, filepath.Join(dir, name), content)
	}
	return append(args, filepath.Join(dir, "a"), filepath.Join(dir, "b"), filepath.Join(dir, "c")), filepath.Join(dir, "b")
}

const (
	versionBefore = "msgid \"A\"\nmsgstr \"甲\"\n"
	versionOurs   = "msgid \"A\"\nmsgstr \"乙\"\n"
	versionTheirs = "msgid \"A\"\nmsgstr \"丙\"\n"
)

// What cannot be merged message by message is a conflict, and the file is as git would
// leave it.
func TestMergeDriverLeavesConflicts(t *testing.T) {
	t.Parallel()
	oracle.Require(t, "git")
	for _, test := range []struct{ name, ancestor, ours, theirs, want, says string }{
		{
			"markers from an earlier merge", versionBefore, "<<<<<<< x\n" + versionOurs, versionTheirs,
			"<<<<<<< x\nmsgid \"A\"\n<<<<<<< ours\nmsgstr \"乙\"\n=======\nmsgstr \"丙\"\n>>>>>>> theirs\n", "mend what is marked",
		},
		{
			"a message twice", versionBefore, versionBefore + "\n" + versionBefore, "# x\n" + versionBefore,
			"# x\n" + versionBefore + "\n" + versionBefore, "without conflict",
		},
		{"not text", versionBefore, "\x00\x01", versionTheirs, "\x00\x01", "cannot merge it as text"},
		{"too large", versionBefore, versionOurs, versionTheirs + "# " + strings.Repeat("x", threeway.MostBytes) + "\n", "", "more than 32 MB"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			args, result := versionFiles(t, test.ancestor, test.ours, test.theirs)
			out, errs := pobook(t, exitFindings, append(args, "x.po")...)
			if out != "" || !strings.HasPrefix(errs, "x.po: ") || strings.Count(errs, "\n") != 1 || !strings.Contains(errs, test.says) {
				t.Errorf("it prints %q and %q", out, errs)
			}
			if got := string(readFile(t, result)); got != test.want && test.want != "" {
				t.Errorf("it leaves %q", got)
			}
		})
	}
}

// Without git there is nobody who merges text, and both sides stay as they are.
func TestMergeDriverWithoutGit(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	args, result := versionFiles(t, versionBefore, versionOurs, "no PO\n")
	_, errs := pobook(t, exitFindings, args...)
	if !strings.Contains(errs, "git is not installed") || string(readFile(t, result)) != versionOurs {
		t.Errorf("it prints %q and leaves %q", errs, readFile(t, result))
	}
}

// A merge of two whole translations says so, and not of each message.
func TestMergeDriverSaysEnough(t *testing.T) {
	t.Parallel()
	file := func(translation string) string {
		var b strings.Builder
		for i := range 100 {
			fmt.Fprintf(&b, "msgid \"%d\"\nmsgstr \"%s\"\n\n", i, translation)
		}
		return b.String()
	}
	args, _ := versionFiles(t, file("甲"), file("乙"), file("丙"))
	_, errs := pobook(t, exitDone, append(args, "x.po")...)
	if strings.Count(errs, "\n") != 21 || !strings.HasSuffix(errs, "x.po: and 80 more like these\n") {
		t.Errorf("it prints\n%s", errs)
	}
}

// The result is where a link leads, and a file that cannot be there is not a merge.
func TestMergeDriverWrites(t *testing.T) {
	t.Parallel()
	args, result := versionFiles(t, versionBefore, versionOurs, versionTheirs)
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(result, link); err != nil {
		t.Skip(err)
	}
	args[2] = link
	pobook(t, exitDone, args...)
	if info, err := os.Lstat(link); err != nil || info.Mode().IsRegular() || !strings.Contains(string(readFile(t, result)), "Another translation") {
		t.Errorf("the link is %v, and leads to %q", info, readFile(t, result))
	}
	args[2] = filepath.Dir(result)
	if _, errs := pobook(t, exitBroken, append(args, "x.po")...); !strings.HasPrefix(errs, "pobook: x.po: ") {
		t.Errorf("for a folder it prints %q", errs)
	}
}
