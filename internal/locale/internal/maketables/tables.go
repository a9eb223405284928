package main

import (
	"cmp"
	_ "embed"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/locale/internal/formula"
)

// own says what pobook has otherwise than CLDR and Weblate.
//
//go:embed own.tsv
var own string

// A row is one of languages.tsv.
type row struct {
	code, tag, english, name, script, region, plurals, quotes string
}

// A maker makes the rows. They are in the order in which codes are preferred:
// where two mean the same, the first is taken.
type maker struct {
	cldr    *cldr
	english display
	weblate map[string]weblateLanguage // by our codes
	plurals []named
	own     map[string]row
	taken   map[subtags]string // what a code means, and the code
	rows    map[string]row
}

// A named is a formula of plurals.tsv.
type named struct {
	name    string
	formula formula.Formula
}

// makeTables makes the contents of the tables by their names.
func makeTables(archives, dir string) (map[string]string, error) {
	w, err := readWeblate(archives)
	if err != nil {
		return nil, err
	}
	c, err := readCLDR(archives)
	if err != nil {
		return nil, err
	}
	m := &maker{cldr: c, weblate: map[string]weblateLanguage{}, own: map[string]row{}, taken: map[subtags]string{}, rows: map[string]row{}}
	m.english, _ = c.display("en")
	if m.plurals, err = readPlurals(filepath.Join(dir, "plurals.tsv")); err != nil {
		return nil, err
	}
	aliases := map[string]string{}
	renamed, err := m.readOwn(aliases)
	if err != nil {
		return nil, err
	}
	var codes []string
	for _, l := range w.languages {
		if l.code == "und" {
			continue
		}
		l.code = strings.ReplaceAll(l.code, "-", "_")
		if code, ok := renamed[l.code]; ok {
			l.code = code
		}
		m.weblate[l.code] = l
		codes = append(codes, l.code)
	}
	for _, tag := range c.available {
		codes = append(codes, strings.ReplaceAll(tag, "-", "_"))
	}
	for _, code := range codes {
		if code != "und" && aliases[strings.ToLower(code)] == "" {
			if err := m.add(code); err != nil {
				return nil, err
			}
		}
	}
	for _, a := range w.aliases {
		alias := strings.ReplaceAll(a[0], "-", "_")
		if _, ours := aliases[alias]; !ours {
			aliases[alias] = m.code(a[1], renamed)
		}
	}
	return map[string]string{
		"languages.tsv":          m.languages(),
		"scripts.tsv":            m.scripts(),
		"aliases.tsv":            aliasTable(aliases),
		"testdata/weblate.tsv":   facts(w),
		"LICENSE-CLDR.txt":       c.licence,
		"LICENSE-Weblate.txt":    w.licence,
		"testdata/letters.tsv":   m.letters(),
		"testdata/available.txt": strings.Join(c.available, "\n") + "\n" + strings.Join(c.content, "\n") + "\n",
	}, nil
}

func readPlurals(file string) ([]named, error) {
	content, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var list []named
	for line := range strings.Lines(string(content)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		fields := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		f, err := formula.Parse(fields[2])
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		list = append(list, named{fields[0], f})
	}
	return list, nil
}

// readOwn reads own.tsv: rows, and codes that are written otherwise, or that mean
// another one.
func (m *maker) readOwn(aliases map[string]string) (renamed map[string]string, err error) {
	renamed = map[string]string{}
	for line := range strings.Lines(own) {
		fields := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		switch {
		case strings.HasPrefix(line, "#") || len(fields) < 2:
		case fields[0] == "rename":
			renamed[fields[1]] = fields[2]
		case fields[0] == "alias":
			aliases[fields[1]] = fields[2]
		case m.own[fields[0]] != row{}:
			return nil, fmt.Errorf("own.tsv has %s twice", fields[0])
		default:
			fields = append(fields, make([]string, 6)...)
			m.own[fields[0]] = row{name: fields[1], english: fields[2], tag: fields[3], script: fields[4], plurals: fields[5]}
		}
	}
	return renamed, nil
}

// apart are codes whose likely region makes them the same as others, but which
// Weblate and its users keep apart.
var apart = []string{"pt", "pt_BR", "pt_PT", "pt_BR@formal", "pt_BR@informal"}

