package licences_test

import (
	"os"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/licences"
)

// terms are words that no text of the licence lacks.
var terms = map[string]*regexp.Regexp{
	"Apache-2.0":            regexp.MustCompile(`Apache License,?\s+Version 2\.0`),
	"BSD-2-Clause":          regexp.MustCompile(`Redistributions in binary form must`),
	"BSD-3-Clause":          regexp.MustCompile(`Neither the name of `),
	"CC0-1.0":               regexp.MustCompile(`Creative Commons Legal Code\s+CC0 1\.0 Universal`),
	"LPPL-1.3c":             regexp.MustCompile(`LPPL Version 1\.3c`),
	"LicenseRef-hyph-en-US": regexp.MustCompile(`Unlimited copying and redistribution`),
	"LicenseRef-hyph-fi":    regexp.MustCompile(`Patterns may be freely distributed`),
	"LicenseRef-hyph-no":    regexp.MustCompile(`Copying and distribution of this file, with or without modification`),
	"MIT":                   regexp.MustCompile(`Permission is hereby granted, free of charge|original MIT license`),
	"MPL-1.1":               regexp.MustCompile(`Mozilla Public License Version 1\.1`),
	"MPL-2.0":               regexp.MustCompile(`Mozilla Public License Version 2\.0`),
	"OFL-1.1":               regexp.MustCompile(`SIL OPEN FONT LICENSE Version 1\.1`),
	"Unicode-3.0":           regexp.MustCompile(`UNICODE LICENSE V3`),
	"Unlicense":             regexp.MustCompile(`released into the public domain`),
}

// Each part is named once, by what a command line can take, and its text has the
// terms of each of its licences and says whose it is.
func TestAll(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, part := range licences.All("1.2.3") {
		name := strings.ToLower(part.Name)
		if seen[name] {
			t.Errorf("%s is there twice", part.Name)
		}
		seen[name] = true
		for _, word := range []string{part.Name, part.Version, part.Source} {
			if word == "" || strings.ContainsAny(word, " \t\n") {
				t.Errorf("%s: %q is not a word", part.Name, word)
			}
		}
		for id := range strings.FieldsSeq(strings.NewReplacer(" AND ", " ", " OR ", " ").Replace(part.ID)) {
			if terms[id] == nil || !terms[id].MatchString(part.Text) {
				t.Errorf("%s: the text does not have the terms of %s", part.Name, id)
			}
		}
		named := part.ID == "MPL-2.0" || strings.Contains(part.Text, "Copyright") // its notices stand in the source files
		if !named || !utf8.ValidString(part.Text) || !strings.HasSuffix(part.Text, "\n") {
			t.Errorf("%s: the text is not one of a licence", part.Name)
		}
	}
	for _, want := range []string{"pobook", "notosanstc", "hansupplement", "opencc", "hyph-en-us", "hyph-hu", "go", "github.com/yuin/goldmark"} {
		if !seen[want] {
			t.Errorf("%s is not there", want)
		}
	}
}

func TestOwnLicence(t *testing.T) {
	t.Parallel()
	want, err := os.ReadFile("../../LICENSE")
	if err != nil {
		t.Fatal(err)
	}
	own := licences.All("1.2.3")[0]
	if own.Name != "pobook" || own.Version != "1.2.3" || strings.TrimSpace(own.Text) != strings.TrimSpace(string(want)) {
		t.Error("the licence of this repository is not the first; run make licences")
	}
}
