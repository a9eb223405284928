package alignment_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/alignment"
	"github.com/pobook/pobook/internal/bookgen"
	"github.com/pobook/pobook/internal/markdown"
)

// translated returns a section and its make-believe translation.
func translated(source string) (*markdown.Section, *markdown.Section) {
	s := markdown.Parse([]byte(source), markdown.Options{})
	return s, parsed(string(s.Splice(func(i int) (string, bool) { return bookgen.Translate(s.Segments[i].Text), true }).Source))
}

func parsed(source string) *markdown.Section {
	return markdown.Parse([]byte(source), markdown.Options{})
}

// A whole translation is found text by text, and nearly all of it for certain.
func TestAlignsATranslation(t *testing.T) {
	t.Parallel()
	var in alignment.Input
	for seed := range uint64(8) {
		s, d := translated(string(bookgen.Section(seed, 2000)))
		in.Source, in.Target = append(in.Source, s), append(in.Target, d)
		in.Pairs = append(in.Pairs, [2]int{int(seed), int(seed)})
	}
	r := alignment.Align(in)
	matched, certain := 0, 0
	for _, m := range r.Matches {
		if !slices.Equal(m.Source, m.Target) {
			t.Errorf("%q is %q", text(in.Source, m.Source), text(in.Target, m.Target))
		}
		matched += len(m.Source)
		if len(m.Doubts) == 0 {
			certain++
		}
	}
	all := 0
	for _, s := range in.Source {
		all += len(s.Segments)
	}
	if matched != all || len(r.LeftSource)+len(r.LeftTarget) > 0 {
		t.Errorf("%d of %d texts have a partner", matched, all)
	}
	if 100*certain < 95*all {
		t.Errorf("%d of %d matches are certain", certain, all)
	}
}

func text(of []*markdown.Section, places []alignment.Place) string {
	var texts []string
	for _, p := range places {
		texts = append(texts, of[p.Section].Segments[p.Segment].Text)
	}
	return strings.Join(texts, " ¶ ")
}

// blocks are the parts of a page that tests put together, in two languages.
var blocks = [][2]string{
	{"# Water in the village", "# 村裡的水"},
	{"The village takes its water from the well at the foot of the hill.", "村子的水取自山腳的井。"},
	{"Boil the water for 10 minutes before you drink it, and keep the pot covered.", "喝水之前要煮沸 10 分鐘，鍋子也要蓋好。"},
	{"## Filters", "## 濾水器"},
	{"A filter of sand takes out what can be seen, see [the drawing](sand.png).", "沙濾器能濾掉看得見的東西，見[圖](sand.png)。"},
	{"Clean the filter with `make clean` once a month.", "每個月用 `make clean` 清洗一次濾水器。"},
	{"- 40 litres of sand\n- Gravel of 5 mm\n- Charcoal, 2 bags", "- 40 公升的沙\n- 5 公釐的碎石\n- 木炭 2 袋"},
	{"## Wells", "## 水井"},
	{"Dig a well at least 30 meters from any latrine.", "井要離廁所至少 30 公尺。"},
	{"| Depth | Water |\n| --- | --- |\n| 5 m | dirty |\n| 20 m | clean |", "| 深度 | 水 |\n| --- | --- |\n| 5 公尺 | 髒 |\n| 20 公尺 | 乾淨 |"},
	{"Ask the elders of the village where the old wells were.", "問村裡的長輩，舊井在哪裡。"},
	{"## Tanks", "## 水塔"},
	{"A tank on the roof holds the water of a week.", "屋頂的水塔裝得下一星期的水。"},
	{"> Never paint a tank black: the water gets warm.", "> 水塔絕對不要漆成黑色，水會變熱。"},
}

// page puts blocks together, of one language.
func page(language int, numbers ...int) string {
	var b strings.Builder
	for _, n := range numbers {
		b.WriteString(blocks[n][language] + "\n\n")
	}
	return b.String()
}

func upTo(n int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	return all
}

// partners returns for each text of a page its translation among the blocks.
func partners() map[string]string {
	of := map[string]string{}
	for _, b := range blocks {
		s, d := parsed(b[0]), parsed(b[1])
		for i := range s.Segments {
			of[s.Segments[i].Text] = d.Segments[i].Text
		}
	}
	return of
}