// add adds the row of a code, if none means the same.
func (m *maker) add(code string) error {
	ours := m.own[code]
	r := row{code: code, tag: ours.tag}
	if r.tag == "" {
		r.tag = strings.ReplaceAll(strings.ReplaceAll(code, "@", "-"), "_", "-")
	}
	meaning := m.cldr.full(r.tag)
	meaning.script = cmp.Or(ours.script, meaning.script)
	if _, known := m.taken[meaning]; m.rows[code].code != "" || known && !slices.Contains(apart, code) {
		return nil
	}
	m.taken[meaning] = code
	r.script, r.region = cmp.Or(meaning.script, "Latn"), meaning.region
	r.quotes = m.cldr.quotes(r.tag)
	if n := len([]rune(r.quotes)); n != 4 {
		return fmt.Errorf("%s has %d quotation marks: %s", code, n, r.quotes)
	}
	m.name(&r, ours)
	var err error
	if r.plurals, err = m.pluralsOf(code); err != nil {
		return err
	}
	m.rows[code] = r
	return nil
}

// name gives a row its names.
func (m *maker) name(r *row, ours row) {
	r.english, r.name = ours.english, ours.name
	if r.english == "" {
		r.english = m.weblate[r.code].name
	}
	if r.english == "" {
		r.english = m.within(r.code)
	}
	if r.name == "" {
		r.name = m.cldr.autonym(r.tag)
	}
	if r.name == "" {
		r.name = r.english
	}
}

// parent returns the row of a code without its last part, or else that of its
// language.
func (m *maker) parent(code string) (parent row, part string) {
	short := code
	for {
		i := strings.LastIndexAny(short, "_@")
		if i < 0 {
			return row{}, ""
		}
		short, part = short[:i], strings.Trim(code[i+1:], "_")
		if r, ok := m.rows[short]; ok {
			return r, part
		}
		if r, ok := m.rows[m.taken[m.cldr.full(strings.ReplaceAll(short, "_", "-"))]]; ok {
			return r, part
		}
	}
}

// within names a code in English by its parent, as Weblate does: "Chinese
// (Traditional, Macao)".
func (m *maker) within(code string) string {
	parent, part := m.parent(code)
	if parent.code == "" {
		return m.english.languages[code]
	}
	var more []string
	for _, subtag := range strings.Split(part, "_") {
		name := m.english.scripts[subtag]
		if len(subtag) < 4 {
			name = m.english.territories[subtag]
		}
		if name != "" {
			more = append(more, name)
		}
	}
	if inner, ok := strings.CutSuffix(parent.english, ")"); ok {
		return inner + ", " + strings.Join(more, ", ") + ")"
	}
	return parent.english + " (" + strings.Join(more, ", ") + ")"
}

// pluralsOf returns the name of the formula of a code: Weblate's, or that of the
// language. CLDR has rules for none of the rest.
func (m *maker) pluralsOf(code string) (string, error) {
	if name := m.own[code].plurals; name != "" {
		return name, nil
	}
	l, ok := m.weblate[code]
	if !ok {
		if parent, _ := m.parent(code); parent.plurals != "" {
			return parent.plurals, nil
		}
		return "one", nil // Weblate's, where it knows nothing
	}
	theirs, err := formula.Parse(l.formula)
	if err != nil {
		return "", err
	}
	i := slices.IndexFunc(m.plurals, func(n named) bool { return formula.Equal(n.formula, theirs) })
	if i < 0 {
		return "", fmt.Errorf("%s: plurals.tsv has no formula that says what %q says", code, l.formula)
	}
	return m.plurals[i].name, nil
}

// code returns our code for one of Weblate's.
func (m *maker) code(theirs string, renamed map[string]string) string {
	code := strings.ReplaceAll(theirs, "-", "_")
	if ours, ok := renamed[code]; ok {
		code = ours
	}
	if _, ok := m.rows[code]; ok {
		return code
	}
	return m.taken[m.cldr.full(strings.ReplaceAll(code, "_", "-"))]
}

