package pdf

import (
	"encoding/xml"
	"fmt"
	"regexp"
	"strings"
	"time"
	"unicode/utf16"
)

// describe puts into a finished file what fpdf cannot say: its structure and its
// links, that viewers show the title, what pages are called, and the document's
// facts as XMP (ISO 32000-1, 7.7.2, 12.2, 12.4.2, 14.3, 14.7).
func (d *drawing) describe(file []byte) ([]byte, error) {
	r, err := newRevision(file)
	if err != nil {
		return nil, err
	}
	sheets, err := r.sheets()
	if err != nil {
		return nil, err
	}
	root, links := d.writeStructure(r, sheets)
	for i, sheet := range sheets {
		if err := r.finishPage(sheet, i, links[i]); err != nil {
			return nil, err
		}
	}
	metadata := r.stream("/Type /Metadata /Subtype /XML", []byte(d.xmp()))
	r.set(r.info, d.information())
	catalog := []string{
		"/Type /Catalog", "/Version /1.7",
		reference(r.catalog, "Pages"), reference(r.catalog, "Outlines"),
		"/Lang " + textString(d.meta.Language),
		fmt.Sprintf("/Metadata %d 0 R", metadata),
		"/MarkInfo << /Marked true >>",
		fmt.Sprintf("/StructTreeRoot %d 0 R", root),
		"/ViewerPreferences << /DisplayDocTitle true >>",
		d.pageLabels(),
	}
	if len(d.pages.Outline) > 0 {
		catalog = append(catalog, "/PageMode /UseOutlines")
	}
	r.set(r.root, "<<\n"+strings.Join(compact(catalog), "\n")+"\n>>")
	return r.finish(), nil
}

// compact leaves out what is empty.
func compact(lines []string) []string {
	var kept []string
	for _, line := range lines {
		if line != "" {
			kept = append(kept, line)
		}
	}
	return kept
}

// reference copies a reference from a dictionary, if it has one of that key.
func reference(dictionary []byte, key string) string {
	return string(regexp.MustCompile(`/` + key + ` [0-9]+ 0 R`).Find(dictionary))
}

// pageLabels are the numbers that are printed on the pages, in ranges.
func (d *drawing) pageLabels() string {
	if len(d.pages.Pages) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString("/PageLabels << /Nums [")
	for i, p := range d.pages.Pages {
		if i == 0 || p.Number != d.pages.Pages[i-1].Number+1 {
			fmt.Fprintf(&b, " %d << /S /D /St %d >>", i, p.Number)
		}
	}
	b.WriteString(" ] >>")
	return b.String()
}

const producer = "pobook"

// information is the document information dictionary (ISO 32000-1, 14.3.3).
func (d *drawing) information() string {
	const pdfDate = "D:20060102150405Z"
	date := "(" + d.date().Format(pdfDate) + ")"
	lines := []string{
		"/Producer " + textString(producer),
		entryOf("/Title ", d.meta.Title),
		entryOf("/Author ", strings.Join(d.meta.Authors, ", ")),
		entryOf("/Subject ", d.meta.Subject),
		"/CreationDate " + date, "/ModDate " + date,
	}
	return "<<\n" + strings.Join(compact(lines), "\n") + "\n>>"
}

func entryOf(key, text string) string {
	if text == "" {
		return ""
	}
	return key + textString(text)
}

func (d *drawing) date() time.Time {
	if d.meta.Date.IsZero() {
		return time.Unix(0, 0).UTC()
	}
	return d.meta.Date.UTC()
}

// textString encodes a text: ASCII as it is, others in UTF-16
// (ISO 32000-1, 7.9.2.2).
func textString(text string) string {
	for i := range len(text) {
		if text[i] < ' ' || text[i] > '~' {
			return utf16String(text)
		}
	}
	return "(" + strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`).Replace(text) + ")"
}

func utf16String(text string) string {
	var b strings.Builder
	b.WriteString("<FEFF")
	for _, unit := range utf16.Encode([]rune(text)) {
		fmt.Fprintf(&b, "%04X", unit)
	}
	b.WriteString(">")
	return b.String()
}

// xmp is the document's facts as an XMP packet (ISO 16684-1).
func (d *drawing) xmp() string {
	var b strings.Builder
	b.WriteString("<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n" +
		"<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\n")
	b.WriteString("<dc:format>application/pdf</dc:format>\n")
	d.alternatives(&b, "dc:title", d.meta.Title)
	d.alternatives(&b, "dc:description", d.meta.Subject)
	list(&b, "dc:creator", "rdf:Seq", d.meta.Authors)
	list(&b, "dc:language", "rdf:Bag", []string{d.meta.Language})
	fmt.Fprintf(&b, "<pdf:Producer>%s</pdf:Producer>\n", producer)
	date := d.date().Format(time.RFC3339)
	for _, key := range []string{"xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"} {
		fmt.Fprintf(&b, "<%s>%s</%s>\n", key, date, key)
	}
	b.WriteString("</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>")
	return b.String()
}

// alternatives writes a text in the language of the document, which is the one
// for those without a preference too.
func (d *drawing) alternatives(b *strings.Builder, key, text string) {
	if text == "" {
		return
	}
	fmt.Fprintf(b, "<%s><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li>", key, escaped(text))
	if d.meta.Language != "" {
		fmt.Fprintf(b, "<rdf:li xml:lang=\"%s\">%s</rdf:li>", escaped(d.meta.Language), escaped(text))
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
