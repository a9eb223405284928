package shaping

import (
	"strings"
	"testing"

	"github.com/go-text/typesetting/language"

	"github.com/pobook/pobook/internal/bookgen"
	"github.com/pobook/pobook/internal/font"
	"github.com/pobook/pobook/internal/sfnt"
)

// paragraphs are some 350 pages of a generated book, in stretches of one script.
func paragraphs(script language.Script, write func(string) string) [][]rune {
	var runs [][]rune
	for _, file := range bookgen.Book(350, 120_000) {
		for line := range strings.Lines(string(file.Source)) {
			var run []rune
			for _, r := range write(strings.TrimSpace(line)) {
				if of := language.LookupScript(r); of.Strong() && of != script {
					if len(run) > 0 {
						runs = append(runs, run)
					}
					run = nil
					continue
				}
				run = append(run, r)
			}
			if len(run) > 0 {
				runs = append(runs, run)
			}
		}
	}
	return runs
}

func english(s string) string { return s }

func BenchmarkShape(b *testing.B) {
	for _, book := range []struct {
		name, family, language string
		script                 language.Script
		write                  func(string) string
	}{
		{"en", "NotoSans", "en", language.Latin, english},
		{"zh_Hant", "NotoSansTC", "zh-Hant", language.Han, bookgen.Translate},
	} {
		runs := paragraphs(book.script, book.write)
		n := 0
		for _, r := range runs {
			n += len(r)
		}
		text := Text{Face: embedded(b, book.family), Script: book.script, Language: book.language}
		b.Run(book.name+"/shaped", func(b *testing.B) {
			for b.Loop() {
				s := New()
				for _, text.Runes = range runs {
					s.Shape(text)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/char")
		})
		b.Run(book.name+"/plain", func(b *testing.B) {
			for b.Loop() {
				s := newPlain()
				for _, text.Runes = range runs {
					s.shape(text)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/char")
		})
		b.Run(book.name+"/unshaped", func(b *testing.B) {
			p := newPlan(planKey{text.Face, text.Script, text.Language, false}, nil)
			var glyphs []Glyph
			for b.Loop() {
				for _, run := range runs {
					glyphs = p.unshaped(glyphs[:0], run)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/char")
		})
	}
}

// BenchmarkOpen measures what a face costs before its first text.
func BenchmarkOpen(b *testing.B) {
	for _, family := range []string{"NotoSans", "NotoSansTC", "NotoSansSC"} {
		file, err := embedded(b, family).File()
		if err != nil {
			b.Fatal(err)
		}
		b.Run(family, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				again := font.NewFace(func() (*sfnt.File, error) { return file, nil })
				New().Shape(Text{Face: again, Script: language.Latin, Runes: []rune("word")})
			}
		})
	}
}