func (m *maker) languages() string {
	var b strings.Builder
	b.WriteString("# Languages: code, BCP 47 tag if it is another, English name, name in itself, script, region that goes without saying, plurals, quotation marks.\n")
	b.WriteString("# Made by maketables from CLDR " + cldrCore.version + " (Unicode-3.0) and Weblate's language data " + weblateData.version + " (MIT).\n")
	for _, code := range slices.Sorted(maps.Keys(m.rows)) {
		r := m.rows[code]
		if r.tag == strings.ReplaceAll(code, "_", "-") {
			r.tag = ""
		}
		if r.name == r.english {
			r.name = ""
		}
		b.WriteString(strings.Join([]string{r.code, r.tag, r.english, r.name, r.script, r.region, r.plurals, r.quotes}, "\t") + "\n")
	}
	return b.String()
}

// vertical are scripts whose lines run from top to bottom, which CLDR does not say.
var vertical = []string{"Mong"}

// scripts lists the scripts of the rows: in which direction their lines run, and a
// letter by which a face shows that it has them. Those that CLDR has no letter of
// are not in Unicode; Gaelic is Latin there.
func (m *maker) scripts() string {
	used := map[string]bool{}
	for _, r := range m.rows {
		used[r.script] = true
	}
	var b strings.Builder
	b.WriteString("# Scripts: ISO 15924 code, how lines run (ltr, rtl; ttb from top to bottom; \"uncoded\" if Unicode does not have the script), English name, a letter.\n")
	b.WriteString("# Made by maketables from CLDR " + cldrCore.version + " (Unicode-3.0).\n")
	for _, script := range slices.Sorted(maps.Keys(used)) {
		facts, ok := m.cldr.scripts[script]
		if script == "Latg" {
			facts, ok = m.cldr.scripts["Latn"], true
		}
		lines := "ltr"
		switch {
		case !ok:
			lines = "uncoded"
		case facts.RTL == "YES":
			lines = "rtl"
		case slices.Contains(vertical, script):
			lines = "ttb"
		}
		b.WriteString(strings.Join([]string{script, lines, m.scriptName(script), facts.Letter}, "\t") + "\n")
	}
	return b.String()
}

// scriptName returns the name of a script in English, as it stands by itself:
// "Simplified Han", not "Simplified". CLDR has none of Klingon.
func (m *maker) scriptName(script string) string {
	if script == "Piqd" {
		return "Klingon"
	}
	return cmp.Or(m.english.scripts[script+"-alt-stand-alone"], m.english.scripts[script])
}

func aliasTable(aliases map[string]string) string {
	var b strings.Builder
	b.WriteString("# What other tools write, and the code that it means; with a \"?\" where it is only guessed at.\n")
	b.WriteString("# Made by maketables from Weblate's language data " + weblateData.version + " (MIT).\n")
	for _, alias := range slices.Sorted(maps.Keys(aliases)) {
		if aliases[alias] == "" || aliases[alias] == "-" {
			continue
		}
		guess := ""
		if slices.Contains(guesses, alias) {
			guess = "?"
		}
		b.WriteString(alias + "\t" + aliases[alias] + guess + "\n")
	}
	return b.String()
}

// letters lists the characters of languages, for the tests. A locale that has those
// of its language is left out.
func (m *maker) letters() string {
	var b strings.Builder
	b.WriteString("# What languages are written with: code, script, letters, marks. Made by maketables from CLDR " + cldrCore.version + " (Unicode-3.0).\n")
	listed := map[string]bool{}
	for _, code := range slices.Sorted(maps.Keys(m.rows)) {
		language, _, _ := strings.Cut(code, "_")
		letters, marks := m.cldr.letters(strings.ReplaceAll(code, "_", "-"))
		if letters == "" || letters == "[]" || listed[language+letters+marks] {
			continue
		}
		listed[language+letters+marks] = true
		b.WriteString(strings.Join([]string{code, m.rows[code].script, letters, marks}, "\t") + "\n")
	}
	return b.String()
}

// facts lists what Weblate says of plurals, for the tests.
func facts(w weblate) string {
	var b strings.Builder
	b.WriteString("# Weblate's languages and their plurals. Made by maketables from its language data " + weblateData.version + " (MIT).\n")
	for _, l := range w.languages {
		fmt.Fprintf(&b, "%s\t%d\t%s\n", l.code, l.forms, l.formula)
	}
	return b.String()
}
