// Package locale knows the languages that a handbook can be published in:
// their codes and names, how many plural forms their catalogues have, and the
// typographic habits that a page is set by.
//
// It is a table of every code that CLDR or Weblate has. What differs between
// languages belongs into its rows, so that no other package asks which language
// it has before it. The rows are facts of CLDR and of Weblate, and `make locales`
// makes them again; how a script is set is said here. The package reads no files
// and knows nothing of fonts but the names of their families. Start reading at
// [Parse].
package locale

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/language"
)

// A Locale is a language as a handbook is published in it. Two codes mean the
// same language exactly if [Parse] gives both the same Code.
type Locale struct {
	// Code names files and folders, in the form that gettext and Weblate
	// use: "zh_Hant", "pt_BR".
	Code string
	// Tag is the BCP 47 tag, which output carries: "zh-Hant". What BCP 47 or
	// x/text has no subtag for is private: "de-x-formal".
	Tag language.Tag
	// Name is the language's name in itself, English the one in English.
	Name, English string
	// Script is the ISO 15924 code: "Hant", "Latn". ScriptName is what it is
	// called in English: "Traditional Han", "Latin".
	Script, ScriptName string
	// Letter is a letter of the script: a face that lacks it is for another one.
	// It is 0 if Unicode does not have the script.
	Letter rune
	// Plurals is the value of a catalogue's Plural-Forms header.
	Plurals string
	// Quotes are its quotation marks: those that open and close a quotation,
	// and those that do it within another.
	Quotes [4]rune

	Typography
}

// Language is the code of the language alone: "zh" of "zh_Hant".
func (l Locale) Language() string {
	if end := strings.IndexAny(l.Code, "_@-"); end >= 0 {
		return l.Code[:end]
	}
	return l.Code
}

// An UnknownError is a code that names no locale in the table.
type UnknownError struct {
	Code string // as it was written
}

func (e *UnknownError) Error() string {
	return fmt.Sprintf("unknown locale %q", e.Code)
}

// Parse returns the locale that a code means. Besides the codes themselves it
// takes what other tools write for them: hyphens and any case ("zh-hant"), a
// script or region that goes without saying ("zh_TW" for zh_Hant, "zh_CN" and
// "zh" for zh_Hans, "de_DE" for de; RFC 5646 §4.1, CLDR's likely subtags),
// gettext's "sr@latin", and codes that were replaced ("iw" for he, "deu" for de).
// The error is an [*UnknownError].
func Parse(code string) (Locale, error) {
	index := known()
	row, found := index.find(code)
	if !found {
		return Locale{}, &UnknownError{Code: code}
	}
	return readLanguage(row), nil
}

// Codes returns the code of every known locale, sorted.
func Codes() []string {
	var codes []string
	for _, row := range known().rows {
		codes = append(codes, row[fieldCode])
	}
	return codes
}

// readLanguage makes a locale of a row.
func readLanguage(fields []string) Locale {
	script := scriptRows()[fields[fieldScript]]
	letter, size := utf8.DecodeRuneInString(script[fieldLetter])
	if size == 0 {
		letter = 0
	}
	l := Locale{
		Code: fields[fieldCode], Tag: language.MustParse(cmp.Or(fields[fieldTag], fields[fieldCode])),
		English: fields[fieldEnglish], Name: cmp.Or(fields[fieldName], fields[fieldEnglish]),
		Script: fields[fieldScript], ScriptName: script[fieldScriptName], Letter: letter, Plurals: plurals()[fields[fieldPlurals]],
		Typography: typography(fields, script),
	}
	copy(l.Quotes[:], []rune(fields[fieldQuotes]))
	l.HanFamilies = slices.Clone(l.HanFamilies)
	return l
}
