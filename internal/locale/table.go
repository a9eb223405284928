package locale

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
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

// An index is the table by what a locale may be called. Each map has places in
// rows, and is asked only where those before it have no answer.
type index struct {
	rows      [][]string     // the fields of languages.tsv, sorted by code
	byCode    map[string]int // key as normalise gives it; codes, tags and aliases
	byLong    map[string]int // codes with script and region, though these go without saying
	byMeaning map[string]int // key as meaning gives it
	guesses   map[string]string
}

// The fields of languages.tsv.
const (
	fieldCode = iota
	fieldTag
	fieldEnglish
	fieldName
	fieldScript
	fieldRegion
	fieldPlurals
	fieldQuotes
)

// known is made of strings alone, since every run of the program needs it, and
// of one or two of its rows.
var known = sync.OnceValue(readTable)

func readTable() index {
	i := index{byCode: map[string]int{}, byLong: map[string]int{}, byMeaning: map[string]int{}, guesses: map[string]string{}}
	for fields := range records(languages) {
		i.byCode[normalise(fields[fieldCode])] = len(i.rows)
		i.rows = append(i.rows, fields)
	}
	for at, fields := range i.rows {
		missing(i.byCode, normalise(fields[fieldTag]), at)
		i.addLong(at)
		// To CLDR "pt" means Brazil, but Weblate keeps it apart from
		// pt_BR: the first row has the meaning.
		if base, _, _ := strings.Cut(fields[fieldCode], "_"); isPlain(fields) {
			missing(i.byMeaning, base+"-"+fields[fieldScript]+"-"+fields[fieldRegion], at)
		}
	}
	for fields := range records(otherNames) {
		code, guess := strings.CutSuffix(fields[1], "?")
		if guess {
			i.guesses[fields[0]] = code
		} else {
			missing(i.byCode, normalise(fields[0]), i.byCode[normalise(code)])
		}
	}
	return i
}

// missing puts a place into a map, unless the key is there or empty.
func missing(m map[string]int, key string, at int) {
	if _, there := m[key]; !there && key != "" {
		m[key] = at
	}
}

// isPlain reports whether the code of a row has nothing but what its language,
// script and region say: no variant, and nothing private.
func isPlain(fields []string) bool {
	if strings.Contains(fields[fieldCode], "@") || strings.Contains(fields[fieldTag], "-x-") {
		return false
	}
	_, rest, _ := strings.Cut(fields[fieldCode], "_")
	script, region := fields[fieldScript], fields[fieldRegion]
	return rest == "" || rest == script || rest == region || rest == script+"_"+region
}

// addLong adds what a code may be called with its script, region, or both, which
// x/text knows of older languages only. Codes without a script come before those
// with one, so that "sr_RS" is Serbian in Cyrillic.
func (i *index) addLong(at int) {
	fields := i.rows[at]
	if !isPlain(fields) {
		return
	}
	base, rest, _ := strings.Cut(normalise(fields[fieldCode]), "_")
	script, region := strings.ToLower(fields[fieldScript]), strings.ToLower(fields[fieldRegion])
	if region != "" {
		missing(i.byLong, base+"_"+script+"_"+region, at)
	}
	if rest == "" || rest == script {
		missing(i.byLong, base+"_"+script, at)
	}
	if region != "" && rest == "" {
		missing(i.byLong, base+"_"+region, at)
	}
}

// find returns the row that a code means, and false if there is none.
func (i *index) find(code string) (row []string, found bool) {
	normal := normalise(code)
	at, found := i.byCode[normal]
	if !found {
		at, found = i.byLong[normal]
	}
	if !found {
		at, found = i.byMeaning[meaning(normal)]
	}
	if !found {
		return nil, false
	}
	return i.rows[at], true
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

// plurals are the values of Plural-Forms by the names of plurals.tsv.
var plurals = sync.OnceValue(func() map[string]string {
	values := map[string]string{}
	for fields := range records(pluralForms) {
		values[fields[0]] = fmt.Sprintf("nplurals=%s; plural=%s;", fields[1], fields[2])
	}
	return values
})

// The fields of scripts.tsv.
const (
	fieldScriptCode = iota
	fieldLines
	fieldScriptName
	fieldLetter
)

// scriptRows are the fields of scripts.tsv by script.
var scriptRows = sync.OnceValue(func() map[string][]string {
	lines := map[string][]string{}
	for fields := range records(scripts) {
		lines[fields[fieldScriptCode]] = fields
	}
	return lines
})
