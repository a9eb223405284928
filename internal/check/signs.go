package check

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/script"
)

// The quotation marks of two regions, each in place of the other's, and those of
// keyboards, which are the same on both sides.
const (
	cornerQuotes   = "「」『』"
	curlyQuotes    = "“”‘’"
	straightMarks  = `"'` + "＂＇"
	quotationMarks = cornerQuotes + curlyQuotes + straightMarks
)

// spaces are those that stand between words: also the one that does not break,
// and the one as wide as a Han character.
const spaces = " \u00a0\u3000"

func isSpace(r rune) bool { return r == ' ' || r == '\u00a0' || r == '\u3000' }

// isChinese reports whether a character is of Chinese text: Han, or a sign as
// wide as Han. Kana is not, although [script.IsEastAsian]: the rules of Chinese
// are not to be held against a Japanese name.
func isChinese(r rune) bool { return isIdeograph(r) || script.IsFullWidth(r) }

// isIdeograph reports whether a character is Han as text is written in it.
// Radicals are Han too, but they are cited, with spaces around them or without.
func isIdeograph(r rune) bool { return script.IsHan(r) && !script.IsRadical(r) }

func latin(r rune) bool { return unicode.Is(unicode.Latin, r) || unicode.IsDigit(r) }

// blank reports a space, and the ends of the text.
func blank(r rune) bool { return r == utf8.RuneError || unicode.IsSpace(r) }

// The signs that sentences end in.
const (
	stops       = ".。।۔։·෴។።"
	colons      = ";:：.。"
	semicolons  = ";；"
	questions   = "?？"
	exclamation = "!！"
	ellipsis    = "…"
)

// isOneOf reports whether a character is one of some signs.
func isOneOf(r rune, signs string) bool { return strings.ContainsRune(signs, r) }

// ordinary says of the characters that Chinese and English text is full of that
// they are in NFC and can be seen.
func ordinary(r rune) bool {
	switch {
	case r >= 0x4E00 && r <= 0x9FFF, r >= 0x3400 && r <= 0x4DBF, r >= 0x3001 && r <= 0x3029, r >= 0x3030 && r <= 0x3098, r >= 0x309B && r <= 0x3163:
		return true
	case r >= 0x2010 && r <= 0x2027, r >= 0x2030 && r <= 0x205E, r >= 0x2190 && r <= 0x2328, r >= 0x2460 && r <= 0x27FF:
		return true
	case r >= 0xFF01 && r <= 0xFF9F:
		return true
	}
	return false
}

// compatibility reports Kangxi radicals and compatibility ideographs: characters
// that look like others. Twelve of the latter's block are ordinary characters.
func compatibility(r rune) bool {
	switch {
	case script.IsRadical(r):
		return true
	case r >= 0xF900 && r <= 0xFAFF, r >= 0x2F800 && r <= 0x2FA1F:
		return script.IsHan(r) && !strings.ContainsRune("﨎﨏﨑﨓﨔﨟﨡﨣﨤﨧﨨﨩", r)
	}
	return false
}

// unseen are characters without a look, but for those that stand in words of
// some scripts, shape emoji, or have checks of their own.
var unseen = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0x0001, Hi: 0x0008, Stride: 1},
		{Lo: 0x000b, Hi: 0x001f, Stride: 1},
		{Lo: 0x007f, Hi: 0x009f, Stride: 1},
		{Lo: 0x00ad, Hi: 0x00ad, Stride: 1},
		{Lo: 0x034f, Hi: 0x034f, Stride: 1},
		{Lo: 0x115f, Hi: 0x1160, Stride: 1},
		{Lo: 0x17b4, Hi: 0x17b5, Stride: 1},
		{Lo: 0x180e, Hi: 0x180e, Stride: 1},
		{Lo: 0x200c, Hi: 0x200d, Stride: 1},
		{Lo: 0x2028, Hi: 0x2029, Stride: 1},
		{Lo: 0x2060, Hi: 0x2064, Stride: 1},
		{Lo: 0x206a, Hi: 0x206f, Stride: 1},
		{Lo: 0x2800, Hi: 0x2800, Stride: 1},
		{Lo: 0x3164, Hi: 0x3164, Stride: 1},
		{Lo: 0xfe00, Hi: 0xfe0f, Stride: 1},
		{Lo: 0xfeff, Hi: 0xfeff, Stride: 1},
		{Lo: 0xffa0, Hi: 0xffa0, Stride: 1},
		{Lo: 0xfff9, Hi: 0xfffc, Stride: 1},
		{Lo: 0xfffe, Hi: 0xffff, Stride: 1},
	},
	R32: []unicode.Range32{{Lo: 0xe0000, Hi: 0xe007f, Stride: 1}, {Lo: 0xe0100, Hi: 0xe01ef, Stride: 1}},
}

// signsFor are the signs of Latin text that stand for those of East Asian text.
var signsFor = map[rune]string{
	'。': ".", '，': ",", '、': ",", '；': ";", '：': ":", '！': "!", '？': "?", '（': "(", '）': ")",
	'「': "“", '」': "”", '『': "‘", '』': "’", '．': ".", '～': "~",
}

// isAlphabetic reports letters of scripts in which a word may have digits.
func isAlphabetic(r rune) bool {
	return r < utf8.RuneSelf && isLetter(byte(r)) || r >= utf8.RuneSelf && unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic)
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// noteOpeners are the brackets that open.
const noteOpeners = "(（[［【〔〈{<＜〖"
