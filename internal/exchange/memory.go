package exchange

import (
	"bytes"
	"io"
	"maps"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/content"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/memory"
	"github.com/pobook/pobook/internal/merging"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/spreadsheet"
	"github.com/pobook/pobook/internal/tmx"
)

// Memory collects the finished translations of a handbook into some of its locales,
// in reading order. With all, it has the messages without any, too. A catalogue that
// cannot be used is reported and left out.
func Memory(b *book.Book, targets []config.Target, all bool, reporter diag.Reporter) memory.Memory {
	var sections []memory.Section
	for _, path := range b.Config.Sections {
		s := memory.Section{Path: path}
		for _, target := range targets {
			if b.CheckTarget(target) != nil {
				continue // it is among the problems of the handbook
			}
			file, err := content.Catalogue(b, target, path)
			reporter.Error(err)
			if err == nil && file != nil {
				s.Catalogues = append(s.Catalogues, memory.Catalogue{Locale: target.Locale.Code, File: file})
			}
		}
		sections = append(sections, s)
	}
	return memory.Collect(sections, all)
}

// WriteMemory writes a memory of some locales in one of the [Formats]. version is
// that of pobook.
func WriteMemory(w io.Writer, m *memory.Memory, format string, source language.Tag, targets []config.Target, version string) error {
	var codes []string
	tags := map[string]language.Tag{}
	for _, t := range targets {
		codes = append(codes, t.Locale.Code)
		tags[t.Locale.Code] = t.Locale.Tag
	}
	switch format {
	case "csv":
		return spreadsheet.Write(w, m, codes, ',')
	case "tsv":
		return spreadsheet.Write(w, m, codes, '\t')
	default:
		return tmx.Write(w, m, tmx.Header{Version: version, Source: source, Targets: tags})
	}
}

// ReadMemory reads a file of a memory by the ending of its name or, where that is
// another one, by how it begins. The error is a diagnostic.
func ReadMemory(name string, data []byte, languages *memory.Languages) (*memory.Memory, error) {
	if isXML(name, data) {
		return tmx.Read(name, data, languages)
	}
	return spreadsheet.Read(name, data, languages)
}

func isXML(name string, data []byte) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".tmx":
		return true
	case ".csv", ".tsv":
		return false
	}
	// Of UTF-16 every other byte is zero, as long as it is ASCII.
	beginning := bytes.Trim(data[:min(len(data), 64)], "\xff\xfe\xef\xbb\xbf\x00 \t\r\n")
	return bytes.HasPrefix(beginning, []byte("<"))
}

// A Contribution is what a memory gives to one locale.
type Contribution struct {
	Code string // of the locale
	// Texts are the translations of each text that has some, the best first.
	Texts [][]*po.Entry
}

// mostTranslations is how many translations into one locale a unit gives, the best. Each goes
// to each section of the unit, so that without a limit a small file would be a large compendium.
const mostTranslations = 8

// AddMemory adds what a memory has to the compendia of the locales, by their codes,
// and returns what that is, by locale. name is that of its file. A unit that says which
// sections have it serves those of the handbook first; where it names none of them, as after
// a section has got another name, it is of no known section, unless it has a context, which
// would mean nothing then. sections are those of the handbook.
func AddMemory(compendia map[string]*merging.Compendium, name string, m *memory.Memory, sections []string) []Contribution {
	byCode := map[string]*pages{}
	known := map[string]bool{}
	for _, section := range sections {
		known[section] = true
	}
	for _, u := range m.Units {
		texts := map[string][]*po.Entry{}
		if u.Context == nil {
			u.Sections = slices.DeleteFunc(slices.Clone(u.Sections), func(section string) bool { return !known[section] })
		}
		for _, t := range u.Translations {
			if len(texts[t.Locale]) < mostTranslations {
				texts[t.Locale] = append(texts[t.Locale], u.Entry(t, name))
			}
		}
		for code, entries := range texts {
			if byCode[code] == nil {
				byCode[code] = &pages{files: map[string]*po.File{}}
			}
			byCode[code].add(u.Sections, entries)
		}
	}
	var given []Contribution
	for _, code := range slices.Sorted(maps.Keys(byCode)) {
		if compendia[code] == nil {
			compendia[code] = &merging.Compendium{}
		}
		byCode[code].addTo(compendia[code])
		given = append(given, Contribution{code, byCode[code].texts})
	}
	return given
}

// Pages are the translations into one locale, by the sections that have the texts.
type pages struct {
	texts [][]*po.Entry // all
	order []string
	files map[string]*po.File
	rest  po.File // of no known section
}

func (p *pages) add(sections []string, text []*po.Entry) {
	p.texts = append(p.texts, text)
	if len(sections) == 0 {
		p.rest.Entries = append(p.rest.Entries, text...)
	}
	for _, section := range sections {
		file := p.files[section]
		if file == nil {
			file = &po.File{}
			p.files[section] = file
			p.order = append(p.order, section)
		}
		file.Entries = append(file.Entries, text...)
	}
}

func (p *pages) addTo(c *merging.Compendium) {
	for _, section := range p.order {
		c.AddSection(section, p.files[section])
	}
	if len(p.rest.Entries) > 0 {
		c.Add(&p.rest)
	}
}
