package update_test

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/bookgen"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/update"
)

// firstAid is a handbook with the page that package foreign has catalogues of.
func firstAid(t *testing.T) *book.Book {
	t.Helper()
	page, err := os.ReadFile("../foreign/testdata/first-aid.md")
	if err != nil {
		t.Fatal(err)
	}
	return open(t, bookgen.Folder(t, map[string]string{
		"handbook/handbook.yaml": "title: Aid\nsource: en\nlocales: [de]\nfront_matter: [title, description]\n",
		"handbook/first-aid.md":  string(page),
	}))
}

func readCatalogues(t *testing.T, b *book.Book, files ...update.File) []update.Catalogue {
	t.Helper()
	catalogues, err := update.ReadCatalogues(b.Config, files, "")
	if err != nil {
		t.Fatal(err)
	}
	return catalogues
}

// Each message of a file is in one state, whichever program has made it; what the handbook
// has not got is in the remainder as it was, and a second import takes nothing.
func TestCountsAddUp(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("../foreign/testdata/*.po")
	if err != nil || len(files) < 9 {
		t.Fatal(files, err)
	}
	for _, name := range files {
		t.Run(filepath.Base(name), func(t *testing.T) {
			t.Parallel()
			b := firstAid(t)
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			catalogues := readCatalogues(t, b, update.File{Name: name, Data: data})
			r, _ := run(t, b, update.Options{Catalogues: catalogues})
			messages := slices.DeleteFunc(slices.Clone(catalogues[0].File.Entries), (*po.Entry).IsHeader)
			counts := r.Imports[0].Report()
			if counts.Messages() != len(messages) || counts.Finished < 10 || counts.Untranslated > 0 {
				t.Errorf("%+v of %d messages", counts, len(messages))
			}
			checkRemainder(t, update.Remainders(catalogues, r.Imports), r.Imports[0])
			again, _ := run(t, b, update.Options{Catalogues: catalogues, Overwrite: true})
			if counts := again.Imports[0].Report(); counts.Finished+counts.Fuzzy > 0 || again.Done.Locales[0].FilesChanged > 0 {
				t.Errorf("a second time: %+v, %d files changed", counts, again.Done.Locales[0].FilesChanged)
			}
		})
	}
}

