package locale

import (
	"strings"

	"golang.org/x/text/language"
)

// Meant returns the code of the locale that is called what was written, where
// that is not its code: its name or a country's code, as in "german", "jp" and
// "cz"; or the language alone, if its region or script makes no locale of it, as
// in "de_BR". It returns "" if there is none.
func Meant(written string) string {
	index, normal := known(), normalise(written)
	if code := index.guesses[normal]; code != "" {
		return code
	}
	for _, row := range index.rows {
		if written != "" && strings.EqualFold(written, row[fieldName]) || strings.EqualFold(written, row[fieldEnglish]) {
			return row[fieldCode]
		}
	}
	base, rest, _ := strings.Cut(normal, "_")
	if _, err := language.Parse(normal); err != nil || rest == "" || len(rest) == len("brr") { // three letters are a slip
		return ""
	}
	if row, found := index.find(base); found {
		return row[fieldCode]
	}
	return ""
}

// Akin returns the codes that what was written can be a slip of. A language
// that is there is meant: "de_BR" is none of Belarusian. Where it is not, its two
// or three letters are so near to those of many others that a guess would be
// one at random; so only codes that say more are guessed at, such as "zh_Hant"
// for "hz_Hant".
func Akin(written string) []string {
	base, rest, _ := strings.Cut(normalise(written), "_")
	if rest == "" && len(base) <= 3 {
		return nil
	}
	var same, others []string
	for _, code := range Codes() {
		language, more, _ := strings.Cut(normalise(code), "_")
		switch {
		case language == base && more != "":
			same = append(same, code)
		case more != "" && rest != "" || len(base) > 3 && len(language) == 3:
			others = append(others, code)
		}
	}
	if _, err := Parse(base); err == nil {
		return same
	}
	return others
}
