package translate

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/po"
)

// Whatever is similar enough is found, without comparing each with each.
func TestIndexFindsAllThatIsSimilar(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	vocabulary := strings.Fields("the of and to a in water boil before you drink it cool store clean bottle label wound press hard 手 冊 20")
	var (
		l     lexicon
		bags  []bag
		texts []string
	)
	for range 400 {
		var words []string
		for range 1 + r.IntN(12) {
			words = append(words, vocabulary[min(r.IntN(len(vocabulary)), r.IntN(len(vocabulary)))])
		}
		texts = append(texts, strings.Join(words, " "))
		bags = append(bags, l.bagOf(texts[len(texts)-1]))
	}
	for _, least := range []float64{0.3, 0.5, 0.6, 0.9, 1} {
		index, compared, pairs := newIndex(&l, bags, least), 0, 0
		for i := range bags {
			found := map[int]bool{}
			index.similar(bags[i], i, func(text int) {
				compared++
				if found[text] {
					t.Fatalf("%q is found twice", texts[text])
				}
				found[text] = true
			})
			for j := range bags {
				if l.similarity(bags[i], bags[j]) >= least {
					pairs++
					if !found[j] {
						t.Errorf("%q is similar to %q and not found", texts[j], texts[i])
					}
				}
			}
		}
		t.Logf("at %v: %d of %d comparisons for %d pairs", least, compared, len(bags)*len(bags), pairs)
	}
}

// Where all texts are alike few are compared with one, and each with some.
func TestIndexComparesFew(t *testing.T) {
	var (
		l    lexicon
		bags []bag
	)
	for range 3 * most {
		bags = append(bags, l.bagOf("boil the water before you drink it"))
	}
	closest := len(bags)
	bags = append(bags, l.bagOf("boil the clean water before you drink it"))
	index, reached := newIndex(&l, bags, 0.6), map[int]bool{}
	for i := range bags[:closest] {
		compared := 0
		index.similar(bags[i], i, func(text int) {
			compared++
			reached[text] = true
		})
		if compared != most {
			t.Fatalf("%d texts are compared, want %d", compared, most)
		}
	}
	if len(reached) < closest {
		t.Errorf("only %d of %d texts are ever compared", len(reached), closest)
	}
	found := false
	index.similar(bags[closest], 0, func(text int) { found = found || text == closest })
	if !found {
		t.Error("the text that shares most is not compared")
	}
}

// A word that is there often is as many words, and no more than that.
func TestRepeatedWords(t *testing.T) {
	var l lexicon
	few, many := l.bagOf(strings.Repeat("water ", 500)), l.bagOf(strings.Repeat("milk water ", 1000))
	for i := 1; i < len(many.words); i++ {
		if many.words[i] <= many.words[i-1] {
			t.Fatalf("%d is there twice", many.words[i])
		}
	}
	if got := l.shared(few, many); got != few.weight {
		t.Errorf("they share %d, want %d", got, few.weight)
	}
}

func TestSimilarity(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want string
	}{
		{"", "", "0.00"},
		{"Gauze", "Gauze pads", "0.67"},
		{"Lay the patient down", "Lay the patient **down**", "1.00"},
		{"a b", "b a", "1.00"},
		{"water water", "water", "0.67"},
		{"翻譯手冊", "翻譯本手冊", "0.89"},
		{"Boil", "Cool", "0.00"},
	} {
		var l lexicon
		if got := fmt.Sprintf("%.2f", l.similarity(l.bagOf(c.a), l.bagOf(c.b))); got != c.want {
			t.Errorf("%q and %q: %s, want %s", c.a, c.b, got, c.want)
		}
	}
	if got := letterSimilarity("Cost", "Costs"); got < 0.8 {
		t.Errorf("a letter more makes a word another: %v", got)
	}
	if got := letterSimilarity("Cost", "Time"); got != 0 {
		t.Errorf("words without a common pair of letters are similar: %v", got)
	}
}

// Each case is the texts of a section before and after, and what the new ones
// are made of.
func TestNearest(t *testing.T) {
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
			got := offers(strings.Split(c.before, "|"), strings.Split(c.after, "|"))
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("offers (-want +got):\n%s", diff)
			}
		})
	}
}

// offers merges a section and lists what is fuzzy, with what it is made of.
func offers(before, after []string) []string {
	l := &life{texts: [][]*po.Entry{messages(strings.Join(before, "\n"))}, catalogues: make([]*po.File, 1)}
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
	section := func(path, texts string) Section {
		return Section{Path: path, Template: &po.File{Entries: messages(strings.ReplaceAll(texts, "|", "\n"))}}
	}
	const long = "A long paragraph on how to boil water|Another one on how to keep it cool|Tools|Description"
	gone := []Section{
		section("01-water.md", long),
		section("02-wounds.md", "Press hard on the \"wound\"|Tools|Description"),
		section("03-index.md", "Tools|Description"),
	}
	gone[1].Template, gone[1].Catalogue = nil, gone[1].Template
	got := Moves(gone, []Section{
		section("new.md", "Nothing of the like was here before|Tools|Description"),
		section("wounds.md", "Press hard on the “wound”|Tools|Description"),
		section("water-edited.md", strings.ReplaceAll(long, "keep it cool", "keep it cold")),
		section("water.md", long),
	})
	want := []Move{{"01-water.md", "water.md"}, {"02-wounds.md", "wounds.md"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("moves (-want +got):\n%s", diff)
	}
	if got := Moves(gone[2:], []Section{section("empty.md", "")}); len(got) > 0 {
		t.Errorf("an empty section is taken for another: %v", got)
	}
}
