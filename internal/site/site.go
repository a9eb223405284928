// Package site is what a folder says of the site that is made of it, or could be: its
// generator, where its Markdown is, and into which languages somebody has translated
// that already.
//
// It reads what generators read, as far as that needs no program to be run: a
// configuration in JavaScript is searched, not executed. What it finds is a
// proposal with its reasons, for whoever begins a handbook there; it writes nothing, and
// what cannot be read is not there. Start reading at [Look]; what is particular to a
// generator is its row in generator.go.
package site

import (
	"cmp"
	"io/fs"
	"path"
	"slices"
)

// A Site is what was found. Paths are slash-separated and relative to the folder.
type Site struct {
	Generator string // its name; "" for none
	Sign      string // the path that it is known by
	Dialect   string // of the Markdown, as the key dialect has it; "" for GitHub's

	Folder string // of the sections, "." is the folder itself; "" where there is no Markdown
	Why    string // the reason for Folder, as it follows "for"

	Source     string   // the code of the locale of the sections; "" where nothing says so
	Locales    []string // codes, into which somebody has translated
	WhyLocales string   // the reason for Locales, as it follows "for"
	Unknown    []string // languages, as folders and files have them, that pobook does not know

	// Sections are those below Folder, by path, where there are translations of them
	// too; nil where all Markdown there is sections.
	Sections []string

	Order       string      // what says the order of the sections, as the key sections has it; "" for nothing
	Publication Publication // where the generator reads all languages
	FrontMatter []string    // the keys of front matter that its readers see
	Code        string      // what of code has been translated, as the key code has it; "" for nothing
}

// Look looks at a folder.
func Look(root fs.FS) Site {
	g, sign := find(root)
	s := Site{Generator: g.name, Sign: sign, Dialect: g.dialect}
	if s.Folder, s.Why = g.folder(root, sign); s.Why == "" && s.Folder != "" {
		s.Why = g.name + " reads it"
	}
	if usual := "handbook"; s.Folder != usual && hasMarkdown(root, usual) {
		s.Folder, s.Why = usual, "it has Markdown"
	}
	if s.Folder == "" {
		s.Folder, s.Why = fullest(root)
	}
	if s.Folder == "" {
		return s
	}
	declared := g.languages(root, sign)
	below, err := fs.Sub(root, s.Folder)
	if err != nil {
		return s
	}
	found := translations(markdownIn(below, passedOver(root, s.Folder)))
	outer := s.Folder
	s.take(declared, found)
	if reads, _ := g.folder(root, sign); g.name != "" && reads == outer {
		s.publish(root, g, outer, declared)
	}
	return s
}

// take enters the languages that a generator is configured with, and those of files.
func (s *Site) take(declared languages, found translated) {
	s.Source = declared.source
	switch {
	case len(found.folders) > 1 && (len(found.rest) == 0 || found.hasFolder(cmp.Or(s.Source, "en"))):
		s.inLanguageFolder(found)
	case found.example != "":
		s.Locales, s.Sections, s.Unknown = found.locales, found.sections, found.unknown
		s.WhyLocales = path.Join(s.Folder, found.example) + " is a translation"
	}
	if len(declared.targets) > 0 {
		s.Locales, s.WhyLocales = declared.targets, declared.why
	}
	kept := s.Locales[:0:0]
	for _, code := range s.Locales {
		if code != cmp.Or(s.Source, "en") {
			kept = append(kept, code)
		}
	}
	s.Locales = kept
}

// inLanguageFolder makes the folder of one language that of the sections, where each
// language has its own.
func (s *Site) inLanguageFolder(found translated) {
	source := found.folders[0]
	for _, f := range found.folders {
		if f.code == cmp.Or(s.Source, "en") {
			source = f
			break
		}
		if f.code != "" && f.files > source.files {
			source = f
		}
	}
	outer := s.Folder
	s.Source, s.Folder = source.code, path.Join(outer, source.name)
	s.Why = outer + "/ has a folder for each language"
	for _, f := range found.folders {
		switch {
		case f == source:
		case f.code == "":
			s.Unknown = append(s.Unknown, f.name)
		default:
			s.Locales = append(s.Locales, f.code)
		}
	}
	s.WhyLocales = "there are folders for them in " + outer + "/"
}

// publish enters what a generator says of order and output. outer is where it reads
// Markdown.
func (s *Site) publish(root fs.FS, g generator, outer string, declared languages) {
	if s.Sections == nil {
		s.Order = g.order(root, s.Sign, s.Folder)
	}
	s.Publication, s.FrontMatter = g.publication(root, s.Sign, s.Folder, outer), g.frontMatter
	s.Code = declared.inCode
	if s.Publication.Preset == "" {
		return
	}
	for code, name := range declared.names {
		if slices.Contains(s.Locales, code) {
			if s.Publication.Names == nil {
				s.Publication.Names = map[string]string{}
			}
			s.Publication.Names[code] = name
		}
	}
}
