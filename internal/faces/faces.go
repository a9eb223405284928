// Package faces says in which of the embedded font families a locale is set.
//
// It owns the order in which they stand in for each other, which is the same in
// all locales but for the families for Han:
//
//  1. The family that is made for the script of the text, if there is one. Others
//     may have some of its letters: Noto Sans has those of Hindi, without the marks
//     of Vedic, and faces for Chinese have kana.
//  2. The family for Latin, Greek and Cyrillic. In Han text it comes after 3.
//  3. The families for Han: that of the locale's region, then the other ones of
//     package locale's table, then the supplement, which is of another style.
//  4. Symbols: Symbols 2, Emoji, Symbols, Math. Emoji come before those of which
//     some would be drawn as signs of weather or of the zodiac among emoji.
//  5. The families of East Asia that are not in 3: Japan, Korea, Hong Kong.
//  6. The families for single scripts, from west to east: for punctuation and
//     digits of theirs that stand in other text.
//
// What 1 to 3 begin with in Chinese and in English is embedded as it is; all else
// is unpacked when it is first asked, so that symbols, which are common, come
// before what is large. Letters with marks are asked for together, so that marks
// come from the family of their letter.
//
// The package neither reads the files of a handbook nor looks into fonts: a face
// is read when its first character is measured, and then shared by all that is set
// in one process. Start reading at [For].
package faces

import (
	"slices"
	"sync"

	"github.com/pobook/pobook/fonts"
	"github.com/pobook/pobook/internal/font"
	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/sfnt"
	"github.com/pobook/pobook/internal/typeset/design"
)

// The families of the order, by the names that package fonts has for them. Those
// for Han are package locale's.
const (
	latin      = "NotoSans"
	monospaced = "NotoSansMono"  // code
	supplement = "HanSupplement" // rare Han, in no region's shapes
	japanese   = "NotoSansJP"
	korean     = "NotoSansKR"
	hongKong   = "NotoSansHK"
)

var symbols = []string{"NotoSansSymbols2", "NotoEmoji", "NotoSansSymbols", "NotoSansMath"}

// scripts are the families for single scripts (ISO 15924).
var scripts = []struct{ script, family string }{
	{"Hira", japanese},
	{"Kana", japanese},
	{"Hang", korean},
	{"Armn", "NotoSansArmenian"},
	{"Geor", "NotoSansGeorgian"},
	{"Hebr", "NotoSansHebrew"},
	{"Arab", "NotoSansArabic"},
	{"Ethi", "NotoSansEthiopic"},
	{"Deva", "NotoSansDevanagari"},
	{"Guru", "NotoSansGurmukhi"},
	{"Gujr", "NotoSansGujarati"},
	{"Beng", "NotoSansBengali"},
	{"Taml", "NotoSansTamil"},
	{"Telu", "NotoSansTelugu"},
	{"Knda", "NotoSansKannada"},
	{"Mlym", "NotoSansMalayalam"},
	{"Sinh", "NotoSansSinhala"},
	{"Mymr", "NotoSansMyanmar"},
	{"Thai", "NotoSansThai"},
	{"Laoo", "NotoSansLao"},
	{"Khmr", "NotoSansKhmer"},
}

// For returns the faces for a locale, in the order in which they stand in for
// each other. The symbols are followed by all that is asked after them.
func For(l locale.Locale) design.Faces {
	all := families()
	f := design.Faces{Latin: all[latin], Mono: all[monospaced], Scripts: map[string]font.Family{}}
	han := append(slices.Clone(l.HanFamilies), supplement)
	for _, name := range han {
		f.Han = append(f.Han, all[name])
	}
	for _, s := range scripts {
		f.Scripts[s.script] = all[s.family]
	}
	for _, name := range last(han) {
		f.Symbols = append(f.Symbols, all[name])
	}
	return f
}

// last returns the families that are asked after those for Han and Latin.
func last(han []string) []string {
	list := slices.Concat(symbols, []string{japanese, korean, hongKong})
	for _, s := range scripts {
		if !slices.Contains(list, s.family) {
			list = append(list, s.family)
		}
	}
	return slices.DeleteFunc(list, func(name string) bool { return slices.Contains(han, name) })
}

// families are the embedded families by name.
var families = sync.OnceValue(func() map[string]font.Family {
	byName := map[string]font.Family{}
	for _, f := range fonts.Families() {
		byName[f.Name] = font.Family{
			Regular: open(f.Regular), Bold: open(f.Bold), Italic: open(f.Italic), BoldItalic: open(f.BoldItalic),
		}
	}
	return byName
})

func open(file string) *font.Face {
	if file == "" {
		return nil
	}
	return font.NewFace(func() (*sfnt.File, error) {
		opened, err := fonts.Open(file)
		if err != nil {
			return nil, err
		}
		return sfnt.Open(opened, 0)
	})
}
