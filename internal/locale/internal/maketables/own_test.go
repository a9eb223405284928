package main

import (
	"os"
	"strings"
	"testing"
)

// Each row of own.tsv must have had an effect: a code that is mistyped there
// has none.
func TestOwnIsTaken(t *testing.T) {
	t.Parallel()
	made, err := os.ReadFile("../../languages.tsv")
	if err != nil {
		t.Fatal(err)
	}
	rows := map[string][]string{}
	for line := range strings.Lines(string(made)) {
		fields := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		rows[fields[0]] = fields
	}
	m := &maker{own: map[string]row{}}
	if _, err := m.readOwn(map[string]string{}); err != nil {
		t.Fatal(err)
	}
	for code, r := range m.own {
		fields, ok := rows[code]
		if !ok {
			t.Errorf("languages.tsv has no %s", code)
			continue
		}
		if r.english != "" && fields[2] != r.english || r.name != "" && fields[3] != r.name && fields[2] != r.name || r.tag != "" && fields[1] != r.tag {
			t.Errorf("%s: languages.tsv has %q, own.tsv %+v", code, fields, r)
		}
	}
}

// Names are composed as CLDR says (UTS #35, part 2, Locale Display Name
// Algorithm).
func TestSay(t *testing.T) {
	t.Parallel()
	d := display{
		languages:   map[string]string{"sr": "srpski", "sr-ME": "crnogorski"},
		scripts:     map[string]string{"Latn": "latinica"},
		territories: map[string]string{"BA": "Bosna"},
		pattern:     "{0} ({1})", separator: "{0}, {1}",
	}
	for tag, want := range map[string]string{
		"sr": "srpski", "sr-Latn": "srpski (latinica)", "sr-BA": "srpski (Bosna)", "sr-Latn-BA": "srpski (latinica, Bosna)", "sr-ME": "crnogorski",
		"sr-XK": "", "de": "",
	} {
		if got := d.say(tag); got != want {
			t.Errorf("%s is called %q, want %q", tag, got, want)
		}
	}
}
