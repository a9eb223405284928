package threeway

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/bookgen"
	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/markdown"
	"github.com/pobook/pobook/internal/merging"
	"github.com/pobook/pobook/internal/oracle"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/translate"
)

// A section is edited and updated by its author while its catalogue is translated.
type work struct {
	*rand.Rand
	path   string
	source []byte
}

func newWork(number, words int) *work {
	return &work{rand.New(rand.NewPCG(uint64(number), 3)), fmt.Sprintf("%03d.md", number), bookgen.Section(uint64(number), words)}
}

// update brings a catalogue up to date with the section.
func (w *work) update(catalogue []byte, day int) []byte {
	var before *po.File
	if catalogue != nil {
		var err error
		if before, err = po.Parse(catalogue); err != nil {
			panic(err)
		}
	}
	to, err := locale.Parse("zh_Hant")
	if err != nil {
		panic(err)
	}
	meta := merging.Meta{Title: "Book", Date: time.Unix(int64(day)*86400, 0)}
	template := merging.NewTemplate(meta, translate.Extract("handbook/"+w.path, markdown.Parse(w.source, markdown.Options{})), nil)
	return merging.Merge(merging.Update{Locale: to, Pairs: []merging.Pair{{Section: w.path, Template: template, Catalogue: before}}})[0].Catalogue.Bytes()
}

// translated returns a catalogue in which a translator has done some of what is to do, and
// has had second thoughts on one message in so many.
func (w *work) translated(catalogue []byte, day, oneIn int) []byte {
	f, err := po.Parse(catalogue)
	if err != nil {
		panic(err)
	}
	h := f.Header()
	h.Set("PO-Revision-Date", time.Unix(int64(day)*86400, 0).UTC().Format("2006-01-02 15:04-0700"))
	h.Set("Last-Translator", "Ada <ada@example.org>")
	h.Set("X-Generator", "Weblate 2026.10")
	f.SetHeader(h)
	for _, e := range f.Entries[1:] {
		switch {
		case e.Obsolete:
		case e.Empty() && w.IntN(3) > 0, e.Fuzzy() && w.IntN(3) > 0:
			e.Str, e.Previous = []string{bookgen.Translate(e.ID)}, nil
			e.SetFuzzy(false)
		case !e.Empty() && w.IntN(oneIn) == 0:
			e.Str = []string{e.Str[0] + "改"}
		}
		if w.IntN(25) == 0 {
			e.Comments = append(e.Comments, fmt.Sprintf("Remark %x", w.Uint32()))
		}
	}
	return f.Bytes()
}

// edit edits the section as its author does: words are added or dropped, paragraphs come
// and go.
func (w *work) edit() {
	paragraphs := strings.Split(string(w.source), "\n\n")
	var edited []string
	for i, p := range paragraphs {
		words := strings.Fields(p)
		if len(words) < 5 || strings.ContainsAny(p, "`<|:{") {
			edited = append(edited, p)
			continue
		}
		switch w.IntN(16) {
		case 0:
			continue
		case 1:
			edited = append(edited, p, fmt.Sprintf("A new paragraph after the one of number %d, of which nobody knows.", i))
		case 2:
			edited = append(edited, strings.Replace(p, words[2], words[2]+" and moreover", 1))
		default:
			edited = append(edited, p)
		}
	}
	w.source = []byte(strings.Join(edited, "\n\n"))
}

// What translators do in Weblate while the author edits and updates is merged without a
// conflict, where git's own merge of text has one in nearly every file.
func TestBooks(t *testing.T) {
	t.Parallel()
	sections, words := 120, 600
	if testing.Short() {
		sections = 20
	}
	conflicts, beyondHeaders, offered, outcomes := 0, 0, 0, map[Outcome]int{}
	for number := range sections {
		w := newWork(number, words)
		v := Versions{Ancestor: w.translated(w.update(nil, 1), 2, 1000)}
		v.Theirs = w.translated(v.Ancestor, 3, 12)
		w.edit()
		v.Ours = w.update(v.Ancestor, 4)
		r := checkLaws(t, v)
		for _, d := range r.Decisions {
			outcomes[d.Outcome]++
		}
		checkWork(t, w, v, r.Data)
		if textConflicts(t, v.Ancestor, v.Ours, v.Theirs) {
			conflicts++
		}
		if textConflicts(t, body(v.Ancestor), body(v.Ours), body(v.Theirs)) {
			beyondHeaders++
		}
		updated := parsed(t, w.update(r.Data, 5))
		for _, d := range r.Decisions {
			if d.Outcome == KeptObsolete && slices.ContainsFunc(updated.Entries, func(e *po.Entry) bool { return e.Fuzzy() && slices.Equal(e.Str, d.entry.Str) }) {
				offered++
			}
		}
		if t.Failed() {
			t.Fatalf("section %d", number)
		}
	}
	t.Logf("git's merge of text has conflicts in %d of %d catalogues, in %d without their headers", conflicts, sections, beyondHeaders)
	t.Logf("decided is %v; the next update offers %d of what is kept", outcomes, offered)
	if conflicts < sections/2 || beyondHeaders < sections/5 || offered == 0 {
		t.Error("that is too little to prove anything")
	}
}

