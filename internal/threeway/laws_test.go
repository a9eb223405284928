package threeway

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/oracle"
	"github.com/pobook/pobook/internal/po"
)

// Whatever both sides do, the laws hold.
func TestLaws(t *testing.T) {
	t.Parallel()
	seeds := uint64(600)
	if testing.Short() {
		seeds = 200
	}
	outcomes := map[Outcome]int{}
	for seed := range seeds {
		v := newGenerator(seed).versions(30)
		r := checkLaws(t, v)
		for _, d := range r.Decisions {
			outcomes[d.Outcome]++
		}
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
	t.Log(outcomes)
	for _, o := range []Outcome{BothTranslated, KeptObsolete, TextChanged} {
		if outcomes[o] < int(seeds)/20 {
			t.Errorf("%s comes about %d times, which proves little", o, outcomes[o])
		}
	}
}

func checkLaws(t *testing.T, v Versions) Result {
	t.Helper()
	checkOneSide(t, v.Ancestor, v.Ours)
	checkOneSide(t, v.Ancestor, v.Theirs)
	r, err := Merge(v)
	if err != nil {
		t.Fatal(err)
	}
	checkForm(t, r)
	checkNothingIsLost(t, v, r.Data)
	checkBothOrders(t, v, r.Data)
	checkDoubt(t, v, r)
	for what, again := range map[string]Versions{
		"ours":        {v.Ancestor, r.Data, v.Ours},
		"theirs":      {v.Ancestor, r.Data, v.Theirs},
		"into theirs": {v.Ancestor, v.Theirs, r.Data},
	} {
		second := whole(t, again)
		checkNothingIsLost(t, again, second)
		if diff := cmp.Diff(inAnyOrder(r.Data), inAnyOrder(second)); diff != "" && what != "into theirs" {
			t.Errorf("merging %s again (-first +second):\n%s", what, diff)
		}
	}
	return r
}

// inAnyOrder returns the entries of a file, without the lines of comments of which there
// are many: an order that a first merge has not taken counts in a second one.
func inAnyOrder(file []byte) []string {
	var b strings.Builder
	for line := range strings.Lines(string(file)) {
		if line != "#\n" && line != "# ----\n" {
			b.WriteString(line)
		}
	}
	entries := strings.Split(strings.TrimSuffix(b.String(), "\n"), "\n\n")
	slices.Sort(entries)
	return entries
}

// whole merges without the shortcuts for what only one side has changed.
func whole(t *testing.T, v Versions) []byte {
	t.Helper()
	merged, _ := mergeFiles(parsed(t, v.Ancestor), [2]*po.File{parsed(t, v.Ours), parsed(t, v.Theirs)})
	return merged.Bytes()
}

func parsed(t *testing.T, data []byte) *po.File {
	t.Helper()
	f, err := po.Parse(data)
	if err != nil {
		t.Fatalf("%v\n%s", err, data)
	}
	return f
}

// Where only one side has done something, or both the same, that is the result.
func checkOneSide(t *testing.T, ancestor, side []byte) {
	t.Helper()
	for _, v := range []Versions{{ancestor, side, ancestor}, {ancestor, ancestor, side}, {ancestor, side, side}} {
		if diff := cmp.Diff(string(side), string(whole(t, v))); diff != "" {
			t.Errorf("only one side has changed it, or both in the same way (-side +merged):\n%s", diff)
		}
	}
}

// The result is canonical PO with each message once, and decisions have their places in it.
func checkForm(t *testing.T, r Result) {
	t.Helper()
	f := parsed(t, r.Data)
	if diff := cmp.Diff(string(r.Data), string(f.Bytes())); diff != "" {
		t.Errorf("the result is not canonical (-result +canonical):\n%s", diff)
	}
	if d := f.Duplicates(); len(d) > 0 {
		t.Errorf("%q is there twice", d[0].Again.ID)
	}
	forms := formsIn(indexOf(f).header)
	for _, e := range indexOf(f).order {
		if want := map[bool]int{true: 1, false: forms}[e.IDPlural == nil]; len(e.Str) != want {
			t.Errorf("%q has %d forms, not %d", e.ID, len(e.Str), want)
		}
	}
	for _, d := range r.Decisions {
		if i := slices.IndexFunc(f.Entries, func(e *po.Entry) bool { return e.ID == d.ID && sameText(e.Context, d.Context) }); i < 0 || f.Entries[i].Line != d.Line {
			t.Errorf("the decision on %q is for line %d", d.ID, d.Line)
		}
	}
}

// Each form of a translation and each line of a comment that a side has against the
// ancestor is somewhere in the result.
func checkNothingIsLost(t *testing.T, v Versions, result []byte) {
	t.Helper()
	has, comments := map[string]bool{}, map[string]bool{}
	for _, e := range indexOf(parsed(t, result)).order {
		for _, text := range textsOf(e) {
			has[text] = true
		}
		for _, line := range e.Comments {
			comments[line] = true
		}
	}
	before := map[string]bool{} // wherever an update has brought it since
	for _, e := range indexOf(parsed(t, v.Ancestor)).order {
		for _, text := range slices.Concat(e.Str, e.Comments) {
			before[text] = true
		}
	}
	for _, data := range [][]byte{v.Ours, v.Theirs} {
		for _, e := range indexOf(parsed(t, data)).order {
			for _, text := range e.Str {
				if text != "" && !before[text] && !has[text] {
					t.Errorf("the translation %q of %q is lost", text, e.ID)
				}
			}
			for _, line := range e.Comments {
				if !before[line] && !comments[line] {
					t.Errorf("the comment %q of %q is lost", line, e.ID)
				}
			}
		}
	}
}

// textsOf returns the translation of an entry and those in its notes, as another program
// would read them.
func textsOf(e *po.Entry) []string {
	texts := slices.Clone(e.Str)
	for _, line := range e.Comments {
		_, text, _ := strings.Cut(line, ": msgstr")
		if _, quoted, ok := strings.Cut(text, " "); ok && strings.HasPrefix(line, "Another translation: ") {
			if f, err := po.Parse([]byte("msgid \"x\"\nmsgstr " + quoted + "\n")); err == nil {
				texts = append(texts, f.Entries[0].Str...)
			}
		}
	}
	return texts
}

// The other way round each message has the same translations, in use or in a comment.
func checkBothOrders(t *testing.T, v Versions, result []byte) {
	t.Helper()
	texts := func(data []byte) map[po.Key][]string {
		all := map[po.Key][]string{}
		for _, e := range indexOf(parsed(t, data)).order {
			list := slices.DeleteFunc(textsOf(e), func(s string) bool { return s == "" })
			slices.Sort(list)
			all[e.Key()] = slices.Compact(list)
		}
		return all
	}
	if diff := cmp.Diff(texts(result), texts(whole(t, Versions{v.Ancestor, v.Theirs, v.Ours}))); diff != "" {
		t.Errorf("translations depend on which side is ours (-ours +theirs):\n%s", diff)
	}
}

// A finished translation is one that a side has finished: of the same words, or of all
// forms but those that the other has.
func checkDoubt(t *testing.T, v Versions, r Result) {
	t.Helper()
	a, b := indexOf(parsed(t, v.Ours)).entries, indexOf(parsed(t, v.Theirs)).entries
	for _, e := range indexOf(parsed(t, r.Data)).order {
		if !e.Translated() {
			continue
		}
		x, y := a[e.Key()], b[e.Key()]
		finished := func(side *po.Entry) bool {
			return side != nil && side.Translated() && strings.Join(side.Str, "\x00") == strings.Join(resized(e.Str, len(side.Str)), "\x00")
		}
		if !finished(x) && !finished(y) && e.IDPlural == nil {
			t.Errorf("%q has the finished translation %q, which nobody has finished", e.ID, e.Str)
		}
	}
}

// GNU gettext takes what comes out.
func TestMsgfmtTakesResults(t *testing.T) {
	t.Parallel()
	msgfmt := oracle.Require(t, "msgfmt")
	for seed := range uint64(60) {
		r, err := Merge(newGenerator(seed).versions(60))
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(t.TempDir(), "a.po")
		if err := os.WriteFile(file, r.Data, 0o600); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command(msgfmt, "-c", "-o", os.DevNull, file).CombinedOutput(); err != nil {
			t.Errorf("seed %d: msgfmt: %v\n%s", seed, err, out)
		}
	}
}

// Every number is a catalogue and what becomes of it on two sides.
func FuzzLaws(f *testing.F) {
	f.Add(uint64(1), uint8(10))
	f.Fuzz(func(t *testing.T, seed uint64, entries uint8) {
		checkLaws(t, newGenerator(seed).versions(1+int(entries)%40))
	})
}

// Whatever bytes come, nothing that can be read is lost.
func FuzzMerge(f *testing.F) {
	for seed := range uint64(4) {
		v := newGenerator(seed).versions(4)
		f.Add(v.Ancestor, v.Ours, v.Theirs)
	}
	for _, s := range scenes {
		f.Add([]byte(s.was), []byte(s.ours), []byte(s.theirs))
	}
	f.Fuzz(func(t *testing.T, ancestor, ours, theirs []byte) {
		v := Versions{ancestor, ours, theirs}
		r, err := Merge(v)
		if err != nil || bytes.Equal(ours, theirs) || bytes.Equal(ours, ancestor) || bytes.Equal(theirs, ancestor) {
			return // what has changed on one side only need not be PO
		}
		if _, err := po.Parse(r.Data); err != nil {
			t.Fatalf("the result is refused: %v", err)
		}
		for _, data := range [][]byte{ancestor, ours, theirs} {
			if f, err := po.Parse(data); err != nil || len(f.Duplicates()) > 0 || plain(f) != nil {
				return
			}
		}
		checkNothingIsLost(t, v, r.Data)
	})
}

// plain is an error where a comment of a file says what a note of a merge would.
func plain(f *po.File) error {
	for _, e := range f.Entries {
		if len(notesIn(e.Comments, nil)) > 0 {
			return fmt.Errorf("%q has a note", e.ID)
		}
	}
	return nil
}
