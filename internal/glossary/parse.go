package glossary

import (
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/po"
)

// Extensions are the endings of the files that [Parse] reads, in the order in
// which they are looked for.
var Extensions = []string{".csv", ".tbx", ".po"}

// Parse reads a glossary by the ending of its file. source and target are the
// BCP 47 tags or codes of the languages, which TBX needs. What is wrong comes
// back with its place, and the terms that can be read all the same.
func Parse(file string, data []byte, source, target string) ([]Term, diag.List) {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	var (
		terms []Term
		found diag.List
	)
	switch path.Ext(file) {
	case ".tbx":
		terms, found = parseTBX(file, data, source, target)
	case ".po":
		terms, found = parsePO(file, data)
	default:
		terms, found = parseCSV(file, data)
	}
	return withoutLong(terms, found)
}

// MaxTerm is how many bytes a term may have. It is looked for at each place of a
// text where it may begin.
const MaxTerm = 1000

// withoutLong leaves out terms that are longer.
func withoutLong(terms []Term, found diag.List) ([]Term, diag.List) {
	terms = slices.DeleteFunc(terms, func(t Term) bool {
		n := max(len(t.Source), len(t.Target))
		if n > MaxTerm {
			found = append(found, syntax(t.Place, diag.Textf("this term has %d bytes, and no more than %d are read", n, MaxTerm), diag.Textf("a term is a few words; shorten it")))
		}
		return n > MaxTerm
	})
	return terms, found
}

// columns are the names that the columns of CSV files go by: Weblate's, ours,
// and those of the translate toolkit.
var columns = map[string][]string{
	"source": {"source"},
	"target": {"target"},
	"flags":  {"flags"},
	"note":   {"note", "notes", "comment", "translator_comments", "developer_comments"},
	"fuzzy":  {"fuzzy"},

	contextColumn: {contextColumn},
}

// contextColumn is how Weblate calls the column that tells rows of one source apart.
const contextColumn = "context"

// column returns where one of some names is in a header, in any case; -1 for nowhere.
func column(header []string, names ...string) int {
	return slices.IndexFunc(header, func(h string) bool { return slices.Contains(names, strings.ToLower(strings.TrimSpace(h))) })
}

func parseCSV(file string, data []byte) ([]Term, diag.List) {
	r := csv.NewReader(bytes.NewReader(data))
	r.FieldsPerRecord = -1
	header, err := r.Read()
	if errors.Is(err, io.EOF) {
		return nil, nil
	}
	if err != nil {
		return nil, diag.List{csvError(file, data, err)}
	}
	index := map[string]int{}
	for name, aliases := range columns {
		index[name] = column(header, aliases...)
	}
	if index["source"] < 0 || index["target"] < 0 {
		return nil, diag.List{syntax(diag.Position{File: file, Line: 1}, diag.Textf("the first line names no columns source and target"), diag.Textf(`begin with "source,target,context,developer_comments"`))}
	}
	var (
		terms []Term
		found diag.List
	)
	for {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			return terms, found
		}
		if err != nil {
			return terms, append(found, csvError(file, data, err))
		}
		field := func(name string) string {
			if i := index[name]; i >= 0 && i < len(record) {
				return strings.TrimSpace(record[i])
			}
			return ""
		}
		line, _ := r.FieldPos(0)
		t := Term{Source: field("source"), Target: field("target"), Context: field(contextColumn), Note: field("note"), Place: diag.Position{File: file, Line: line}}
		t.setFlags(field("flags"))
		if !strings.EqualFold(field("fuzzy"), "true") {
			terms, found = add(terms, found, t)
		}
	}
}

func csvError(file string, data []byte, err error) diag.Diagnostic {
	place, message := diag.Position{File: file}, diag.Verbatim(err.Error())
	var parse *csv.ParseError
	if errors.As(err, &parse) {
		place, message = diag.AtByte(file, data, parse.Line, parse.Column), diag.Verbatim(parse.Err.Error())
	}
	return syntax(place, diag.Textf("not valid CSV: %s", message), diag.Textf("put a text with commas or quotes into quotes, and write each quote in it twice"))
}

func syntax(place diag.Position, message, hint diag.Text) diag.Diagnostic {
	return diag.Diagnostic{Position: place, Code: "glossary-syntax", Message: message, Hint: hint}
}

// add takes a term in that says something.
func add(terms []Term, found diag.List, t Term) ([]Term, diag.List) {
	switch {
	case t.Source == "" && t.Target == "":
		return terms, found
	case t.Source == "":
		return terms, append(found, syntax(t.Place, diag.Textf("the term %q has no source", t.Target), diag.Textf("fill the column source")))
	case t.Target == "" && !t.ReadOnly: // Weblate adds one in every locale when a term is added in the source
		return terms, found
	default:
		return append(terms, t), found
	}
}

func parsePO(file string, data []byte) ([]Term, diag.List) {
	parsed, err := po.Parse(data)
	if err != nil {
		var at *po.SyntaxError
		place, message := diag.Position{File: file}, diag.Verbatim(err.Error())
		if errors.As(err, &at) {
			place.Line, place.Column, message = at.Line, at.Column, diag.Verbatim(at.Message)
		}
		return nil, diag.List{syntax(place, message, diag.Textf("correct the file, or save it again with a PO editor"))}
	}
	var terms []Term
	for _, e := range parsed.Entries {
		t := Term{Source: e.ID, Note: strings.Join(slices.Concat(e.Comments, e.Extracted), " "), Place: diag.Position{File: file, Line: e.Line}}
		if e.Context != nil {
			t.Context = *e.Context
		}
		t.setFlags(strings.Join(slices.Concat(e.Flags, e.Sticky), ","))
		if len(e.Str) > 0 {
			t.Target = e.Str[0]
		}
		if !e.Obsolete && !e.IsHeader() && (e.Translated() || t.ReadOnly) {
			terms = append(terms, t)
		}
	}
	return terms, nil
}

