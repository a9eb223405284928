package shaping

import (
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
)

// A manner is how a script is shaped.
type manner struct {
	// off are features that HarfBuzz would have on. All else is as it has it.
	off []string
	cut cutting
	// rightToLeft is the direction of the script. Text of the other direction is turned
	// around by HarfBuzz, and so is shaped as a whole.
	rightToLeft bool
}

// A cutting is where text of a script may be cut.
type cutting uint8

const (
	// nowhere is for scripts that nobody has looked at.
	nowhere cutting = iota
	// atSpaces is for scripts whose characters join, or are ordered within syllables.
	atSpaces
	// anywhere is for scripts of which HarfBuzz knows no more than what is said in standsAlone.
	anywhere
)

var (
	// Letters are justified, divided and searched one by one.
	letters = manner{off: []string{"liga", "clig"}, cut: anywhere}
	// Full-width glyphs stand on a grid, and what gives way on it typesetting decides. The
	// kerning of these fonts is made for proportional kana.
	grid      = manner{off: []string{"kern"}, cut: anywhere}
	simple    = manner{cut: anywhere}
	syllables = manner{cut: atSpaces}
)

// manners are those of the scripts that books are set in.
var manners = map[language.Script]manner{
	0:                   letters,
	language.Common:     letters,
	language.Latin:      letters,
	language.Greek:      letters,
	language.Cyrillic:   letters,
	language.Armenian:   letters,
	language.Georgian:   letters,
	language.Ethiopic:   simple,
	language.Han:        grid,
	language.Hiragana:   grid,
	language.Katakana:   grid,
	language.Bopomofo:   grid,
	language.Hangul:     simple,
	language.Thai:       simple,
	language.Lao:        simple,
	language.Hebrew:     {cut: anywhere, rightToLeft: true},
	language.Arabic:     {cut: atSpaces, rightToLeft: true},
	language.Devanagari: syllables,
	language.Bengali:    syllables,
	language.Gurmukhi:   syllables,
	language.Gujarati:   syllables,
	language.Oriya:      syllables,
	language.Tamil:      syllables,
	language.Telugu:     syllables,
	language.Kannada:    syllables,
	language.Malayalam:  syllables,
	language.Sinhala:    syllables,
	language.Khmer:      syllables,
	language.Myanmar:    syllables,
	language.Tibetan:    syllables,
}

// alwaysOff are features that are off for every script: what is drawn depends on no chance.
var alwaysOff = []string{"rand"}

// features returns what is switched off, for HarfBuzz.
func (m manner) features() []harfbuzz.Feature {
	var features []harfbuzz.Feature
	for _, tag := range append(alwaysOff[:len(alwaysOff):len(alwaysOff)], m.off...) {
		features = append(features, harfbuzz.Feature{
			Tag: opentype.MustNewTag(tag), Start: harfbuzz.FeatureGlobalStart, End: harfbuzz.FeatureGlobalEnd,
		})
	}
	return features
}

// onDemand reports whether HarfBuzz leaves a feature off until it is asked for. That
// a feature is not among these costs time only.
func onDemand(tag string) bool {
	if numbered := tag[:2]; (numbered == "ss" || numbered == "cv") && tag[2] <= '9' {
		return true
	}
	switch tag {
	case "aalt", "afrc", "c2pc", "c2sc", "case", "cpct", "cpsp", "dlig", "expt", "falt", "fwid", "halt", "hist", "hkna",
		"hlig", "hngl", "hojo", "hwid", "ital", "jalt", "jp04", "jp78", "jp83", "jp90", "lfbd", "lnum", "mgrk", "nalt",
		"nlck", "onum", "opbd", "ordn", "ornm", "palt", "pcap", "pkna", "pnum", "pwid", "qwid", "rtbd", "ruby", "salt",
		"sinf", "size", "smcp", "smpl", "subs", "sups", "titl", "tnam", "tnum", "trad", "twid", "unic", "valt", "vert",
		"vhal", "vkna", "vkrn", "vpal", "vrt2", "vrtr", "zero":
		return true
	}
	return isFraction(tag)
}

// isFraction reports whether a feature is for fractions. HarfBuzz has these on beside
// U+2044 only, and a text with that is not cut.
func isFraction(tag string) bool { return tag == "frac" || tag == "numr" || tag == "dnom" }

const fractionSlash = '⁄'
