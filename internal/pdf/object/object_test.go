package object

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// parse reads one object, to the end.
func parse(text string) (Object, error) {
	p := &parser{src: []byte(text)}
	o, err := p.object(0)
	if err == nil && p.word() != "" {
		err = errForm
	}
	return o, err
}

// What is written is legible, and is read back (ISO 32000-1, 7.3).
func TestObjects(t *testing.T) {
	t.Parallel()
	tests := []struct {
		object Object
		want   string
	}{
		{Ref(12), "12 0 R"},
		{Raw("-1.5"), "-1.5"},
		{Raw("0"), "0"},
		{Raw("true"), "true"},
		{Name("Type"), "/Type"},
		{Name("A B#(\xe9\x00"), "/A#20B#23#28#E9#00"},
		{Name(""), "/"},
		{String("zh-Hant"), "(zh-Hant)"},
		{String(`a (b) \ )`), `(a \(b\) \\ \))`},
		{String("\x00\r\xff"), "<000dff>"},
		{String(""), "()"},
		{Array{}, "[]"},
		{Array{Ref(1), Raw("2"), Raw("0"), Ref(3), Name("R")}, "[1 0 R 2 0 3 0 R /R]"},
		{Dict{}, "<<>>"},
		{Dict{{"B", Array{Dict{{"A", String(">>")}}}}, {"A", Raw("null")}}, "<</B [<</A (>>)>>]/A null>>"},
	}
	for _, test := range tests {
		if got := Format(test.object); got != test.want {
			t.Errorf("%#v: %s, want %s", test.object, got, test.want)
		}
		got, err := parse(test.want)
		if err != nil {
			t.Errorf("%s: %v", test.want, err)
		} else if diff := cmp.Diff(test.object, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.want, diff)
		}
	}
}

// Other programs write the same objects otherwise.
func TestOtherForms(t *testing.T) {
	t.Parallel()
	tests := map[string]Object{
		" % a comment (\n\t/A ":             Name("A"),
		"/A#2":                              Name("A#2"),
		"/A#zz":                             Name("A#zz"),
		"( a ( b\n) \\)\\\n\\101\\7\\1234)": String(" a ( b\n) )A\x07S4"),
		"(\\n\\r\\t\\b\\f\\x)":              String("\n\r\t\b\fx"),
		"(a\\\r\nb\\\rc)":                   String("abc"),
		"< 4 1\n42 5>":                      String("ABP"),
		"[ 1 0 R/A[<<>>]\n(b)]":             Array{Ref(1), Name("A"), Array{Dict{}}, String("b")},
		"<</A/B/C 1 0 R /D 1 0>>":           nil, // an entry without a value
		"[1 0 1 0 R]":                       Array{Raw("1"), Raw("0"), Ref(1)},
		"+5":                                Raw("+5"),
	}
	for text, want := range tests {
		got, err := parse(text)
		if (err != nil) != (want == nil) {
			t.Errorf("%q: %#v, %v", text, got, err)
			continue
		}
		if diff := cmp.Diff(want, got); err == nil && diff != "" {
			t.Errorf("%q (-want +got):\n%s", text, diff)
		}
	}
}

// What is no object is an error, and is read in a time that its length allows.
func TestBrokenObjects(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"", "%", "(", "(\\", "(a\\)", "<", "<4", "<zz>", "<<", "<</A", "<</A>>", "<<1 2>>", "[", "[(]", ">>", "]", ")", "{}",
		strings.Repeat("[", 1e6), strings.Repeat("<</A ", 1e6), strings.Repeat("(", 1e6), strings.Repeat("[[]", 1e6),
	} {
		if o, err := parse(text); err == nil {
			t.Errorf("%.20q is read as %.50v", text, o)
		}
	}
}

func TestGet(t *testing.T) {
	t.Parallel()
	d := Dict{{"A", Raw("1")}, {"B", Raw("2")}, {"A", Raw("3")}}
	if got := d.Get("A"); got != Raw("1") {
		t.Errorf("%v", got)
	}
	if got := d.Get("C"); got != nil {
		t.Errorf("%v", got)
	}
}

func TestText(t *testing.T) {
	t.Parallel()
	tests := map[string]String{
		"a (b)": "a (b)", "": "", "é": "\xFE\xFF\x00\xE9", "\n": "\xFE\xFF\x00\n", "\U0001F389": "\xFE\xFF\xD8\x3C\xDF\x89", "\xff": "\xFE\xFF\xFF\xFD",
	}
	for text, want := range tests {
		if got := Text(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// Whatever is read is written and read back as the same.
func FuzzObject(f *testing.F) {
	for _, seed := range []string{"<</A [1 0 R (b\\)) <41> /N#20 true]>>", "(a(b)\\101)", "[1 0 2 0 R]", "<<", "%\n/A"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		p := &parser{src: []byte(text)}
		o, err := p.object(0)
		if err != nil {
			return
		}
		written := Format(o)
		again, err := parse(written)
		if err != nil {
			t.Fatalf("%q, written as %q: %v", text, written, err)
		}
		if diff := cmp.Diff(o, again); diff != "" {
			t.Errorf("%q, written as %q (-read +again):\n%s", text, written, diff)
		}
	})
}