// A tbxFile is what is read of a TermBase eXchange file (ISO 30042), in the
// words of its second edition and, after the comma, of its third.
type tbxFile struct {
	Entries  []tbxEntry `xml:"text>body>termEntry"`
	Concepts []tbxEntry `xml:"text>body>conceptEntry"`
}

type tbxEntry struct {
	Notes     []string      `xml:"note"`
	Descrips  []tbxNote     `xml:"descrip"`
	Languages []tbxLanguage `xml:"langSet"`
	Sections  []tbxLanguage `xml:"langSec"`
}

type tbxLanguage struct {
	Tag   string     `xml:"http://www.w3.org/XML/1998/namespace lang,attr"`
	Tigs  []tbxTerm  `xml:"tig"`
	Ntigs []tbxOuter `xml:"ntig"`
	Terms []tbxTerm  `xml:"termSec"`
}

type tbxOuter struct {
	Group tbxTerm `xml:"termGrp"`
}

type tbxTerm struct {
	Term  string    `xml:"term"`
	Notes []tbxNote `xml:"termNote"`
}

type tbxNote struct {
	Type string `xml:"type,attr"`
	Text string `xml:",chardata"`
}

func parseTBX(file string, data []byte, source, target string) ([]Term, diag.List) {
	var parsed tbxFile
	if err := xml.Unmarshal(data, &parsed); err != nil {
		place := diag.Position{File: file}
		var at *xml.SyntaxError
		if errors.As(err, &at) {
			place.Line = at.Line
		}
		return nil, diag.List{syntax(place, diag.Textf("not valid TBX: %s", err.Error()), diag.Textf("export the file again"))}
	}
	var terms []Term
	for _, e := range slices.Concat(parsed.Entries, parsed.Concepts) {
		terms = append(terms, e.terms(file, source, target)...)
	}
	if len(terms) == 0 {
		return nil, diag.List{parsed.useless(file, source, target)}
	}
	return terms, nil
}

// useless warns of a file that has nothing for a locale.
func (f tbxFile) useless(file, source, target string) diag.Diagnostic {
	d := syntax(diag.Position{File: file}, diag.Textf("no entry has terms in both %q and %q", source, target), diag.Text{})
	d.Severity = diag.Warning
	var tags []string
	for _, e := range slices.Concat(f.Entries, f.Concepts) {
		for _, l := range slices.Concat(e.Languages, e.Sections) {
			tags = append(tags, strconv.Quote(l.Tag))
		}
	}
	slices.Sort(tags)
	d.Hint = diag.Textf("its languages are %s", strings.Join(slices.Compact(tags), ", "))
	if len(tags) == 0 {
		d.Hint = diag.Textf("export the file again; it has no entries in any language")
	}
	return d
}

// terms makes a row of each pair of terms in the two languages.
func (e tbxEntry) terms(file, source, target string) []Term {
	readOnly := slices.ContainsFunc(e.Descrips, func(d tbxNote) bool {
		return strings.EqualFold(d.Type, "Translation needed") && strings.EqualFold(strings.TrimSpace(d.Text), "no")
	})
	sources, targets := e.in(source), e.in(target)
	if readOnly && len(targets) == 0 {
		targets = []tbxTerm{{}}
	}
	var terms []Term
	for _, s := range sources {
		for _, t := range targets {
			terms = append(terms, Term{
				Source: strings.TrimSpace(s.Term), Target: strings.TrimSpace(t.Term), Note: strings.TrimSpace(strings.Join(e.Notes, " ")),
				ReadOnly: readOnly, Forbidden: t.forbidden(), Place: diag.Position{File: file},
			})
		}
	}
	return terms
}

func (e tbxEntry) in(tag string) []tbxTerm {
	var terms []tbxTerm
	for _, l := range slices.Concat(e.Languages, e.Sections) {
		if !sameTag(l.Tag, tag) {
			continue
		}
		terms = slices.Concat(terms, l.Tigs, l.Terms)
		for _, n := range l.Ntigs {
			terms = append(terms, n.Group)
		}
	}
	return terms
}

// sameTag says whether two tags mean one locale, as zh_TW and zh-Hant do.
func sameTag(a, b string) bool {
	first, err := locale.Parse(a)
	second, unknown := locale.Parse(b)
	if err != nil || unknown != nil {
		return strings.EqualFold(strings.ReplaceAll(a, "_", "-"), strings.ReplaceAll(b, "_", "-"))
	}
	return first.Code == second.Code
}

func (t tbxTerm) forbidden() bool {
	return slices.ContainsFunc(t.Notes, func(n tbxNote) bool {
		return n.Type == "administrativeStatus" && slices.Contains([]string{"forbidden", "obsolete", "deprecatedTerm-admn-sts", "supersededTerm-admn-sts"}, strings.TrimSpace(n.Text))
	})
}
