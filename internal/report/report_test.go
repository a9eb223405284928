package report_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/report"
	"github.com/pobook/pobook/internal/translate"
)

// findings are one of each kind: with a place in a line and without, of a
// message and of a file, twice the same.
func findings() report.Findings {
	at := func(line, column int) diag.Position {
		return diag.Position{File: "locales/zh_Hant/a b.po", Line: line, Column: column}
	}
	message := &po.Entry{ID: "Open, \"50%\"\nnow:"}
	return report.Findings{
		Version: "v1",
		Checked: []report.Checked{{File: "locales/templates/a.pot"}, {Locale: "zh_Hant", File: "locales/zh_Hant/a b.po"}},
		Line:    func(_ string, line int) (string, bool) { return `msgstr "國家的 <軟件> 很多"`, line == 2 },
		Found: []check.Finding{
			{Diagnostic: diag.Diagnostic{Position: diag.Position{File: "handbook/handbook.yaml"}, Code: "no-sections", Severity: diag.Warning, Message: diag.Textf("no section")}},
			{Diagnostic: diag.Diagnostic{Position: at(2, 14), Code: "mainland-word", Severity: diag.Warning, Message: diag.Textf("軟件: 100%% wrong"), Hint: diag.Textf("write, say: 軟體")}, Locale: "zh_Hant", Entry: message},
			{Diagnostic: diag.Diagnostic{Position: at(2, 0), Code: "md-link", Message: diag.Textf("a <link>")}, Locale: "zh_Hant", Entry: message},
			{Diagnostic: diag.Diagnostic{Position: at(2, 0), Code: "md-link", Message: diag.Textf("a <link>")}, Locale: "zh_Hant", Entry: message},
		},
	}
}

