package check

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/unicode/runenames"

	"github.com/pobook/pobook/internal/diag"
)

// Single characters: those that are not what they look like, and those that
// cannot be seen or set.
var characterChecks = table{
	{
		ID: "compatibility-character", Family: Characters, needs: hasCompat, find: findCompatibility,
		Explanation: "A character looks like an ordinary one and is another: a Kangxi radical such as ⽂ for 文, or a compatibility ideograph. They come from text that was copied out of a PDF or typed with an odd input method. Searching does not find them and fonts may lack them. \"pobook check --fix\" puts the ordinary ones in their place.",
		Wrong:       Example{Source: "Text", Target: "⽂字"},
		Right:       Example{Source: "Text", Target: "文字"},
	},
	{
		ID: "not-nfc", Family: Characters, Severity: diag.Warning, needs: hasOdd, find: findNotNFC,
		Explanation: "A letter is written as several characters, a base and a mark, where Unicode has one for it: not in NFC. It looks the same, but searching and sorting take it for something else. \"pobook check --fix\" mends it.",
		Wrong:       Example{Source: "At the cafe", Target: "在 cafe\u0301 裡"},
		Right:       Example{Source: "At the cafe", Target: "在 café 裡"},
	},
	{
		ID: "invisible-character", Family: Characters, needs: hasOdd, find: findInvisible,
		Explanation: "The translation has a character that cannot be seen and that its source does not have: a joiner, a soft hyphen, a byte order mark, a control character. Joiners among letters that are spelled with them, as in Persian and Hindi, are right. Other such characters break searching and copying, and can hide text from people that programs read.",
		Wrong:       Example{Source: "Text", Target: "文\u2060字"},
		Right:       Example{Source: "Text", Target: "文字"},
	},
	{
		ID: "bidi-control", Family: Characters, needs: hasOdd, find: findBidiControls,
		Explanation: "The translation has a character that turns the direction of writing. With it, text can be shown in another order than it is stored, so that a reviewer approves what no reader will get; such attacks on source code are known. No Chinese text needs one. Where the locale is written from right to left, marks that stand for a letter (U+200E, U+200F, U+061C) are right, and so are isolates that end within the message.",
		Wrong:       Example{Source: "See file.txt", Target: "見 \u202etxt.elif"},
		Right:       Example{Source: "See file.txt", Target: "見 file.txt"},
	},
	{
		ID: "missing-glyph", Family: Characters,
		Explanation: "None of the faces that the book is set in has a character of this section or translation. In the PDF a small frame with its code point stands in its place, and whoever copies the text gets the character itself. It is an error all the same, since readers see a hole there; the key \"missing_glyphs\" in handbook.yaml makes it a warning, or lets no PDF be written. One line stands for all characters of a script in a file, and for each symbol; it says how many there are, and where the first is. Name a font file that has them at \"faces\", as in \"faces: {Egyp: fonts/Hieroglyphs.ttf}\", or write it in another way.",
		Wrong:       Example{Source: "A sign", Target: "一個符號 𓀀"},
		Right:       Example{Source: "A sign", Target: "一個符號 ★"},
	},
	{
		ID: "private-use", Family: Characters,
		Explanation: "The text has a character for private use (U+E000 to U+F8FF, and two planes of Unicode), which means something in one font alone: a pictogram of an icon font, or a sign that somebody has drawn. No face of the book has it, so readers see a frame with its code point. Name the font that it is made for at \"faces\", as \"symbols\", or write what it stands for.",
		Wrong:       Example{Source: "Press \uf015.", Target: "按 \uf015。"},
		Right:       Example{Source: "Press Home.", Target: "按「首頁」。"},
	},
}

func named(r rune) string {
	name := runenames.Name(r)
	if strings.HasPrefix(name, "<") || name == "" {
		return fmt.Sprintf("U+%04X", r)
	}
	return fmt.Sprintf("U+%04X %s", r, name)
}

func findCompatibility(m *message) {
	m.each(hasCompat, func(r rune, at span) {
		if m.source.has(r) {
			return
		}
		if ordinary := norm.NFKC.String(string(r)); ordinary != string(r) {
			m.mendable(at, ordinary, diag.Textf("%c is %s, which only looks like %s", r, named(r), ordinary), diag.Textf("write %s", ordinary))
		} else {
			m.report(at, diag.Textf("%c is %s, a component of characters and not a character itself", r, named(r)), diag.Textf("write the character that is meant"))
		}
	})
}

// greekQuestion is a question mark in Greek, and looks like a semicolon.
const greekQuestion = '\u037e'

