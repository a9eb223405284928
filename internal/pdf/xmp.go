package pdf

import (
	"encoding/xml"
	"fmt"
	"strings"
	"time"
)

// A packet is the document's facts as XMP (ISO 16684-1), being written.
type packet struct {
	meta *Meta
	to   strings.Builder
}

// namespaces are those of the properties, and of what PDF/A wants to be said of them.
const namespaces = `
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
 xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"
 xmlns:cc="http://creativecommons.org/ns#"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"`

// xmp is the packet of a document that claims what it conforms to.
func (m *Meta) xmp(claimed claims) string {
	p := packet{meta: m}
	p.to.WriteString("<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n" +
		"<rdf:Description rdf:about=\"\"" + namespaces + ">\n")
	p.simple("dc:format", "application/pdf")
	p.alternatives("dc:title", m.Title)
	p.alternatives("dc:description", m.Subject)
	p.list("dc:creator", "rdf:Seq", m.Authors...)
	p.list("dc:contributor", "rdf:Bag", m.Translators...)
	p.list("dc:language", "rdf:Bag", m.Language)
	p.rights()
	p.simple("xmpMM:VersionID", m.Version)
	p.simple("pdf:Producer", producer)
	if !m.Date.IsZero() {
		for _, key := range []string{"xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"} {
			p.simple(key, m.Date.UTC().Format(time.RFC3339))
		}
	}
	p.claims(claimed)
	p.to.WriteString("</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>")
	return p.to.String()
}

// rights says under which licence the document is.
func (p *packet) rights() {
	m := p.meta
	p.alternatives("dc:rights", m.Rights)
	if m.Licence == "" {
		return
	}
	marked := "True"
	if m.PublicDomain {
		marked = "False"
	}
	p.simple("xmpRights:Marked", marked)
	p.simple("xmpRights:WebStatement", m.Licence)
	fmt.Fprintf(&p.to, "<cc:license rdf:resource=\"%s\"/>\n", escaped(m.Licence))
}

// claims says what the document conforms to (ISO 19005-2, 6.6.4; ISO 14289-1, 5), and what the
// properties are that XMP does not know (ISO 19005-2, 6.6.2.3.3).
func (p *packet) claims(claimed claims) {
	if claimed.archive {
		p.simple("pdfaid:part", "2")
		p.simple("pdfaid:conformance", "A")
	}
	if claimed.accessible {
		p.simple("pdfuaid:part", "1")
	}
	var schemas string
	if claimed.accessible {
		schemas += extension("PDF/UA identification", "http://www.aiim.org/pdfua/ns/id/", "pdfuaid", "part", "Integer", "internal", "The part of ISO 14289 that the document conforms to")
	}
	if p.meta.Licence != "" {
		schemas += extension("Creative Commons rights", "http://creativecommons.org/ns#", "cc", "license", "URL", "external", "The licence of the document")
	}
	if schemas != "" {
		fmt.Fprintf(&p.to, "<pdfaExtension:schemas><rdf:Bag>\n%s</rdf:Bag></pdfaExtension:schemas>\n", schemas)
	}
}

// extension describes a schema of one property.
func extension(schema, uri, prefix, property, valueType, category, what string) string {
	return "<rdf:li rdf:parseType=\"Resource\">" +
		"<pdfaSchema:schema>" + schema + "</pdfaSchema:schema>" +
		"<pdfaSchema:namespaceURI>" + uri + "</pdfaSchema:namespaceURI>" +
		"<pdfaSchema:prefix>" + prefix + "</pdfaSchema:prefix>" +
		"<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">" +
		"<pdfaProperty:name>" + property + "</pdfaProperty:name>" +
		"<pdfaProperty:valueType>" + valueType + "</pdfaProperty:valueType>" +
		"<pdfaProperty:category>" + category + "</pdfaProperty:category>" +
		"<pdfaProperty:description>" + what + "</pdfaProperty:description>" +
		"</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>\n"
}

func (p *packet) simple(key, value string) {
	if value != "" {
		fmt.Fprintf(&p.to, "<%s>%s</%s>\n", key, escaped(value), key)
	}
}

// alternatives writes a text in the language of the document, which is the one
// for those without a preference too.
func (p *packet) alternatives(key, text string) {
	if text == "" {
		return
	}
	fmt.Fprintf(&p.to, "<%s><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li>", key, escaped(text))
	if p.meta.Language != "" {
		fmt.Fprintf(&p.to, "<rdf:li xml:lang=\"%s\">%s</rdf:li>", escaped(p.meta.Language), escaped(text))
	}
	fmt.Fprintf(&p.to, "</rdf:Alt></%s>\n", key)
}

func (p *packet) list(key, container string, items ...string) {
	if len(items) == 0 || items[0] == "" {
		return
	}
	fmt.Fprintf(&p.to, "<%s><%s>", key, container)
	for _, item := range items {
		fmt.Fprintf(&p.to, "<rdf:li>%s</rdf:li>", escaped(item))
	}
	fmt.Fprintf(&p.to, "</%s></%s>\n", container, key)
}

func escaped(text string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(text)) // a Builder takes all
	return b.String()
}
