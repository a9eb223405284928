package spreadsheet_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"os/exec"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/pobook/pobook/internal/bookgen"
	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/memory"
	"github.com/pobook/pobook/internal/oracle"
	"github.com/pobook/pobook/internal/spreadsheet"
)

func languages(t testing.TB, codes ...string) *memory.Languages {
	t.Helper()
	var locales []locale.Locale
	for _, code := range append([]string{"en"}, codes...) {
		l, err := locale.Parse(code)
		if err != nil {
			t.Fatal(err)
		}
		locales = append(locales, l)
	}
	return memory.NewLanguages(locales[0], locales[1:])
}

func written(t testing.TB, m *memory.Memory, comma rune) string {
	t.Helper()
	var b bytes.Buffer
	if err := spreadsheet.Write(&b, m, []string{"zh_Hant", "de"}, comma); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func read(t testing.TB, text string) *memory.Memory {
	t.Helper()
	m, err := spreadsheet.Read("m.csv", []byte(text), languages(t, "zh_Hant", "de"))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// awkward are texts that spreadsheets, or the form, could take for something else.
var awkward = []string{
	"plain", "a, b; c\td", `"quoted"`, "two\nlines", " blanks ", "=1+1", "+1", "-1", "@a", "\tb", "＝1", "'=1", "''=1", "'", "'tis", "''", "=", "'quoted'", "a\rb", "中文", "\"", "\ufeffx",
}

func full() *memory.Memory {
	context := "=menu"
	m := &memory.Memory{Other: map[string]int{}, Units: []memory.Unit{{
		Source: "Save", Context: &context, Sections: []string{"a.md", "-b.md"},
		Translations: []memory.Translation{{Locale: "zh_Hant", Text: "儲存"}, {Locale: "de", Text: "Sichern"}},
	}}}
	for _, text := range awkward {
		m.Units = append(m.Units, memory.Unit{Source: text, Sections: []string{strings.TrimSpace(strings.ReplaceAll(text, "\n", ""))}, Translations: []memory.Translation{{Locale: "de", Text: text}}})
	}
	return m
}

func TestRoundTrip(t *testing.T) {
	t.Parallel()
	for _, comma := range ",;\t" {
		if diff := cmp.Diff(full(), read(t, written(t, full(), comma)), cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%q (-want +got):\n%s", comma, diff)
		}
	}
}

// What is written is this, to the byte.
func TestWrite(t *testing.T) {
	t.Parallel()
	const want = "\ufeffsection,context,note,source,zh_Hant,de\r\n" +
		"\"a.md\nb.md\",menu,\"heading 1\nin: A, B\",Save,儲存,\r\n" +
		"a.md,,,'=1,,'-1\r\n" +
		"c.md,,,Open,,\r\n"
	context := "menu"
	m := &memory.Memory{Units: []memory.Unit{
		{Source: "Save", Context: &context, Sections: []string{"a.md", "b.md"}, Where: []string{"heading 1", "in: A, B"}, Translations: []memory.Translation{{Locale: "zh_Hant", Text: "儲存"}}},
		{Source: "=1", Sections: []string{"a.md"}, Translations: []memory.Translation{{Locale: "de", Text: "-1"}}},
		{Source: "Open", Sections: []string{"c.md"}, Translations: []memory.Translation{{Locale: "de", Text: "doubtful", Doubt: "x"}}},
	}}
	if diff := cmp.Diff(want, written(t, m, ',')); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// No cell of what is written is a formula.
func TestNoFormulas(t *testing.T) {
	t.Parallel()
	rows, err := csv.NewReader(strings.NewReader(written(t, full(), ','))).ReadAll()
	if err != nil || len(rows) != len(awkward)+2 {
		t.Fatal(len(rows), err)
	}
	for _, row := range rows {
		for _, cell := range row {
			if cell != "" && strings.ContainsAny(cell[:1], "=+-@\t\r") || strings.HasPrefix(cell, "＝") {
				t.Errorf("%q is a formula", cell)
			}
		}
	}
}

// describe writes down what was read.
func describe(m *memory.Memory) string {
	var b strings.Builder
	for _, u := range m.Units {
		b.WriteString(u.Source)
		if u.Context != nil {
			b.WriteString("/" + *u.Context)
		}
		b.WriteString(strings.Join(u.Sections, "+"))
		for _, tr := range u.Translations {
			fmt.Fprintf(&b, " %s=%s", tr.Locale, tr.Text)
			if tr.Doubt != "" {
				fmt.Fprintf(&b, " (%s)", tr.Doubt)
			}
			for _, c := range tr.Comments {
				fmt.Fprintf(&b, " # %s", c)
			}
		}
		b.WriteByte('\n')
	}
	for _, name := range []string{"Whatever", "fr"} {
		if n := m.Other[name]; n > 0 {
			fmt.Fprintf(&b, "%d %s\n", n, name)
		}
	}
	return b.String()
}

// Tables as spreadsheets and other programs save them.
func TestRead(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, text, want string }{
		{"commas", "source,de\na,b\n", "a de=b\n"},
		{"semicolons, as in Germany", "source;de\r\na, x;b\r\n", "a, x de=b\n"},
		{"tabs", "source\tde\na, x; y\tb\n", "a, x; y de=b\n"},
		{"one more line for Excel", "sep=;\r\nsource;de\r\na;b\r\n", "a de=b\n"},
		{"tabs without quoting", "source\tde\n\"a\" b\t5\" c\n", "\"a\" b de=5\" c\n"},
		{"names in any form", "Text,GERMAN,Chinese (Traditional),Source Text\n,b,乙,a\n", "a de=b zh_Hant=乙\n"},
		{"tags", "EN-us,zh-TW,de-DE,de-AT\na,乙,b,c\n", "a zh_Hant=乙 de=b de=c (its language is \"de-AT\")\n"},
		{"states", "source,de,de state,zh_Hant,zh_Hant fuzzy,status\na,b,needs review,乙,,\nc,d,final,丙,TRUE,\ne,f,,,,draft\n", "a de=b (state is \"needs review\") zh_Hant=乙\nc de=d zh_Hant=丙 (fuzzy is \"TRUE\")\ne de=f (status is \"draft\")\n"},
		{"comments", "source,de,comment\na,b,\"c\nd\"\n", "a de=b # c # d\n"},
		{"other columns", "source,de,Whatever,fr\na,b,c,d\ne,f,,\ng,,h,\n", "a de=b\ne de=f\n2 Whatever\n1 fr\n"},
		{"rows that are short, empty or long", "source,de\n\na\n,\nc,d,e,f\n,g\n", "c de=d\n"},
		{"apostrophes", "source,de\n'=a,'-b\n'c,''d\n", "=a de=-b\n'c de=''d\n"},
		{"no end", "source,de\na,b", "a de=b\n"},
		{"nothing", "source,de\n", ""},
	}
	for _, test := range tests {
		if diff := cmp.Diff(test.want, describe(read(t, test.text))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}

// The exports of Weblate and the translate toolkit are of one locale.
func TestOneLocale(t *testing.T) {
	t.Parallel()
	const text = `"location","source","target","id","fuzzy","context","translator_comments","developer_comments"
"a.md:b","Save","儲存","","False","menu","why?","heading 1"
"a.md:c","Open","開","","True","","",""
`
	m, err := spreadsheet.Read("m.csv", []byte(text), languages(t, "zh_Hant"))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff("Save/menu zh_Hant=儲存 # why?\nOpen zh_Hant=開 (fuzzy is \"True\")\n", describe(m)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestUTF16(t *testing.T) {
	t.Parallel()
	var little, big []byte
	for _, u := range utf16.Encode([]rune("\ufeffsource\tde\r\na\tä𠮷\r\n")) {
		little, big = append(little, byte(u), byte(u>>8)), append(big, byte(u>>8), byte(u))
	}
	for _, data := range [][]byte{little, big} {
		m, err := spreadsheet.Read("m.txt", data, languages(t, "de"))
		if err != nil || describe(m) != "a de=ä𠮷\n" {
			t.Errorf("%v, %v", m, err)
		}
	}
}

func TestRefused(t *testing.T) {
	t.Parallel()
	tests := []struct{ text, want string }{
		{"", `m.csv:1: the first line names no column of source texts; begin with a line that names them, as in "source,zh_Hant,de" (table-syntax)`},
		{"a,b\nc,d\n", "m.csv:1: the first line names no column of source texts"},
		{"source,fr\na,b\n", "m.csv:1: the first line names no column of a locale"},
		{"source,target\na,b\n", `m.csv:1: the column of the translations names no locale; call it by the code of one, as in "zh_Hant", or name one with --locale`},
		{"source,de\na,\"b\n", "m.csv:2:6: not valid CSV"},
		{"source,de\na,b\"c\n", "m.csv:2:4: not valid CSV"},
		{"source,de\na,\xe4\n", `m.csv:2:3: invalid UTF-8: byte 0xE4; save the file as UTF-8, in Excel as "CSV UTF-8" (invalid-utf8)`},
		{"PK\x03\x04\x00", "m.csv:1:5: a NUL byte"},
	}
	for _, test := range tests {
		_, err := spreadsheet.Read("m.csv", []byte(test.text), languages(t, "zh_Hant", "de"))
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%q gives %v, want %s", test.text, err, test.want)
		}
	}
}

// Python reads the same cells.
func TestPython(t *testing.T) {
	t.Parallel()
	python := oracle.RequirePython(t, "csv")
	for comma, dialect := range map[rune]string{',': "excel", '\t': "excel-tab"} {
		cmd := exec.Command(python, "-c", `
import csv, io, sys
rows = list(csv.reader(io.StringIO(sys.stdin.buffer.read().decode("utf-8-sig"), newline=""), sys.argv[1], strict=True))
print(len(rows), repr([r[3] for r in rows[2:]]))
`, dialect)
		cmd.Stdin = strings.NewReader(written(t, full(), comma))
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		const want = `24 ['plain', 'a, b; c\td', '"quoted"', 'two\nlines', ' blanks ', "'=1+1", "'+1", "'-1", "'@a", "'\tb", "'＝1", "''=1", "'''=1", "'", "'tis", "''", "'=", "'quoted'", 'a\rb', '中文', '"', '\ufeffx']` + "\n"
		if diff := cmp.Diff(want, string(out)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", dialect, diff)
		}
	}
}

func TestLinear(t *testing.T) {
	t.Parallel()
	for name, parts := range map[string][3]string{
		"rows":    {"source,de\n", "a,b\n", ""},
		"quotes":  {"source,de\n\"", `""`, `",b`},
		"columns": {"source", ",de,state", "\na"},
		"cells":   {"source,de\na", ",b", ""},
		"tabs":    {"source\tde\n\"", "a\"\tb\n", ""},
		"lines":   {"source,de\na,\"", "\n", "\""},
	} {
		bookgen.Linear(t, name, 2000, func(size int) {
			_, _ = spreadsheet.Read("m.csv", []byte(parts[0]+strings.Repeat(parts[1], size)+parts[2]), languages(t, "de"))
		})
	}
}

// An iteration reads a table of 300,000 words in two locales.
func BenchmarkRead(b *testing.B) {
	m := &memory.Memory{}
	text := strings.Repeat("word ", 14) + "end"
	for i := range 20_000 {
		u := memory.Unit{Source: fmt.Sprint(i, text), Sections: []string{"a.md"}}
		for _, code := range []string{"zh_Hant", "de"} {
			u.Translations = append(u.Translations, memory.Translation{Locale: code, Text: bookgen.Translate(u.Source)})
		}
		m.Units = append(m.Units, u)
	}
	table := written(b, m, ',')
	bookgen.Cost(b, 1, func(int) { read(b, table) })
	b.SetBytes(int64(len(table)))
}

// No file makes Read panic, and what is read comes back when it is written.
func FuzzRead(f *testing.F) {
	f.Add([]byte(written(f, full(), ',')))
	f.Add([]byte(written(f, full(), '\t')))
	f.Add([]byte("sep=;\r\nsource;de;de state;comment\r\n'=a;\"b\nc\";fuzzy;d\r\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := spreadsheet.Read("m.csv", data, languages(t, "zh_Hant", "de"))
		if err != nil {
			return
		}
		// A cell is all that there is of an empty section, and of several translations.
		for i := range m.Units {
			u := &m.Units[i]
			u.Sections, u.Translations = nil, u.Translations[:1]
			u.Translations[0].Doubt, u.Translations[0].Comments = "", nil
		}
		if diff := cmp.Diff(m.Units, read(t, written(t, m, ',')).Units, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("(-first +second):\n%s", diff)
		}
	})
}
