package pdf

import (
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/pdf/object"
)

// Meta is what a PDF file says about itself.
type Meta struct {
	Title    string
	Subject  string // may be empty
	Authors  []string
	Language string // BCP 47, as in "zh-Hant"
	// Date is when the document was made and changed. The zero value means
	// the beginning of 1970: the clock is never asked.
	Date time.Time
}

// compact leaves out what is empty.
func compact(lines []string) []string {
	return slices.DeleteFunc(lines, func(line string) bool { return line == "" })
}

// pageLabels are the numbers that are printed on the pages, in ranges.
func pageLabels(pages []*layout.Page) string {
	if len(pages) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString("<< /Nums [")
	for i, p := range pages {
		if i == 0 || p.Number != pages[i-1].Number+1 {
			fmt.Fprintf(&b, " %d << /S /D /St %d >>", i, p.Number)
		}
	}
	b.WriteString(" ] >>")
	return b.String()
}

const producer = "pobook"

// information is the document information dictionary (ISO 32000-1, 14.3.3).
func (m *Meta) information() string {
	const pdfDate = "D:20060102150405Z"
	date := "(" + m.date().Format(pdfDate) + ")"
	lines := []string{
		"/Producer " + text(producer),
		entryOf("/Title ", m.Title),
		entryOf("/Author ", strings.Join(m.Authors, ", ")),
		entryOf("/Subject ", m.Subject),
		"/CreationDate " + date, "/ModDate " + date,
	}
	return "<<\n" + strings.Join(compact(lines), "\n") + "\n>>"
}

func entryOf(key, value string) string {
	if value == "" {
		return ""
	}
	return key + text(value)
}

func (m *Meta) date() time.Time {
	if m.Date.IsZero() {
		return time.Unix(0, 0).UTC()
	}
	return m.Date.UTC()
}

// text writes a text string (ISO 32000-1, 7.9.2.2).
func text(s string) string { return object.Format(object.Text(s)) }

// xmp is the document's facts as an XMP packet (ISO 16684-1).
func (m *Meta) xmp() string {
	var b strings.Builder
	b.WriteString("<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n" +
		"<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\n")
	b.WriteString("<dc:format>application/pdf</dc:format>\n")
	m.alternatives(&b, "dc:title", m.Title)
	m.alternatives(&b, "dc:description", m.Subject)
	list(&b, "dc:creator", "rdf:Seq", m.Authors)
	list(&b, "dc:language", "rdf:Bag", []string{m.Language})
	fmt.Fprintf(&b, "<pdf:Producer>%s</pdf:Producer>\n", producer)
	date := m.date().Format(time.RFC3339)
	for _, key := range []string{"xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"} {
		fmt.Fprintf(&b, "<%s>%s</%s>\n", key, date, key)
	}
	b.WriteString("</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>")
	return b.String()
}

// alternatives writes a text in the language of the document, which is the one
// for those without a preference too.
func (m *Meta) alternatives(b *strings.Builder, key, text string) {
	if text == "" {
		return
	}
	fmt.Fprintf(b, "<%s><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li>", key, escaped(text))
	if m.Language != "" {
		fmt.Fprintf(b, "<rdf:li xml:lang=\"%s\">%s</rdf:li>", escaped(m.Language), escaped(text))
	}
	fmt.Fprintf(b, "</rdf:Alt></%s>\n", key)
}

func list(b *strings.Builder, key, container string, items []string) {
	if len(items) == 0 || items[0] == "" {
		return
	}
	fmt.Fprintf(b, "<%s><%s>", key, container)
	for _, item := range items {
		fmt.Fprintf(b, "<rdf:li>%s</rdf:li>", escaped(item))
	}
	fmt.Fprintf(b, "</%s></%s>\n", container, key)
}

func escaped(text string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(text)) // a Builder takes all
	return b.String()
}
