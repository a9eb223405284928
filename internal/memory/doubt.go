package memory

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/diag"
)

// Translators' programs say in many words that nobody has looked at a translation:
// by whom it was made, in which state it is, how it was found. Formats agree on
// none, and programs add attributes and properties of their own; these lists are
// what TMX, XLIFF and the exports of Trados, memoQ, Phrase, OmegaT, Weblate and
// the translate toolkit have. Case and punctuation do not matter, nor does an "x-".
var (
	// authors are those who make translations, by name.
	authors = []string{"creationid", "changeid", "creationtool", "author", "translator", "lasttranslator", "createdby", "changedby", "modifiedby", "user"}
	// faults are what is wrong if it is true.
	faults = []string{"fuzzy", "needsreview", "needswork", "needsediting", "needsedit", "machine", "machinetranslated", "machinetranslation", "mt", "ismt", "draft", "unreviewed"}
	// merits are what is wrong if it is not true.
	merits = []string{"approved", "confirmed", "reviewed", "verified", "validated"}
	// states are said in words of their own.
	states = []string{
		"state", "status", "statequalifier", "conf", "confirmationlevel", "confirmation", "origin", "translationorigin", "transorigin", "origintype",
		"mode", "match", "matchtype", "quality", "stage", "workflow", "reviewstate", "translationstate", "translationstatus",
	}
)

// doubtful are the words of states by which a translation is not finished. A word
// stands for all that begin with it.
var doubtful = []string{
	"fuzzy", "needs", "new", "draft", "mt", "machine", "automatic", "autotranslat", "pretranslat", "leveragedmt", "unconfirmed", "unapproved", "unreviewed", "notapproved", "notreviewed",
	"rejected", "untranslated", "nottranslated", "notstarted", "partial", "initial", "unspecified", "unfinished", "todo", "nmt", "amt", "adaptive", "neural", "align",
}

// Machine reports whether a name that stands for who made a translation is that of
// a program which translates.
func Machine(name string) bool {
	bare := plain(name)
	return slices.Contains([]string{"mt", "nmt", "amt", "mtengine", "mtuser", "google", "bing", "azure"}, bare) || slices.ContainsFunc(engines, func(e string) bool { return strings.Contains(bare, e) })
}

// engines are how the names of such programs are known, alone or within others,
// as in "DeepL Pro" and "machine_translation@example.org".
var engines = []string{
	"machine", "deepl", "googletranslate", "microsofttranslator", "bingtranslat", "azuretranslat", "amazontranslate", "modernmt", "systran", "libretranslate",
	"apertium", "moses", "opusmt", "yandextranslate", "baidutranslate", "languageweaver", "argostranslate", "openai", "chatgpt", "gpt4", "gpt5", "automatictranslation",
}

// Doubt returns why what a file says of a translation, as a property with its
// value, keeps it from being finished; "" if it does not.
func Doubt(property, value string) string {
	for part := range strings.SplitSeq(short(property), ":") { // Trados adds the type of the value, others what it is about
		if isDoubtful(strings.TrimPrefix(plain(part), "x"), value) {
			return Saying(property, value)
		}
	}
	return ""
}

func isDoubtful(name, value string) bool {
	word := plain(value)
	switch {
	case slices.Contains(authors, name):
		return Machine(value)
	case slices.Contains(faults, name):
		return !isFalse(word)
	case slices.Contains(merits, name):
		return isFalse(word)
	case slices.Contains(states, name):
		return slices.ContainsFunc(doubtful, func(w string) bool { return strings.HasPrefix(word, w) })
	}
	return false
}

// Saying is a property with its value as a reason for doubt.
func Saying(property, value string) string {
	return fmt.Sprintf("%s is %q", diag.Harmless(short(property)), diag.Harmless(short(value)))
}

// isFalse reports whether a value denies a property. An empty one does.
func isFalse(word string) bool {
	return slices.Contains([]string{"", "0", "no", "n", "false", "f", "off", "none"}, word)
}

// plain returns the letters and digits of a word in lower case.
func plain(word string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, short(word))
}

// short cuts what is much longer than any name or word.
func short(word string) string {
	const longest = 80
	if len(word) <= longest {
		return word
	}
	end := longest
	for !utf8.RuneStart(word[end]) {
		end--
	}
	return word[:end] + "…"
}
