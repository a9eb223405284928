package diag_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/bookgen"
	"github.com/pobook/pobook/internal/diag"
)

var harmlessTests = []struct{ text, want string }{
	{"", ""},
	{"handbook/01-a.md:3:1: 繁體中文 “é”", "handbook/01-a.md:3:1: 繁體中文 “é”"},
	{"a\nb\r\tc", "a<U+000A>b<U+000D><U+0009>c"},
	{"\x1b[31m\x07\x7f\u009b", "<U+001B>[31m<U+0007><U+007F><U+009B>"},
	{"\u202efdp\u2066\u200b\ufeff\u2028", "<U+202E>fdp<U+2066><U+200B><U+FEFF><U+2028>"},
	{"\xff\ufffd", "<U+FFFD><U+FFFD>"},
	{"::error::x", "<U+003A>:error::x"},
	{" \u3000::error::x", " \u3000<U+003A>:error::x"},
	{"::", "<U+003A>:"},
	{"a ::error::x", "a ::error::x"},
	{"::: note", "::: note"},
	{"##[error]x", "<U+0023>#[error]x"},
	{"a ###[error] ##VSO[x] ##teamcity[y]", "a #<U+0023>#[error] <U+0023>#VSO[x] <U+0023>#teamcity[y]"},
	{"## [1.0]", "## [1.0]"},
	{"می\u200cخواهم", "می\u200cخواهم"}, // spelled so
	{"👩\u200d🔬", "👩\u200d🔬"},
	{"a\u200c::\u200d", "a<U+200C>::<U+200D>"},
	{"<U+001B>", "<U+001B>"},
}

func TestHarmless(t *testing.T) {
	t.Parallel()
	for _, test := range harmlessTests {
		if got := diag.Harmless(test.text); got != test.want {
			t.Errorf("%q: got %q, want %q", test.text, got, test.want)
		}
	}
}

