package po

import (
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/oracle"
)

// rewriteWithToolkit reads a catalogue, gives every finished unit its own target
// again, and writes it, unwrapped as Weblate is told to.
const rewriteWithToolkit = `
import sys
from translate.storage import pypo
store = pypo.pofile.parsefile(sys.argv[1])
store.wrapper.width = 65535
for unit in store.units:
    if not unit.isheader() and not unit.isfuzzy():
        unit.target = unit.target
sys.stdout.buffer.write(bytes(store))
`

// The translate toolkit, on which Weblate is built, leaves alone what is
// written here. What it writes as it likes is not in what it gets: controls, a
// backslash before an n, and the places of obsolete messages, which have none.
func TestToolkitKeepsWhatIsWritten(t *testing.T) {
	t.Parallel()
	python := toolkitPython(t)
	for seed := range uint64(5) {
		f := newGenerator(seed).file(100)
		f.Entries = common(f.Entries)
		catalogue := f.Bytes()
		cmd := exec.Command(python, "-c", rewriteWithToolkit, writeFile(t, "a.po", catalogue))
		got, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(catalogue), string(got)); diff != "" {
			t.Errorf("seed %d, translate toolkit (-before +after):\n%s", seed, diff)
		}
	}
}

// toolkitPython is the interpreter that the toolkit's programs name.
func toolkitPython(t *testing.T) string {
	t.Helper()
	script, err := os.ReadFile(oracle.Require(t, "pocount"))
	if err != nil {
		t.Fatal(err)
	}
	line, _, _ := strings.Cut(string(script), "\n")
	python, ok := strings.CutPrefix(line, "#!")
	if !ok {
		t.Skip("no oracle: pocount is no script of Python")
	}
	return strings.TrimSpace(python)
}

func common(entries []*Entry) []*Entry {
	clean := func(s string) string {
		return strings.Map(func(c rune) rune {
			if c < ' ' && c != '\n' && c != '\t' || c == '\x7f' {
				return -1
			}
			return c
		}, strings.ReplaceAll(s, `\`, ""))
	}
	for _, e := range entries {
		if e.Obsolete {
			e.Extracted, e.References = nil, nil
		}
		e.ID = clean(e.ID)
		for i := range e.Str {
			e.Str[i] = clean(e.Str[i])
		}
		if e.Str[0] == "" {
			e.Str[0] = "translated"
		}
		for _, s := range []*string{e.Context, e.IDPlural} {
			if s != nil {
				*s = clean(*s)
			}
		}
		if e.Previous != nil {
			for _, s := range []*string{e.Previous.Context, e.Previous.ID, e.Previous.IDPlural} {
				if s != nil {
					*s = clean(*s)
				}
			}
		}
	}
	return entries
}
