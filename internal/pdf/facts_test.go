package pdf

import (
	"encoding/xml"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/layout"
)

func TestDocumentFacts(t *testing.T) {
	t.Parallel()
	out := inspect(t, render(t, sample(), options()), "pdfinfo", "-isodates", "FILE")
	for _, want := range []string{
		"Title:           開放手冊", "Subject:         指南 <A & B>", "Author:          王小明, Ada (x)", "Producer:        pobook",
		"CreationDate:    2026-03-01T12:00:00", "Page size:       595.28 x 841.89 pts (A4)", "Metadata Stream: yes",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("pdfinfo does not say %q:\n%s", want, out)
		}
	}
}

// G3: viewers show the title and the outline, call pages as they are numbered,
// and find the same facts as XMP.
func TestCatalog(t *testing.T) {
	t.Parallel()
	out := inspect(t, render(t, sample(), options()), "qpdf", "--qdf", "--object-streams=disable", "FILE", "-")
	for _, want := range []string{"/DisplayDocTitle true", "/PageMode /UseOutlines", "/Lang (zh-Hant)", "/PageLabels", "/St 1"} {
		if !strings.Contains(out, want) {
			t.Errorf("the catalogue does not say %s", want)
		}
	}
	for _, want := range []string{
		`<dc:title><rdf:Alt><rdf:li xml:lang="x-default">開放手冊</rdf:li><rdf:li xml:lang="zh-Hant">開放手冊</rdf:li>`,
		"<dc:creator><rdf:Seq><rdf:li>王小明</rdf:li><rdf:li>Ada (x)</rdf:li>", "指南 &lt;A &amp; B&gt;", "<xmp:ModifyDate>2026-03-01T12:00:00Z",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("the metadata do not say %s", want)
		}
	}
	if want := "/Nums [ 0 << /S /D /St 1 >> ]"; !strings.Contains(strings.Join(strings.Fields(out), " "), want) {
		t.Errorf("the labels of the pages are not %s", want)
	}
}

// A string is read back as ISO 32000-1, 7.3.4 and 7.9.2.2, has it, and ASCII
// stays legible.
func TestTextStrings(t *testing.T) {
	t.Parallel()
	tests := map[string]string{
		"":                 "()",
		"zh-Hant":          "(zh-Hant)",
		`a (b) \ c`:        `(a \(b\) \\ c)`,
		"~":                "(~)",
		"\x7f":             "<feff007f>",
		"two\nlines":       "<feff00740077006f000a006c0069006e00650073>",
		"手冊":               "<feff624b518a>",
		"é(":               "<feff00e90028>",
		"\U0001F389":       "<feffd83cdf89>",
		"not \xff UTF-8":   "<feff006e006f00740020fffd0020005500540046002d0038>",
		"(unbalanced) (\\": `(\(unbalanced\) \(\\)`,
	}
	for said, want := range tests {
		if got := text(said); got != want {
			t.Errorf("%q: %s, want %s", said, got, want)
		}
	}
}

// The first page of each row of numbers has a label, the others count on.
func TestPageLabels(t *testing.T) {
	t.Parallel()
	tests := []struct {
		numbers []int
		want    string
	}{
		{nil, ""},
		{[]int{1}, "<< /Nums [ 0 << /S /D /St 1 >> ] >>"},
		{[]int{1, 2, 3}, "<< /Nums [ 0 << /S /D /St 1 >> ] >>"},
		{[]int{5, 6}, "<< /Nums [ 0 << /S /D /St 5 >> ] >>"},
		{[]int{1, 2, 1, 2, 7}, "<< /Nums [ 0 << /S /D /St 1 >> 2 << /S /D /St 1 >> 4 << /S /D /St 7 >> ] >>"},
		{[]int{1, 1}, "<< /Nums [ 0 << /S /D /St 1 >> 1 << /S /D /St 1 >> ] >>"},
	}
	for _, test := range tests {
		pages := &layout.Pages{}
		for _, n := range test.numbers {
			pages.Pages = append(pages.Pages, &layout.Page{Number: n})
		}
		if got := pageLabels(pages.Pages); got != test.want {
			t.Errorf("%v: %s, want %s", test.numbers, got, test.want)
		}
	}
}

func TestInformation(t *testing.T) {
	t.Parallel()
	tests := []struct {
		meta Meta
		want string
	}{
		{
			Meta{},
			"<<\n/Producer (pobook)\n>>",
		},
		{
			Meta{Title: "T (1)", Authors: []string{"A", "B"}, Subject: "é", Date: time.Date(2026, 3, 1, 1, 2, 3, 4, time.FixedZone("", 8*3600))},
			"<<\n/Producer (pobook)\n/Title (T \\(1\\))\n/Author (A, B)\n/Subject <feff00e9>\n/CreationDate (D:20260228170203Z)\n/ModDate (D:20260228170203Z)\n>>",
		},
	}
	for _, test := range tests {
		if got := test.meta.information(); got != test.want {
			t.Errorf("%s\nwant\n%s", got, test.want)
		}
	}
}

