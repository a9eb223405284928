package po

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/rogpeppe/go-internal/txtar"
)

// A textCase is a file of testdata: what is read, and what is written of it.
type textCase struct {
	name    string
	in      []byte
	want    []byte
	notMine bool // older msgcat does not keep the canonical form as it is
}

func textCases(t testing.TB) []textCase {
	t.Helper()
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no cases in testdata: %v", err)
	}
	cases := make([]textCase, len(paths))
	for i, path := range paths {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		cases[i] = textCase{
			name:    strings.TrimSuffix(filepath.Base(path), ".txtar"),
			in:      archive.Files[0].Data,
			want:    archive.Files[1].Data,
			notMine: strings.Contains(string(archive.Comment), "msgcat: no"),
		}
	}
	return cases
}

func TestCanonicalForm(t *testing.T) {
	t.Parallel()
	for _, c := range textCases(t) {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(string(c.want), string(mustParse(t, c.in).Bytes())); diff != "" {
				t.Errorf("canonical form (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(string(c.want), string(mustParse(t, c.want).Bytes())); diff != "" {
				t.Errorf("canonical form, written again (-want +got):\n%s", diff)
			}
		})
	}
}

func mustParse(t testing.TB, data []byte) *File {
	t.Helper()
	f, err := Parse(data)
	if err != nil {
		t.Fatalf("Parse: %v\n%s", err, data)
	}
	return f
}

func TestParseEntry(t *testing.T) {
	t.Parallel()
	const text = `# by hand
#
#. Heading
#: handbook/02.md:costs handbook/03.md:costs
#: ⁨my book/a b.md⁩:x
#, fuzzy, no-wrap
#= c-format
#| msgctxt "old context"
#| msgid "old"
#| msgid_plural "olds"
msgctxt "context"
msgid ""
"new\n"
"line"
msgid_plural "news"
msgstr[0] "neu"
msgstr[1] ""

#~ msgid "gone"
#~ msgstr "weg"
`
	want := &File{Entries: []*Entry{
		{
			Comments:   []string{"by hand", ""},
			Extracted:  []string{"Heading"},
			References: []string{"handbook/02.md:costs", "handbook/03.md:costs", "my book/a b.md:x"},
			Flags:      []string{"fuzzy", "no-wrap"},
			Sticky:     []string{"c-format"},
			Previous:   &Previous{Context: ptr("old context"), ID: ptr("old"), IDPlural: ptr("olds")},
			Context:    ptr("context"),
			ID:         "new\nline",
			IDPlural:   ptr("news"),
			Str:        []string{"neu", ""},
			Line:       11,
			StrLine:    16,
		},
		{ID: "gone", Str: []string{"weg"}, Obsolete: true, Line: 19, StrLine: 20},
	}}
	for name, variant := range map[string]string{
		"LF":                  text,
		"CRLF":                strings.ReplaceAll(text, "\n", "\r\n"),
		"byte order mark":     "\ufeff" + text,
		"no newline at end":   strings.TrimSuffix(text, "\n"),
		"blanks around lines": strings.ReplaceAll(text, "\nmsg", "\n \tmsg"),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(want, mustParse(t, []byte(variant)), cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("Parse (-want +got):\n%s", diff)
			}
		})
	}
}

