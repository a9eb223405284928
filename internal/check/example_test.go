package check_test

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/glossary"
	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/markdown"
	"github.com/pobook/pobook/internal/markdown/trust"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/translate"
)

// elsewhere are the checks that those make who read files: their examples are
// held by the scripts of cmd/pobook.
var elsewhere = []diag.Code{"equivalent-locales", "coverage", "inconsistent", "heading-level", "missing-glyph", "private-use"}

// Each wrong example is found and each right one is not, by that check.
func TestExamples(t *testing.T) {
	t.Parallel()
	for _, c := range check.All() {
		if slices.Contains(elsewhere, c.ID) {
			continue
		}
		t.Run(string(c.ID), func(t *testing.T) {
			t.Parallel()
			if ids := found(t, c.Wrong, check.NewSet(string(c.ID))); !slices.Contains(ids, string(c.ID)) {
				t.Errorf("the wrong example is not found: %v", ids)
			}
			if ids := found(t, c.Right, check.NewSet(string(c.ID))); len(ids) > 0 {
				t.Errorf("the right example is found: %v", ids)
			}
		})
	}
}

// The right examples are right altogether, so that nobody learns a fault from
// them.
func TestRightExamples(t *testing.T) {
	t.Parallel()
	for _, c := range check.All() {
		if slices.Contains(elsewhere, c.ID) || c.Right.Source == "" || c.Right.File != "" {
			continue
		}
		if ids := found(t, c.Right, nil); len(ids) > 0 {
			t.Errorf("%s: %v are found in the right example", c.ID, ids)
		}
	}
}

// Each row says all that a translator has to know, once.
func TestRegistry(t *testing.T) {
	t.Parallel()
	seen := map[diag.Code]bool{}
	for _, c := range check.All() {
		switch {
		case seen[c.ID]:
			t.Errorf("%s is there twice", c.ID)
		case c.Explanation == "" || c.Family == "" || c.Wrong == check.Example{} || c.Right == check.Example{}:
			t.Errorf("%s lacks a part", c.ID)
		}
		seen[c.ID] = true
		if again, ok := check.Named(strings.ReplaceAll(string(c.ID), "_", "-")); !ok || again.ID != c.ID {
			t.Errorf("%s is not found by the name that flags have", c.ID)
		}
	}
	for _, reason := range trust.Reasons {
		d := check.Refused("a.po", translate.Refusal{Message: &po.Entry{Line: 6, StrLine: 7}, Objection: trust.Objection{Reason: reason}})
		if d.Position.String() != "a.po:7" || !seen[d.Code] || d.Hint.Empty() {
			t.Errorf("reason %d is reported as %q", reason, d.Error())
		}
	}
}

// found returns the ids of what is found in an example, sorted, each once.
func found(t testing.TB, e check.Example, selected check.Set) []string {
	t.Helper()
	var ids []string
	for _, f := range findings(t, e, selected) {
		if id := string(f.Code); !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids
}

func findings(t testing.TB, e check.Example, selected check.Set) []check.Finding {
	t.Helper()
	terms, wrong := glossary.Parse("terms.csv", []byte(e.Terms), "en", "zh-Hant")
	agreed := glossary.New(terms)
	var all []check.Finding
	for _, d := range slices.Concat(wrong, agreed.Conflicts()) {
		all = append(all, check.Finding{Diagnostic: d})
	}
	if e.Source == "" && e.File == "" {
		return all
	}
	text := e.Source
	if strings.Contains(text, "](#costs)") {
		text = "# Costs\n\n" + text
	}
	section := markdown.Parse([]byte(text+"\n"), markdown.Options{})
	prepared := check.Prepare(check.Book{Sections: []check.Section{{Path: "one.md", File: "handbook/one.md", Parsed: section}}})[0]
	data := []byte(e.File)
	if e.File == "" {
		data = catalogue(section, e)
	}
	file, err := po.Parse(data)
	var syntax *po.SyntaxError
	if errors.As(err, &syntax) {
		return append(all, check.Finding{Diagnostic: check.Syntax("a.po", syntax, diag.Textf("correct it"))})
	}
	rules := check.Rules{Select: selected, Glossary: agreed, Dead: func(_, destination string) diag.Text { return diag.Verbatim(dead(section, destination)) }}
	if e.File != "" && e.Source == "" {
		rules.Ignore = check.NewSet("stale")
		if c := only(selected); c == "stale" {
			rules.Ignore = nil
		}
	}
	checker := check.New(parseLocale(t, e.Locale), rules)
	return append(all, checker.Catalogue(check.Input{Section: prepared, Path: "a.po", Data: data, File: file})...)
}

func only(s check.Set) string {
	for id := range s {
		return id
	}
	return ""
}

func parseLocale(t testing.TB, code string) locale.Locale {
	t.Helper()
	if code == "" {
		code = "zh_Hant"
	}
	l, err := locale.Parse(code)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func dead(s *markdown.Section, destination string) string {
	if id, ok := strings.CutPrefix(destination, "#"); ok && !s.HasAnchor(id) {
		return fmt.Sprintf("no anchor %q", id)
	}
	return ""
}

// catalogue makes one in which the last message of a section has the example's
// translation and the others their source.
func catalogue(s *markdown.Section, e check.Example) []byte {
	messages := translate.Entries(translate.Extract("handbook/one.md", s))
	for _, m := range messages[:len(messages)-1] {
		m.Str = []string{"標題"}
	}
	last := messages[len(messages)-1]
	last.Str = []string{e.Target}
	if e.Flags != "" {
		last.Flags = strings.Split(e.Flags, ", ")
	}
	file := &po.File{Entries: messages}
	l, _ := locale.Parse(cmp.Or(e.Locale, "zh_Hant"))
	file.SetHeader(headerOf(l))
	return file.Bytes()
}

// headerOf returns the header of a locale's catalogue.
func headerOf(l locale.Locale) *po.Header {
	h := &po.Header{}
	h.Set("Language", l.Code)
	h.Set("Content-Type", "text/plain; charset=UTF-8")
	h.Set("Plural-Forms", l.Plurals)
	return h
}
