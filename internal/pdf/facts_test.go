package pdf

import (
	"strings"
	"testing"
)

func TestDocumentFacts(t *testing.T) {
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
