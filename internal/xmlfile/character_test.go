package xmlfile

import (
	"encoding/xml"
	"strings"
	"testing"
	"unicode/utf8"
)

// Every character comes back by its name or as it is, and no other name stands for
// one.
func TestCharacters(t *testing.T) {
	t.Parallel()
	for r := rune(1); r <= utf8.MaxRune; r++ {
		if !utf8.ValidRune(r) || r > 0x3000 && r < 0xD700 || r > 0x10100 && r < 0x10FF00 {
			continue
		}
		name := ""
		escaped := EscapeMixed(string(r), func(n string) string { name = n; return "<c/>" })
		if got, ok := Character(name); ok == Holds(r) || ok && (got != r || escaped != "<c/>") {
			t.Errorf("%U is written %q, named %q", r, escaped, name)
		}
		var back struct {
			Text string `xml:",chardata"`
		}
		if err := xml.Unmarshal([]byte("<a>"+escaped+"</a>"), &back); err != nil || Holds(r) && back.Text != string(r) {
			t.Fatalf("%U is written %q: %q, %v", r, escaped, back.Text, err)
		}
	}
	for _, name := range []string{"", "x-u-", "x-u-0041", "x-u-0000", "x-u-D800", "x-u-110000", "x-u-FFFFFFFFFFF", "x-html", "x-u--1"} {
		if r, ok := Character(name); ok {
			t.Errorf("%q is %U", name, r)
		}
	}
	if got := Escape("a\v<b\x00"); got != "a&lt;U+000B&gt;&lt;b&lt;U+0000&gt;" {
		t.Errorf("what XML cannot hold is written %s", got)
	}
}

// What a program has beside the elements that are read is passed over.
func TestEach(t *testing.T) {
	t.Parallel()
	r, root, err := Open("f.xml", []byte("<?xml version='1.0'?><!-- a --><a b:c='1' c='2' b:d='3'>text<d><e/>deep</d><f>one<g>two</g></f></a> after"), Kind{"X", "a", "x-syntax"})
	if err != nil || root.Get("c") != "2" || root.Get("b") != "" || root.Get("d") != "3" {
		t.Fatal(root, err)
	}
	var seen []string
	err = r.Each(func(e Element) error {
		seen = append(seen, e.Name+" "+e.Place.String())
		if e.Name != "f" {
			return nil
		}
		text, err := r.Text()
		seen = append(seen, text)
		return err
	})
	if got := strings.Join(seen, "|"); err != nil || got != "d f.xml:1:61|f f.xml:1:76|onetwo" {
		t.Errorf("%s, %v", got, err)
	}
}
