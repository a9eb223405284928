package hyphenation

import "unicode"

// A source is a file of patterns and what has to be known of it. Lengths count
// letters.
type source struct {
	file        string // in the folder patterns
	script      string // ISO 15924
	left, right int    // the fewest letters before and after a hyphen
	// apostrophes says that the patterns know the apostrophe as a letter, as in
	// l'ami and п'ять. In other languages it divides a token as a hyphen does.
	apostrophes bool
	lower       func(rune) rune // nil is that of Unicode

	version string
	licence string // SPDX
	page    string // where the file comes from
	terms   string // the file in the folder licences that has the terms; "" if the file itself does
}

// The pages of those who publish the patterns. hyph-utf8 is at commit
// 5684c0f51c0b81133db2efbe60a408b4155a3ff5, the Czechoslovak patterns as hypher has
// them at 8715c4ccf861e5881bdd157d54e68ad5eb5dae80.
const (
	hyphUTF8  = "https://github.com/hyphenation/tex-hyphen"
	hyphenLib = "https://github.com/hunspell/hyphen"
	hypher    = "https://github.com/typst/hypher"
)

// sources are the patterns. Of the licences that a file offers, the most permissive is
// taken. The LPPL and the MPL ask that the files stay as they are and are to be had,
// which the repository does.
//
// The Czech patterns of hyph-utf8 are under the GPL alone and are not here; in their
// place are those by Ondřej and Petr Sojka. These were made for Slovak too, but leave
// single consonants there (vydavateľ-s-tvo).
var sources = []source{
	{file: "hyph-cs-sojka.tex", script: "Latn", left: 2, right: 3, version: "2021-07-21", licence: "MIT", page: hypher},
	{file: "hyph-da.tex", script: "Latn", left: 2, right: 2, version: "2011-01-11", licence: "MIT", page: hyphUTF8},
	{file: "hyph-de-1901.tex", script: "Latn", left: 2, right: 2, version: "2024-02-28", licence: "MIT", page: hyphUTF8},
	{file: "hyph-de-1996.tex", script: "Latn", left: 2, right: 2, version: "2024-02-28", licence: "MIT", page: hyphUTF8},
	{file: "hyph-en-gb.tex", script: "Latn", left: 2, right: 3, version: "1.0a", licence: "MIT", page: hyphUTF8},
	// SPDX has no id for these terms: copying and changing is free, the notice stays.
	{file: "hyph-en-us.dic", script: "Latn", left: 2, right: 3, version: "2011-10-07", licence: "LicenseRef-hyph-en-US", page: hyphenLib, terms: "hyph-en-us.LICENSE.txt"},
	{file: "hyph-es.tex", script: "Latn", left: 2, right: 2, version: "5.0", licence: "MIT", page: hyphUTF8},
	{file: "hyph-fi.tex", script: "Latn", left: 2, right: 2, version: "2.2", licence: "LicenseRef-hyph-fi", page: hyphUTF8},
	{file: "hyph-fr.tex", script: "Latn", left: 2, right: 2, apostrophes: true, version: "2.13", licence: "MIT", page: hyphUTF8},
	{file: "hyph-hu.tex", script: "Latn", left: 2, right: 2, version: "2011-08-15", licence: "MPL-1.1", page: hyphUTF8, terms: "MPL-1.1.txt"},
	{file: "hyph-it.tex", script: "Latn", left: 2, right: 2, apostrophes: true, version: "4.9", licence: "MIT", page: hyphUTF8},
	{file: "hyph-nb.tex", script: "Latn", left: 2, right: 2, version: "2007-02-10", licence: "LicenseRef-hyph-no", page: hyphUTF8},
	{file: "hyph-nl.tex", script: "Latn", left: 2, right: 2, version: "1.1", licence: "MIT", page: hyphUTF8, terms: "MIT.txt"},
	{file: "hyph-nn.tex", script: "Latn", left: 2, right: 2, version: "2007-02-10", licence: "LicenseRef-hyph-no", page: hyphUTF8},
	{file: "hyph-pl.tex", script: "Latn", left: 2, right: 2, version: "3.0a", licence: "MIT", page: hyphUTF8},
	{file: "hyph-pt.tex", script: "Latn", left: 2, right: 3, version: "1.4", licence: "BSD-3-Clause", page: hyphUTF8},
	{file: "hyph-ru.tex", script: "Cyrl", left: 2, right: 2, version: "2003/03/10", licence: "LPPL-1.3c", page: hyphUTF8, terms: "LPPL-1.3c.txt"},
	{file: "hyph-sv.tex", script: "Latn", left: 2, right: 2, version: "1994-03-03", licence: "LPPL-1.3c", page: hyphUTF8, terms: "LPPL-1.3c.txt"},
	{file: "hyph-tr.tex", script: "Latn", left: 2, right: 2, lower: unicode.TurkishCase.ToLower, version: "2011-08-10", licence: "LPPL-1.3c", page: hyphUTF8, terms: "LPPL-1.3c.txt"},
	{file: "hyph-uk.tex", script: "Cyrl", left: 2, right: 2, apostrophes: true, version: "2001/05/10", licence: "MIT", page: hyphUTF8, terms: "MIT.txt"},
}

// files are the files by language, but for English and German, which have two.
var files = map[string]string{
	"cs": "hyph-cs-sojka.tex",
	"da": "hyph-da.tex",
	"es": "hyph-es.tex",
	"fi": "hyph-fi.tex",
	"fr": "hyph-fr.tex",
	"hu": "hyph-hu.tex",
	"it": "hyph-it.tex",
	"nb": "hyph-nb.tex",
	"nl": "hyph-nl.tex",
	"nn": "hyph-nn.tex",
	"no": "hyph-nb.tex",
	"pl": "hyph-pl.tex",
	"pt": "hyph-pt.tex",
	"ru": "hyph-ru.tex",
	"sv": "hyph-sv.tex",
	"tr": "hyph-tr.tex",
	"uk": "hyph-uk.tex",
}

func sourceOf(file string) *source {
	for i := range sources {
		if sources[i].file == file {
			return &sources[i]
		}
	}
	return nil
}
