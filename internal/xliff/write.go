package xliff

import (
	"io"
	"strconv"
	"strings"

	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/xmlfile"
)

const (
	contextType     = "x-po-msgctxt"
	previousVersion = "previous-version" // the alternative translations of §2.3.1
)

// Options say how a document is written.
type Options struct {
	Version string // of pobook
	// Prefill puts the source into the targets of messages without translation. Some
	// programs translate no others, such as OmegaT 3; in others it is one more thing to
	// delete, and looks like a translation.
	Prefill bool
}

// Write writes a document as XLIFF 1.2, valid by its strict schema.
//
// What is finished is approved and "translated", what is fuzzy
// "needs-review-translation"; what has no translation has no target, or one without a
// state, so that what a program which knows no states puts in counts as it would in a
// file of its own. Texts are plain to XLIFF, for no translators' program knows Markdown
// by another type, and Markdown in them is inline elements that hold it.
func Write(w io.Writer, d *Document, o Options) error {
	p := &printer{w: w, options: o}
	p.print(`<?xml version="1.0" encoding="UTF-8"?>` + "\n")
	p.print(`<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">` + "\n")
	for _, f := range d.Files {
		p.file(f)
	}
	p.print("</xliff>\n")
	return p.err
}

// A printer writes until the first error.
type printer struct {
	w       io.Writer
	options Options
	err     error
}

func (p *printer) print(parts ...string) {
	for _, s := range parts {
		if p.err == nil {
			_, p.err = io.WriteString(p.w, s)
		}
	}
}

func (p *printer) file(f File) {
	p.print(`<file original="`, xmlfile.Escape(f.Original), `" source-language="`, xmlfile.Escape(f.Source), `"`)
	if f.Target != "" {
		p.print(` target-language="`, xmlfile.Escape(f.Target), `"`)
	}
	p.print(` datatype="plaintext" tool-id="pobook">`, "\n", `<header><tool tool-id="pobook" tool-name="pobook" tool-version="`, xmlfile.Escape(p.options.Version), `"/></header>`, "\n<body>\n")
	for _, u := range f.Units {
		p.unit(u)
	}
	p.print("</body>\n</file>\n")
}

func (p *printer) unit(u Unit) {
	var (
		e       = u.Entry
		numbers numbering
	)
	p.print(`<trans-unit id="`, xmlfile.Escape(u.ID), `" xml:space="preserve"`)
	if e.Translated() {
		p.print(` approved="yes"`)
	}
	p.print(">\n  <source>")
	p.text(e.ID, u.Code, &numbers)
	p.print("</source>\n")
	switch {
	case e.Translated():
		p.target(` state="translated"`, e.Str[0], u.Code, &numbers)
	case !e.Empty():
		p.target(` state="needs-review-translation"`, e.Str[0], u.Code, &numbers)
	case p.options.Prefill:
		p.target("", e.ID, u.Code, &numbers)
	}
	p.places(e)
	p.note("developer", strings.Join(e.Extracted, "\n"))
	p.note("translator", strings.Join(e.Comments, "\n"))
	p.previous(u)
	p.print("</trans-unit>\n")
}

func (p *printer) target(attributes, text string, isCode bool, numbers *numbering) {
	p.print("  <target", attributes, ">")
	p.text(text, isCode, numbers)
	p.print("</target>\n")
}

// places says where a message stands, and how it is told apart.
func (p *printer) places(e *po.Entry) {
	for _, reference := range e.References {
		p.print(`  <context-group purpose="location"><context context-type="sourcefile">`, xmlfile.Escape(reference), "</context></context-group>\n")
	}
	if e.Context != nil {
		p.print(`  <context-group purpose="information"><context context-type="`, contextType, `">`, xmlfile.Escape(*e.Context), "</context></context-group>\n")
	}
}

func (p *printer) note(from, text string) {
	if text != "" {
		p.print(`  <note from="`, from, `">`, xmlfile.Escape(text), "</note>\n")
	}
}

// previous shows a fuzzy translation with the text that it was made for.
func (p *printer) previous(u Unit) {
	e := u.Entry
	if !e.Fuzzy() || e.Empty() || e.Previous == nil || e.Previous.ID == nil {
		return
	}
	var numbers numbering
	p.print(`  <alt-trans alttranstype="`, previousVersion, `" xml:space="preserve"><source>`)
	p.text(*e.Previous.ID, u.Code, &numbers)
	p.print(`</source><target>`)
	p.text(e.Str[0], u.Code, &numbers)
	p.print("</target></alt-trans>\n")
}

// text writes a text with its markup as inline elements.
func (p *printer) text(text string, isCode bool, numbers *numbering) {
	var marks []mark
	switch {
	case isCode:
	case numbers.free == nil:
		marks = marksIn(text, nil)
	default:
		marks = marksIn(text, numbers.has)
	}
	at := 0
	for i, id := range numbers.number(text, marks) {
		m := marks[i]
		p.plain(text[at:m.Start], numbers)
		p.mark(text, m, id)
		at = m.End
	}
	p.plain(text[at:], numbers)
}

var elementNames = map[role]string{standalone: "ph", opening: "bpt", closing: "ept"}

func (p *printer) mark(text string, m mark, id int) {
	name := elementNames[m.role]
	p.print("<", name, ` id="`, strconv.Itoa(id), `"`)
	if m.role != closing { // an ept has no ctype in the schema
		p.print(` ctype="`, m.ctype, `"`)
	}
	p.print(">", xmlfile.Escape(m.In(text)), "</", name, ">")
}

// plain writes text in which there is no markup.
func (p *printer) plain(text string, numbers *numbering) {
	p.print(xmlfile.EscapeMixed(text, func(name string) string {
		numbers.last++
		return `<ph id="` + strconv.Itoa(numbers.last) + `" ctype="` + name + `"/>`
	}))
}
