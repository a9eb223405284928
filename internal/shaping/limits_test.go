package shaping

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/go-text/typesetting/language"

	"github.com/pobook/pobook/internal/bookgen"
	"github.com/pobook/pobook/internal/font"
	"github.com/pobook/pobook/internal/sfnt"
)

// TestShapeIsLinear shapes texts that nobody would write. It is not parallel, as it measures.
//
//nolint:paralleltest // it measures time
func TestShapeIsLinear(t *testing.T) {
	face := embedded(t, "NotoSans")
	for name, text := range map[string]string{
		"marks":      "\u0301",
		"two marks":  "\u0301\u0323",
		"letters":    "f",
		"joiners":    "\u200d",
		"jamo":       "\u1100",
		"fractions":  "1⁄2",
		"spaces":     " ",
		"viramas":    "\u094d",
		"syllables":  "\u0915\u094d\u0915",
		"vedic":      " \u20f0",
		"variations": "\ufe0f",
	} {
		for _, script := range []language.Script{language.Latin, language.Devanagari, language.Han} {
			bookgen.Linear(t, fmt.Sprint(name, script), 1000, func(n int) {
				New().Shape(Text{Face: face, Script: script, Runes: []rune(strings.Repeat(text, n))})
			})
		}
	}
}

// TestWordsAreBounded shapes words that never come again.
func TestWordsAreBounded(t *testing.T) {
	t.Parallel()
	s := New()
	text := Text{Face: embedded(t, "NotoSans"), Script: language.Latin}
	kept := 0
	for i := range 90_000 {
		text.Runes = []rune(fmt.Sprintf("w%dx", i))
		s.Shape(text)
		kept = max(kept, s.words.kept)
	}
	if kept > mostKept || len(s.words.glyphs) > mostKept {
		t.Errorf("%d are kept", kept)
	}
}

// TestPlansAreBounded shapes text of more languages than there are.
func TestPlansAreBounded(t *testing.T) {
	t.Parallel()
	s := New()
	text := Text{Face: embedded(t, "NotoSans"), Script: language.Latin, Runes: []rune("text")}
	want := newPlain().shape(text)
	for i := range 3 * mostPlans / 2 {
		text.Language = fmt.Sprintf("q%c%c", 'a'+i/26, 'a'+i%26)
		if got := s.Shape(text); !slices.Equal(got, want) {
			t.Fatalf("%s: got %v, want %v", text.Language, got, want)
		}
	}
	if len(s.plans) > mostPlans {
		t.Errorf("%d plans are kept", len(s.plans))
	}
}

// TestFaults shapes text of a face that has no tables for it.
func TestFaults(t *testing.T) {
	t.Parallel()
	file, err := embedded(t, "NotoSans").File()
	if err != nil {
		t.Fatal(err)
	}
	excerpt, err := file.Excerpt("head", "hhea", "maxp", "hmtx", "cmap", "name", "post", "OS/2", "glyf", "loca", "GDEF", "GPOS")
	if err != nil {
		t.Fatal(err)
	}
	broken := bytes.Clone(excerpt)
	for i := bytes.Index(broken, []byte("DFLT")); i < len(broken); i += 97 {
		broken[i] ^= 0x55
	}
	for name, face := range map[string]*font.Face{
		"absent": font.NewFace(func() (*sfnt.File, error) { return nil, errors.New("is not there") }),
		"broken": font.NewFace(func() (*sfnt.File, error) { return sfnt.Open(bytes.NewReader(broken), 0) }),
	} {
		s := New()
		text := Text{Face: face, Script: language.Latin, Runes: []rune("AVAT\u0301AR o\u0358")}
		for range 2 {
			checkClusters(t, text, s.Shape(text))
		}
		if faults := s.Faults(); len(faults) > 1 || name == "absent" && len(faults) != 1 {
			t.Errorf("%s: %v", name, faults)
		}
	}
}

// TestPanicsAreFaults has the shaper meet what go-text does not expect.
func TestPanicsAreFaults(t *testing.T) {
	t.Parallel()
	s := New()
	text := Text{Face: embedded(t, "NotoSans"), Script: language.Latin, Runes: []rune("AV after")}
	s.Shape(text)
	s.engine.buffer = nil
	text.Runes = []rune("another VA")
	got := s.Shape(text)
	if len(got) != len(text.Runes) || len(s.Faults()) != 1 || s.Faults()[0].Face != text.Face {
		t.Errorf("got %v and %v", got, s.Faults())
	}
	if again := s.Shape(text); len(again) != len(text.Runes) || len(s.Faults()) != 1 {
		t.Errorf("got %v and %v the second time", again, s.Faults())
	}
}
