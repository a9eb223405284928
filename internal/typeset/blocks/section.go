// Package blocks sets the blocks of a document, each kind in a file of its own, as strips that pages
// are filled with.
//
// All that setting changes in a book on the side happens here and in no stage below: nodes of the
// structure are made, references and footnotes are found, what is missing is collected. It
// decides no page ends. Start reading at [Setter.Apart]; a block goes through setBlock to the function
// of its kind, which sets text by [Text].
package blocks

import (
	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/typeset/anchor"
	"github.com/pobook/pobook/internal/typeset/design"
	"github.com/pobook/pobook/internal/typeset/paging"
	"github.com/pobook/pobook/internal/typeset/paragraph"
)

// New returns a setter for a book that has places.
func New(d *design.Design, places *Places, refs *References) *Setter {
	s := &Setter{
		Design:     d,
		paragraphs: paragraph.New(d),
		nodes:      []layout.Node{{Role: layout.Decoration}},
		refs:       refs,
		places:     places,
	}
	s.nest = func(blocks []document.Block, f Frame) []*paging.Strip { return setBlocks(s, blocks, f) }
	return s
}

// Section sets one section. Its first strip is the place that links to the
// section as a whole lead to.
func Section(s *Setter, section *document.Section, parent int) []*paging.Strip {
	s.document, s.notes, s.linkNotes, s.margin, s.pending = nil, make(map[string]*note), nil, nil, nil
	f := Frame{
		X: s.Design.Options.Margins.Left, Width: s.Design.Measure,
		Node:  s.NewNode(layout.Node{Role: layout.Section, Parent: parent}),
		Style: s.Design.Body,
		Outer: true,
	}
	titles := setParts(s, section.Parts, f)
	s.document = section
	strips := setBlocks(s, section.Blocks, f)
	s.pending = nil
	setNotes(s)
	if len(strips) == 0 {
		return titles
	}
	keepTwoBelowHeadings(strips)
	first := strips[0]
	first.Anchors = append(first.Anchors, paging.AnchorAt{To: anchor.Anchor{Kind: anchor.Heading, Section: section.Path}})
	if first.Chapter == "" {
		first.Chapter = sectionTitle(s, section)
	}
	first.Before = max(f.Style.Line, whiteAbove(section.Blocks[0], f)) // where it begins no page
	s.document = nil
	if len(titles) > 0 {
		titles[0].Before = first.Before
		first.Opens, first.Before = false, s.Design.Body.Line*WhiteBelowTitle
	}
	return append(titles, strips...)
}

// beginsPage reports whether a section begins a page, on which the notes of no other stand.
func beginsPage(s *Setter, section *document.Section) bool {
	if s.Design.Options.Break == design.BreakNone {
		return false
	}
	if len(section.Parts) > 0 {
		return true
	}
	for _, b := range section.Blocks {
		switch b := b.(type) {
		case *document.Heading:
			return level(b) == 1
		case *document.Paragraph:
			if isSet(b, b.Text) {
				return false
			}
		default:
			return false
		}
	}
	return false
}

// keepTwoBelowHeadings lets no page end with a heading and a single line (E8).
// A line that is all there is below its heading does: a glossary of such would
// be one block otherwise.
func keepTwoBelowHeadings(strips []*paging.Strip) {
	for i := 1; i+1 < len(strips); i++ {
		if strips[i-1].Heading && !strips[i].Heading && !strips[i+1].Heading && strips[i].Figure == nil {
			strips[i].Keep = max(strips[i].Keep, paging.Firm)
		}
	}
}

func sectionTitle(s *Setter, section *document.Section) string {
	for _, b := range section.Blocks {
		if h, ok := b.(*document.Heading); ok {
			return chapterOf(s, h)
		}
	}
	return ""
}

// setParts sets the titles of the parts that begin with a section. They open its page,
// above its heading: smaller than that, and grey.
func setParts(s *Setter, parts []document.Part, f Frame) []*paging.Strip {
	var strips []*paging.Strip
	for _, p := range parts {
		style := s.Design.CoverSubtitle
		style.Bold = true
		set := Plain(s, p.Title, style, layout.Heading, 1, f)
		if len(set) == 0 {
			continue
		}
		paging.BindAll(set, paging.Firm)
		paging.Bind(set, paging.Solid)
		first := set[0]
		first.Entry = &paging.Entry{Depth: p.Depth + 1, Title: p.Title, Anchor: anchor.Anchor{Kind: anchor.Entry, ID: nextEntry(s)}}
		first.Anchors = append(first.Anchors, paging.AnchorAt{To: first.Entry.Anchor})
		strips = append(strips, set...)
	}
	if len(strips) > 0 {
		strips[0].Opens = true
	}
	return strips
}