// checkWork holds that the merged catalogue has the messages of the section in its order,
// so that an update of it changes nothing but what the merge has left to it, and that
// the translator's finished work is finished in it where the text is the same.
func checkWork(t *testing.T, w *work, v Versions, merged []byte) {
	t.Helper()
	ours, theirs, got := parsed(t, v.Ours), indexOf(parsed(t, v.Theirs)).entries, parsed(t, merged)
	active := func(f *po.File) (ids []string) {
		for _, e := range f.Entries {
			if !e.Obsolete {
				ids = append(ids, e.ID)
			}
		}
		return ids
	}
	if diff := cmp.Diff(active(ours), active(got)); diff != "" {
		t.Errorf("messages (-updated +merged):\n%s", diff)
	}
	for _, e := range indexOf(got).order {
		if their := theirs[e.Key()]; their != nil && !e.Obsolete && their.Translated() && (!e.Translated() || e.Str[0] != their.Str[0]) {
			t.Errorf("%q is %q, fuzzy %v, and the translator has %q", e.ID, e.Str[0], e.Fuzzy(), their.Str[0])
		}
	}
	updated := w.update(merged, 4)
	checkNothingIsLost(t, v, updated)
	if diff := cmp.Diff(string(updated), string(w.update(updated, 4))); diff != "" {
		t.Errorf("two updates after the merge (-first +second):\n%s", diff)
	}
}

// body is a file without its header, of which both sides write lines beside each other.
func body(file []byte) []byte {
	_, rest, _ := bytes.Cut(file, []byte("\n\n"))
	return rest
}

// textConflicts reports whether git's own merge of the text has conflicts.
func textConflicts(t *testing.T, ancestor, ours, theirs []byte) bool {
	t.Helper()
	git := oracle.Require(t, "git")
	dir := bookgen.Folder(t, map[string]string{"o": string(ancestor), "a": string(ours), "b": string(theirs)})
	cmd := exec.Command(git, "merge-file", "--quiet", "-p", "a", "o", "b")
	cmd.Dir = dir
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && (!errors.As(err, &exit) || exit.ExitCode() > 127) {
		t.Fatal(err)
	}
	return err != nil
}

// large makes a catalogue of so many messages, translated and updated.
func large(messages int) Versions {
	var b bytes.Buffer
	b.WriteString("msgid \"\"\nmsgstr \"Language: zh_Hant\\n\"\n")
	for i := range messages {
		text := fmt.Sprintf("Message %d of a catalogue that is as large as a whole book, if not larger", i)
		fmt.Fprintf(&b, "\n#. Paragraph\n#: handbook/a.md:%d\nmsgid %q\nmsgstr %q\n", i, text, bookgen.Translate(text))
	}
	v := Versions{Ancestor: b.Bytes()}
	edit := func(change func(i int, e *po.Entry) bool) []byte {
		f, err := po.Parse(v.Ancestor)
		if err != nil {
			panic(err)
		}
		kept := f.Entries[:1]
		for i, e := range f.Entries[1:] {
			if change(i, e) {
				kept = append(kept, e)
			}
		}
		f.Entries = kept
		return f.Bytes()
	}
	v.Ours = edit(func(i int, e *po.Entry) bool {
		e.References[0] += "0"
		if id := e.ID; i%20 == 0 {
			e.ID += ", by far"
			e.Previous = &po.Previous{ID: &id}
			e.SetFuzzy(true)
		}
		return i%20 != 1
	})
	v.Theirs = edit(func(i int, e *po.Entry) bool {
		if i%10 < 2 {
			e.Str[0] += "改"
			e.Comments = []string{"Why"}
		}
		return true
	})
	return v
}

func BenchmarkMerge(b *testing.B) {
	v := large(10_000)
	bookgen.Cost(b, 1, func(int) {
		if r, err := Merge(v); err != nil || len(r.Decisions) < 900 {
			b.Errorf("%d decisions, %v", len(r.Decisions), err)
		}
	})
}

// However large a catalogue is, or whatever it is made of.
//
//nolint:paralleltest // it measures time
func TestTimeIsLinear(t *testing.T) {
	merge := func(v Versions) {
		if _, err := Merge(v); err != nil {
			t.Error(err)
		}
	}
	many := func(n int, line string) string { return strings.Repeat(line, n) }
	for what, versions := range map[string]func(size int) Versions{
		"messages": large,
		"comments": func(n int) Versions {
			file := func(line string) []byte { return []byte(many(n, line) + "msgid \"A\"\nmsgstr \"甲\"\n") }
			return Versions{file("# a\n"), file("# a\n# b\n"), file("# c\n# a\n")}
		},
		"notes": func(n int) Versions {
			file := func(line, text string) []byte {
				return []byte(many(n, line) + "#, fuzzy\nmsgid \"A\"\nmsgstr \"" + text + "\"\n")
			}
			return Versions{file("# a\n", "甲"), file("# Another translation: msgstr \"b\"\n", "乙"), file("# Another translation: msgstr \"c\"\n", "丙")}
		},
		"fields": func(n int) Versions {
			file := func(value string) []byte {
				return []byte("msgid \"\"\nmsgstr \"\"\n" + many(n, "\"X: "+value+"\\n\"\n") + many(n, "\""+value+"\\n\"\n"))
			}
			return Versions{file("a"), file("b"), file("c")}
		},
		"the same translation": func(n int) Versions {
			file := func(id, text string) []byte {
				var b strings.Builder
				for i := range n {
					fmt.Fprintf(&b, "msgid \"%s%d\"\nmsgstr \"%s\"\n\n", id, i, text)
				}
				return []byte(b.String())
			}
			return Versions{file("a", "甲"), file("b", "甲"), file("a", "乙")}
		},
	} {
		size := 100
		prepared := map[int]Versions{size: versions(size), 16 * size: versions(16 * size)}
		bookgen.Linear(t, what, size, func(size int) { merge(prepared[size]) })
	}
}
