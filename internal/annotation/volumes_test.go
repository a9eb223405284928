package annotation_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/annotation"
	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/bookgen"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/volume"
	"github.com/pobook/pobook/internal/website"
)

// Each message is in the state that its catalogue has it in, and has an id by which Weblate finds it.
func TestVolumes(t *testing.T) {
	t.Parallel()
	b, err := book.Open(bookgen.Folder(t, map[string]string{
		"handbook/handbook.yaml": "title: T\nsource: en\nlocales: [zh_Hant]\n",
		"handbook/a.md":          "# Soil\n\nEarth.\n\nClay.\n\nSand.\n",
		"locales/zh_Hant/a.po": "msgid \"\"\nmsgstr \"\"\n\"Language: zh_Hant\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n" +
			"\nmsgid \"Soil\"\nmsgstr \"土壤\"\n\n#, fuzzy\nmsgid \"Earth.\"\nmsgstr \"土。\"\n\nmsgid \"Clay.\"\nmsgstr \"[黏土](http://x.example)。\"\n",
	}))
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	ignore := func(diag.Diagnostic) {}
	plan, err := volume.NewPlan(t.Context(), b, nil, time.Time{}, ignore)
	if err != nil {
		t.Fatal(err)
	}
	var known volume.Annotation = annotation.Of(plan, func(section, code, checksum string) string { return section + " " + code + " " + checksum })
	v, _ := volume.Recombine(t.Context(), plan, &b.Config.Locales[0], ignore)
	messages := known.Messages(v, v.Chapters[0])
	states := map[string]string{}
	for _, m := range messages.Messages {
		states[m.Msgid] = m.State
		if id, state := known.State(v, v.Chapters[0], po.Key{ID: m.Msgid}); id != m.ID || state != m.State || m.Weblate != "a.md zh_Hant "+id {
			t.Errorf("%s is %s, %s in the text, and %+v", m.Msgid, id, state, m)
		}
		if m.State == website.Faulty && (len(m.Findings) == 0 || m.Findings[0].Explanation == "") {
			t.Errorf("nobody says what is wrong with %+v", m)
		}
	}
	want := map[string]string{"Soil": website.Translated, "Earth.": website.Fuzzy, "Clay.": website.Faulty, "Sand.": website.Untranslated}
	if diff := cmp.Diff(want, states); diff != "" {
		t.Error(diff)
	}
	if id, state := known.State(v, v.Chapters[0], po.Key{ID: "Gone."}); id != "" || state != "" {
		t.Errorf("a message that is not there is %s, %s", id, state)
	}
	source, _ := volume.Recombine(t.Context(), plan, nil, ignore)
	for _, m := range known.Messages(source, source.Chapters[0]).Messages {
		if m.State != website.Translated || strings.Contains(m.Weblate, "zh_Hant") {
			t.Errorf("a message of the source is %+v", m)
		}
	}
}