// What is planted in a translation stays where it is: no other text gets a wrong partner for
// certain, and those that are further away than the next heading keep theirs.
func TestChangesStayLocal(t *testing.T) {
	t.Parallel()
	all := upTo(len(blocks))
	tests := map[string]struct {
		translation string
		lost        int // texts of the source that may have no partner, or a fuzzy one
	}{
		"nothing":             {page(1, all...), 0},
		"a paragraph dropped": {page(1, slices.Delete(slices.Clone(all), 2, 3)...), 3},
		"a paragraph added":   {page(1, 0, 1, 2) + "這一段是譯者加上的，原文沒有。\n\n" + page(1, all[3:]...), 4},
		"two paragraphs merged": {
			page(1, 0) + blocks[1][1] + blocks[2][1] + "\n\n" + page(1, all[3:]...), 4,
		},
		"two paragraphs swapped": {page(1, append([]int{0, 2, 1}, all[3:]...)...), 4},
		"a section dropped":      {page(1, append(upTo(7), 11, 12, 13)...), 12},
		"a section moved":        {page(1, 0, 1, 2, 7, 8, 9, 10, 3, 4, 5, 6, 11, 12, 13), 16},
		"a list reordered": {
			page(1, upTo(6)...) + "- 木炭 2 袋\n- 5 公釐的碎石\n- 40 公升的沙\n\n" + page(1, all[7:]...), 5,
		},
		"an item dropped": {
			page(1, upTo(6)...) + "- 40 公升的沙\n- 5 公釐的碎石\n\n" + page(1, all[7:]...), 5,
		},
		"a table with a column more": {
			page(1, upTo(9)...) + "| 深度 | 顏色 | 水 |\n| --- | --- | --- |\n| 5 公尺 | 褐 | 髒 |\n| 20 公尺 | 藍 | 乾淨 |\n\n" + page(1, all[10:]...), 7,
		},
		"a table with a row less": {
			page(1, upTo(9)...) + "| 深度 | 水 |\n| --- | --- |\n| 20 公尺 | 乾淨 |\n\n" + page(1, all[10:]...), 7,
		},
		"a heading of another level": {strings.Replace(page(1, all...), "## 水井", "### 水井", 1), 1},
	}
	right := partners()
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			in := alignment.Input{
				Source: []*markdown.Section{parsed(page(0, all...))},
				Target: []*markdown.Section{parsed(test.translation)},
				Pairs:  [][2]int{{0, 0}},
			}
			kept := 0
			for _, m := range alignment.Align(in).Matches {
				said, got := text(in.Source, m.Source), text(in.Target, m.Target)
				switch {
				case right[said] == got && len(m.Doubts) == 0:
					kept++
				case right[said] != got && len(m.Doubts) == 0:
					t.Errorf("%q is %q for certain", said, got)
				}
			}
			if lost := len(in.Source[0].Segments) - kept; lost > test.lost {
				t.Errorf("%d texts have lost their translations, of which %d may", lost, test.lost)
			}
		})
	}
}

// A list is found in whatever order it is, where its items name something.
func TestReorderedList(t *testing.T) {
	t.Parallel()
	var source, target []string
	for i := range 60 {
		name := strings.Repeat(string(rune('a'+i%26)), 3+i/26)
		source = append(source, fmt.Sprintf("- Ask `%s` for the key of the house.\n", name))
		target = append(target, fmt.Sprintf("- 房子的鑰匙要向 `%s` 拿。\n", name))
	}
	slices.Reverse(target)
	in := alignment.Input{
		Source: []*markdown.Section{parsed(strings.Join(source, ""))},
		Target: []*markdown.Section{parsed(strings.Join(target, ""))},
		Pairs:  [][2]int{{0, 0}},
	}
	right := 0
	for _, m := range alignment.Align(in).Matches {
		if len(m.Source)*len(m.Target) == 1 && m.Source[0].Segment+m.Target[0].Segment == 59 {
			right++
		}
	}
	if right < 57 {
		t.Errorf("%d of 60 items are found", right)
	}
}

