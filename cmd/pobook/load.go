package main

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/markdown"
	"github.com/pobook/pobook/internal/po"
)

// A section is a source file of the handbook, taken apart.
type section struct {
	*markdown.Section
	path string // below handbook/
	file string // below the root folder, as diagnostics name it
}

// sections reads the sections in reading order. One that cannot be read is
// told and left out.
func (a *app) sections(b *book.Book) []section {
	var sections []section
	options := extraction(b.Config.Extraction)
	for _, path := range b.Config.Sections {
		source, err := b.ReadSection(path)
		if err != nil {
			a.report(err)
			continue
		}
		if offset := loneCR(source); offset >= 0 {
			a.report(diag.Diagnostic{
				Position: diag.At(book.SectionFile(path), source, offset),
				Code:     "line-ending",
				Message:  "a carriage return without a line feed",
				Hint:     "save the file with the line endings LF or CRLF",
			})
			continue
		}
		if offset, deep := markdown.TooDeep(source); deep {
			a.report(diag.Diagnostic{
				Position: diag.At(book.SectionFile(path), source, offset),
				Code:     "too-deep",
				Message:  fmt.Sprintf("blocks are nested deeper than %d", markdown.MaxDepth),
				Hint:     "divide the section, or write it flatter",
			})
			continue
		}
		s := section{markdown.Parse(source, options), path, book.SectionFile(path)}
		for _, d := range s.StrayDirectives() {
			a.report(strayDirective(diag.At(s.file, source, d.Offset), d.Verb))
		}
		sections = append(sections, s)
	}
	return sections
}

// strayDirective warns of a directive that nothing obeys.
func strayDirective(place diag.Position, verb string) diag.Diagnostic {
	d := diag.Diagnostic{
		Position: place,
		Severity: diag.Warning,
		Code:     "stray-directive",
		Message:  fmt.Sprintf("the directive %q does not stand alone and does nothing", verb),
		Hint:     "write it on lines of its own, with an empty line before it",
	}
	verbs := markdown.Verbs()
	if !slices.Contains(verbs, verb) {
		d.Message = fmt.Sprintf("there is no directive %q", verb)
		d.Hint = "the directives are " + strings.Join(verbs, ", ")
		if nearest := diag.Nearest(verb, verbs); nearest != "" {
			d.Hint = fmt.Sprintf("did you mean %q?", nearest)
		}
	}
	return d
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

// extraction is what the configuration says of extracting messages. Its words
// have been checked.
func extraction(c config.Extraction) markdown.Options {
	modes := map[string]markdown.CodeMode{"none": markdown.CodeNone, "comments": markdown.CodeComments, "all": markdown.CodeAll}
	forms := map[string]markdown.AnchorForm{"html": markdown.AnchorHTML, "attribute": markdown.AnchorAttribute, "none": markdown.AnchorNone}
	o := markdown.Options{FrontMatter: c.FrontMatter, Anchors: forms[c.Anchors], Code: map[string]markdown.CodeMode{}}
	for language, mode := range c.Code {
		o.Code[language] = modes[mode]
	}
	return o
}

// readCatalogue returns a section's catalogue, nil if there is none yet. The
// error says what is wrong with its file or its header.
func readCatalogue(b *book.Book, target config.Target, section string) (*po.File, error) {
	return readCatalogueAt(b, target, book.CataloguePath(target, section))
}

// readCatalogueAt is readCatalogue for a file that is somewhere else.
func readCatalogueAt(b *book.Book, target config.Target, path string) (*po.File, error) {
	data, err := b.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	file, err := parsePO(path, data, "the file is left as it is until that is corrected")
	if err != nil {
		return nil, err
	}
	return file, check.Catalogue(path, file, target.Locale).Err()
}

// readInput returns what is checked of a section in a locale.
func readInput(b *book.Book, target config.Target, s *check.Section) (check.Input, error) {
	in := check.Input{Section: s, Path: book.CataloguePath(target, s.Path)}
	data, err := b.ReadFile(in.Path)
	if errors.Is(err, fs.ErrNotExist) {
		return in, nil
	}
	if err != nil {
		return in, err
	}
	in.Data = data
	in.File, err = parsePO(in.Path, data, "nothing of the file can be used until that is corrected")
	return in, err
}

// parsePO gives a syntax error its place.
func parsePO(path string, data []byte, hint string) (*po.File, error) {
	file, err := po.Parse(data)
	var syntax *po.SyntaxError
	if errors.As(err, &syntax) {
		return nil, check.Syntax(path, syntax, hint)
	}
	return file, err
}
