package po

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/leonelquinteros/gotext"

	"github.com/pobook/pobook/internal/oracle"
)

// catalogues are generated ones and those of testdata, in canonical form.
func catalogues(t testing.TB) map[string][]byte {
	t.Helper()
	all := make(map[string][]byte)
	for seed := range uint64(20) {
		all[fmt.Sprintf("generated %d", seed)] = newGenerator(seed).file(200).Bytes()
	}
	for _, c := range textCases(t) {
		if !c.notMine {
			all[c.name] = c.want
		}
	}
	return all
}

var ignoreLine = cmpopts.IgnoreFields(Entry{}, "Line", "StrLine")

func TestWrittenIsReadBack(t *testing.T) {
	t.Parallel()
	for seed := range uint64(20) {
		f := newGenerator(seed).file(200)
		if diff := cmp.Diff(f, mustParse(t, f.Bytes()), ignoreLine, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("seed %d (-written +read):\n%s", seed, diff)
		}
	}
}

// gettextWrites runs a program of GNU gettext, which writes its result to
// standard output.
func gettextWrites(t *testing.T, program string, args ...string) []byte {
	t.Helper()
	var complaints bytes.Buffer
	cmd := exec.Command(program, args...)
	cmd.Stderr = &complaints
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s", filepath.Base(program), err, complaints.String())
	}
	return out
}

func writeFile(t *testing.T, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestMsgcatKeepsWhatIsWritten(t *testing.T) {
	t.Parallel()
	msgcat := oracle.Require(t, "msgcat")
	for name, catalogue := range catalogues(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := gettextWrites(t, msgcat, "--no-wrap", writeFile(t, "a.po", catalogue))
			if diff := cmp.Diff(string(catalogue), string(got)); diff != "" {
				t.Errorf("msgcat --no-wrap (-before +after):\n%s", diff)
			}
		})
	}
}

// How the lines of a file are wrapped makes no difference.
func TestWrappedIsReadTheSame(t *testing.T) {
	t.Parallel()
	msgcat := oracle.Require(t, "msgcat")
	for _, width := range []string{"--width=20", "--width=79"} {
		for seed := range uint64(5) {
			f := newGenerator(seed).file(100)
			wrapped := gettextWrites(t, msgcat, width, writeFile(t, "a.po", f.Bytes()))
			if bytes.Equal(wrapped, f.Bytes()) {
				t.Errorf("seed %d: nothing is wrapped", seed)
			}
			if diff := cmp.Diff(string(f.Bytes()), string(mustParse(t, wrapped).Bytes())); diff != "" {
				t.Errorf("seed %d, msgcat %s (-before +after):\n%s", seed, width, diff)
			}
		}
	}
}

// A merge with a template of the same messages has nothing to change.
func TestMsgmergeKeepsWhatIsWritten(t *testing.T) {
	t.Parallel()
	msgmerge := oracle.Require(t, "msgmerge")
	for seed := range uint64(5) {
		catalogue := newGenerator(seed).file(100)
		catalogue.Entries = mergeable(catalogue.Entries)
		po := catalogue.Bytes()
		template := mustParse(t, po)
		template.Entries = templateOf(template.Entries)
		got := gettextWrites(t, msgmerge, "--quiet", "--no-wrap", "--no-fuzzy-matching", "--previous",
			writeFile(t, "a.po", po), writeFile(t, "a.pot", template.Bytes()))
		if diff := cmp.Diff(string(po), string(got)); diff != "" {
			t.Errorf("seed %d, msgmerge --no-wrap (-before +after):\n%s", seed, diff)
		}
	}
}

// mergeable drops what msgmerge drops by design: fuzzy and previous strings,
// of which an exact match needs none, and what ties obsolete entries to the
// source.
func mergeable(entries []*Entry) []*Entry {
	for _, e := range entries {
		e.Previous = nil
		if !e.IsHeader() {
			e.SetFuzzy(false)
		}
		if e.Obsolete {
			e.Extracted, e.References = nil, nil
		}
	}
	return entries
}

func templateOf(entries []*Entry) []*Entry {
	var live []*Entry
	for _, e := range entries {
		if e.Obsolete {
			continue
		}
		e.Comments = nil
		if !e.IsHeader() {
			e.Str = make([]string, len(e.Str))
		}
		live = append(live, e)
	}
	return live
}

func TestRealCatalogue(t *testing.T) {
	t.Parallel()
	msgcat := oracle.Require(t, "msgcat")
	path := filepath.Join(oracle.Corpora(t), "spc", "locales", "zh_Hant", "LC_MESSAGES", "messages.po")
	unwrapped := gettextWrites(t, msgcat, "--no-wrap", path)
	if got := mustParse(t, unwrapped).Bytes(); !bytes.Equal(got, unwrapped) {
		t.Errorf("parsing and writing what msgcat wrote changes it:\n%s", cmp.Diff(string(unwrapped), string(got)))
	}
	original, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	again := gettextWrites(t, msgcat, "--no-wrap", writeFile(t, "a.po", mustParse(t, original).Bytes()))
	if diff := cmp.Diff(string(unwrapped), string(again)); diff != "" {
		t.Errorf("msgcat of the original and of what is written of it differ:\n%s", diff)
	}
	checkGotext(t, unwrapped)
}

func TestGotextReadsTheSame(t *testing.T) {
	t.Parallel()
	for name, catalogue := range catalogues(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			checkGotext(t, catalogue)
		})
	}
}

// checkGotext asks gotext for every message of a catalogue. An empty msgctxt
// makes gotext forget the header, so there is none in what it gets.
func checkGotext(t *testing.T, catalogue []byte) {
	t.Helper()
	f := mustParse(t, catalogue)
	for _, e := range f.Entries {
		if e.Context != nil && *e.Context == "" {
			*e.Context = "c"
		}
	}
	other := gotext.NewPo()
	other.Parse(f.Bytes())
	for _, e := range f.Entries {
		if e.Obsolete || e.IsHeader() {
			continue
		}
		for form, s := range e.Str {
			if got, want := ask(other, e, form), answer(e, form, s); got != want {
				t.Errorf("line %d, form %d: gotext answers %q; want %q", e.Line, form, got, want)
			}
		}
	}
}

// ask uses that the plural forms of [generatedHeader] are for 1, 2 and 3.
func ask(po *gotext.Po, e *Entry, form int) string {
	get, getInContext := po.Get, po.GetC // vet wants constant formats of the methods
	context := ""
	if e.Context != nil {
		context = *e.Context
	}
	switch {
	case e.IDPlural != nil && context != "":
		return po.GetNC(e.ID, *e.IDPlural, form+1, context)
	case e.IDPlural != nil:
		return po.GetN(e.ID, *e.IDPlural, form+1)
	case context != "":
		return getInContext(e.ID, context)
	default:
		return get(e.ID)
	}
}

// answer is what gettext answers with a msgstr: itself, or the source.
func answer(e *Entry, form int, s string) string {
	switch {
	case s != "":
		return s
	case form > 0:
		return *e.IDPlural
	default:
		return e.ID
	}
}
