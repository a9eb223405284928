package website

import (
	"bytes"
	"html/template"
	"slices"
)

// contents are the entries of the contents, which stand on each page. They are written once for each
// folder that has pages, as there are as many of them as there are pages.
type contents struct {
	entries []entry
	written map[string][][]byte // by the root as seen from the page
}

// An entry of the contents is a page, or the title of a part.
type entry struct {
	Part     bool
	Title    string
	Depth    int
	Path     string // from the folder of the site
	Href     string
	Current  bool
	Coverage *coverageView
}

type coverageView struct {
	Saying, Says string
	Coverage     coverage
}

// deepest is up to which depth entries of the contents are set in.
const deepest = 3

func newContents(s *Site, pages []page) *contents {
	c := &contents{written: map[string][][]byte{}}
	for i := range pages {
		p := &pages[i]
		for _, part := range p.source.Parts {
			c.entries = append(c.entries, entry{Part: true, Title: part.Title, Depth: min(part.Depth, deepest)})
		}
		e := entry{Title: p.Title, Depth: min(p.source.Depth, deepest), Path: p.Path}
		if s.Annotate && p.coverage.All > 0 {
			e.Coverage = &coverageView{s.Says.Tag(), s.Says.Covered(p.coverage.Percent()), p.coverage}
		}
		c.entries = append(c.entries, e)
	}
	return c
}

// from returns the entries as seen from a page, of which the entry is marked.
func (c *contents) from(at string) template.HTML {
	root := rootFrom(at)
	if c.written[root] == nil {
		list := make([][]byte, len(c.entries))
		for i, e := range c.entries {
			e.Href = root + escaped(e.Path)
			list[i] = execute("entry", e)
		}
		c.written[root] = list
	}
	list := slices.Clone(c.written[root])
	for i, e := range c.entries {
		if !e.Part && e.Path == at {
			e.Href, e.Current = root+escaped(e.Path), true
			list[i] = execute("entry", e)
		}
	}
	return template.HTML(bytes.Join(list, nil)) //nolint:gosec // written by a template
}
