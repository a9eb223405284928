package faces_test

import (
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/pobook/pobook/internal/faces"
	"github.com/pobook/pobook/internal/font"
	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/typeset/design"
)

// faceless are the scripts that pages could be set in, and that no embedded face
// has.
var faceless = []string{
	"Bali", "Brah", "Cakm", "Cans", "Cher", "Copt", "Dsrt", "Egyp", "Goth", "Hmnp", "Lana", "Mtei", "Newa", "Olck", "Orya", "Osge", "Shaw", "Sunu",
	"Tavt", "Tfng", "Tibt", "Ugar", "Vaii", "Xpeo", "Xsux", "Yiii",
}

// A locale is set in its own name and the letter of its script, unless that script
// has no face: then nothing has either.
func TestLocaleIsSet(t *testing.T) {
	t.Parallel()
	used := map[string]bool{}
	for _, code := range locale.Codes() {
		l := parse(t, code)
		if l.Obstacle != "" {
			continue
		}
		used[l.Script] = true
		draws := drawsOf(l)
		want := !slices.Contains(faceless, l.Script)
		if draws(l.Letter) != want {
			t.Errorf("%s: its letter %c (%s) is drawn: %t", code, l.Letter, l.Script, !want)
		}
		for _, r := range l.Name {
			if want && !draws(r) || !want && unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) && draws(r) {
				t.Errorf("%s: %c of its name %q (%s) is drawn: %t", code, r, l.Name, l.Script, !want)
			}
		}
	}
	for _, script := range faceless {
		if !used[script] {
			t.Errorf("%s is listed as faceless, and no locale has it", script)
		}
	}
}

// Names and dialects that are written beyond the Basic Multilingual Plane are set
// in either Chinese locale: the faces of both regions lack most of them.
func TestRareHan(t *testing.T) {
	t.Parallel()
	for _, code := range []string{"zh_Hant", "zh_Hans", "zh_Hant_HK"} {
		draws := drawsOf(parse(t, code))
		for _, r := range "𠮷𪜶𤆬𨑨𠢕𣍐𫝏𫝛𫞼𫠛𪹚𬦰𠕇𥍉𤲍𧿳𪘁𬷕𫘦" {
			if !draws(r) {
				t.Errorf("%s: %U %c is in no face", code, r, r)
			}
		}
	}
}

// lacking are the letters that CLDR gives a language and that the family for its
// script does not have: forms that Hong Kong does not write, which others draw.
var lacking = map[string]string{"yue_Hant": "残糥鐡静"}

// What CLDR says that a language is written with is drawn by the one family that is
// made for its script: in both styles, with no other to stand in, and marks with the
// letters that they are on.
func TestLettersOfLanguages(t *testing.T) {
	t.Parallel()
	tested := map[string]bool{}
	for _, row := range languages(t) {
		l := parse(t, row.code)
		family, ok := familyFor(faces.For(l), l)
		if !ok {
			continue
		}
		tested[l.Script] = true
		for _, face := range []*font.Face{family.Regular, family.Bold} {
			missing := ""
			for _, text := range row.letters {
				if !covers(face, text) {
					missing += text
				}
			}
			if missing != lacking[row.code] {
				t.Errorf("%s (%s): %s lacks %q, want %q", row.code, l.Script, face.Name(), missing, lacking[row.code])
			}
		}
	}
	for _, script := range []string{
		"Arab", "Armn", "Beng", "Cyrl", "Deva", "Ethi", "Geor", "Grek", "Gujr", "Guru", "Hans", "Hant", "Hebr", "Jpan", "Khmr", "Knda", "Kore", "Laoo",
		"Latn", "Mlym", "Mymr", "Sinh", "Taml", "Telu", "Thai",
	} {
		if !tested[script] {
			t.Errorf("no language of the script %s was tested", script)
		}
	}
}

// The marks of a language are drawn by some family.
func TestMarksOfLanguages(t *testing.T) {
	t.Parallel()
	for _, row := range languages(t) {
		l := parse(t, row.code)
		if slices.Contains(faceless, l.Script) || l.Obstacle != "" && !slices.Contains([]string{"Arab", "Hebr"}, l.Script) {
			continue
		}
		draws := drawsOf(l)
		for _, text := range row.marks {
			for _, r := range text {
				if !draws(r) {
					t.Errorf("%s: %U %c is in no face", row.code, r, r)
				}
			}
		}
	}
}

// familyFor returns the family that sets the script of a locale, and false if there
// is none.
func familyFor(f design.Faces, l locale.Locale) (font.Family, bool) {
	switch l.Script {
	case "Latn", "Grek", "Cyrl", "Latg":
		return f.Latin, true
	case "Hans", "Hant", "Jpan", "Kore":
		return f.Han[0], true
	}
	family, ok := f.Scripts[l.Script]
	return family, ok
}

func covers(face *font.Face, text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return !face.Covers(r) })
}

// A language is a row of testdata/letters.tsv of package locale.
type language struct {
	code           string
	letters, marks []string
}

func languages(t *testing.T) []language {
	t.Helper()
	content, err := os.ReadFile("../locale/testdata/letters.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var rows []language
	for line := range strings.Lines(string(content)) {
		if fields := strings.Split(strings.TrimSuffix(line, "\n"), "\t"); !strings.HasPrefix(line, "#") {
			rows = append(rows, language{fields[0], set(t, fields[2]), set(t, fields[3])})
		}
	}
	return rows
}

// set reads the members of a Unicode set as far as CLDR's letters need it: single
// characters, escaped ones, ranges, and strings in braces (UTS #35, part 1).
func set(t *testing.T, text string) []string {
	t.Helper()
	var members []string
	runes := []rune(strings.TrimSuffix(strings.TrimPrefix(text, "["), "]"))
	next := func() (r rune) {
		r, runes = runes[0], runes[1:]
		if r != '\\' {
			return r
		}
		r, runes = runes[0], runes[1:]
		digits := map[rune]int{'u': 4, 'U': 8}[r]
		if digits == 0 {
			return r
		}
		code, err := strconv.ParseUint(string(runes[:digits]), 16, 32)
		if err != nil {
			t.Fatal(err)
		}
		runes = runes[digits:]
		return rune(code)
	}
	for len(runes) > 0 {
		switch {
		case runes[0] == '{':
			runes = runes[1:]
			var b strings.Builder
			for runes[0] != '}' {
				b.WriteRune(next())
			}
			runes = runes[1:]
			members = append(members, b.String())
		case runes[0] == '-':
			runes = runes[1:]
			last := []rune(members[len(members)-1])[0]
			for to := next(); last < to; {
				last++
				members = append(members, string(last))
			}
		default:
			members = append(members, string(next()))
		}
	}
	return members
}

func parse(t *testing.T, code string) locale.Locale {
	t.Helper()
	l, err := locale.Parse(code)
	if err != nil {
		t.Fatal(err)
	}
	return l
}
