package check_test

import (
	"bufio"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/glossary"
	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/markdown"
	"github.com/pobook/pobook/internal/po"
)

// A verdict is what Weblate 2026.10.1 has found in a translation, on a server with the
// settings that "pobook weblate" prints.
type verdict struct {
	Lang, Source, Target string
	Fails                []string
}

func readVerdicts(t *testing.T) []verdict {
	t.Helper()
	file, err := os.Open("testdata/weblate.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var all []verdict
	for lines := bufio.NewScanner(file); lines.Scan(); {
		var v verdict
		if err := json.Unmarshal(lines.Bytes(), &v); err != nil {
			t.Fatal(err)
		}
		all = append(all, v)
	}
	return all
}

// verdictTerms are the glossaries of the server, by locale.
var verdictTerms = map[string]string{
	"zh_Hant": "source,target,flags\nwalrus,海象,\notter,水獺,\notter,獺獺,forbidden\nkraken,,read-only\n",
	"de":      "source,target\nwalrus,Walross\n",
}

// In all languages, the verdicts are those that Weblate has given on one section with
// all these texts, no more and no fewer, by the flags of its catalogues.
func TestVerdictsAreWeblates(t *testing.T) {
	t.Parallel()
	all := readVerdicts(t)
	var (
		source strings.Builder
		terms  []glossary.Term
	)
	for _, v := range all {
		source.WriteString("<!-- i18n:translate -->\n\n" + v.Source + "\n\n")
	}
	for _, code := range []string{"zh_Hant", "de"} {
		terms = append(terms, termsOf(t, code)...)
	}
	english := parseLocale(t, "en")
	book := check.Book{
		Source: english, Terms: glossary.New(terms),
		Sections: []check.Section{{Path: "a.md", File: "a.md", Parsed: markdown.Parse([]byte(source.String()), markdown.Options{})}},
	}
	section := check.Prepare(book)[0]
	byLocale := map[string][]verdict{}
	for _, v := range all {
		byLocale[v.Lang] = append(byLocale[v.Lang], v)
	}
	for code, verdicts := range byLocale {
		t.Run(code, func(t *testing.T) {
			t.Parallel()
			holdVerdicts(t, parseLocale(t, code), english, section, verdicts)
		})
	}
}

func termsOf(t *testing.T, code string) []glossary.Term {
	t.Helper()
	terms, found := glossary.Parse("terms.csv", []byte(verdictTerms[code]), "en", code)
	if len(found) > 0 {
		t.Fatal(found)
	}
	return terms
}

func holdVerdicts(t *testing.T, l, english locale.Locale, section *check.Prepared, verdicts []verdict) {
	t.Helper()
	rules := check.Rules{Weblate: true, Source: english, Ignore: check.NewSet("multiple_capital")}
	if verdictTerms[l.Code] != "" {
		rules.Glossary = glossary.New(termsOf(t, l.Code))
	}
	file := &po.File{}
	for _, m := range section.Messages() {
		e := *m.Entry
		if i := slices.IndexFunc(verdicts, func(v verdict) bool { return v.Source == e.ID }); i >= 0 {
			e.Str = []string{verdicts[i].Target}
		}
		file.Entries = append(file.Entries, &e)
	}
	got := map[string][]string{}
	for _, f := range check.New(l, rules).Catalogue(check.Input{Section: section, Path: "a.po", Data: file.Bytes(), File: file}) {
		if f.Entry != nil {
			got[f.Entry.ID] = append(got[f.Entry.ID], string(f.Code))
		}
	}
	for _, v := range verdicts {
		slices.Sort(got[v.Source])
		if diff := cmp.Diff(v.Fails, append([]string{}, slices.Compact(got[v.Source])...)); diff != "" {
			t.Errorf("%q, %q (-Weblate +pobook):\n%s", v.Source, v.Target, diff)
		}
	}
}
