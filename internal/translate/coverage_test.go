package translate_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/translate"
)

func TestCover(t *testing.T) {
	t.Parallel()
	f := parse(t, `msgid "one two"
msgstr "一 二"

#, fuzzy
msgid "three"
msgstr "三"

#, fuzzy
msgid "four five six"
msgstr ""

msgid "seven"
msgstr ""

#, read-only
msgid "Node"
msgstr ""

#~ msgid "gone"
#~ msgstr "走"
`)
	want := translate.Coverage{
		Messages:     translate.Count{Messages: 5, Words: 8, Characters: 34},
		Translated:   translate.Count{Messages: 2, Words: 3, Characters: 11},
		Fuzzy:        translate.Count{Messages: 1, Words: 1, Characters: 5},
		Untranslated: translate.Count{Messages: 2, Words: 4, Characters: 18},
	}
	if diff := cmp.Diff(want, translate.Cover(f, nil, false)); diff != "" {
		t.Errorf("coverage (-want +got):\n%s", diff)
	}
	var open []string
	for _, e := range translate.Open(f, nil) {
		open = append(open, fmt.Sprint(e.ID, ": ", translate.States(f, nil)[e.Key()]))
	}
	if diff := cmp.Diff([]string{"three: fuzzy", "four five six: untranslated", "seven: untranslated"}, open); diff != "" {
		t.Errorf("open (-want +got):\n%s", diff)
	}
	han := parse(t, "msgid \"用 pobook 翻譯手冊。\"\nmsgstr \"\"\n")
	if got := translate.Cover(han, nil, true).Messages.Words; got != 6 {
		t.Errorf("%d words of a Han source, want 6", got)
	}
}

func TestPercent(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		translated, all int
		want            float64
	}{{0, 0, 100}, {0, 5, 0}, {5, 5, 100}, {1, 10000, 0.1}, {9999, 10000, 99.9}, {2, 3, 66.6}} {
		coverage := translate.Coverage{
			Messages:   translate.Count{Messages: c.all},
			Translated: translate.Count{Messages: c.translated},
		}
		if got := coverage.Percent(); got != c.want {
			t.Errorf("%d of %d are %v %%, want %v", c.translated, c.all, got, c.want)
		}
	}
}

func parse(t *testing.T, content string) *po.File {
	t.Helper()
	f, err := po.Parse([]byte(content))
	if err != nil {
		t.Fatal(err)
	}
	return f
}
