package inline

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// names of the kinds in the tests.
var names = []string{"escape", "code", "autolink", "address", "tag", "comment", "markup", "template", "footnote", "open", "close", "run"}

// describe writes tokens down: the kind, the token, and what it holds.
func describe(text string, tokens []Token) []string {
	var lines []string
	for _, t := range tokens {
		line := fmt.Sprintf("%s %s", names[t.Kind], t.In(text))
		if inner := t.Inner.In(text); inner != "" && inner != t.In(text) {
			line += " | " + inner
		}
		if t.Title.Len() > 0 {
			line += " | " + t.Title.In(text)
		}
		if t.Kind == Open && t.Partner < 0 {
			line += " alone"
		}
		lines = append(lines, line)
	}
	return lines
}

func TestScan(t *testing.T) {
	t.Parallel()
	tests := []struct {
		text string
		want []string
	}{
		{"plain text, (1) a = b; c?", nil},
		{`\* \a`, []string{`escape \*`}},
		{"`a` ``b ` c`` `d", []string{"code `a` | a", "code ``b ` c`` | b ` c"}},
		{"<https://a.example> <a@b.example> <a b>", []string{"autolink <https://a.example> | https://a.example", "autolink <a@b.example> | a@b.example", "tag <a b>"}},
		{"a < b <3 </ c>", nil},
		{`<a href="b>c" d='e' f=g h/> </a >`, []string{`tag <a href="b>c" d='e' f=g h/>`, "tag </a >"}},
		{"<!-- a --> <!--> <?b?> <!C d> <![CDATA[ > ]]>", []string{"comment <!-- a -->", "comment <!-->", "markup <?b?>", "markup <!C d>", "markup <![CDATA[ > ]]>"}},
		{`[a](b "c") ![d](<e f> 'g')`, []string{"open [", `close ](b "c") | b | c`, "open ![", "close ](<e f> 'g') | e f | g"}},
		{"[a [b](c) d](e)", []string{"open [ alone", "open [", "close ](c) | c"}},
		{"[a](b c) [d](e (f) g)", []string{"open [ alone", "open [ alone"}},
		{"[a][b] [c][] [d]", []string{"open [", "close ][b] | b", "open [", "close ][] | c", "open [ alone"}},
		{"a[^b] [^] [^c d]", []string{"footnote [^b] | b", "open [ alone", "footnote [^c d] | c d"}},
		{"`[a](b` c)", []string{"code `[a](b` | [a](b"}},
		{"*a* __b__ ~~c~~ ~~~d", []string{"run *", "run *", "run __", "run __", "run ~~", "run ~~"}},
		{"{{ a }} {% b %} {{ c", []string{"template {{ a }}", "template {% b %}"}},
		{"見https://a.example/b_(c)，然後www.d.example。", []string{"address https://a.example/b_(c)", "address www.d.example"}},
		{"(https://a.example) x://y :// a.www.b", []string{"address https://a.example", "address x://y", "address www.b"}},
		{"https://a.example/中文。 https://b.example/c中", []string{"address https://a.example/中文", "address https://b.example/c"}},
		{"https://аррӏе.com/a，www.中文.tw。", []string{"address https://аррӏе.com/a", "address www.中文.tw"}},
		{"以https://開頭，如https://。 http://й..a", nil},
	}
	for _, test := range tests {
		s := Scanner{Addresses: true, Templates: true}
		if diff := cmp.Diff(test.want, describe(test.text, s.Scan(test.text, nil))); diff != "" {
			t.Errorf("%q (-want +got):\n%s", test.text, diff)
		}
	}
}

// Parentheses in a destination are nested as deep as a real one may have them, and
// not so deep that a text of brackets would be read to its end at each.
func TestNestedDestinations(t *testing.T) {
	t.Parallel()
	for depth, links := range map[int]bool{0: true, 3: true, deepest: true, deepest + 1: false} {
		text := "[a](b" + strings.Repeat("(", depth) + strings.Repeat(")", depth) + ")"
		var s Scanner
		tokens := s.Scan(text, nil)
		if linked := tokens[0].Partner >= 0; linked != links {
			t.Errorf("%q is a link: %v, want %v", text, linked, links)
		}
	}
}