// A diagnostic is one line, whatever it is about.
func TestDiagnosticIsHarmless(t *testing.T) {
	t.Parallel()
	d := diag.Diagnostic{Position: diag.Position{File: "::error::\n.md", Line: 1}, Message: diag.Textf("a\nb"), Hint: diag.Textf("\x1b")}
	if got, want := d.Error(), "<U+003A>:error::<U+000A>.md:1: a<U+000A>b; <U+001B>"; got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// written is what comes of a text that is written in pieces.
func written(t *testing.T, text string, size int, open func(*bytes.Buffer) *diag.Writer) string {
	t.Helper()
	var b bytes.Buffer
	w := open(&b)
	for len(text) > 0 {
		n := min(size, len(text))
		if written, err := w.Write([]byte(text[:n])); written != n || err != nil {
			t.Fatalf("%d of %d bytes: %v", written, n, err)
		}
		text = text[n:]
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestWriter(t *testing.T) {
	t.Parallel()
	const text = "a\tb 中\n::error::x\r\n\n  ::x::\x1b[31mred\x1b[0m\x1b[2J ##vso[x]\u202e\u00ad\nthe end"
	tests := map[string]struct {
		open func(*bytes.Buffer) *diag.Writer
		want string
	}{
		"text": {
			func(b *bytes.Buffer) *diag.Writer { return diag.NewWriter(b, false) },
			"a\tb 中\n<U+003A>:error::x<U+000D>\n\n  <U+003A>:x::<U+001B>[31mred<U+001B>[0m<U+001B>[2J <U+0023>#vso[x]<U+202E><U+00AD>\nthe end",
		},
		"colours": {
			func(b *bytes.Buffer) *diag.Writer { return diag.NewWriter(b, true) },
			"a\tb 中\n<U+003A>:error::x<U+000D>\n\n  <U+003A>:x::\x1b[31mred\x1b[0m<U+001B>[2J <U+0023>#vso[x]<U+202E><U+00AD>\nthe end",
		},
		"table": {
			func(b *bytes.Buffer) *diag.Writer { return diag.NewTableWriter(b) },
			"a\tb 中\n<U+003A>:error::x\r\n\n  <U+003A>:x::<U+001B>[31mred<U+001B>[0m<U+001B>[2J <U+0023>#vso[x]<U+202E>\u00ad\nthe end",
		},
	}
	for name, test := range tests {
		for _, size := range []int{1, 2, 7, len(text)} {
			if diff := cmp.Diff(test.want, written(t, text, size, test.open)); diff != "" {
				t.Errorf("%s, %d bytes at a time:\n%s", name, size, diff)
			}
		}
	}
}

// broken takes nothing.
type broken struct{}

var errBroken = errors.New("broken pipe")

func (broken) Write([]byte) (int, error) { return 0, errBroken }

func TestWriterKeepsItsError(t *testing.T) {
	t.Parallel()
	w := diag.NewWriter(broken{}, false)
	if _, err := w.Write([]byte("a")); err != nil {
		t.Errorf("nothing was written yet, and the error is %v", err)
	}
	_, first := w.Write([]byte("b\n"))
	_, second := w.Write([]byte("c\n"))
	if !errors.Is(first, errBroken) || !errors.Is(second, errBroken) || !errors.Is(w.Flush(), errBroken) {
		t.Errorf("the errors are %v, then %v", first, second)
	}
}

// What is printed in any way steers nothing; what is escaped is read as it was; and
// who prints a text twice changes nothing.
func FuzzHarmless(f *testing.F) {
	for _, test := range harmlessTests {
		f.Add(test.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got := diag.Harmless(text)
		checkSteersNothing(t, got)
		if again := diag.Harmless(got); again != got {
			t.Errorf("%q becomes %q, and that %q", text, got, again)
		}
		var document bytes.Buffer
		if err := diag.WriteJSON(&document, []string{text}); err != nil {
			t.Fatal(err)
		}
		var read []string
		if err := json.Unmarshal(document.Bytes(), &read); err != nil || len(read) != 1 || read[0] != strings.ToValidUTF8(text, "\ufffd") && utf8.ValidString(text) {
			t.Errorf("%q is read as %q from %s: %v", text, read, &document, err)
		}
		checkPasses(t, document.String())

		element := "<a b=\"" + diag.EscapeXML(text) + "\">" + diag.EscapeXML(text) + "</a>"
		var parsed struct {
			B    string `xml:"b,attr"`
			Text string `xml:",chardata"`
		}
		if err := xml.Unmarshal([]byte(element), &parsed); err != nil || parsed.B != parsed.Text {
			t.Fatalf("%s: %v", element, err)
		}
		if isXML := strings.IndexFunc(text, func(r rune) bool {
			return r < ' ' && !strings.ContainsRune("\t\n\r", r) || r == utf8.RuneError || r == 0xFFFE || r == 0xFFFF
		}) < 0; isXML && parsed.Text != text {
			t.Errorf("%q is read as %q from %s", text, parsed.Text, element)
		}
		checkPasses(t, element+"\n")
	})
}

// checkPasses holds that a form with escapes needs nothing of the stream that it
// is written to.
func checkPasses(t *testing.T, document string) {
	t.Helper()
	got := written(t, document, len(document), func(b *bytes.Buffer) *diag.Writer { return diag.NewWriter(b, false) })
	if got != document {
		t.Errorf("the stream changes %q to %q", document, got)
	}
}

func checkSteersNothing(t *testing.T, line string) {
	t.Helper()
	for _, r := range line {
		if unicode.In(r, unicode.Cc, unicode.Zl, unicode.Zp, unicode.Bidi_Control) {
			t.Errorf("%q holds %U", line, r)
		}
	}
	trimmed := strings.TrimSpace(line)
	if strings.HasPrefix(trimmed, "::") && !strings.HasPrefix(trimmed, ":::") {
		t.Errorf("%q is a command", line)
	}
	for _, sign := range []string{"##[", "##vso[", "##teamcity["} {
		if strings.Contains(strings.ToLower(line), sign) {
			t.Errorf("%q holds %s", line, sign)
		}
	}
}

// Each text is looked at a few times, however long it is.
func TestHarmlessIsLinear(t *testing.T) { //nolint:paralleltest // it measures time
	for _, part := range []string{"\x1b", "\u200d", "##[", "::", " ", "\x1b[31m", "a"} {
		bookgen.Linear(t, part, 2000, func(n int) {
			text := strings.Repeat(part, n)
			diag.Harmless(text)
			_, _ = diag.NewWriter(&bytes.Buffer{}, true).Write([]byte(text + "\n"))
		})
	}
}
