// Package hyphenation knows where words may be divided at the end of a line, in
// the languages that it has patterns for.
//
// The patterns are data that others maintain, in the folder patterns, byte for byte
// as they publish them: files of TeX's hyph-utf8, and one of the Hyphen library. The
// algorithm is that of TeX (Liang, "Word Hy-phen-a-tion by Com-put-er"). The package
// knows nothing of lines and fonts. Divisions that change how a word is spelled
// (Hungarian asz-szony, German Zuk-ker before 1996) are not made. Start reading at
// [For]; which file serves which language is in sources.go.
package hyphenation

import (
	"sync"

	"golang.org/x/text/language"
)

// For returns a function that says where a word of a language may be divided,
// as counts of its characters, in ascending order, or nil if there are no patterns
// for the language. A language without a region, script or variant of its own is
// that which it most likely is: "de-AT" is German of the reformed spelling, and
// "en-AU" is divided as British English.
//
// A word is a whole token: apostrophes (' and ’) and hyphens may be in it, and letters
// may be followed by combining marks; no point is within a letter, or beside a hyphen or
// an apostrophe. What stands between hyphens is divided if it has a small letter.
// Tokens with soft hyphens, of which the author says where they may be divided, and
// those with digits or anything else in them are not.
//
// The patterns are read at the first call of any such function. It may be called by
// several goroutines.
func For(tag language.Tag) func(word string) []int {
	source := sourceFor(tag)
	if source == nil {
		return nil
	}
	load := loaders[source.file]
	return func(word string) []int { return source.divide(word, load()) }
}

// sourceFor returns the patterns for a language, or nil.
func sourceFor(tag language.Tag) *source {
	base, confidence := tag.Base()
	script, _ := tag.Script()
	if confidence != language.Exact {
		return nil
	}
	file := files[base.String()]
	switch base.String() {
	case "en":
		file = english(tag)
	case "de":
		file = german(tag)
	}
	source := sourceOf(file)
	if source == nil || source.script != script.String() {
		return nil
	}
	return source
}

// english returns the file for a kind of English. Canada and the Philippines divide
// words as the United States do, by sound; the rest of the world as the United
// Kingdom does, by origin.
func english(tag language.Tag) string {
	region, _ := tag.Region()
	switch region.String() {
	case "US", "CA", "PH", "PR", "GU", "AS", "MP", "VI", "UM", "LR", "FM", "MH", "PW":
		return "hyph-en-us.dic"
	}
	return "hyph-en-gb.tex"
}

func german(tag language.Tag) string {
	for _, variant := range tag.Variants() {
		if variant.String() == "1901" {
			return "hyph-de-1901.tex"
		}
	}
	return "hyph-de-1996.tex"
}

// loaders read each file once, when it is first asked for.
var loaders = func() map[string]func() *patterns {
	loaders := map[string]func() *patterns{}
	for _, s := range sources {
		loaders[s.file] = sync.OnceValue(func() *patterns { return read(s.file) })
	}
	return loaders
}()
