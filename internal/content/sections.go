// Package content is what stands in the files of a handbook, as far as several
// parts of pobook have a use for it: sections taken apart, the links between
// them, the catalogues and the glossary of a locale.
//
// It reads through package book and knows what the bytes mean; what becomes of
// them is the business of those who ask. It neither writes nor judges: a finding
// here says why something cannot be used. Start reading at [Sections].
package content

import (
	"bytes"
	"context"
	"reflect"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/inorder"
	"github.com/pobook/pobook/internal/markdown"
	"github.com/pobook/pobook/internal/markdown/dialect"
	"github.com/pobook/pobook/internal/order"
)

// A Section is a source file of the handbook, taken apart.
type Section struct {
	Path   string // below handbook/
	File   string // relative to the root folder, as diagnostics name it
	Parsed *markdown.Section
	// Order says that it is no chapter: it says in which order these are read.
	Order bool
	// Made says that it is no file: it has the titles of parts from an order file.
	Made bool
	// Controls says that it has control characters, which have been reported.
	Controls bool

	lines []int                  // where each begins
	links func() []markdown.Link // found once
}

// At is the position of the byte at an offset of the section's file. An offset
// past the end gives the last position.
func (s Section) At(offset int) diag.Position {
	offset = max(0, min(offset, len(s.Parsed.Source)))
	line, found := slices.BinarySearch(s.lines, offset)
	if !found {
		line--
	}
	return diag.Position{File: s.File, Line: line + 1, Column: utf8.RuneCount(s.Parsed.Source[s.lines[line]:offset]) + 1}
}

// lineStarts returns where each line of a text begins. There may be something to
// say of each byte of it.
func lineStarts(source []byte) []int {
	starts := []int{0}
	for i, c := range source {
		if c == '\n' {
			starts = append(starts, i+1)
		}
	}
	return starts
}

// Sections reads the sections in reading order, several at a time. One that cannot be read
// is reported and left out. The error is that of the context, without any section: what is
// not read must not look like what is not there.
func Sections(ctx context.Context, b *book.Book, reporter diag.Reporter) ([]Section, error) {
	return new(Cache).Sections(ctx, b, reporter)
}

// A Cache keeps the sections of a handbook for who reads it again and again: those whose bytes
// have not changed are not parsed once more, and are the same values. The zero value is
// empty. One goroutine may use it at a time.
type Cache struct {
	extraction config.Extraction // by which they were parsed
	readings   map[string]reading
}

// Sections is the function of that name.
func (c *Cache) Sections(ctx context.Context, b *book.Book, reporter diag.Reporter) ([]Section, error) {
	if !reflect.DeepEqual(c.extraction, b.Config.Extraction) {
		c.extraction, c.readings = b.Config.Extraction, nil
	}
	var sections []Section
	told := false
	readings := make(map[string]reading, len(b.Config.Sections))
	queue := inorder.New(make([]struct{}, inorder.Workers()), func(r reading) {
		if r.err != nil {
			reporter.Error(r.err)
			return
		}
		readings[r.section.Path] = r
		if sections = append(sections, r.section); r.section.Made {
			return
		}
		if r.other != nil && !told {
			told = true
			reporter(otherDialect(r.section.At(r.otherAt), r.section.Parsed.Dialect(), r.other, b.Config.Places))
		}
		for _, d := range r.found {
			reporter(d)
		}
	})
	for _, path := range b.Config.Sections {
		if ctx.Err() != nil {
			break
		}
		queue.Add(func(struct{}) reading { return read(b, path, c.readings[path]) })
	}
	queue.Wait()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	c.readings = readings
	return sections, nil
}

// A reading is a section that has been read, with what there is to report of it.
type reading struct {
	section Section
	found   diag.List
	other   *dialect.Dialect // of which it has lines; nil for none
	otherAt int              // the offset of the first of these
	err     error
}

// read reads a section. If it is as it was, what was made of it then is returned.
func read(b *book.Book, path string, before reading) reading {
	source, err := b.ReadSection(path)
	if err != nil {
		return reading{err: err}
	}
	isOrder := b.Config.Order.Is(path)
	isMade := isOrder && b.Config.Order.Made != nil
	if s := before.section; s.Parsed != nil && s.File == b.FileOf(path) && s.Order == isOrder && s.Made == isMade && bytes.Equal(s.Parsed.Source, source) {
		return before
	}
	as := Extraction(b.Config.Extraction)
	switch {
	case isMade:
		as = order.SummaryOptions
	case isOrder:
		as.LinkTexts = true
	}
	s, err := Parse(path, b.FileOf(path), source, as)
	if err != nil {
		return reading{err: err}
	}
	s.Order, s.Made = isOrder, isMade
	if s.Made {
		explain(s.Parsed)
		return reading{section: s}
	}
	r := reading{}
	for _, d := range s.Parsed.StrayDirectives() {
		r.found.Add(strayDirective(s.At(d.Offset), d.Verb))
	}
	s.Controls = reportControls(s.File, source, s.At, r.found.Add)
	r.section = s
	r.other, r.otherAt = otherOf(s)
	return r
}

// Parse takes a section apart that is UTF-8. The error is a diagnostic in file: the text
// is one that cannot be parsed in a reasonable time, or not in one way only.
func Parse(path, file string, source []byte, options markdown.Options) (Section, error) {
	if d, ok := unfit(file, source, options); ok {
		return Section{}, d
	}
	s := Section{Path: path, File: file, Parsed: markdown.Parse(source, options), lines: lineStarts(source)}
	s.links = sync.OnceValue(s.Parsed.Links)
	return s, nil
}

