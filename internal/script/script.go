// Package script answers what the scripts of East Asia need to be known apart
// for: which characters are Han or kana, which are written without spaces, and
// which are as wide as Han. Every other package asks here, so that all of them
// go by one table.
//
// The answers are properties of Unicode: Script and Script_Extensions (UAX #24),
// named as in ISO 15924, and East_Asian_Width (UAX #11). They are about single
// characters. What a mark such as “ or … is depends on the text around it and is
// not answered here, and neither is where a line may break.
//
// Start at [IsHan] and [IsEastAsian], the narrowest question and the widest.
package script

import "unicode"

// firstEastAsian is where CJK Radicals Supplement begins, the first block of
// characters that are East Asian alone; two marks of Bopomofo stand before it.
const firstEastAsian = 0x2E80

// IsHan reports whether the Script of r is Han (Hani): an ideograph of any
// plane, a compatibility ideograph, a radical, 〇, or the iteration mark 々.
// Punctuation among Han is not.
func IsHan(r rune) bool {
	switch {
	case r < firstEastAsian:
		return false
	case r >= 0x4E00 && r <= 0x9FFF, r >= 0x3400 && r <= 0x4DBF: // the first block and Extension A
		return true
	case r >= 0x3000 && r < 0x3400:
		return r == '々' || r == '〇' || r >= '〡' && r <= '〩' || r >= '〸' && r <= '〻'
	case r >= 0xA000 && r < 0xF900, r >= 0xFE00 && r <= 0xFFFF:
		return false
	}
	return unicode.Is(unicode.Han, r)
}

// IsRadical reports whether r is a radical, which is Han but a part of a
// character and not one itself (Unicode's property Radical): ⻌ or ⽂.
func IsRadical(r rune) bool {
	return r >= firstEastAsian && r <= 0x2FD5 && unicode.Is(unicode.Radical, r)
}

// IsKana reports whether r is a letter of kana or a mark that is written with
// kana alone: its Script is Hiragana or Katakana (Hira, Kana), or its
// Script_Extensions are none but these, as those of the sign of length ー.
// The interpunct ・ is not; Chinese and Korean have it too.
func IsKana(r rune) bool {
	switch {
	case r < 0x3031:
		return false
	case r >= 0x3400 && r <= 0xFF65:
		return false
	case r >= 0x3041 && r <= 0x30FF:
		return r != '・' && r != 0x3097 && r != 0x3098 // no character has these two codes
	case r <= 0x3035, r == 0xFF70, r == 0xFF9E, r == 0xFF9F:
		return true // 〱 to 〵, and the halfwidth forms of ー, ゛ and ゜
	}
	return unicode.In(r, unicode.Katakana, unicode.Hiragana)
}

// IsUnspaced reports whether r is a character of a script that puts no spaces
// between words and in which each character may be a word: Han, kana, Bopomofo
// (Hani, Hira, Kana, Bopo), with 〆 and 〼, letters that Han and kana share.
// Korean has spaces between words. Thai and its neighbours have none either, but
// there only a dictionary knows the words.
//
// Punctuation is not part of it, see [IsEastAsian].
func IsUnspaced(r rune) bool {
	switch {
	case r < firstEastAsian:
		return r == 0x02EA || r == 0x02EB // tone marks of Bopomofo
	case r >= 0x4E00 && r <= 0x9FFF, r == '〆', r == '〼':
		return true
	case r >= 0x3041 && r <= 0x30FF:
		return IsKana(r)
	}
	return IsHan(r) || IsKana(r) || unicode.Is(unicode.Bopomofo, r)
}

// IsFullWidth reports whether r is a sign that is written among Han and as wide
// as Han: the punctuation of Chinese and Japanese, the other signs of their
// blocks, vertical and small forms, and the full-width forms of Latin letters
// and digits.
//
// These are the characters of the blocks of CJK on the Basic Multilingual Plane
// whose East_Asian_Width is Wide or Fullwidth and which are neither Hangul nor
// [IsUnspaced]. The ideographic space U+3000 is not one of them: who asks for
// signs wants no space.
func IsFullWidth(r rune) bool {
	switch {
	case r < 0x2FF0:
		return false
	case r >= 0x3001 && r <= 0x3004, r >= 0x3008 && r <= 0x3020, r >= 0xFF01 && r <= 0xFF60: // nearly all that are met
		return true
	case r >= 0x3041 && r < 0x3190:
		return r == '・'
	case r >= 0x3400 && r < 0xFE10:
		return false
	}
	return unicode.Is(fullWidth, r)
}

// fullWidth is what [IsFullWidth] reports, by blocks.
var fullWidth = &unicode.RangeTable{R16: []unicode.Range16{
	{Lo: 0x2FF0, Hi: 0x2FFF, Stride: 1}, // Ideographic Description Characters
	{Lo: 0x3001, Hi: 0x3004, Stride: 1}, // CJK Symbols and Punctuation
	{Lo: 0x3008, Hi: 0x3020, Stride: 1},
	{Lo: 0x302A, Hi: 0x302D, Stride: 1},
	{Lo: 0x3030, Hi: 0x3030, Stride: 1},
	{Lo: 0x3036, Hi: 0x3037, Stride: 1},
	{Lo: 0x303D, Hi: 0x303E, Stride: 1},
	{Lo: 0x30FB, Hi: 0x30FB, Stride: 1}, // ・
	{Lo: 0x3190, Hi: 0x319F, Stride: 1}, // Kanbun
	{Lo: 0x31C0, Hi: 0x31EF, Stride: 1}, // CJK Strokes
	{Lo: 0x3220, Hi: 0x3247, Stride: 1}, // Enclosed CJK Letters and Months
	{Lo: 0x3250, Hi: 0x325F, Stride: 1},
	{Lo: 0x327F, Hi: 0x32CF, Stride: 1},
	{Lo: 0x32FF, Hi: 0x32FF, Stride: 1},
	{Lo: 0x3358, Hi: 0x33FF, Stride: 1}, // CJK Compatibility
	{Lo: 0xFE10, Hi: 0xFE19, Stride: 1}, // Vertical Forms
	{Lo: 0xFE30, Hi: 0xFE52, Stride: 1}, // CJK Compatibility Forms, Small Form Variants
	{Lo: 0xFE54, Hi: 0xFE66, Stride: 1},
	{Lo: 0xFE68, Hi: 0xFE6B, Stride: 1},
	{Lo: 0xFF01, Hi: 0xFF60, Stride: 1}, // Halfwidth and Fullwidth Forms
	{Lo: 0xFFE0, Hi: 0xFFE6, Stride: 1},
}}

// IsEastAsian reports whether r belongs to text that is written without spaces,
// as a letter or as a sign, so that a line break between two such characters
// stands for nothing: it is [IsUnspaced] or [IsFullWidth], or the halfwidth form
// of a sign.
//
// This is the rule of CSS Text 3, §4.1.3, which goes by East_Asian_Width and
// leaves out Hangul. Pictographs are left out too, since they stand in text of
// all scripts, and so is U+3000, which is a space itself.
func IsEastAsian(r rune) bool {
	switch {
	case r < firstEastAsian:
		return IsUnspaced(r)
	case r >= 0x4E00 && r <= 0x9FFF:
		return true
	case r >= 0xFF61 && r <= 0xFF65, r >= 0xFFE8 && r <= 0xFFEE: // ｡ to ･, ￨ to ￮
		return true
	}
	return IsFullWidth(r) || IsUnspaced(r)
}
