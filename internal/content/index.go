package content

import (
	"context"
	"strings"
	"sync"

	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/inorder"
	"github.com/pobook/pobook/internal/markdown"
)

// An Index resolves the links between the sections of a handbook. It may be used
// by several goroutines.
type Index struct {
	order    []Section
	sections map[string]Section // by path below handbook/
	linked   func() map[document.Anchor]bool
}

// NewIndex takes in all sections. The links of fewer are looked for if the context ends.
func NewIndex(ctx context.Context, sections []Section) *Index {
	x := &Index{order: sections, sections: map[string]Section{}}
	for _, s := range sections {
		x.sections[s.Path] = s
	}
	x.linked = sync.OnceValue(func() map[document.Anchor]bool { return findLinked(ctx, sections) })
	return x
}

// findLinked returns the places that links of any section lead to. After it, the links of all are known.
func findLinked(ctx context.Context, sections []Section) map[document.Anchor]bool {
	linked := map[document.Anchor]bool{}
	type linking struct {
		path  string
		links []markdown.Link
	}
	reading := inorder.New(make([]struct{}, inorder.Workers()), func(l linking) {
		for _, link := range l.links {
			if anchor, inside := document.Resolve(l.path, link.Destination); inside && anchor.ID != "" {
				linked[anchor] = true
			}
		}
	})
	for _, s := range sections {
		if ctx.Err() != nil {
			break
		}
		reading.Add(func(struct{}) linking { return linking{s.Path, s.links()} })
	}
	reading.Wait()
	return linked
}

// Linked says whether a link of any section leads to a heading, by its id.
func (x *Index) Linked(section, id string) bool {
	return x.linked()[document.Anchor{Section: section, ID: id}]
}

// Links returns the links of a section, in order.
func (x *Index) Links(section string) []markdown.Link {
	s, ok := x.sections[section]
	if !ok {
		return nil
	}
	return s.links()
}

// Has says whether a section has a link with a destination.
func (x *Index) Has(section, destination string) bool {
	for _, link := range x.Links(section) {
		if link.Destination == destination {
			return true
		}
	}
	return false
}

// Dead says why a destination written in a section leads nowhere, and nothing if
// it leads somewhere or out of the handbook. Anchors are those of the source in
// every locale.
func (x *Index) Dead(from, destination string) diag.Text {
	anchor, inside := document.Resolve(from, destination)
	if !inside || strings.HasPrefix(anchor.Section, "../") {
		return diag.Text{}
	}
	s, known := x.sections[anchor.Section]
	switch {
	case !known:
		return diag.Textf("no section %q", anchor.Section)
	case anchor.ID != "" && !s.Parsed.HasAnchor(anchor.ID):
		return noAnchor(anchor, s.Parsed.Headings)
	}
	return diag.Text{}
}

// noAnchor names the anchor that is missing, and the one that may be meant.
func noAnchor(anchor document.Anchor, headings []markdown.Heading) diag.Text {
	ids := make([]string, len(headings))
	for i, h := range headings {
		ids[i] = h.ID
	}
	reason := diag.Textf("no anchor %q in %s", anchor.ID, anchor.Section)
	if nearest := diag.Nearest(anchor.ID, ids); nearest != "" {
		reason = diag.Textf("%s, but %q", reason, nearest)
	}
	return reason
}

// ReportDead reports the links of the sections that lead nowhere inside the
// handbook, until the context ends. They are dead in every locale.
func (x *Index) ReportDead(ctx context.Context, reporter diag.Reporter) {
	x.linked() // for which several sections at once are looked through
	for _, s := range x.order {
		if ctx.Err() != nil {
			return
		}
		if s.Order {
			continue // its links have been followed as the order of the book
		}
		for _, link := range s.links() {
			if reason := x.Dead(s.Path, link.Destination); !reason.Empty() {
				reporter(check.DeadLink(s.At(link.Offset), link.Destination, reason))
			}
		}
	}
}
