package adopt

import (
	"context"

	"github.com/pobook/pobook/internal/alignment"
	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/content"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/glossary"
	"github.com/pobook/pobook/internal/markdown"
)

// A proposer is what there is to know while a proposal is made.
type proposer struct {
	target   config.Target
	folder   string
	edition  []File
	language language
	reporter diag.Reporter
	sources  []content.Section
	targets  []content.Section
	pairs    [][2]int
	byName   map[[2]int]bool
	checker  *check.Checker
	prepared []*check.Prepared // of the sources
	outdated []outdated        // by section
}

// sections returns the sections that were translated: those of today, or of another
// edition. The error is that of the context.
func (p *proposer) sections(ctx context.Context, b *book.Book) ([]content.Section, error) {
	var sections []content.Section
	quiet := func(diag.Diagnostic) {} // the update reports what is wrong with a section
	read, err := content.Sections(ctx, b, quiet)
	if err != nil {
		return nil, err
	}
	for _, s := range read {
		if !s.Made {
			sections = append(sections, s)
		}
	}
	if p.edition == nil {
		return sections, nil
	}
	options := content.Extraction(b.Config.Extraction)
	var older []content.Section
	has := map[string]bool{}
	for _, f := range p.edition {
		has[f.Name] = true
		as := options
		as.LinkTexts = b.Config.Order.Is(f.Name)
		if s, ok := p.read(f, as); ok {
			older = append(older, s)
		}
	}
	for _, s := range sections {
		if !has[s.Path] {
			older = append(older, s) // it is new, or had another name
		}
	}
	return older, nil
}

// read takes a file apart; one that is not fit for it is reported.
func (p *proposer) read(f File, options markdown.Options) (content.Section, bool) {
	if d, bad := diag.InvalidUTF8(f.Shown, f.Data); bad {
		p.reporter(d)
		return content.Section{}, false
	}
	if d, bad := diag.NUL(f.Shown, f.Data); bad {
		p.reporter(d)
		return content.Section{}, false
	}
	s, err := content.Parse(f.Name, f.Shown, f.Data, options)
	p.reporter.Error(err)
	return s, err == nil
}

// parse takes the files apart, each as the section that it is of. One that cannot be is
// left out.
func (p *proposer) parse(files []File) {
	of := map[int]int{}
	for _, pair := range p.pairs {
		of[pair[1]] = pair[0]
	}
	var pairs [][2]int
	for i, f := range files {
		options := p.sources[0].Parsed.Options
		section, paired := of[i]
		if paired {
			options = p.sources[section].Parsed.Options
		}
		s, ok := p.read(f, options)
		if !ok {
			continue
		}
		if paired {
			pairs = append(pairs, [2]int{section, len(p.targets)})
		}
		p.targets = append(p.targets, s)
	}
	p.pairs, p.byName = pairs, map[[2]int]bool{}
	for _, pair := range pairs {
		p.byName[pair] = true
	}
}

// terms looks up the glossary of the locale.
func (p *proposer) terms(b *book.Book) func(source, translation string) (followed, found int) {
	g, problems := content.Glossary(b, p.target)
	p.reporter.Error(problems.Err())
	if g == nil {
		return nil
	}
	in := map[string][]glossary.Occurrence{}
	return func(source, translation string) (followed, found int) {
		terms, known := in[source]
		if !known {
			terms = g.In(source)
			in[source] = terms
		}
		for _, t := range terms {
			if t.Follows(translation) {
				followed++
			}
		}
		return followed, len(terms)
	}
}

func filesOf(sections []content.Section) []File {
	var all []File
	for _, s := range sections {
		all = append(all, File{Name: s.Path, Data: s.Parsed.Source})
	}
	return all
}

func parsed(sections []content.Section) []*markdown.Section {
	var all []*markdown.Section
	for _, s := range sections {
		all = append(all, s.Parsed)
	}
	return all
}

// segment returns the segment at a place.
func segment(sections []content.Section, at alignment.Place) markdown.Segment {
	return sections[at.Section].Parsed.Segments[at.Segment]
}
