package config

import (
	"cmp"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/text/language"
)

// covered are the codes of ISO 15924 whose characters have their families under other
// keys: those.
var covered = map[string]string{
	"Latn": `"latin"`, "Latf": `"latin"`, "Latg": `"latin"`,
	"Hani": `"han"`, "Hans": `"han"`, "Hant": `"han"`, "Hanb": `"han" and "Bopo"`, "Jpan": `"han", "Hira" and "Kana"`,
	"Hrkt": `"Hira" and "Kana"`, "Kore": `"Hang" and "han"`, "Jamo": `"Hang"`,
	"Aran": `"Arab"`, "Cyrs": `"Cyrl"`, "Syre": `"Syrc"`, "Syrj": `"Syrc"`, "Syrn": `"Syrc"`, "Geok": `"Geor"`,
	"Zyyy": `"symbols"`, "Zinh": `"symbols"`, "Zsym": `"symbols"`, "Zsye": `"symbols"`, "Zmth": `"symbols"`, "Zxxx": `"symbols"`, "Zzzz": `"symbols"`,
}

// scriptOf returns the code of ISO 15924 that a key is, in whatever letters it is
// written, "" if it is none; and the keys that take its place if it is one without
// characters of its own.
func scriptOf(key string) (script, instead string) {
	if len(key) != len("Deva") {
		return "", ""
	}
	parsed, err := language.ParseScript(key)
	if err != nil || strings.HasPrefix(parsed.String(), "Qa") {
		return "", ""
	}
	return parsed.String(), covered[parsed.String()]
}

// FaceKeys returns the keys of "faces" under which the families for a script go, by its
// code in ISO 15924, as they are written in a sentence.
func FaceKeys(script string) string { return cmp.Or(covered[script], strconv.Quote(script)) }

// scriptCode is the form of the codes of ISO 15924.
var scriptCode = regexp.MustCompile(`^[A-Za-z]{4}$`)
