package svg

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParse(t *testing.T) {
	t.Parallel()
	const file = "<!DOCTYPE svg [<!ENTITY who \"A &#38; B\">]>\n" +
		`<s:svg xmlns:s="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink" xmlns:i="urn:i">` + "\n" +
		` <s:use x:href="#a" href="#b" i:label="c" xml:space="preserve"/><i:note/>` +
		`<p xmlns="http://www.w3.org/1999/xhtml">a<![CDATA[<b>]]>&lt;</p></s:svg>`
	if _, fault := Parse([]byte(file)); fault == nil {
		t.Error("an entity that is more than a text is taken")
	}
	d, fault := Parse([]byte(strings.Replace(file, "&#38; ", "", 1)))
	if fault != nil {
		t.Fatal(fault.Reason)
	}
	var names []string
	for _, n := range d.Root.Children {
		if strings.TrimSpace(n.Text) != "" || n.Name != "" {
			names = append(names, n.Name)
		}
	}
	if diff := cmp.Diff([]string{"use", "?", "html:p"}, names); d.Root.Name != "svg" || diff != "" {
		t.Error(diff)
	}
	use := d.Root.Children[1]
	attributes := map[string]string{}
	for name, value := range use.Attributes {
		attributes[name] = value
	}
	if diff := cmp.Diff(map[string]string{"href": "#b", "xml:space": "preserve"}, attributes); diff != "" {
		t.Error(diff)
	}
	if line, column := d.Place(use); line != 3 || column != 2 {
		t.Errorf("its place is %d:%d", line, column)
	}
	p := d.Root.Children[3]
	text := ""
	for _, n := range p.Children {
		text += n.Text
	}
	if text != "a<b><" || p.Parent != d.Root {
		t.Errorf("the text is %q", text)
	}
}

func TestParseFaults(t *testing.T) {
	t.Parallel()
	for file, want := range map[string]string{
		"":      "no element",
		"<svg>": "left open",
		`<html xmlns="http://www.w3.org/1999/xhtml"/>`: "not SVG's",
		"\x1f\x8b": "gzip",
		strings.Repeat(" ", mostBytes) + "<svg/>": "million bytes",
	} {
		if _, fault := Parse([]byte(file)); fault == nil || !strings.Contains(fault.Reason, want) {
			t.Errorf("%.40q: the fault is %v", file, fault)
		}
	}
}