// Sections are found by what they say where no name tells.
func TestPairsByContent(t *testing.T) {
	t.Parallel()
	var in alignment.Input
	for seed := range uint64(6) {
		s, d := translated(string(bookgen.Section(seed, 1500)))
		in.Source, in.Target = append(in.Source, s), append(in.Target, d)
	}
	in.Pairs = [][2]int{{0, 0}, {1, 1}}
	want := [][2]int{{0, 0}, {1, 1}, {2, 2}, {3, 3}, {4, 4}, {5, 5}}
	if r := alignment.Align(in); !slices.Equal(r.Pairs, want) {
		t.Errorf("paired as %v", r.Pairs)
	}
}

// Every segment is in one match, or left over, once.
func TestEverySegmentIsAccountedFor(t *testing.T) {
	t.Parallel()
	for seed := range uint64(40) {
		source := bookgen.Section(seed, 300)
		s, d := translated(string(source))
		in := alignment.Input{Source: []*markdown.Section{s}, Target: []*markdown.Section{shuffled(d, seed)}, Pairs: [][2]int{{0, 0}}}
		account(t, in, alignment.Align(in))
	}
}

// shuffled returns a section with some of its blocks gone, doubled, or elsewhere.
func shuffled(s *markdown.Section, seed uint64) *markdown.Section {
	parts := strings.Split(string(s.Source), "\n\n")
	random := rand.New(rand.NewPCG(seed, 0))
	for range len(parts)/4 + 1 {
		i, j := random.IntN(len(parts)), random.IntN(len(parts))
		switch random.IntN(3) {
		case 0:
			parts[i], parts[j] = parts[j], parts[i]
		case 1:
			parts = slices.Delete(parts, i, min(len(parts), i+1))
		default:
			parts = slices.Insert(parts, i, parts[j])
		}
		if len(parts) == 0 {
			break
		}
	}
	return parsed(strings.Join(parts, "\n\n"))
}

func account(t *testing.T, in alignment.Input, r *alignment.Result) {
	t.Helper()
	for side, sections := range [][]*markdown.Section{in.Source, in.Target} {
		seen := map[alignment.Place]int{}
		left := r.LeftSource
		if side == 1 {
			left = r.LeftTarget
		}
		for _, m := range r.Matches {
			places := m.Source
			if side == 1 {
				places = m.Target
			}
			for _, p := range places {
				seen[p]++
			}
		}
		for _, p := range left {
			seen[p]++
		}
		all := 0
		for _, s := range sections {
			all += len(s.Segments)
		}
		if len(seen) != all {
			t.Errorf("side %d: %d of %d segments are accounted for", side, len(seen), all)
		}
		for p, n := range seen {
			if n != 1 {
				t.Errorf("side %d: segment %v is there %d times", side, p, n)
			}
		}
	}
}

// The same input gives the same result.
func TestIsDeterministic(t *testing.T) {
	t.Parallel()
	s, d := translated(string(bookgen.Section(3, 3000)))
	in := alignment.Input{Source: []*markdown.Section{s}, Target: []*markdown.Section{shuffled(d, 1)}, Pairs: [][2]int{{0, 0}}}
	first := alignment.Align(in)
	for range 3 {
		if again := alignment.Align(in); !reflect.DeepEqual(first, again) {
			t.Fatal("the same input gives another result")
		}
	}
}

//nolint:paralleltest // it measures time
func TestTimeIsLinear(t *testing.T) {
	for _, part := range []string{
		"A paragraph of a few words with the number 7.\n\n",
		"## A heading\n\n- an item\n- another item\n\n",
		"| a | b |\n| - | - |\n| some words | other words |\n\n",
		"    code\n\ntext\n\n",
	} {
		bookgen.Linear(t, fmt.Sprintf("%q again and again", part), 60, func(times int) {
			s, d := translated(strings.Repeat(part, times))
			alignment.Align(alignment.Input{Source: []*markdown.Section{s}, Target: []*markdown.Section{d}, Pairs: [][2]int{{0, 0}}})
		})
	}
}

