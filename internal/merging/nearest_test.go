package merging

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/translate"
)

// Each case is the texts of a section before and after, and what the new ones
// are made of.
func TestNearest(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, before, after string
		want                []string
	}{
		{
			"the better owner comes second",
			"Tools|Boil the water before you drink it.|Recommendations",
			"Tools|Boil the water and the milk.|Boil the water before you drink it all.|Recommendations",
			[]string{"Boil the water before you drink it all. < Boil the water before you drink it."},
		},
		{
			"a slot between messages that have stayed",
			"One|HR perspective|Two", "One|Human Resources perspective|Two",
			[]string{"Human Resources perspective < HR perspective"},
		},
		{
			"a slot whose neighbours have moved as a whole",
			"One|HR perspective|Two|Three|Four", "Three|Four|One|Human Resources perspective|Two",
			[]string{"Human Resources perspective < HR perspective"},
		},
		{
			"a slot that holds something else now",
			"One|Call for help at once.|Two", "One|Wash your hands.|Two", nil,
		},
		{
			"a corrected word in a slot", "One|Equipement|Two", "One|Equipment|Two",
			[]string{"Equipment < Equipement"},
		},
		{
			"a paragraph that was divided",
			"One|Check the scene for dangers of any kind. Call for help. Treat the most urgent wound first and never move the patient.|Two",
			"One|Check the scene for dangers of any kind.|Call for help.|Treat the most urgent wound first and never move the patient.|Two",
			[]string{"Treat the most urgent wound first and never move the patient. < Check the scene for dangers of any kind. Call for help. Treat the most urgent wound first and never move the patient."},
		},
		{
			"paragraphs that were joined",
			"One|Check the scene for dangers of any kind.|Call for help.|Treat the most urgent wound first and never move the patient.|Two",
			"One|Check the scene for dangers of any kind. Call for help. Treat the most urgent wound first and never move the patient.|Two",
			[]string{"Check the scene for dangers of any kind. Call for help. Treat the most urgent wound first and never move the patient. < Treat the most urgent wound first and never move the patient."},
		},
		{
			"a text that moved and changed",
			"One|Boil the water before you drink it.|Two|Three", "One|Two|Three|Boil the water well before you drink it.",
			[]string{"Boil the water well before you drink it. < Boil the water before you drink it."},
		},
		{
			"a text that is still there gives nothing away",
			"Boil the water before you drink it.", "Boil the water before you drink it.|Boil the milk before you drink it.", nil,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got := offers(strings.Split(c.before, "|"), strings.Split(c.after, "|"))
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("offers (-want +got):\n%s", diff)
			}
		})
	}
}

// offers merges a section and lists what is fuzzy, with what it is made of.
func offers(before, after []string) []string {
	l := &life{texts: [][]translate.Message{messages(strings.Join(before, "\n"))}, catalogues: make([]*po.File, 1)}
	l.catalogues[0] = Merge(l.update(false))[0].Catalogue
	for _, e := range l.catalogues[0].Entries[1:] {
		e.Str = []string{"譯 " + e.ID}
	}
	l.texts[0] = messages(strings.Join(after, "\n"))
	var list []string
	for _, d := range Merge(l.update(false))[0].Decisions {
		if d.Outcome == Fuzzy {
			list = append(list, d.ID+" < "+d.From.ID)
		}
	}
	return list
}

func TestMoves(t *testing.T) {
	t.Parallel()
	section := func(path, texts string) SectionFile {
		return SectionFile{path, &po.File{Entries: translate.Entries(messages(strings.ReplaceAll(texts, "|", "\n")))}}
	}
	const long = "A long paragraph on how to boil water|Another one on how to keep it cool|Tools|Description"
	gone := []SectionFile{
		section("01-water.md", long),
		section("02-wounds.md", "Press hard on the \"wound\"|Tools|Description"),
		section("03-index.md", "Tools|Description"),
	}
	got := Moves(gone, []SectionFile{
		section("new.md", "Nothing of the like was here before|Tools|Description"),
		section("wounds.md", "Press hard on the “wound”|Tools|Description"),
		section("water-edited.md", strings.ReplaceAll(long, "keep it cool", "keep it cold")),
		section("water.md", long),
	})
	want := []Move{{"01-water.md", "water.md"}, {"02-wounds.md", "wounds.md"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("moves (-want +got):\n%s", diff)
	}
	if got := Moves(gone[2:], []SectionFile{section("empty.md", "")}); len(got) > 0 {
		t.Errorf("an empty section is taken for another: %v", got)
	}
}
