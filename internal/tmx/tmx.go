// Package tmx reads and writes TMX 1.4b (LISA OSCAR, 2005), the form in which
// translators' programs exchange memories.
//
// It owns the form and nothing else: what it reads becomes a [memory.Memory], and
// what it writes is one. Inline Markdown stays text, as it is in catalogues.
//
// Start at [Write] and [Read].
package tmx

import (
	"io"
	"strings"

	"golang.org/x/text/language"

	"github.com/pobook/pobook/internal/memory"
	"github.com/pobook/pobook/internal/xmlfile"
)

// The properties of a unit that are pobook's own. TMX has none for where a text
// stands.
const (
	sectionProp = "x-section"
	contextProp = "x-po-msgctxt"
	whereProp   = "x-where"
)

// A Header is what a file says of itself.
type Header struct {
	Version string // of pobook
	Source  language.Tag
	// Targets are the tags of the locales by their codes.
	Targets map[string]language.Tag
}

// Write writes a memory as TMX 1.4b, valid by its DTD. Each unit has its
// translations one after the other. There are no dates, since the catalogues have
// none for a message.
//
// A character that XML cannot hold is an empty element with its name, as
// [xmlfile.Named] gives it, in a segment; elsewhere its code point.
func Write(w io.Writer, m *memory.Memory, h Header) error {
	p := &printer{w: w, header: h}
	p.print(`<?xml version="1.0" encoding="UTF-8"?>` + "\n" + `<!DOCTYPE tmx SYSTEM "tmx14.dtd">` + "\n" + `<tmx version="1.4">` + "\n")
	p.print(`<header creationtool="pobook" creationtoolversion="`, xmlfile.Escape(h.Version), `" segtype="block" o-tmf="PO" adminlang="en" srclang="`, xmlfile.Escape(h.Source.String()), `" datatype="plaintext" o-encoding="UTF-8"/>`, "\n<body>\n")
	for _, u := range m.Units {
		p.unit(u)
	}
	p.print("</body>\n</tmx>\n")
	return p.err
}

// A printer writes until the first error.
type printer struct {
	w      io.Writer
	header Header
	err    error
}

func (p *printer) print(parts ...string) {
	for _, s := range parts {
		if p.err == nil {
			_, p.err = io.WriteString(p.w, s)
		}
	}
}

func (p *printer) unit(u memory.Unit) {
	p.print("<tu>\n")
	for _, section := range u.Sections {
		p.prop(sectionProp, section)
	}
	if u.Context != nil {
		p.prop(contextProp, *u.Context)
	}
	for _, where := range u.Where {
		p.prop(whereProp, where)
	}
	p.variant(p.header.Source, u.Source, nil)
	for _, t := range u.Translations {
		p.variant(p.header.Targets[t.Locale], t.Text, t.Comments)
	}
	p.print("</tu>\n")
}

func (p *printer) prop(name, value string) {
	p.print(`  <prop type="`, name, `">`, xmlfile.Escape(value), "</prop>\n")
}

func (p *printer) variant(tag language.Tag, text string, comments []string) {
	p.print(`  <tuv xml:lang="`, xmlfile.Escape(tag.String()), `">`)
	if len(comments) > 0 {
		p.print("<note>", xmlfile.Escape(strings.Join(comments, "\n")), "</note>")
	}
	p.print("<seg>", xmlfile.EscapeMixed(text, func(name string) string { return `<ph type="` + name + `"/>` }), "</seg></tuv>\n")
}
