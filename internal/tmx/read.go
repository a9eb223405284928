package tmx

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/memory"
	"github.com/pobook/pobook/internal/xmlfile"
)

const syntax diag.Code = "tmx-syntax"

var kind = xmlfile.Kind{Name: "TMX", Root: "tmx", Code: syntax}

// Read reads a TMX file of any version and program: those of its translations that
// are from the language of a handbook into its locales. file is what diagnostics
// name it. The error is a diagnostic, also where there are translations, but none of
// those.
//
// The text of a segment has its inline elements as the native code that they hold,
// for in a memory of Markdown that is Markdown. Where they hold none, the text is
// not all of what was translated, and so is never finished.
func Read(file string, data []byte, languages *memory.Languages) (*memory.Memory, error) {
	r, root, err := xmlfile.Open(file, data, kind)
	if err != nil {
		return nil, err
	}
	f := &reading{xml: r, languages: languages, memory: &memory.Memory{Other: map[string]int{}}, tags: map[string]bool{}}
	err = r.Each(func(e xmlfile.Element) error {
		switch e.Name {
		case "header":
			f.shortcuts = strings.HasPrefix(e.Get("creationtool"), "OmegaT")
			f.doubt = memory.Doubt("creationtool", e.Get("creationtool"))
		case "body":
			return r.Each(f.unit)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if len(f.tags) > 0 && len(f.memory.Units) == 0 {
		return nil, f.useless(root.Place)
	}
	return f.memory, nil
}

// A reading is a file that is being read.
type reading struct {
	xml       *xmlfile.Reader
	languages *memory.Languages
	memory    *memory.Memory
	tags      map[string]bool // of all variants
	shortcuts bool            // inline elements hold OmegaT's names for native code
	doubt     string          // of all units
}

// useless says of a file that it has nothing for a handbook.
func (f *reading) useless(place diag.Position) diag.Diagnostic {
	const most = 20
	var codes, tags []string
	for _, target := range f.languages.Targets() {
		codes = append(codes, target.Code)
	}
	for _, tag := range slices.Sorted(maps.Keys(f.tags))[:min(most, len(f.tags))] {
		tags = append(tags, fmt.Sprintf("%q", tag))
	}
	return f.xml.Problem(place,
		diag.Textf("nothing is translated from %s into %s", f.languages.Source().Code, strings.Join(codes, ", ")),
		diag.Textf("the languages of the file are %s", strings.Join(tags, ", ")))
}

// A draft is a unit that is being read.
type draft struct {
	unit     memory.Unit // without source and translations
	doubt    string      // of all variants
	lacks    bool        // markup of the source is not in the file
	notes    []string
	variants []variant
}

// A variant is a text in one language.
type variant struct {
	tag   string
	text  string
	lacks bool // some of its markup is not in the file
	doubt string
	notes []string
}

func (f *reading) unit(e xmlfile.Element) error {
	if e.Name != "tu" {
		return nil
	}
	d := &draft{doubt: f.doubt}
	err := f.xml.Each(func(child xmlfile.Element) (err error) {
		switch child.Name {
		case "prop":
			err = f.property(d, child)
		case "note":
			d.notes, err = f.note(d.notes)
		case "tuv":
			err = f.variant(d, e, child)
		}
		return err
	})
	if err == nil {
		f.add(d)
	}
	return err
}

// property reads what a unit says of itself.
func (f *reading) property(d *draft, e xmlfile.Element) error {
	value, err := f.xml.Text()
	if err != nil {
		return err
	}
	switch name := e.Get("type"); name {
	case sectionProp:
		d.unit.Sections = append(d.unit.Sections, value)
	case contextProp:
		d.unit.Context = &value
	case whereProp:
		d.unit.Where = append(d.unit.Where, value)
	default:
		d.doubt = cmp.Or(d.doubt, memory.Doubt(name, value))
	}
	return nil
}

func (f *reading) note(notes []string) ([]string, error) {
	text, err := f.xml.Text()
	if text = strings.TrimSpace(text); text == "" || err != nil {
		return notes, err
	}
	return append(notes, strings.Split(text, "\n")...), nil
}

func (f *reading) variant(d *draft, unit, e xmlfile.Element) error {
	v := variant{tag: e.Get("lang"), doubt: madeBy(e, unit)}
	err := f.xml.Each(func(child xmlfile.Element) error {
		switch child.Name {
		case "prop":
			value, err := f.xml.Text()
			v.doubt = cmp.Or(v.doubt, memory.Doubt(child.Get("type"), value))
			return err
		case "note":
			var err error
			v.notes, err = f.note(v.notes)
			return err
		case "seg":
			var err error
			v.text, v.lacks, err = readSegment(f.xml, f.shortcuts)
			return err
		}
		return nil
	})
	f.tags[v.tag] = true
	if v.text != "" {
		d.variants = append(d.variants, v)
	}
	return err
}

// madeBy returns a doubt if a program has made a variant, and no person has changed
// it since.
func madeBy(variant, unit xmlfile.Element) string {
	for _, e := range [...]xmlfile.Element{variant, unit} {
		for _, name := range [...]string{"changeid", "creationid"} {
			if who := e.Get(name); who != "" {
				return cmp.Or(memory.Doubt(name, who), memory.Doubt("creationtool", e.Get("creationtool")))
			}
		}
	}
	return cmp.Or(memory.Doubt("creationtool", variant.Get("creationtool")), memory.Doubt("creationtool", unit.Get("creationtool")))
}

// mostSources is how many variants in the language of the source a unit is read with.
// They are those of regions; each has all translations.
const mostSources = 4

// add takes in the translations of a unit that serve.
func (f *reading) add(d *draft) {
	var sources []variant
	u := d.unit
	for _, v := range d.variants {
		if f.languages.IsSource(v.tag) {
			sources = append(sources, v)
			d.lacks = d.lacks || v.lacks
		}
	}
	for _, v := range d.variants {
		if f.languages.IsSource(v.tag) {
			continue
		}
		code, doubt, ok := f.languages.Target(v.tag)
		if !ok {
			f.memory.Other[v.tag]++
			continue
		}
		if v.lacks || d.lacks {
			doubt = cmp.Or(doubt, "its markup is not in the file")
		}
		u.Translations = append(u.Translations, memory.Translation{Locale: code, Text: v.text, Doubt: cmp.Or(v.doubt, d.doubt, doubt), Comments: v.notes})
	}
	if len(u.Translations) == 0 {
		return
	}
	slices.SortStableFunc(u.Translations, func(a, b memory.Translation) int { return rank(a) - rank(b) })
	d.note(u.Translations)
	for _, s := range sources[:min(mostSources, len(sources))] {
		u.Source = s.text
		f.memory.Units = append(f.memory.Units, u)
	}
}

// note gives the notes of the unit to the best translation into each locale.
func (d *draft) note(translations []memory.Translation) {
	if len(d.notes) == 0 {
		return
	}
	noted := map[string]bool{}
	for i := range translations {
		if t := &translations[i]; !noted[t.Locale] {
			noted[t.Locale] = true
			t.Comments = slices.Concat(d.notes, t.Comments)
		}
	}
}

// rank puts what is finished first.
func rank(t memory.Translation) int {
	if t.Doubt == "" {
		return 0
	}
	return 1
}