func written(t *testing.T, format string, style report.Style) string {
	t.Helper()
	var b bytes.Buffer
	if err := findings().Write(&b, format, style); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestText(t *testing.T) {
	t.Parallel()
	want := `handbook/handbook.yaml: warning: no section (no-sections)
locales/zh_Hant/a b.po:2:14: warning: 軟件: 100% wrong; write, say: 軟體 (mainland-word)
locales/zh_Hant/a b.po:2: error: a <link> (md-link)
locales/zh_Hant/a b.po:2: error: a <link> (md-link)
`
	if diff := cmp.Diff(want, written(t, "text", report.Style{})); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	// On a terminal the caret stands below the character, of which each takes
	// two columns; what does not fit is cut off.
	terminal := written(t, "text", report.Style{Width: 80})
	if !strings.Contains(terminal, "\n    msgstr \"國家的 <軟件> 很多\"\n                    ^\n") {
		t.Errorf("no caret where it belongs:\n%s", terminal)
	}
	narrow := written(t, "text", report.Style{Width: 24, Colour: true})
	if !strings.Contains(narrow, "\n    …家的 <軟件> 很…\n           \x1b[32m^\x1b[0m\n") {
		t.Errorf("not cut to fit:\n%q", narrow)
	}
}

func TestGitHub(t *testing.T) {
	t.Parallel()
	want := `::warning file=handbook/handbook.yaml,title=no-sections::no section
::warning file=locales/zh_Hant/a b.po,line=2,col=14,title=mainland-word::軟件: 100%25 wrong; write, say: 軟體
::error file=locales/zh_Hant/a b.po,line=2,title=md-link::a <link>
::error file=locales/zh_Hant/a b.po,line=2,title=md-link::a <link>
`
	if diff := cmp.Diff(want, written(t, "github", report.Style{})); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A comment names errors first, and nothing that files say is more than text in it.
func TestFindingsMarkdown(t *testing.T) {
	t.Parallel()
	want := "### Findings\n\n2 errors, 2 warnings in 2 files\n\n" +
		strings.Repeat("- **error** `docs/locales/zh_Hant/a b.po:2`: a &lt;link&#62; (`md-link`)\n", 2) +
		"- **warning** `docs/handbook/handbook.yaml`: no section (`no-sections`)\n" +
		"- **warning** `docs/locales/zh_Hant/a b.po:2:14`: 軟件: 100% wrong; write, say: 軟體 (`mainland-word`)\n"
	f := findings()
	f.Folder = "docs/"
	if diff := cmp.Diff(want, inMarkdown(t, f)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	hostile := diag.Diagnostic{
		Position: diag.Position{File: "a`](https://x.example) @b|<!--\n.po"}, Code: "md-link",
		Message: diag.Textf("@team ![x](https://x.example/) <img src=x>\n# a"), Hint: diag.Textf("see #1 and **b**"),
	}
	f.Found = slices.Repeat([]check.Finding{{Diagnostic: hostile}}, 50)
	want = "### Findings\n\n50 errors, 0 warnings in 2 files\n\n" +
		strings.Repeat("- **error** `docs/a‹U+0060›](https://x.example) @b‹U+007C›‹U+003C›!--‹U+000A›.po`: `@team ![x](https://x.example/) ‹U+003C›img src=x> # a; see #1 and **b**` (`md-link`)\n", 20) +
		"- … and 30 more\n"
	if diff := cmp.Diff(want, inMarkdown(t, f)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func inMarkdown(t *testing.T, f report.Findings) string {
	t.Helper()
	var b strings.Builder
	if err := f.Write(&b, "markdown", report.Style{}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// GitLab drops findings whose fingerprints are equal.
func TestGitLab(t *testing.T) {
	t.Parallel()
	var entries []struct {
		Description, Fingerprint, Severity string
		Check                              string `json:"check_name"`
		Location                           struct {
			Path  string
			Lines struct{ Begin int }
		}
	}
	if err := json.Unmarshal([]byte(written(t, "gitlab", report.Style{})), &entries); err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, e := range entries {
		if seen[e.Fingerprint] || e.Location.Lines.Begin < 1 || e.Location.Path == "" || e.Check == "" || e.Description == "" {
			t.Errorf("%+v", e)
		}
		seen[e.Fingerprint] = true
	}
	if len(entries) != 4 || entries[1].Severity != "minor" || entries[2].Severity != "major" {
		t.Errorf("%+v", entries)
	}
}

func TestJUnit(t *testing.T) {
	t.Parallel()
	text := written(t, "junit", report.Style{})
	for d := xml.NewDecoder(strings.NewReader(text)); ; {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
	}
	for _, part := range []string{
		`<testsuites name="pobook check" tests="3" failures="1">`,
		`<testsuite name="zh_Hant" tests="1" failures="1">`,
		`<testcase classname="handbook" name="locales/templates/a.pot" file="locales/templates/a.pot"></testcase>`,
		`<failure message="a &lt;link&gt;" type="md-link">`,
		"<system-out>locales/zh_Hant/a b.po:2:14: warning: 軟件",
	} {
		if !strings.Contains(text, part) {
			t.Errorf("%s is missing in\n%s", part, text)
		}
	}
}

// What SARIF 2.1.0 demands of a log, by the paragraphs of its specification.
func TestSARIF(t *testing.T) {
	t.Parallel()
	var log struct {
		Version string
		Runs    []struct {
			Tool struct {
				Driver struct {
					Name  string
					Rules []struct {
						ID                   string
						FullDescription      struct{ Text string }
						DefaultConfiguration struct{ Level string }
					}
				}
			}
			ColumnKind string
			Results    []struct {
				RuleID              string
				RuleIndex           *int
				Level               string
				Message             struct{ Text string }
				PartialFingerprints map[string]string
				Locations           []struct {
					PhysicalLocation struct {
						ArtifactLocation struct{ URI string }
						Region           *struct{ StartLine, StartColumn int }
					}
				}
			}
		}
	}
	if err := json.Unmarshal([]byte(written(t, "sarif", report.Style{})), &log); err != nil {
		t.Fatal(err)
	}
	run := log.Runs[0]
	if log.Version != "2.1.0" || run.Tool.Driver.Name == "" || run.ColumnKind != "unicodeCodePoints" || len(run.Results) != 4 {
		t.Errorf("§3.13 and §3.14: %+v", log)
	}
	for i, r := range run.Results {
		rule := r.RuleIndex
		switch { // §3.27: what a result is of, and where
		case r.Level != "error" && r.Level != "warning", r.Message.Text == "", len(r.Locations) != 1, len(r.PartialFingerprints) != 1:
			t.Errorf("%d: %+v", i, r)
		case rule == nil, run.Tool.Driver.Rules[*rule].ID != r.RuleID, run.Tool.Driver.Rules[*rule].FullDescription.Text == "":
			t.Errorf("%d has the rule %v", i, rule)
		}
	}
	place := run.Results[1].Locations[0].PhysicalLocation
	if place.ArtifactLocation.URI != "locales/zh_Hant/a%20b.po" || place.Region.StartLine != 2 || place.Region.StartColumn != 14 {
		t.Errorf("§3.4 and §3.30: %+v %+v", place, place.Region)
	}
	if run.Results[0].Locations[0].PhysicalLocation.Region != nil {
		t.Error("a region without a line")
	}
}

// A baseline knows findings by what they say, not by where they are.
func TestBaseline(t *testing.T) {
	t.Parallel()
	known, err := report.ReadBaseline([]byte(written(t, "json", report.Style{})))
	if err != nil {
		t.Fatal(err)
	}
	moved := findings()
	for i := range moved.Found {
		moved.Found[i].Line += 7
	}
	third := moved.Found[3]
	moved.Found = append(moved.Found, third)
	if left := moved.Without(known); len(left.Found) != 1 {
		t.Errorf("%d are left, want the third of its kind", len(left.Found))
	}
	for _, wrong := range []string{"", "[]", `{"schema": 2}`} {
		if _, err := report.ReadBaseline([]byte(wrong)); err == nil {
			t.Errorf("%q is taken for a report", wrong)
		}
	}
}

func coverage(t *testing.T) report.Coverage {
	t.Helper()
	l, err := locale.Parse("zh_Hant")
	if err != nil {
		t.Fatal(err)
	}
	count := func(n int) translate.Count { return translate.Count{Messages: n, Words: 3 * n, Characters: 10 * n} }
	return report.Coverage{Title: "A|B", Locales: []report.LocaleCoverage{{Locale: l, Threshold: 95, Sections: []report.SectionCoverage{
		{Section: "one.md", Coverage: translate.Coverage{Messages: count(1000), Translated: count(999), Untranslated: count(1)}, Open: []report.OpenMessage{{ID: "x", State: "untranslated"}}},
		{Section: "two.md", Threshold: 50, Coverage: translate.Coverage{Messages: count(200), Fuzzy: count(200)}},
		{Section: "empty.md"},
	}}}, Changes: &report.Changes{Since: "v1", Locales: []report.LocaleChanges{{Code: "zh_Hant", Gained: 2, Waiting: []report.Waiting{
		{Section: "one.md", ID: "A | long\ntext", State: "fuzzy", Since: time.Unix(0, 0).UTC(), Days: 1},
	}}}}}
}

func TestCoverage(t *testing.T) {
	t.Parallel()
	want := map[string]string{
		"text": `zh_Hant, Chinese (Traditional): 83.2 % translated (wanted: 95 %)
    all  translated  fuzzy  untranslated                             section
   1000         999      0             1  ███████████████·   99.9 %  one.md
    200           0    200             0  ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒    0.0 %  two.md (wanted: 50 %)
      0           0      0             0  ████████████████  100.0 %  empty.md
   1200         999    200             1  █████████████▒▒·   83.2 %  total, messages
   3600        2997    600             3  █████████████▒▒·   83.2 %  total, words
  12000        9990   2000            10  █████████████▒▒·   83.2 %  total, characters

since v1:
zh_Hant: 2 gained, 0 became fuzzy, 0 new; 1 waiting
  since 1970-01-01 (1 day), fuzzy, one.md: A | long text
`,
		"csv": `locale,section,percent,messages,messages_translated,messages_fuzzy,messages_untranslated,words,words_translated,words_fuzzy,words_untranslated,characters,characters_translated,characters_fuzzy,characters_untranslated
zh_Hant,one.md,99.9,1000,999,0,1,3000,2997,0,3,10000,9990,0,10
zh_Hant,two.md,0.0,200,0,200,0,600,0,600,0,2000,0,2000,0
zh_Hant,empty.md,100.0,0,0,0,0,0,0,0,0,0,0,0,0
zh_Hant,,83.2,1200,999,200,1,3600,2997,600,3,12000,9990,2000,10
`,
		"markdown": `### Translations of A\|B

| Locale | Translated | Fuzzy | Untranslated | Messages | Words |
| --- | ---: | ---: | ---: | ---: | ---: |
| 繁體中文 ` + "`zh_Hant`" + ` | 83.2 % (wanted: 95 %) | 200 | 1 | 1200 | 3600 |

Since ` + "`v1`" + `:

- ` + "`zh_Hant`" + `: 2 gained, 0 became fuzzy, 0 new; 1 waiting
  - since 1970-01-01 (1 day), fuzzy, one.md: A \| long text

<details><summary>繁體中文, by section</summary>

| Section | Translated | Fuzzy | Untranslated | Messages | Words |
| --- | ---: | ---: | ---: | ---: | ---: |
| one.md | 99.9 % | 0 | 1 | 1000 | 3000 |
| two.md | 0.0 % (wanted: 50 %) | 200 | 0 | 200 | 600 |
| empty.md | 100.0 % | 0 | 0 | 0 | 0 |

</details>
`,
	}
	for format, want := range want {
		var b bytes.Buffer
		if err := coverage(t).Write(&b, format, report.Style{}); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, b.String()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", format, diff)
		}
	}
}

// A saved report is read again if it says which messages were open.
func TestReadCoverage(t *testing.T) {
	t.Parallel()
	complete := coverage(t)
	complete.Locales[0].Sections = complete.Locales[0].Sections[:1]
	var b bytes.Buffer
	if err := complete.Write(&b, "json", report.Style{}); err != nil {
		t.Fatal(err)
	}
	earlier, err := report.ReadCoverage(b.Bytes())
	want := report.Earlier{"zh_Hant": {"one.md": {{ID: "x", State: "untranslated"}}}}
	if diff := cmp.Diff(want, earlier); diff != "" || err != nil {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
	for _, wrong := range []string{"title: x", `{"schema": 9}`, strings.ReplaceAll(b.String(), `"open"`, `"closed"`)} {
		if _, err := report.ReadCoverage([]byte(wrong)); err == nil {
			t.Errorf("%q is taken for a report", wrong)
		}
	}
}

func TestBadge(t *testing.T) {
	t.Parallel()
	for percent, colour := range map[int]string{100: "#2e7d32", 95: "#2e7d32", 90: "#8d6e00", 10: "#b23c17"} {
		l := coverage(t).Locales[0]
		n := func(n int) translate.Count { return translate.Count{Messages: n} }
		l.Sections = []report.SectionCoverage{{Coverage: translate.Coverage{Messages: n(100), Translated: n(percent), Untranslated: n(100 - percent)}}}
		var b bytes.Buffer
		if err := report.Badge(&b, l); err != nil {
			t.Fatal(err)
		}
		if err := xml.Unmarshal(b.Bytes(), new(struct{})); err != nil || !strings.Contains(b.String(), colour) {
			t.Errorf("%d %%: %v\n%s", percent, err, &b)
		}
	}
}

// Lines that other lines are named by move too; a status is no baseline; and a
// file that is stale is always told.
func TestBaselineOfMoreKinds(t *testing.T) {
	t.Parallel()
	twice := func(line int) report.Findings {
		return report.Findings{Found: []check.Finding{
			{Diagnostic: diag.Diagnostic{Position: diag.Position{File: "a.po"}, Code: "duplicate-message", Message: diag.Textf("this message is there twice, first in line %d", line)}},
			{Diagnostic: diag.Diagnostic{Position: diag.Position{File: "a.po"}, Code: "stale", Message: diag.Textf("differs from the section")}},
		}}
	}
	var b bytes.Buffer
	if err := twice(59).Write(&b, "json", report.Style{}); err != nil {
		t.Fatal(err)
	}
	known, err := report.ReadBaseline(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if left := twice(60).Without(known).Found; len(left) != 1 || left[0].Code != "stale" {
		t.Errorf("left: %v", left)
	}
	b.Reset()
	if err := (report.Coverage{}).Write(&b, "json", report.Style{}); err != nil {
		t.Fatal(err)
	}
	if _, err := report.ReadBaseline(b.Bytes()); err == nil {
		t.Error("a report of the coverage is taken for a baseline")
	}
}

// What steers a terminal is shown, and the caret stands where it did.
func TestTerminalIsNotSteered(t *testing.T) {
	t.Parallel()
	f := report.Findings{
		Found: []check.Finding{{Diagnostic: diag.Diagnostic{Position: diag.Position{File: "a.po", Line: 1, Column: 7}, Code: "x", Message: diag.Textf("m")}}},
		Line:  func(string, int) (string, bool) { return "a\x1b[1m\u202eb\x07", true },
	}
	var b bytes.Buffer
	if err := f.Write(&b, "text", report.Style{Width: 80}); err != nil {
		t.Fatal(err)
	}
	want := "a.po:1:7: error: m (x)\n    a<U+001B>[1m<U+202E>b<U+0007>\n" + strings.Repeat(" ", 4+20) + "^\n"
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Texts of files are text in a Markdown report: no table, no tag, no link, and
// nobody is called by name.
func TestCoverageMarkdownIsText(t *testing.T) {
	t.Parallel()
	tests := map[string]string{
		"Bread & butter (fresh): 50% *off*": "Bread &#38; butter (fresh): 50% \\*off\\*",
		"a|b\n<b>c</b>":                     "a\\|b &lt;b&#62;c&lt;/b&#62;",
		"[a](x) `b` \\| {: #c}":             "`[a](x) ‹U+0060›b‹U+0060› \\‹U+007C› {: #c}`",
		"[a](x) `b` \\| {: c}":              "&#91;a&#93;(x) \\`b\\` &#92;\\| &#123;: c&#125;",
		"ask @everyone about #1":            "`ask @everyone about #1`",
		"https://example.org/|a`\u202e":     "`https://example.org/‹U+007C›a‹U+0060›‹U+202E›`",
		"<a href=www.example.org>":          "`‹U+003C›a href=www.example.org>`",
		":smile: me@example.org":            "`:smile: me@example.org`",
	}
	for text, want := range tests {
		c := report.Coverage{Changes: &report.Changes{Since: "v1", Locales: []report.LocaleChanges{{
			Code: "fr", Waiting: []report.Waiting{{Section: "a.md", ID: text, State: "fuzzy"}},
		}}}}
		var b bytes.Buffer
		if err := c.Write(&b, "markdown", report.Style{}); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(b.String(), "\n  - fuzzy, a.md: "+want+"\n") {
			t.Errorf("%q: want %s in\n%s", text, want, &b)
		}
	}
}

// The name of a section stands for itself in the text of a link.
func TestCoverageMarkdownPages(t *testing.T) {
	t.Parallel()
	c := report.Coverage{Changes: &report.Changes{Since: "v1", Pages: []report.ChangedPages{{
		Code: "fr", Pages: []report.ChangedPage{{"a]b.md", "https://example.org/fr/a%5Db.html"}, {"@c.md", "https://example.org/fr/@c.html"}},
	}}}}
	var b strings.Builder
	if err := c.Write(&b, "markdown", report.Style{}); err != nil {
		t.Fatal(err)
	}
	if want := "- `fr`: [a&#93;b.md](<https://example.org/fr/a%5Db.html>) [`@c.md`](<https://example.org/fr/@c.html>)\n"; !strings.Contains(b.String(), want) {
		t.Errorf("want %s in\n%s", want, &b)
	}
}

// What a message quotes is not a link in a viewer of SARIF.
func TestSARIFHasNoLinks(t *testing.T) {
	t.Parallel()
	f := report.Findings{Found: []check.Finding{{Diagnostic: diag.Diagnostic{
		Position: diag.Position{File: "a\n%b#c.po"}, Message: diag.Textf("see [this](https://example.org)\u202e"),
	}}}}
	var b bytes.Buffer
	if err := f.Write(&b, "sarif", report.Style{}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"text": "see \\[this\\](https://example.org)\u202e"`, `"uri": "a%0A%25b%23c.po"`} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("want %s in\n%s", want, &b)
		}
	}
}