// explain says to translators what the titles in an order file are.
func explain(made *markdown.Section) {
	for i := range made.Segments {
		made.Segments[i].Comments = append(made.Segments[i].Comments, "the title of a part of the book")
	}
}

// Extraction is what the configuration says of extracting messages. Its words
// have been checked.
func Extraction(c config.Extraction) markdown.Options {
	modes := map[string]markdown.CodeMode{"none": markdown.CodeNone, "comments": markdown.CodeComments, "strings": markdown.CodeStrings, "all": markdown.CodeAll}
	written, _ := dialect.Named(c.Dialect)
	o := markdown.Options{Dialect: written, FrontMatter: c.FrontMatter, Attributes: c.Attributes, Code: map[string]markdown.CodeMode{}}
	for language, mode := range c.Code {
		o.Code[language] = modes[mode]
	}
	return o
}

// unfit finds what keeps a section from being parsed.
func unfit(file string, source []byte, options markdown.Options) (diag.Diagnostic, bool) {
	if offset := loneCR(source); offset >= 0 {
		return diag.Diagnostic{
			Position: diag.At(file, source, offset),
			Code:     "line-ending",
			Message:  diag.Textf("a carriage return without a line feed"),
			Hint:     diag.Textf("save the file with the line endings LF or CRLF"),
		}, true
	}
	if offset, deep := markdown.TooDeep(source); deep {
		return diag.Diagnostic{
			Position: diag.At(file, source, offset),
			Code:     "too-deep",
			Message:  diag.Textf("blocks are nested deeper than %d", markdown.MaxDepth),
			Hint:     diag.Textf("divide the section, or write it flatter"),
		}, true
	}
	if excess, found := markdown.FindExcess(source, options); found {
		message, hint := exceeding(excess)
		return diag.Diagnostic{
			Position: diag.At(file, source, excess.Offset),
			Code:     "too-intricate",
			Message:  message,
			Hint:     hint,
		}, true
	}
	return diag.Diagnostic{}, false
}

// exceeding is what is said of a section that passes a limit.
func exceeding(excess markdown.Excess) (message, hint diag.Text) {
	n := excess.Count
	switch excess.Kind {
	case markdown.Signs:
		return diag.Textf("this block of text has %d signs of markup, and no more than %d are read", n, markdown.MaxSigns), diag.Textf("divide it with empty lines, or make it a code block")
	case markdown.Columns:
		return diag.Textf("this table has %d columns, and no more than %d are read", n, markdown.MaxColumns), diag.Textf("divide it")
	case markdown.MissingCells:
		return diag.Textf("the rows of this table lack %d cells up to here, and no more than %d are made", n, markdown.MaxMissingCells), diag.Textf("write all cells, or divide the table")
	case markdown.Definitions:
		return diag.Textf("%d definitions of links follow each other up to here, and no more than %d are read", n, markdown.MaxDefinitions), diag.Textf("divide them with empty lines")
	case markdown.Notes:
		return diag.Textf("%d footnotes are defined up to here, and no more than %d are read", n, markdown.MaxNotes), diag.Textf("divide the section")
	case markdown.Metadata:
		return diag.Textf("the front matter has %d bytes, and no more than %d are read", n, markdown.MaxMetadata), diag.Textf("move what is not about the section as a whole into its text or into another file")
	case markdown.Referred:
		return diag.Textf("up to here reference links stand for %d bytes of destinations, many times the length of the section", n), diag.Textf("look for a very long destination, and refer to it less often")
	}
	panic("content: an excess without a text")
}

// loneCR returns the offset of the first carriage return that no line feed
// follows, or -1. CommonMark takes it for a line ending and other programs do
// not, so that a section would have one structure here and another there.
func loneCR(source []byte) int {
	for i, c := range source {
		if c == '\r' && (i+1 == len(source) || source[i+1] != '\n') {
			return i
		}
	}
	return -1
}

// otherOf returns the dialect, other than that of the handbook, of which a section has lines,
// and where the first of them begins.
func otherOf(s Section) (*dialect.Dialect, int) {
	other, offset := s.Parsed.Dialect().Other(s.Parsed.Source)
	if other == dialect.MDBook && s.Parsed.Options.Code["admonish"] == markdown.CodeAll {
		return nil, 0 // its admonitions are offered another way
	}
	return other, offset
}

// otherDialect is reported once per handbook: it is one key that is wrong.
func otherDialect(position diag.Position, configured, other *dialect.Dialect, places config.Places) diag.Diagnostic {
	return diag.Diagnostic{
		Position: position,
		Severity: diag.Warning,
		Code:     "other-dialect",
		Message:  diag.Textf("this is written in the Markdown of %s, and the handbook's is %s", other.Name, configured.Name),
		Hint:     diag.Textf("set \"dialect: %s\" in %s", other.Name, places.File()),
	}
}

// strayDirective warns of a directive that nothing obeys.
func strayDirective(position diag.Position, verb string) diag.Diagnostic {
	d := diag.Diagnostic{
		Position: position,
		Severity: diag.Warning,
		Code:     "stray-directive",
		Message:  diag.Textf("the directive %q does not stand alone and does nothing", verb),
		Hint:     diag.Textf("write it on lines of its own, with an empty line before it"),
	}
	verbs := markdown.Verbs()
	if !slices.Contains(verbs, verb) {
		d.Message = diag.Textf("there is no directive %q", verb)
		if verb == "" {
			d.Message = diag.Textf("the comment begins with i18n: and names no directive")
		}
		d.Hint = diag.Textf("the directives are %s", strings.Join(verbs, ", "))
		if nearest := diag.Nearest(verb, verbs); nearest != "" && verb != "" {
			d.Hint = diag.Textf("did you mean %q?", nearest)
		}
	}
	return d
}