// What a section defines decides on references.
func TestDefined(t *testing.T) {
	t.Parallel()
	const text = "[a] [a][b] [b][a] [b] [^a] [^c]"
	s := Scanner{Defined: func(label string) bool { return label == "a" || label == "^a" }}
	want := []string{
		"open [", "close ] | a", "open [ alone", "open [ alone", "open [", "close ][a] | a", "open [ alone", "footnote [^a] | a", "open [ alone",
	}
	if diff := cmp.Diff(want, describe(text, s.Scan(text, nil))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestEmphasis(t *testing.T) {
	t.Parallel()
	tests := []struct{ text, pairs, printed string }{
		{"*a* **b** ***c***", "*/* **/** */* **/**", ""},
		{"**a:**b", "", "** **"},
		{"**注意：**請", "", "** **"},
		{"*a **b*", "*/*", "* *"},
		{"a*b*c d_e_f", "*/*", "_ _"},
		{"*[a*](b)", "", "* *"},
		{"~~a~~ ~b~", "~~/~~ ~/~", ""},
		{"*a `b*` c*", "*/*", ""},
		{"***a** b", "**/**", "*"},
	}
	for _, test := range tests {
		var (
			s       Scanner
			pairs   []string
			printed []string
		)
		found, left := Emphasis(test.text, s.Scan(test.text, nil))
		for _, p := range found {
			pairs = append(pairs, p.Open.In(test.text)+"/"+p.Close.In(test.text))
		}
		for _, l := range left {
			printed = append(printed, l.In(test.text))
		}
		if got := strings.Join(pairs, " "); got != test.pairs {
			t.Errorf("%q has the pairs %s, want %s", test.text, got, test.pairs)
		}
		if got := strings.Join(printed, " "); got != test.printed {
			t.Errorf("%q prints %s, want %s", test.text, got, test.printed)
		}
	}
}

// A Scanner that is used again forgets what it has read.
// A label in brackets may be followed by what looks like a destination and is none.
func TestShortcutReferences(t *testing.T) {
	t.Parallel()
	s := Scanner{Defined: func(label string) bool { return label == "p" }}
	for text, want := range map[string][]string{
		"![p](< b>":    {"open ![", "close ] | p"},
		"[p](b c) *d*": {"open [", "close ] | p", "run *", "run *"},
		"[p](b 'c":     {"open [", "close ] | p"},
		"[p][q]":       {"open [ alone", "open [ alone"},
	} {
		if diff := cmp.Diff(want, describe(text, s.Scan(text, nil))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}

func TestScannerIsUsedAgain(t *testing.T) {
	t.Parallel()
	var s Scanner
	s.Scan("`a [b <!-- c \"", nil)
	got := describe("`a` [b](c) <!-- d -->", s.Scan("`a` [b](c) <!-- d -->", nil))
	want := []string{"code `a` | a", "open [", "close ](c) | c", "comment <!-- d -->"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Texts that are hostile to scanners that look ahead.
var hostile = []string{"`", "``` ``", "[", "![", "](", "](a \"", "[a](", "<a ", "<a b=\"", "<!--", "<![CDATA[", "<?", "{{", "*a_ ", "**a* ", "[^", "][", "\\[", "a://", "www.", "](a(", "](<a ", "<a@"}

// BenchmarkGrowth scans a hostile text and one ten times as long.
func BenchmarkGrowth(b *testing.B) {
	for _, text := range hostile {
		for _, n := range []int{1000, 10000} {
			b.Run(fmt.Sprintf("%q/%d", text, n), func(b *testing.B) {
				long := strings.Repeat(text, n)
				var (
					s      Scanner
					tokens []Token
				)
				s.Addresses, s.Templates = true, true
				for b.Loop() {
					tokens = s.Scan(long, tokens[:0])
					Emphasis(long, tokens)
				}
			})
		}
	}
}
