package similarity

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// Whatever is similar enough is found, without comparing each with each.
func TestIndexFindsAllThatIsSimilar(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(1, 2))
	vocabulary := strings.Fields("the of and to a in water boil before you drink it cool store clean bottle label wound press hard 手 冊 20")
	var (
		l     Lexicon
		bags  []Bag
		texts []string
	)
	for range 400 {
		var words []string
		for range 1 + r.IntN(12) {
			words = append(words, vocabulary[min(r.IntN(len(vocabulary)), r.IntN(len(vocabulary)))])
		}
		texts = append(texts, strings.Join(words, " "))
		bags = append(bags, l.Read(texts[len(texts)-1]))
	}
	for _, least := range []float64{0.3, 0.5, 0.6, 0.9, 1} {
		index, compared, pairs := NewIndex(&l, bags, least), 0, 0
		for i := range bags {
			found := map[int]bool{}
			index.Similar(bags[i], i, func(text int) {
				compared++
				if found[text] {
					t.Fatalf("%q is found twice", texts[text])
				}
				found[text] = true
			})
			for j := range bags {
				if l.Dice(bags[i], bags[j]) >= least {
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
	t.Parallel()
	var (
		l    Lexicon
		bags []Bag
	)
	for range 3 * most {
		bags = append(bags, l.Read("boil the water before you drink it"))
	}
	closest := len(bags)
	bags = append(bags, l.Read("boil the clean water before you drink it"))
	index, reached := NewIndex(&l, bags, 0.6), map[int]bool{}
	for i := range bags[:closest] {
		compared := 0
		index.Similar(bags[i], i, func(text int) {
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
	index.Similar(bags[closest], 0, func(text int) { found = found || text == closest })
	if !found {
		t.Error("the text that shares most is not compared")
	}
}

// A word that is there often is as many words, and no more than that.
func TestRepeatedWords(t *testing.T) {
	t.Parallel()
	var l Lexicon
	few, many := l.Read(strings.Repeat("water ", 500)), l.Read(strings.Repeat("milk water ", 1000))
	for i := 1; i < len(many.words); i++ {
		if many.words[i] <= many.words[i-1] {
			t.Fatalf("%d is there twice", many.words[i])
		}
	}
	if got := l.Shared(few, many); got != few.Weight {
		t.Errorf("they share %d, want %d", got, few.Weight)
	}
}

func TestSimilarity(t *testing.T) {
	t.Parallel()
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
		var l Lexicon
		if got := fmt.Sprintf("%.2f", l.Dice(l.Read(c.a), l.Read(c.b))); got != c.want {
			t.Errorf("%q and %q: %s, want %s", c.a, c.b, got, c.want)
		}
	}
	if got := Letters("Cost", "Costs"); got < 0.8 {
		t.Errorf("a letter more makes a word another: %v", got)
	}
	if got := Letters("Cost", "Time"); got != 0 {
		t.Errorf("words without a common pair of letters are similar: %v", got)
	}
}
