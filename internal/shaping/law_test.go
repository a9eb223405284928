package shaping

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/go-text/typesetting/language"

	"github.com/pobook/pobook/internal/font"
)

// A plain shaper has HarfBuzz shape whole texts, and remembers none.
type plain struct {
	engine engine
	plans  map[planKey]*plan
}

func newPlain() *plain { return &plain{newEngine(), map[planKey]*plan{}} }

func (s *plain) shape(t Text) []Glyph {
	key := planKey{t.Face, t.Script, t.Language, t.RightToLeft}
	if s.plans[key] == nil {
		s.plans[key] = newPlan(key, s.engine.open(t.Face))
	}
	glyphs := s.engine.shape(s.plans[key], nil, t.Runes, 0)
	if t.RightToLeft {
		slices.Reverse(glyphs)
	}
	return glyphs
}

// checkClusters reports what is wrong with the clusters of a text.
func checkClusters(t *testing.T, text Text, glyphs []Glyph) {
	t.Helper()
	clusters := make([]int32, len(glyphs))
	for i, g := range glyphs {
		clusters[i] = g.Cluster
	}
	if text.RightToLeft {
		slices.Reverse(clusters)
	}
	switch {
	case !slices.IsSorted(clusters):
		t.Errorf("clusters of %q are out of order: %v", string(text.Runes), clusters)
	case len(clusters) > 0 && (clusters[0] != 0 || int(clusters[len(clusters)-1]) >= len(text.Runes)):
		t.Errorf("clusters of %q do not cover it: %v", string(text.Runes), clusters)
	case len(clusters) == 0 && slices.ContainsFunc(text.Runes, func(r rune) bool { return !isUnseen(valid(r)) }):
		t.Errorf("%q has no glyph", string(text.Runes))
	}
}

// checkLaw reports whether shaping a text gives what HarfBuzz makes of it.
func checkLaw(t *testing.T, s *Shaper, by *plain, text Text) {
	t.Helper()
	want := by.shape(text)
	for range 2 { // the second time from memory
		got := s.Shape(text)
		if !slices.Equal(got, want) {
			t.Errorf("%s, %s, %q, right to left %v: %q\n got %v\nwant %v", text.Face.Name(), text.Script, text.Language,
				text.RightToLeft, string(text.Runes), got, want)
			return
		}
		checkClusters(t, text, got)
	}
}

// FuzzShapeIsHarfBuzz shapes texts of the characters that a face has, and of those that are
// hard to cope with.
func FuzzShapeIsHarfBuzz(f *testing.F) {
	for i, text := range samples {
		f.Add([]byte(text), uint8(3*i), uint8(i), i%2 == 0)
	}
	scripts := scriptsOfManners()
	s, by := New(), newPlain()
	f.Fuzz(func(t *testing.T, choices []byte, face, script uint8, rightToLeft bool) {
		faces := embeddedFaces()
		text := Text{
			Face: faces[int(face)%len(faces)], Script: scripts[int(script)%len(scripts)],
			Language: "zh", RightToLeft: rightToLeft,
		}
		text.Runes = chosen(t, text.Face, choices)
		checkLaw(t, s, by, text)
	})
}

// hard are characters that HarfBuzz treats in ways of its own.
var hard = []rune(" .\u00a0\u00ad\u034f\u200b\u200c\u200d\u200e\u2044\u2060\ufe0f\ufe00\U000E0100\u0301\u0323\u0358\u3099\u302e" +
	"\u1100\u1161\u11a8\u1112\uac00\ud55c\u0e33\u0eb3\u0e4d\uff9e\U0001F1E6\U0001F3FB\U0001F468(12)\u25cc\u2003\u2011é\u1ea4" +
	"\u093f\u094d\u0930\u09c7\u0bc6\u0d4a\u1031\u09df\u0929\u095c\u17d2\u0f71\u064b\u0651\u0640\u0627\u0644\u05b7\u05d0\u0378\U0010FFFF\x00\t\n")

// chosen returns the characters that pairs of bytes stand for.
func chosen(t *testing.T, face *font.Face, choices []byte) []rune {
	t.Helper()
	own := ownCharacters(t, face)
	var runes []rune
	for ; len(choices) > 1; choices = choices[2:] {
		which, at := choices[0], int(choices[1])
		switch {
		case which < 0x60:
			runes = append(runes, hard[at%len(hard)])
		case which == 0x60:
			runes = append(runes, rune(0xD7FF+at), rune(-at), rune(0x10FFFF+at))
		default:
			runes = append(runes, own[(int(which)<<8+at*7)%len(own)])
		}
	}
	return runes
}

// ownCharacters returns those of the characters of a face that are rarely in another one.
func ownCharacters(t *testing.T, face *font.Face) []rune {
	t.Helper()
	tables, err := face.Tables()
	if err != nil {
		t.Fatal(err)
	}
	var own []rune
	for it := tables.Cmap.Iter(); it.Next() && len(own) < 4096; {
		if r, _ := it.Char(); r > 0x250 && (r < 0x2000 || r > 0x2400) {
			own = append(own, r)
		}
	}
	slices.Sort(own)
	return own
}

func TestShapeIsHarfBuzz(t *testing.T) {
	t.Parallel()
	s, by := New(), newPlain()
	for _, text := range samples {
		for _, face := range embeddedFaces() {
			for _, script := range scriptsOfManners() {
				for _, rightToLeft := range []bool{false, true} {
					checkLaw(t, s, by, Text{face, script, "en", rightToLeft, []rune(text)})
				}
			}
		}
	}
}

// TestShapeAtRandom goes where a fuzzer takes long to come: through the whole of every face.
func TestShapeAtRandom(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(1, 2))
	scripts := scriptsOfManners()
	s, by := New(), newPlain()
	for _, face := range embeddedFaces() {
		for range 200 {
			choices := make([]byte, random.IntN(40))
			for i := range choices {
				choices[i] = byte(random.Uint32())
			}
			runes := chosen(t, face, choices)
			script := scripts[random.IntN(len(scripts))]
			if i := slices.IndexFunc(runes, func(r rune) bool { return language.LookupScript(r).Strong() }); i >= 0 && random.IntN(2) == 0 {
				script = language.LookupScript(runes[i])
			}
			rightToLeft := manners[script].rightToLeft != (random.IntN(8) == 0)
			checkLaw(t, s, by, Text{face, script, "ja", rightToLeft, runes})
		}
	}
}

// scriptsOfManners returns the scripts with manners, and two without.
func scriptsOfManners() []language.Script {
	var scripts []language.Script
	for script := range manners {
		scripts = append(scripts, script)
	}
	slices.Sort(scripts)
	return append(scripts, language.Mongolian, language.Nko)
}

var samples = []string{
	"The quick brown fox, 1⁄2 AVATAR fi\u0301 o\u0358 m̄-sī",
	"天地玄黃，宇宙洪荒。か\u3099ﾊﾞ葛\U000E0100",
	"한글 \u1112\u1161\u11ab \u1100\u1161가\u11a8",
	"हिन्दी क्षत्रिय र्क \u200d\u200c",
	"ภาษาไทยน้ำ ที่",
	"مرحبا، لا (12) العربية",
	"שָׁלוֹם (עולם)",
	"👍🏽👨‍👩‍👧🇹🇼🇯🇵\U0001F1E6 a\u00adb",
	"ខ្មែរ မြန်မာ සිංහල",
	"হ\u09df নাম হ\u09df কি হ\u09df",
	"हू \u0929ल नल बल की \u095cर",
}
