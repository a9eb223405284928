package diag_test

import (
	"testing"

	"github.com/leonelquinteros/gotext"

	"github.com/pobook/pobook/internal/diag"
)

// german has some messages of pobook, as translators write them.
const german = `msgid ""
msgstr ""
"Language: de\n"
"Plural-Forms: nplurals=2; plural=n != 1;\n"

msgid "the picture %s is missing"
msgstr "das Bild %s fehlt"

msgid "write %s in 100 %% of %s"
msgstr "in 100 %% von %[2]s steht %[1]s"

msgid "%d link"
msgid_plural "%d links"
msgstr[0] "%d Verweis"
msgstr[1] "%d Verweise"

msgid "%s and %s"
msgstr "%s und %s"

msgid "error"
msgstr "Fehler"
`

func TestTextIn(t *testing.T) {
	t.Parallel()
	po := gotext.NewPo()
	po.Parse([]byte(german))
	links := func(n int) diag.Text { return diag.Pluralf(n, "%d link", "%d links", n) }
	for _, test := range []struct {
		text            diag.Text
		english, german string
	}{
		{diag.Text{}, "", ""},
		{diag.Textf("the picture %s is missing", "a.png"), "the picture a.png is missing", "das Bild a.png fehlt"},
		{diag.Textf("write %s in 100 %% of %s", "a", "b"), "write a in 100 % of b", "in 100 % von b steht a"},
		{diag.Textf("the picture %s is missing", links(2)), "the picture 2 links is missing", "das Bild 2 Verweise fehlt"},
		{links(1), "1 link", "1 Verweis"},
		{links(0), "0 links", "0 Verweise"},
		{diag.And([]string{"a", "b", "c"}), "a, b and c", "a, b und c"},
		{diag.And([]string{"a"}), "a", "a"},
		{diag.Or([]string{"a", "b"}), "a or b", "a or b"}, // which nobody has translated
		{diag.Verbatim("%s and %s"), "%s and %s", "%s and %s"},
	} {
		if got := test.text.String(); got != test.english {
			t.Errorf("%q, want %q", got, test.english)
		}
		if got := test.text.In(po); got != test.german {
			t.Errorf("%s: %q, want %q", test.english, got, test.german)
		}
		if test.text.Empty() != (test.english == "") {
			t.Errorf("%q is taken for empty, or not", test.english)
		}
	}
	d := diag.Diagnostic{Position: diag.Position{File: "a.po", Line: 2}, Code: "md-link", Message: diag.Textf("the picture %s is missing", "a.png"), Hint: diag.And([]string{"a", "b"})}
	if got, want := d.In(po), "a.po:2: Fehler: das Bild a.png fehlt; a und b (md-link)"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got, want := d.In(nil), "a.po:2: error: the picture a.png is missing; a and b (md-link)"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// What a text is about does not depend on how it is said, nor on numbers.
func TestSubject(t *testing.T) {
	t.Parallel()
	old, rewritten := diag.Textf("%q is twice there, see line %d", "a", 7), diag.Textf("line %[2]d has %[1]q too", "a", 9)
	if old.Subject() != rewritten.Subject() {
		t.Errorf("%q, %q", old.Subject(), rewritten.Subject())
	}
	if other := diag.Textf("%q is twice there, see line %d", "b", 7); other.Subject() == old.Subject() || other.Equal(old) {
		t.Errorf("%q", other.Subject())
	}
	if nested := diag.Textf("see %s", diag.And([]string{"x", "y"})); nested.Subject() == diag.Textf("see %s", diag.And([]string{"x", "z"})).Subject() {
		t.Errorf("%q", nested.Subject())
	}
}
