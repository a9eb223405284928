package typeset

import (
	"bytes"
	"os"
	"testing"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
)

// openFace opens a font of the project.
func openFace(t *testing.T, name string) *Face {
	t.Helper()
	content := readFont(t, name)
	return NewFace(func() (Source, error) { return bytes.NewReader(content), nil })
}

// openReference opens a font of the project with go-text's HarfBuzz.
func openReference(t *testing.T, name string) *harfbuzz.Font {
	t.Helper()
	parsed, err := font.ParseTTF(bytes.NewReader(readFont(t, name)))
	if err != nil {
		t.Fatal(err)
	}
	return harfbuzz.NewFont(parsed)
}

func readFont(t *testing.T, name string) []byte {
	t.Helper()
	content, err := os.ReadFile("../../fonts/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// shape sets a text by HarfBuzz, without its ligatures of letters.
func shape(f *harfbuzz.Font, text string) *harfbuzz.Buffer {
	b := harfbuzz.NewBuffer()
	b.AddRunes([]rune(text), 0, -1)
	b.Props = harfbuzz.SegmentProperties{Direction: harfbuzz.LeftToRight, Script: language.Latin, Language: "en"}
	b.Shape(f, []harfbuzz.Feature{{Tag: opentype.MustNewTag("liga"), Value: 0, Start: harfbuzz.FeatureGlobalStart, End: harfbuzz.FeatureGlobalEnd}})
	return b
}

func TestKerningIsThatOfHarfBuzz(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"NotoSans-Regular.ttf", "NotoSans-Bold.ttf", "NotoSans-Italic.ttf", "NotoSansMono-Regular.ttf"} {
		face, reference := openFace(t, name), openReference(t, name)
		kerned := 0
		// go-text leaves out the pairs that begin with a quotation mark, which
		// HarfBuzz itself does not; see TestKerningAfterQuotes.
		const letters = "AVTWYLPFavwyteor.,-0123456789é()/"
		for _, a := range letters {
			for _, b := range letters {
				advance, _ := face.advance(a)
				want := float64(shape(reference, string(a)+string(b)).Pos[0].XAdvance)
				if got := advance + face.kern(a, b)*1000; got != want {
					t.Errorf("%s: %c before %c is %.0f wide, want %.0f", name, a, b, got, want)
				}
				if want != advance {
					kerned++
				}
			}
		}
		if kerned < 50 && name != "NotoSansMono-Regular.ttf" {
			t.Errorf("%s: only %d pairs are kerned", name, kerned)
		}
	}
}

// The widths are those of HarfBuzz 12.
func TestKerningAfterQuotes(t *testing.T) {
	t.Parallel()
	face := openFace(t, "NotoSans-Regular.ttf")
	for pair, want := range map[string]float64{"“A": 289, "“a": 319, "”V": 379, "’e": 115, "A“": 639} {
		r := []rune(pair)
		advance, _ := face.advance(r[0])
		if got := advance + face.kern(r[0], r[1])*1000; got != want {
			t.Errorf("in %s the first is %.0f wide, want %.0f", pair, got, want)
		}
	}
}

func TestEmojiSequencesAreThoseOfHarfBuzz(t *testing.T) {
	t.Parallel()
	const name = "NotoEmoji-Regular.ttf"
	face, reference := openFace(t, name), openReference(t, name)
	for _, text := range []string{
		"👩‍👩‍👧‍👦", "👍🏽", "🇹🇼", "🇺🇳", "❤️", "1️⃣", "#️⃣", "🏳️‍🌈", "👩🏽‍💻", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "🤷‍♀️", "👨🏿‍❤️‍💋‍👨🏻", "☎️", "🐻‍❄️",
	} {
		b := shape(reference, text)
		var want []GlyphID
		for i, info := range b.Info {
			if b.Pos[i].XAdvance != 0 {
				want = append(want, GlyphID(info.Glyph))
			}
		}
		glyph, ok := face.sequence(text)
		if len(want) != 1 || !ok || glyph != want[0] {
			t.Errorf("%q is set as %d (%t), want %d", text, glyph, ok, want)
		}
	}
}
