package xliff

import (
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/memory"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/xmlfile"
)

const syntax diag.Code = "xliff-syntax"

var kind = xmlfile.Kind{Name: "XLIFF", Root: "xliff", Code: syntax}

// Read reads an XLIFF file, of version 1.0 to 1.2, as any program may have written
// it. file is what diagnostics name it. The error is a diagnostic.
func Read(file string, data []byte) (*Document, error) {
	r, root, err := xmlfile.Open(file, data, kind)
	if err != nil {
		return nil, err
	}
	if version := root.Get("version"); version != "" && !strings.HasPrefix(version, "1.") {
		return nil, r.Problem(root.Place, diag.Textf("this is XLIFF %s, and XLIFF 1.2 is read", diag.Harmless(version)), diag.Textf("export the translations as XLIFF 1.2"))
	}
	document := &Document{}
	err = r.Each(func(e xmlfile.Element) error {
		if e.Name != "file" {
			return nil
		}
		f, err := readFile(r, e)
		document.Files = append(document.Files, f)
		return err
	})
	if err != nil {
		return nil, err
	}
	return document, nil
}

// poHeader is the type of a unit that is the header of a catalogue, to programs that
// make XLIFF of PO.
const poHeader = "x-gettext-domain-header"

func readFile(r *xmlfile.Reader, e xmlfile.Element) (File, error) {
	f := File{Original: e.Get("original"), Source: e.Get("source-language"), Target: e.Get("target-language")}
	var within func(e xmlfile.Element) error
	within = func(e xmlfile.Element) error {
		switch e.Name {
		case "body", "group":
			return r.Each(within)
		case "trans-unit":
			if e.Get("restype") == poHeader {
				return nil
			}
			u, err := readUnit(r, e)
			f.Units = append(f.Units, u)
			return err
		}
		return nil
	}
	return f, r.Each(within)
}

// A draft is a unit that is being read.
type draft struct {
	unit           xmlfile.Element
	target         *xmlfile.Element // nil if there is none
	source, result []piece
	doubt          string // from what is neither of the unit nor of its target
	entry          *po.Entry
}

func readUnit(r *xmlfile.Reader, e xmlfile.Element) (Unit, error) {
	d := draft{unit: e, entry: &po.Entry{}}
	err := r.Each(func(child xmlfile.Element) (err error) {
		switch child.Name {
		case "source":
			d.source, err = readInline(r)
		case "target":
			d.target = &child
			d.result, err = readInline(r)
		case "note":
			err = d.note(r, child)
		case "context-group":
			err = d.context(r)
		case "alt-trans":
			err = d.alternative(r, child)
		case "seg-defs": // of Trados
			err = d.segments(r)
		}
		return err
	})
	return d.done(), err
}

// fromDevelopers are the names that programs give to comments of the source.
var fromDevelopers = []string{"developer", "source code", "sourcecode", "programmer", "source", "author"}

func (d *draft) note(r *xmlfile.Reader, e xmlfile.Element) error {
	text, err := r.Text()
	if err != nil || strings.TrimSpace(text) == "" {
		return err
	}
	lines := strings.Split(strings.TrimSpace(text), "\n")
	if from := strings.ToLower(e.Get("from")); slices.Contains(fromDevelopers, from) || from == "" && e.Get("annotates") == "source" {
		d.entry.Extracted = append(d.entry.Extracted, lines...)
	} else {
		d.entry.Comments = append(d.entry.Comments, lines...)
	}
	return nil
}

func (d *draft) context(r *xmlfile.Reader) error {
	return r.Each(func(e xmlfile.Element) error {
		if e.Name != "context" || !slices.Contains([]string{contextType, "x-msgctxt"}, e.Get("context-type")) {
			return nil
		}
		text, err := r.Text()
		d.entry.Context = &text
		return err
	})
}

// alternative reads what the translation was made for before.
func (d *draft) alternative(r *xmlfile.Reader, e xmlfile.Element) error {
	if e.Get("alttranstype") != previousVersion {
		return nil
	}
	return r.Each(func(child xmlfile.Element) error {
		if child.Name != "source" {
			return nil
		}
		pieces, err := readInline(r)
		text, _ := flatten(pieces, nil)
		d.entry.Previous = &po.Previous{ID: &text}
		return err
	})
}

func (d *draft) segments(r *xmlfile.Reader) error {
	return r.Each(func(e xmlfile.Element) error {
		if d.doubt == "" {
			d.doubt = foreign(e)
		}
		return nil
	})
}

// done judges what was read.
func (d *draft) done() Unit {
	text, lacks := flatten(d.source, nil)
	translation, lacking := flatten(d.result, nativeOf(d.source))
	d.entry.ID, d.entry.Str = text, []string{translation}
	u := Unit{ID: d.unit.Get("id"), Entry: d.entry}
	if d.target == nil {
		d.entry.Previous = nil
		return u
	}
	finished, doubt := d.judge()
	if doubt == "" && (lacks || lacking) {
		doubt = "its markup is not in the file"
	}
	switch {
	case translation == "", translation == text && !finished:
		d.entry.Str[0], d.entry.Previous = "", nil
	case doubt != "":
		u.Doubt = doubt
		d.entry.SetFuzzy(true)
	default:
		d.entry.Previous = nil
	}
	return u
}

// judge returns whether the file says that a translation is finished, and why it is
// not. Who has signed a translation off has looked at it, whoever made it. Without
// a state it is finished, unless the program knows approvals and there is none: most
// that write none know none.
func (d *draft) judge() (finished bool, doubt string) {
	approved, state := d.unit.Get("approved"), d.target.Get("state")
	if state == "final" || state == "signed-off" {
		return true, ""
	}
	for _, found := range []string{foreign(*d.target), foreign(d.unit), d.doubt} {
		if found != "" {
			return false, found
		}
	}
	switch {
	case state == "translated", approved == "yes":
		return true, ""
	case state != "":
		return false, memory.Saying("state", state)
	case approved == "no":
		return false, memory.Saying("approved", approved)
	}
	return false, ""
}

// foreign returns why an attribute keeps a translation from being finished. "new" is
// no such word where a unit is approved, which is seen to elsewhere.
func foreign(e xmlfile.Element) string {
	for name, value := range e.Attributes {
		if name == "approved" || name == "state" && value == "new" {
			continue
		}
		if doubt := memory.Doubt(name, value); doubt != "" {
			return doubt
		}
	}
	return ""
}