// syntaxErrors are files that are refused, and the whole error.
var syntaxErrors = map[string]struct{ in, want string }{
	"no msgstr":           {"msgid \"a\"\n", "1:10: expected msgid_plural or msgstr, found the end of the file"},
	"no msgid":            {"msgstr \"a\"\n", "1:1: expected msgctxt or msgid, found msgstr"},
	"two contexts":        {"msgctxt \"a\"\nmsgctxt \"b\"\n", "2:1: expected msgid, found msgctxt"},
	"string alone":        {"\n  \"a\"\n", "2:3: expected msgctxt or msgid, found a string"},
	"no string":           {"msgid\nmsgstr \"\"\n", "2:1: expected a string in double quotes after msgid"},
	"no string at end":    {"msgid \"a\"\nmsgstr\n", "2:7: expected a string in double quotes after msgstr"},
	"no quotes":           {"msgid \"a\"\nmsgstr 中\n", "2:8: expected a string in double quotes after msgstr, found '中'"},
	"comment inside":      {"msgid \"a\"\n# c\nmsgstr \"b\"\n", "2:1: expected msgid_plural or msgstr, found a comment"},
	"unknown keyword":     {"msgid \"a\"\nmsgstring \"b\"\n", "2:1: expected msgid_plural or msgstr, found msgstring"},
	"domain":              {"domain \"d\"\nmsgid \"a\"\nmsgstr \"b\"\n", "1:1: expected msgctxt or msgid, found domain"},
	"unfinished string":   {"msgid \"a\nmsgstr \"b\"\n", "1:9: unfinished string: expected a closing quote before the end of the line"},
	"escaped quote":       {`msgid "a\\\"` + "\n", "1:13: unfinished string: expected a closing quote before the end of the line"},
	"text after string":   {"msgid \"a\" b\n", "1:11: expected msgid_plural or msgstr, found b"},
	"unknown escape":      {`msgid "中\q"` + "\n", `1:9: unknown escape: expected \n, \t, \", \\ or another escape of C`},
	"empty hexadecimal":   {`msgid "\xg"` + "\n", `1:8: unknown escape: expected \n, \t, \", \\ or another escape of C`},
	"escaped NUL":         {`msgid "ab\0"` + "\n", "1:10: escape for NUL: expected text"},
	"NUL":                 {"msgid \"a\"\nmsgstr \"\x00\"\n", "2:9: NUL byte: expected text"},
	"invalid UTF-8":       {"# 中\nmsgid \"\ufffda\xe4\xb8\"\n", "2:10: invalid UTF-8: expected the charset that the header names"},
	"escaped half":        {"msgid \"a\"\n msgstr \"\\xe4\\xb8\"\n", "2:2: escapes that give invalid UTF-8: expected text"},
	"second msgstr":       {"msgid \"a\"\nmsgstr \"b\"\nmsgstr \"c\"\n", "3:1: expected msgctxt or msgid, found a second msgstr"},
	"plural, no index":    {"msgid \"a\"\nmsgid_plural \"b\"\nmsgstr \"c\"\n", "3:1: expected msgstr[0]"},
	"plural, first index": {"msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[1] \"c\"\n", "3:1: expected msgstr[0]"},
	"plural, wrong index": {"msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0] \"c\"\nmsgstr[2] \"d\"\n", "4:1: expected msgstr[1]"},
	"plural, open index":  {"msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0 \"c\"\n", "3:1: expected msgstr[0]"},
	"index, no plural":    {"msgid \"a\"\nmsgstr[0] \"c\"\n", "2:1: msgstr with an index in an entry without msgid_plural: expected msgstr"},
	"half obsolete":       {"#~ msgid \"a\"\nmsgstr \"c\"\n", `2:1: expected "#~", with which the entry began`},
	"half live":           {"msgid \"a\"\n#~ msgstr \"c\"\n", `2:4: "#~" in an entry that began without: expected all of its lines with it or none`},
	"half a string":       {"msgid \"a\"\n#~ \"c\"\n", `2:4: "#~" in an entry that began without: expected all of its lines with it or none`},
	"half a plural":       {"#~ msgid \"a\"\n#~ msgid_plural \"b\"\n#~ msgstr[0] \"c\"\nmsgstr[1] \"d\"\n", `4:1: expected "#~", with which the entry began`},
	"previous context":    {"#| msgctxt \"a\"\nmsgid \"b\"\nmsgstr \"\"\n", `2:1: expected "#|" msgid, found msgid`},
	"previous msgstr":     {"#| msgid \"a\"\n#| msgstr \"b\"\n", `2:4: expected "#|" msgid, found msgstr`},
	"previous unmarked":   {"#| msgid \"a\"\n\"b\"\n", `2:1: expected msgctxt or msgid, found a string`},
	"mark in a line":      {"msgid \"a\"\nmsgstr \"b\" #~ c\n", "2:12: expected msgctxt or msgid, found #~ that does not begin the line"},
	"mark after a mark":   {"#~ #| msgid \"a\"\n", "1:4: expected msgctxt or msgid, found #| that does not begin the line"},
	"conflict, ours":      {"msgid \"a\"\n<<<<<<< HEAD\nmsgstr \"b\"\n", "2:1: conflict marker of git: expected a catalogue; resolve the merge first"},
	"conflict, base":      {"||||||| base\n", "1:1: conflict marker of git: expected a catalogue; resolve the merge first"},
	"conflict, middle":    {"msgid \"a\"\nmsgstr \"b\"\n=======\n", "3:1: conflict marker of git: expected a catalogue; resolve the merge first"},
	"conflict, theirs":    {">>>>>>> theirs\r\n", "1:1: conflict marker of git: expected a catalogue; resolve the merge first"},
	"no conflict":         {"<<<<<< \n", "1:1: expected msgctxt or msgid, found '<'"},
	"unknown charset": {
		"msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=ATARIST\\n\"\n",
		`2:43: unknown charset "ATARIST": expected UTF-8 or another name registered with IANA`,
	},
	"wrong charset": {
		"msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=Big5\\n\"\n\nmsgid \"\xff\"\nmsgstr \"\"\n",
		"4:8: bytes that are no Big5: expected the charset that the header names",
	},
	"wrong charset, escaped": {
		"msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=Big5\\n\"\n\nmsgid \"a\\xff\"\nmsgstr \"\"\n",
		"4:9: escapes for bytes that are no text in the charset that the header names",
	},
}

func TestSyntaxErrors(t *testing.T) {
	t.Parallel()
	for name, c := range syntaxErrors {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f, err := Parse([]byte(c.in))
			var syntax *SyntaxError
			if !errors.As(err, &syntax) {
				t.Fatalf("Parse = %v, %v; want a syntax error", f, err)
			}
			if got := syntax.Error(); got != c.want {
				t.Errorf("error\n got %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestNothingToRead(t *testing.T) {
	t.Parallel()
	for _, in := range []string{"", "\ufeff", "\n\r\n \t\n", "#~\n#|\n"} {
		f := mustParse(t, []byte(in))
		if got := f.Bytes(); len(f.Entries) != 0 || len(got) != 0 {
			t.Errorf("Parse(%q) has %d entries and is written as %q; want nothing", in, len(f.Entries), got)
		}
	}
}