func TestDestination(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ a, b string }{
		{"../glossary.md#code", "../../zh/glossary.md#程式"},
		{"../glossary/index.md", "glossary/"},
		{"/docs/use.html", "/zh-tw/docs/use.html"},
		{"https://www.example.org/en/a", "https://zh.example.org/a/"},
		{"use.md", "use.zh-TW.md"},
	} {
		if a, b := alignment.Destination(test.a), alignment.Destination(test.b); a != b {
			t.Errorf("%s is %q, %s is %q", test.a, a, test.b, b)
		}
	}
	for _, test := range []struct{ a, b string }{
		{"a.md", "b.md"},
		{"https://example.org/a?next=b", "https://example.org/a?next=https://other.example"},
		{"https://example.org/a", "https://eve:x@example.org/a"},
		{"https://example.org/a", "http://example.org/a"},
		{"https://example.org/xy/a", "https://example.org/zz/a"},
		{"mailto:a@example.org", "mailto:b@example.org"},
	} {
		if a, b := alignment.Destination(test.a), alignment.Destination(test.b); a == b {
			t.Errorf("%s and %s are both %q", test.a, test.b, a)
		}
	}
}

func FuzzAlign(f *testing.F) {
	f.Add(page(0, upTo(len(blocks))...), page(1, upTo(len(blocks))...))
	f.Add("- a\n- b\n", "1. c\n\n   d\n")
	f.Add("a\n\nb", "c")
	f.Fuzz(func(t *testing.T, source, target string) {
		for _, s := range []string{source, target} {
			if _, excess := markdown.FindExcess([]byte(s), markdown.Options{}); excess || strings.ToValidUTF8(s, "") != s {
				return
			}
		}
		in := alignment.Input{Source: []*markdown.Section{parsed(source)}, Target: []*markdown.Section{parsed(target)}, Pairs: [][2]int{{0, 0}}}
		account(t, in, alignment.Align(in))
	})
}

func BenchmarkAlign(b *testing.B) {
	var in alignment.Input
	for _, f := range bookgen.Book(20, 40_000) {
		s, d := translated(string(f.Source))
		in.Source, in.Target = append(in.Source, s), append(in.Target, d)
		in.Pairs = append(in.Pairs, [2]int{len(in.Pairs), len(in.Pairs)})
	}
	b.ResetTimer()
	for b.Loop() {
		alignment.Align(in)
	}
}

// How long translations are is not seen in the sums of both sides: a half of a section may
// not be there. Here nothing but headings, lengths and words speaks for a
// pair.
func TestAlignsHalfATranslation(t *testing.T) {
	t.Parallel()
	words := strings.Fields("system event package mail member office ticket gate room badge camera lunch dinner coffee speaker session schedule sponsor contract invoice budget report network cable server volunteer password channel message recording stream account domain group kitchen floor window table chair paper printer light music garden street train bicycle helmet bottle water")
	r := rand.New(rand.NewPCG(1, 2))
	var here, there []string
	for i := range 400 {
		var said, meant []string
		for range 5 + r.IntN(25) {
			word := words[r.IntN(len(words))]
			said, meant = append(said, word), append(meant, "un"+word+"isch")
		}
		mark := ""
		if i%6 == 5 {
			mark = "## "
		}
		here, there = append(here, mark+strings.Join(said, " ")), append(there, mark+strings.Join(meant, " "))
	}
	in := alignment.Input{
		Source: []*markdown.Section{parsed(strings.Join(here, "\n\n"))},
		Target: []*markdown.Section{parsed(strings.Join(there[:200], "\n\n"))},
		Pairs:  [][2]int{{0, 0}},
	}
	right := 0
	for _, m := range alignment.Align(in).Matches {
		if slices.Equal(m.Source, m.Target) {
			right++
		}
	}
	if right < 190 {
		t.Errorf("%d of 200 texts have their partner", right)
	}
}

