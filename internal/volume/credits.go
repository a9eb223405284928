package volume

import (
	"fmt"
	"strconv"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/runenames"

	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/typeset"
	"github.com/pobook/pobook/internal/typeset/design"
	"github.com/pobook/pobook/internal/ui"
)

// A Translator is somebody whom a catalogue names.
type Translator struct {
	Name  string
	Place diag.Position // the header of the first catalogue that has the name
}

// longestName is how many characters a name in the credits may have. No person
// needs as many; a text that is not a name has more.
const longestName = 100

// credited returns the names of translators that can be printed. A catalogue is
// open to anybody, so one name that cannot be set must not keep a locale from
// having its book: it is left out, and reported. Faces must be among the options.
func credited(translators []Translator, options design.Options, reporter diag.Reporter) []string {
	var names []string
	leaveOut := func(t Translator, why string) {
		reporter(diag.Diagnostic{
			Position: t.Place, Severity: diag.Warning, Code: "translator-name",
			Message: diag.Textf("the translator's name %s %s", strconv.Quote(shortened(t.Name)), why),
			Hint:    diag.Textf("it is not in the credits; correct the header or the comments above it"),
		})
	}
	var fit []Translator
	for _, t := range translators {
		if fault := notAName(t.Name); fault != "" {
			leaveOut(t, fault)
			continue
		}
		fit, names = append(fit, t), append(names, t.Name)
	}
	undrawn := typeset.Undrawn(names, options)
	names = nil
	for i, t := range fit {
		if missing := undrawn[i]; len(missing) > 0 {
			leaveOut(t, "cannot be set: no face has "+character(missing[0]))
			continue
		}
		names = append(names, t.Name)
	}
	return names
}

// named returns the names of translators that are names, whether a face has them or not.
func named(translators []Translator) []string {
	var names []string
	for _, t := range translators {
		if notAName(t.Name) == "" {
			names = append(names, t.Name)
		}
	}
	return names
}

// notAName says what is wrong with a text as a name, whatever the faces; ""
// where nothing is.
func notAName(text string) string {
	if n := utf8.RuneCountInString(text); n > longestName {
		return fmt.Sprintf("has %d characters, of which there can be %d", n, longestName)
	}
	seen := false
	for _, r := range text {
		switch {
		case unicode.Is(unicode.Cc, r), turns(r), r == utf8.RuneError:
			return "holds " + character(r)
		case unicode.In(r, unicode.L, unicode.N, unicode.S):
			seen = true
		}
	}
	if !seen {
		return "has neither a letter nor a digit"
	}
	return ""
}

// turns reports whether a character turns the direction of what follows it (UAX
// #9, explicit embeddings, overrides and isolates). The marks of direction do not:
// names in Arabic have them.
func turns(r rune) bool { return r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 }

// character names a character by its code point and its name in Unicode.
func character(r rune) string { return fmt.Sprintf("U+%04X %s", r, runenames.Name(r)) }

// shortened is the beginning of a name for a message.
func shortened(name string) string {
	const enough = 40
	if runes := []rune(name); len(runes) > enough {
		return string(runes[:enough]) + "…"
	}
	return name
}

// credits name those who made a volume. There are none if nobody is known by
// name.
func credits(imprint config.Imprint, translators []string, words *ui.Strings) design.Credits {
	c := design.Credits{Heading: words.Credits()}
	add := func(heading string, names ...string) {
		if len(names) > 0 && names[0] != "" {
			c.Groups = append(c.Groups, design.CreditGroup{Heading: heading, Names: names})
		}
	}
	add(words.Authors(), imprint.Authors...)
	add(words.Translators(), translators...)
	if len(c.Groups) > 0 {
		add(words.Licence(), imprint.Licence)
	}
	return c
}
