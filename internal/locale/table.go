package locale

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"
)

// CLDRVersion and WeblateVersion are those of the data that the tables are made
// from.
const (
	CLDRVersion    = "48.2.0"
	WeblateVersion = "2026.11"
)

var (
	//go:embed languages.tsv
	languages string
	//go:embed plurals.tsv
	pluralForms string
	//go:embed scripts.tsv
	scripts string
	//go:embed aliases.tsv
	otherNames string
)

// The licences ask to go wherever the data goes.
var (
	//go:embed LICENSE-CLDR.txt
	cldrLicence string
	//go:embed LICENSE-Weblate.txt
	weblateLicence string
)

// CLDRLicence returns the licence of names, scripts and quotation marks.
func CLDRLicence() string { return cldrLicence }

// WeblateLicence returns the licence of codes, English names and plural forms.
func WeblateLicence() string { return weblateLicence }

// An index is the table by what a locale may be called. Each map is asked only
// where those before it have no answer.
type index struct {
	codes     []string          // sorted
	byCode    map[string]Locale // key as normalise gives it; codes, tags and aliases
	byMeaning map[string]Locale // key as meaning gives it
	byLong    map[string]Locale // codes with script and region, though these go without saying
	guesses   map[string]string // what is no code, and the code that may be meant
}

var known = sync.OnceValue(func() index {
	i := index{byCode: map[string]Locale{}, byMeaning: map[string]Locale{}, byLong: map[string]Locale{}, guesses: map[string]string{}}
	plurals, hindered := readPlurals(), map[string][]string{}
	for fields := range records(scripts) {
		hindered[fields[0]] = fields
	}
	var regions []string // of the rows, in their order
	var rows []Locale
	for fields := range records(languages) {
		l := readLanguage(fields, plurals, hindered)
		i.codes = append(i.codes, l.Code)
		i.byCode[normalise(l.Code)] = l
		rows, regions = append(rows, l), append(regions, strings.ToLower(fields[5]))
	}
	for at, l := range rows {
		missing(i.byCode, normalise(l.Tag.String()), l)
		// To CLDR "pt" means Brazil, but Weblate keeps it apart from
		// pt_BR: the first row has the meaning.
		missing(i.byMeaning, meaning(l.Code), l)
		i.addLong(l, regions[at])
	}
	for fields := range records(otherNames) {
		code, guess := strings.CutSuffix(fields[1], "?")
		if guess {
			i.guesses[fields[0]] = code
		} else {
			missing(i.byCode, normalise(fields[0]), i.byCode[normalise(code)])
		}
	}
	slices.Sort(i.codes)
	return i
})

// missing puts a locale into a map, unless there is one or the key is empty.
func missing(m map[string]Locale, key string, l Locale) {
	if _, there := m[key]; !there && key != "" {
		m[key] = l
	}
}

// addLong adds what a code may be called with its script, region, or both, which
// x/text knows of older languages only. Codes without a script come before those
// with one, so that "sr_RS" is Serbian in Cyrillic.
func (i *index) addLong(l Locale, region string) {
	base, rest, _ := strings.Cut(normalise(l.Code), "_")
	script := strings.ToLower(l.Script)
	if strings.Contains(base, "@") || rest != "" && rest != script && rest != region && rest != script+"_"+region {
		return
	}
	if region != "" {
		missing(i.byLong, base+"_"+script+"_"+region, l)
	}
	if rest == "" || rest == script {
		missing(i.byLong, base+"_"+script, l)
	}
	if region != "" && rest == "" {
		missing(i.byLong, base+"_"+region, l)
	}
}

// records yields the fields of each line of a table.
func records(table string) func(yield func([]string) bool) {
	return func(yield func([]string) bool) {
		for line := range strings.Lines(table) {
			if !strings.HasPrefix(line, "#") && !yield(strings.Split(strings.TrimSuffix(line, "\n"), "\t")) {
				return
			}
		}
	}
}

// readLanguage reads a line of languages.tsv. hindered are the lines of
// scripts.tsv.
func readLanguage(fields []string, plurals map[string]string, hindered map[string][]string) Locale {
	code, tag, english, name, script := fields[0], fields[1], fields[2], fields[3], fields[4]
	l := Locale{Code: code, English: english, Name: name, Script: script, Plurals: plurals[fields[6]]}
	if name == "" {
		l.Name = english
	}
	if tag == "" {
		tag = code
	}
	l.Tag = language.MustParse(tag)
	copy(l.Quotes[:], []rune(fields[7]))
	l.Typography = habitsOf(script, hindered[script])
	return l
}

// readPlurals returns the values of Plural-Forms by the names of plurals.tsv.
func readPlurals() map[string]string {
	values := map[string]string{}
	for fields := range records(pluralForms) {
		values[fields[0]] = fmt.Sprintf("nplurals=%s; plural=%s;", fields[1], fields[2])
	}
	return values
}
