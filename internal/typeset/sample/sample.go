// Package sample has designs and faces for the tests of the rooms of typeset, and for them
// alone. The faces are of invented advances, so that tests of rules can be read: Latin is half
// as wide as Han.
package sample

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/pobook/pobook/internal/font"
	"github.com/pobook/pobook/internal/font/made"
	"github.com/pobook/pobook/internal/sfnt"
	"github.com/pobook/pobook/internal/typeset/design"
)

// Em is the size of running text in the designs, in points.
const Em = 10.5

// Chinese is a design of Taiwan, Mainland one of the mainland, and English an English one.
func Chinese() design.Options {
	return design.Options{Faces: taiwan(), Chinese: true, Justify: true}
}

// Mainland is a design of the mainland.
func Mainland() design.Options {
	return design.Options{Faces: mainland(), Chinese: true, Justify: true}
}

// English is a design for English, justified.
func English() design.Options { return design.Options{Faces: taiwan(), Justify: true} }

var (
	taiwan   = sync.OnceValue(func() design.Faces { return faces(0.5) })
	mainland = sync.OnceValue(func() design.Faces { return faces(0.2) })
)

// Open opens a font of the project, by the name of its file below a folder.
func Open(t testing.TB, folder, name string) *font.Face {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(folder, name))
	if err != nil {
		t.Fatal(err)
	}
	return font.NewFace(func() (*sfnt.File, error) { return sfnt.Open(bytes.NewReader(content), 0) })
}

// inksOf are the inks of the marks of a face for Chinese: stops are in the middle of
// their em, as in Taiwan, or at its left, as on the mainland.
func inksOf(stopsAt float64) map[rune]font.Box {
	inks := map[rune]font.Box{'—': {Left: 0.05, Bottom: 0.25, Right: 0.85, Top: 0.31}, '⸺': {Left: 0.05, Bottom: 0.25, Right: 1.65, Top: 0.31}}
	for _, r := range "「『“‘（【《〈〔〖［｛〝" {
		inks[r] = font.Box{Left: 0.6, Right: 0.95}
	}
	for _, r := range "」』”’）】》〉〕〗］｝〞" {
		inks[r] = font.Box{Left: 0.05, Right: 0.4}
	}
	for _, r := range "，、；：．。！？" {
		inks[r] = font.Box{Left: stopsAt - 0.1, Right: stopsAt + 0.1}
	}
	return inks
}

// faces covers the BMP but for its private use area.
func faces(stopsAt float64) design.Faces {
	latin := func(r rune) (uint16, bool) {
		switch {
		case r == ' ' || r == 0xA0:
			return 250, true
		case r < 0x20, r >= 0x2E80:
			return 0, false
		}
		return 500, true
	}
	mono := func(r rune) (uint16, bool) {
		_, ok := latin(r)
		return 600, ok
	}
	chinese := func(r rune) (uint16, bool) {
		switch {
		case r == '·':
			return 300, true
		case r == '—':
			return 900, true
		case r == '⸺':
			return 1700, true
		case r >= 0xE000 && r < 0xF900 || r < 0x2000 && !strings.ContainsRune("ˇˊˋ˙ˉ˪˫", r):
			return 0, false
		}
		return 1000, true
	}
	inks := inksOf(stopsAt)
	return design.Faces{
		Latin: font.Family{
			Regular: made.Face("Latin-Regular", latin, nil), Bold: made.Face("Latin-Bold", latin, nil), Italic: made.Face("Latin-Italic", latin, nil),
		},
		Mono: font.Family{Regular: made.Face("Mono-Regular", mono, nil)},
		Han:  []font.Family{{Regular: made.Face("Han-Regular", chinese, inks), Bold: made.Face("Han-Bold", chinese, inks)}},
	}
}

// Text makes text of words and marks as prose has them; no more than
// two marks follow each other.
func Text(random *rand.Rand, length int) string {
	words := strings.Fields("開放 手冊 的 在地化 譯者 必須 理解 原文 脈絡 因此 團隊 應 先 建立 詞彙表 2024 GitHub 50% pobook 版本")
	marks := strings.Fields("， 。 、 ； ： ！ ？ …… —— 」， 」。 （ 「 《 》 ） ·")
	var b strings.Builder
	for b.Len() < length {
		b.WriteString(words[random.IntN(len(words))])
		if random.IntN(3) == 0 {
			b.WriteString(marks[random.IntN(len(marks))])
		}
	}
	return b.String()
}