// Texts that name different things are not certain to be each other's, although their places
// and lengths fit, as in a long list that is in another order.
func TestOtherNamesAreDoubtful(t *testing.T) {
	t.Parallel()
	words := strings.Fields("system event package mail member office ticket gate room badge camera lunch dinner coffee speaker session schedule sponsor contract invoice budget report network cable server")
	for seed := range uint64(20) {
		r := rand.New(rand.NewPCG(seed, 1))
		var here, there []string
		for i := range 120 {
			var said, meant []string
			for range 8 + r.IntN(30) {
				word := words[r.IntN(len(words))]
				said, meant = append(said, word), append(meant, "un"+word+"isch")
			}
			name := fmt.Sprintf("N%c%cm", 'a'+i%26, 'a'+i/26)
			here, there = append(here, name+" "+strings.Join(said, " ")), append(there, name+" "+strings.Join(meant, " "))
		}
		list := func(of []string) []*markdown.Section {
			return []*markdown.Section{parsed(strings.Join(of[:60], "\n\n") + "\n\n- " + strings.Join(of[60:], "\n- ") + "\n")}
		}
		source := list(here)
		r.Shuffle(60, func(i, j int) { there[60+i], there[60+j] = there[60+j], there[60+i] })
		in := alignment.Input{Source: source, Target: list(there), Pairs: [][2]int{{0, 0}}}
		for _, m := range alignment.Align(in).Matches {
			a, b := text(in.Source, m.Source), text(in.Target, m.Target)
			if len(m.Doubts) == 0 && a[:4] != b[:4] {
				t.Errorf("seed %d: %.30q is %.30q for certain", seed, a, b)
			}
		}
	}
}

// Who waits for it can stop it.
func TestStops(t *testing.T) {
	t.Parallel()
	s, d := translated(string(bookgen.Section(1, 20_000)))
	asked := 0
	in := alignment.Input{Source: []*markdown.Section{s}, Target: []*markdown.Section{d}, Pairs: [][2]int{{0, 0}}, Stopped: func() bool { asked++; return asked > 10 }}
	if found := alignment.Align(in); asked < 10 || len(found.Matches) > len(s.Segments)/2 {
		t.Errorf("asked %d times, and %d matches", asked, len(found.Matches))
	}
}

// Files in no pair are not all compared with each other where they are many.
func TestManySectionsWithoutNames(t *testing.T) {
	t.Parallel()
	bookgen.Linear(t, "sections in no pair", 400, func(n int) {
		var in alignment.Input
		for i := range n {
			in.Source = append(in.Source, parsed(fmt.Sprintf("Set `key%d` for Name%cx%d.\n", i, 'a'+i%26, i)))
			in.Target = append(in.Target, parsed(fmt.Sprintf("Setze `key%d` bei Name%cx%d.\n", n-1-i, 'a'+(n-1-i)%26, n-1-i)))
		}
		if found := alignment.Align(in); len(found.Pairs) != n {
			t.Errorf("%d of %d sections have a partner", len(found.Pairs), n)
		}
	})
}

// Numbers are the same however a language separates their digits.
func TestNumbersOfOtherLanguages(t *testing.T) {
	t.Parallel()
	tests := []struct {
		source, translation string
		same                bool
	}{
		{"The fee is 1,500 euros.", "Die Gebühr ist 1.500 Euro.", true},
		{"The fee is 1,500,000.25 euros.", "Die Gebühr ist 1.500.000,25 Euro.", true},
		{"The fee is 1,500 euros.", "La taxe est 1\u202f500 euros.", true},
		{"About 2.5 metres of it.", "Etwa 2,5 Meter davon.", true},
		{"About 2.5 metres of it.", "Etwa 25 Meter davon.", false},
		{"Use version 2.10 of it.", "Verwende dazu 2.10.", true},
		{"The fee is 1,500 euros.", "Die Gebühr ist 1.600 Euro.", false},
		{"It is at ２０２０ now.", "Es ist nun 2020.", true},
	}
	for _, test := range tests {
		in := alignment.Input{Source: []*markdown.Section{parsed(test.source)}, Target: []*markdown.Section{parsed(test.translation)}, Pairs: [][2]int{{0, 0}}}
		found := alignment.Align(in).Matches
		if len(found) != 1 || slices.Contains(found[0].Doubts, alignment.DoubtConstants) == test.same {
			t.Errorf("%s %s: %v", test.source, test.translation, found)
		}
	}
}