// An xmpPacket is what readers of XMP find in it.
type xmpPacket struct {
	Title       []xmpText `xml:"RDF>Description>title>Alt>li"`
	Description []xmpText `xml:"RDF>Description>description>Alt>li"`
	Creators    []string  `xml:"RDF>Description>creator>Seq>li"`
	Translators []string  `xml:"RDF>Description>contributor>Bag>li"`
	Languages   []string  `xml:"RDF>Description>language>Bag>li"`
	Format      string    `xml:"RDF>Description>format"`
	Producer    string    `xml:"RDF>Description>Producer"`
	Created     string    `xml:"RDF>Description>CreateDate"`
	Modified    string    `xml:"RDF>Description>ModifyDate"`
	Version     string    `xml:"RDF>Description>VersionID"`
	Rights      []xmpText `xml:"RDF>Description>rights>Alt>li"`
	Marked      string    `xml:"RDF>Description>Marked"`
	Statement   string    `xml:"RDF>Description>WebStatement"`
	Licence     xmpLink   `xml:"RDF>Description>license"`
	Conformance string    `xml:"RDF>Description>conformance"`
	Schemas     []string  `xml:"RDF>Description>schemas>Bag>li>prefix"`
}

type xmpLink struct {
	Resource string `xml:"http://www.w3.org/1999/02/22-rdf-syntax-ns# resource,attr"`
}

type xmpText struct {
	Language string `xml:"http://www.w3.org/XML/1998/namespace lang,attr"`
	Text     string `xml:",chardata"`
}

// The packet is XML whatever the texts hold, and leaves out what is not known.
func TestXMP(t *testing.T) {
	t.Parallel()
	both := func(language, text string) []xmpText {
		return []xmpText{{"x-default", text}, {language, text}}
	}
	tests := []struct {
		meta    Meta
		claimed claims
		want    xmpPacket
	}{
		{
			Meta{Title: "開放手冊", Subject: "a", Authors: []string{"王小明", "Ada"}, Language: "zh-Hant", Date: time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)},
			claims{},
			xmpPacket{Title: both("zh-Hant", "開放手冊"), Description: both("zh-Hant", "a"), Creators: []string{"王小明", "Ada"}, Languages: []string{"zh-Hant"}, Created: "2026-03-01T12:00:00Z", Modified: "2026-03-01T12:00:00Z"},
		},
		{
			Meta{Language: "de", Version: "1.0 <β>", Rights: "CC BY 4.0", Licence: "https://creativecommons.org/licenses/by/4.0/", Translators: []string{"Ada", "王"}},
			claims{archive: true, accessible: true},
			xmpPacket{
				Languages: []string{"de"}, Version: "1.0 <β>", Translators: []string{"Ada", "王"},
				Rights: both("de", "CC BY 4.0"), Marked: "True", Statement: "https://creativecommons.org/licenses/by/4.0/",
				Licence: xmpLink{"https://creativecommons.org/licenses/by/4.0/"}, Conformance: "A", Schemas: []string{"pdfuaid", "cc"},
			},
		},
		{
			Meta{Rights: "CC0", Licence: "https://creativecommons.org/publicdomain/zero/1.0/", PublicDomain: true},
			claims{archive: true},
			xmpPacket{
				Rights: []xmpText{{"x-default", "CC0"}}, Marked: "False", Statement: "https://creativecommons.org/publicdomain/zero/1.0/",
				Licence: xmpLink{"https://creativecommons.org/publicdomain/zero/1.0/"}, Conformance: "A", Schemas: []string{"cc"},
			},
		},
		{
			Meta{Rights: "Ours"},
			claims{accessible: true},
			xmpPacket{Rights: []xmpText{{"x-default", "Ours"}}, Schemas: []string{"pdfuaid"}},
		},
		{
			Meta{Title: `</rdf:li> & "x" <!-- ]]>`, Authors: []string{"<b>"}, Language: `a"b`},
			claims{},
			xmpPacket{Title: both(`a"b`, `</rdf:li> & "x" <!-- ]]>`), Creators: []string{"<b>"}, Languages: []string{`a"b`}},
		},
		{
			Meta{Title: "no\x00control"},
			claims{},
			xmpPacket{Title: []xmpText{{"x-default", "no\uFFFDcontrol"}}},
		},
		{
			Meta{},
			claims{},
			xmpPacket{},
		},
	}
	for _, test := range tests {
		test.want.Format, test.want.Producer = "application/pdf", producer
		var got xmpPacket
		if err := xml.Unmarshal([]byte(test.meta.xmp(test.claimed)), &got); err != nil {
			t.Errorf("%+v: %v", test.meta, err)
			continue
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%+v (-want +got):\n%s", test.meta, diff)
		}
	}
}
