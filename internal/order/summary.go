package order

import (
	"sort"
	"strings"

	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/markdown"
)

// SummaryOptions are how a summary is taken apart: a line that is one link is offered
// as the text of the link.
var SummaryOptions = markdown.Options{LinkTexts: true}

// readSummary reads SUMMARY.md as mdBook and HonKit do: lists of links, nested; links
// that stand alone before and after them; headings, of which the first of level 1 is
// that of the file and the others begin parts. Links that stand alone, and a second
// heading of level 1, are mdBook's, to which lower headings are nothing.
func readSummary(l *listing) error {
	if d, ok := diag.InvalidUTF8(l.file.Name, l.file.Data); ok {
		return d
	}
	if _, deep := markdown.TooDeep(l.file.Data); deep {
		l.overflow = true
		return nil
	}
	if excess, found := markdown.FindExcess(l.file.Data, SummaryOptions); found {
		return l.fail(excess.Offset, diag.Textf("this is no list of sections: it has too many signs of markup"), diag.Textf("divide it"))
	}
	parsed := markdown.Parse(l.file.Data, SummaryOptions)
	s := &summary{listing: l, parsed: parsed, lowest: 6}
	blocks := parsed.Document("", nil).Blocks
	for i, block := range blocks {
		h, heading := block.(*document.Heading)
		p, text := block.(*document.Paragraph)
		if heading && h.Level == 1 && i > 0 || text && len(links(p.Text)) > 0 {
			s.lowest = 1
		}
	}
	for _, block := range blocks {
		s.block(block)
	}
	return nil
}

// A summary is a SUMMARY.md while it is read.
type summary struct {
	listing *listing
	parsed  *markdown.Section
	lowest  int  // of the levels of headings that begin parts
	begun   bool // something has been read
	base    int  // the level of the chapters in the part at hand
}

func (s *summary) block(block document.Block) {
	switch b := block.(type) {
	case *document.Heading:
		if (s.begun || b.Level > 1) && b.Level <= s.lowest && len(b.Text) > 0 {
			s.base = s.listing.part(s.source(b.Text), 0, b.Text[0].Offset)
		}
	case *document.Rule:
		s.base = 0 // parts may be divided by lines
	case *document.Paragraph:
		before := len(s.listing.order.Entries)
		for _, span := range links(b.Text) {
			s.listing.link(span.Link.Destination, 0, span.Offset)
		}
		for i := range s.listing.order.Entries[before:] {
			s.listing.order.Entries[before+i].Apart = true
		}
	case *document.List:
		s.list(b, s.base)
	}
	s.begun = true
}

func (s *summary) list(list *document.List, level int) {
	for _, item := range list.Items {
		if s.listing.full(level) {
			return
		}
		s.item(item.Blocks, level)
	}
}

// item adds a chapter with those below it. One without a file, a draft, is the title of
// those.
func (s *summary) item(blocks []document.Block, level int) {
	if len(blocks) == 0 {
		return
	}
	in := level + 1
	if p, ok := blocks[0].(*document.Paragraph); ok && len(p.Text) > 0 {
		if linked := links(p.Text); len(linked) == 0 || linked[0].Link.Destination == "" {
			in = s.listing.part(s.source(p.Text), level, p.Text[0].Offset)
		} else {
			s.listing.link(linked[0].Link.Destination, level, linked[0].Offset)
		}
	}
	for _, b := range blocks {
		if nested, ok := b.(*document.List); ok {
			s.list(nested, in)
		}
	}
}

// source is the message that a text is offered as, or the text itself.
func (s *summary) source(spans []document.Span) string {
	at, segments := spans[0].Offset, s.parsed.Segments
	if i := sort.Search(len(segments), func(i int) bool { return segments[i].End > at }); i < len(segments) && segments[i].Start <= at {
		return segments[i].Text
	}
	var b strings.Builder
	for _, span := range spans {
		b.WriteString(span.Text)
	}
	return b.String()
}

// links are the first spans of the links in a text.
func links(spans []document.Span) []document.Span {
	var first []document.Span
	for _, span := range spans {
		if span.Link != nil && (len(first) == 0 || first[len(first)-1].Link != span.Link) {
			first = append(first, span)
		}
	}
	return first
}
