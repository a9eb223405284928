package hostname

import (
	"cmp"
	"slices"

	"github.com/go-text/typesetting/language"
)

// extended returns the Script_Extensions of a character (UAX #24, §3.3) where
// they say something else than its Script, and nil elsewhere.
func extended(r rune) []language.Script {
	i, found := slices.BinarySearchFunc(extensions, r, func(e extension, r rune) int {
		if e.lo <= r && r <= e.hi {
			return 0
		}
		return cmp.Compare(e.lo, r)
	})
	if !found {
		return nil
	}
	return extensions[i].scripts
}

type extension struct {
	lo, hi  rune
	scripts []language.Script
}

// kana are marks that both of its scripts have; eastAsian those of all.
var (
	kana      = []language.Script{language.Hiragana, language.Katakana}
	hanKana   = []language.Script{language.Han, language.Hiragana, language.Katakana}
	eastAsian = []language.Script{language.Bopomofo, language.Hangul, language.Han, language.Hiragana, language.Katakana, language.Yi}
	arabic    = []language.Script{language.Arabic, language.Syriac}
)

// extensions are those of letters, marks and digits that can be in a host, in
// order. Vedic signs, and those of scripts that nobody writes any more, are left
// to go with every script, as UAX #24 has them by Script alone.
var extensions = []extension{
	{0x0342, 0x0342, []language.Script{language.Greek}},
	{0x0363, 0x036F, []language.Script{language.Latin}},
	{0x0483, 0x0483, []language.Script{language.Cyrillic, language.Old_Permic}},
	{0x0484, 0x0484, []language.Script{language.Cyrillic, language.Glagolitic}},
	{0x0485, 0x0486, []language.Script{language.Cyrillic, language.Latin}},
	{0x0487, 0x0487, []language.Script{language.Cyrillic, language.Glagolitic}},
	{0x064B, 0x0655, arabic},
	{0x0660, 0x0669, []language.Script{language.Arabic, language.Thaana, language.Yezidi}},
	{0x0670, 0x0670, arabic},
	{0x0966, 0x096F, []language.Script{language.Devanagari, language.Dogra, language.Kaithi, language.Mahajani}},
	{0x09E6, 0x09EF, []language.Script{language.Bengali, language.Chakma, language.Syloti_Nagri}},
	{0x0A66, 0x0A6F, []language.Script{language.Gurmukhi, language.Multani}},
	{0x0AE6, 0x0AEF, []language.Script{language.Gujarati, language.Khojki}},
	{0x0BE6, 0x0BEF, []language.Script{language.Grantha, language.Tamil}},
	{0x0CE6, 0x0CEF, []language.Script{language.Kannada, language.Nandinagari}},
	{0x1040, 0x1049, []language.Script{language.Chakma, language.Myanmar, language.Tai_Le}},
	{0x3006, 0x3006, []language.Script{language.Han}},
	{0x302A, 0x302D, []language.Script{language.Bopomofo, language.Han}},
	{0x3031, 0x3035, kana},
	{0x303C, 0x303C, hanKana},
	{0x3099, 0x309A, kana},
	{0x30FB, 0x30FB, eastAsian},
	{0x30FC, 0x30FC, kana},
	{0xA66F, 0xA66F, []language.Script{language.Cyrillic, language.Glagolitic}},
}