// findNotNFC leaves alone what the check for compatibility characters finds, which
// normalisation would change as well.
func findNotNFC(m *message) {
	text := m.target.raw
	for at := 0; at < len(text); {
		good := norm.NFC.QuickSpanString(text[at:])
		if at += good; at == len(text) {
			return
		}
		size := norm.NFC.NextBoundaryInString(text[at:], true)
		piece := text[at : at+size]
		composed := norm.NFC.String(piece)
		r, _ := utf8.DecodeRuneInString(piece)
		if r == greekQuestion && m.brief.locale.Language() != "el" && !m.source.has(r) {
			m.report(span{at, at + size}, diag.Textf("%c is a Greek question mark (U+037E), which looks like a semicolon", r), diag.Textf("write a question mark or a semicolon, whichever is meant"))
			at += size
			continue
		}
		if composed != piece && composes(piece, composed) && !compatibility(r) && !m.source.contains(piece) {
			m.mendable(span{at, at + size}, composed, decomposed(piece, composed), diag.Textf("write %s", composed))
		}
		at += size
	}
}

// decomposed is what is said of a piece of text that is not in NFC.
func decomposed(piece, composed string) diag.Text {
	if n := utf8.RuneCountInString(piece); n > 1 {
		return diag.Textf("%s is typed as %d separate characters", composed, n)
	}
	r, _ := utf8.DecodeRuneInString(piece)
	return diag.Textf("%c is %s, which only looks like %s", r, named(r), composed)
}

// composes says whether NFC makes one character of several, or an ordinary one of
// a duplicate. It also takes letters apart, such as some of Hindi and Bengali, and
// orders the marks of Arabic and Hebrew otherwise than they are typed: that is
// nothing for translators to mend.
func composes(piece, composed string) bool {
	before, after := utf8.RuneCountInString(piece), utf8.RuneCountInString(composed)
	return after == 1 || after < before
}

// turning are the characters that change the direction of writing (UAX #9).
var turning = &unicode.RangeTable{R16: []unicode.Range16{
	{Lo: 0x061c, Hi: 0x061c, Stride: 1}, {Lo: 0x200e, Hi: 0x200f, Stride: 1}, {Lo: 0x202a, Hi: 0x202e, Stride: 1}, {Lo: 0x2066, Hi: 0x2069, Stride: 1},
}}

func findInvisible(m *message) {
	m.each(hasOdd, func(r rune, at span) {
		if !unicode.Is(unseen, r) || m.source.has(r) || shapes(m.target.raw, at.start, r) || spells(m.target.raw, at.start, r) {
			return
		}
		if m.brief.locale.Han {
			m.mendable(at, "", diag.Textf("there is an invisible character here, %s", named(r)), diag.Textf("delete it"))
		} else {
			m.report(at, diag.Textf("there is an invisible character here, %s", named(r)), diag.Textf("delete it, unless it joins or separates letters"))
		}
	})
}

// shapes reports characters that change the look of what stands before them: the
// selector of a variant, the joiners between the parts of an emoji and the tags
// of a flag (UTS #51). Several selectors in a row, and tags on anything but a
// flag, are text that nobody sees.
func shapes(text string, at int, r rune) bool {
	prev, _ := utf8.DecodeLastRuneInString(text[:at])
	switch {
	case unicode.Is(unicode.Variation_Selector, r):
		return !blank(prev) && !unicode.Is(unicode.Variation_Selector, prev)
	case r == 0x200d:
		return unicode.In(prev, unicode.So, unicode.Sk) || prev == 0xfe0f || prev == endTag
	case flagTag(r):
		return tagsFlag(text[:at])
	}
	return false
}

// The tags after a black flag name a region in at most six letters and digits.
const (
	blackFlag   = 0x1f3f4
	endTag      = 0xe007f
	longestTags = 6 * len("\U000e007f")
)

func flagTag(r rune) bool { return r >= 0xe0020 && r <= endTag }

// tagsFlag says whether text ends in a flag, with or without tags.
func tagsFlag(text string) bool {
	near := text[max(0, len(text)-longestTags-len("🏴")):]
	prev, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(near, func(r rune) bool { return flagTag(r) && r != endTag }))
	return prev == blackFlag
}

func findBidiControls(m *message) {
	rightToLeft := m.brief.locale.RightToLeft
	isolated := rightToLeft && isolates(m.target.raw)
	m.each(hasOdd, func(r rune, at span) {
		needed := rightToLeft && isDirectionMark(r) || isolated && isIsolate(r)
		if unicode.Is(turning, r) && !m.source.has(r) && !needed {
			m.report(at, diag.Textf("there is an invisible character here that changes the direction of the text, %s", named(r)), diag.Textf("delete it, and check that the text reads as you expect"))
		}
	})
}