// checkRemainder holds a remainder against the messages that have not been taken.
func checkRemainder(t *testing.T, remainders []update.Remainder, imported update.Import) {
	t.Helper()
	var want []*po.Entry
	for _, s := range imported.States {
		if s.State == update.NotPlaced || s.State == update.Partly || s.State == update.PassedOver {
			want = append(want, s.Entry)
		}
	}
	if len(want) == 0 && len(remainders) == 0 {
		return
	}
	if len(remainders) != 1 || remainders[0].Messages != len(want) {
		t.Fatalf("%+v, want %d messages", remainders, len(want))
	}
	written, err := po.Parse(remainders[0].File.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	got := written.Entries[1:]
	for i, e := range got {
		if len(e.Extracted) == 0 || !strings.Contains(e.Extracted[0], "placed") && !strings.Contains(e.Extracted[0], "taken") {
			t.Errorf("%q is without a reason", e.ID)
			continue
		}
		e.Extracted, e.Line, e.StrLine = slices.Clip(e.Extracted[1:]), want[i].Line, want[i].StrLine
		if diff := cmp.Diff(want[i], e, cmp.Comparer(slices.Equal[[]string])); diff != "" {
			t.Errorf("what has not been taken (-file +remainder):\n%s", diff)
		}
	}
}

const german = "msgid \"\"\nmsgstr \"Language: de\\n\"\n\n"

// Of a message of which the handbook has a part, of one that several files translate, and
// of one that says what is there.
func TestStatesOfImports(t *testing.T) {
	t.Parallel()
	b := firstAid(t)
	first := german + "msgid \"Wounds\"\nmsgstr \"Wunden\"\n\nmsgid \"Done.\"\nmsgstr \"\"\n\n" +
		"#, fuzzy\nmsgid \"Only one of them.\"\nmsgstr \"Nur eins.\"\n\n" +
		"msgid \"- Bandage\\n- Plaster\\n\"\nmsgstr \"- Verband\\n- Pflaster\\n\"\n\n" +
		"# why?\nmsgid \"Nowhere.\"\nmsgstr \"Nirgends.\"\n\n#~ msgid \"Ask again.\"\n#~ msgstr \"Noch einmal fragen.\"\n"
	second := german + "msgid \"Wounds\"\nmsgstr \"Verletzungen\"\n\n# where?\nmsgid \"Nowhere.\"\nmsgstr \"Hier nicht.\"\n\nmsgid \"thing\"\nmsgid_plural \"things\"\nmsgstr[0] \"Ding\"\nmsgstr[1] \"Dinge\"\n"
	catalogues := readCatalogues(t, b, update.File{Name: "1.po", Data: []byte(first)}, update.File{Name: "2.po", Data: []byte(second)})
	r, _ := run(t, b, update.Options{Catalogues: catalogues})
	var got []string
	names := map[update.State]string{
		update.Untranslated: "untranslated", update.Finished: "finished", update.Fuzzy: "fuzzy", update.Present: "present",
		update.PassedOver: "passed over", update.Partly: "partly", update.NotPlaced: "not placed",
	}
	for _, i := range r.Imports {
		for _, s := range i.States {
			got = append(got, i.Name+" "+strings.ReplaceAll(s.Entry.ID, "\n", " ")+": "+names[s.State])
		}
	}
	want := []string{
		"1.po Wounds: finished", "1.po Done.: untranslated", "1.po Only one of them.: fuzzy", "1.po - Bandage - Plaster : partly",
		"1.po Nowhere.: not placed", "1.po Ask again.: finished",
		"2.po Wounds: passed over", "2.po Nowhere.: not placed", "2.po thing: not placed",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	rest := string(update.Remainders(catalogues, r.Imports)[0].File.Bytes())
	for _, part := range []string{
		"# why?\n# Another translation: msgstr \"Hier nicht.\"\n# where?\n#. not placed: no message of the handbook has this text\nmsgid \"Nowhere.\"\nmsgstr \"Nirgends.\"\n",
		"#. not taken: the handbook has another translation\nmsgid \"Wounds\"\nmsgstr \"Verletzungen\"\n",
		"msgid_plural \"things\"\nmsgstr[0] \"Ding\"\nmsgstr[1] \"Dinge\"\n",
		"#. placed in part: ",
	} {
		if !strings.Contains(rest, part) {
			t.Errorf("the remainder has no %q:\n%s", part, rest)
		}
	}
}

// What is obsolete in one file gives way to what another has still, whichever comes first.
func TestObsoleteGivesWay(t *testing.T) {
	t.Parallel()
	b := firstAid(t)
	old := german + "#~ msgid \"Wounds\"\n#~ msgstr \"Wunden\"\n"
	live := german + "msgid \"Wounds\"\nmsgstr \"Verletzungen\"\n"
	r, _ := run(t, b, update.Options{Catalogues: readCatalogues(t, b, update.File{Name: "1.po", Data: []byte(old)}, update.File{Name: "2.po", Data: []byte(live)})})
	if got := []update.State{r.Imports[0].States[0].State, r.Imports[1].States[0].State}; !slices.Equal(got, []update.State{update.PassedOver, update.Finished}) {
		t.Error(got)
	}
}

// Many translations of one message are notes of it, in time by their number.
func TestManyRemain(t *testing.T) {
	t.Parallel()
	bookgen.Linear(t, "translations of a message", 1000, func(size int) {
		i := update.Import{Code: "de"}
		for n := range size {
			e := &po.Entry{ID: "a", Str: []string{strconv.Itoa(n / 2)}}
			i.States = append(i.States, update.ImportState{Entry: e, State: update.PassedOver})
		}
		all := update.Remainders([]update.Catalogue{{Code: "de", File: &po.File{}}}, []update.Import{i})
		if got := all[0].File.Entries[1].Comments; all[0].Messages != size || len(got) != size/2-1 || got[0] != `Another translation: msgstr "1"` {
			t.Errorf("%d messages, %d notes", all[0].Messages, len(got))
		}
	})
}
