// Package accessibility finds what of a handbook is there only for those who see its pages: pictures
// without alternative text, and headings that skip levels, by which others find their way.
//
// It looks at sections, which translations have the structure of; the words of findings
// are those of package check. Start reading at [Report].
package accessibility

import (
	"context"

	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/content"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/markdown/htmltext"
)

// Report reports all that is found in sections, in their order, until the context ends.
func Report(ctx context.Context, sections []content.Section, reporter diag.Reporter) {
	for _, s := range sections {
		if ctx.Err() != nil {
			return
		}
		if s.Order {
			continue
		}
		r := reader{section: s, reporter: reporter}
		document.Walk(s.Parsed.Document(s.Path, nil), r.block)
		for _, u := range s.Parsed.Unset() {
			if u.Kind == document.LeftElement && u.Name == "img" {
				r.element(u.Offset)
			}
		}
	}
}

// Summary reports the first of each code, with how many there are: a book that has one often
// has hundreds, and who builds it wants to know only that.
func Summary(ctx context.Context, sections []content.Section, reporter diag.Reporter) {
	var first []diag.Diagnostic
	more := map[diag.Code]int{}
	Report(ctx, sections, func(d diag.Diagnostic) {
		if more[d.Code]++; more[d.Code] == 1 {
			first = append(first, d)
		}
	})
	for _, d := range first {
		if n := more[d.Code] - 1; n > 0 {
			d.Message = diag.Textf("%s, and %d more in the book", d.Message, n)
			d.Hint = diag.Textf(`%s; "pobook check" lists all`, d.Hint)
		}
		reporter(d)
	}
}

// A reader goes over the blocks of a section.
type reader struct {
	section  content.Section
	reporter diag.Reporter
	above    int // the level of the heading before, 0 for none
}

// element looks at an image of HTML that pages leave out and sites show. An alternative
// text that is empty says that it is decoration.
func (r *reader) element(offset int) {
	const longest = 4096
	source := r.section.Parsed.Source[offset:]
	tokens := htmltext.Tokens(string(source[:min(len(source), longest)]))
	if len(tokens) == 0 {
		return
	}
	tag := tokens[0].In(string(source))
	if !htmltext.Has(tag, "alt") {
		r.reporter(check.MissingAlt(r.section.At(offset), htmltext.First(tag, "src")))
	}
}

// deepestFirst is the level that a section may begin with: that of chapters is often the
// title of the page, which a site takes from elsewhere.
const deepestFirst = 2

func (r *reader) block(b document.Block, spans []document.Span) {
	if h, ok := b.(*document.Heading); ok && len(spans) > 0 {
		if h.Level > max(r.above+1, deepestFirst) {
			r.reporter(check.HeadingLevel(r.section.At(spans[0].Offset), h.Level, r.above))
		}
		r.above = h.Level
	}
	for _, s := range spans {
		if s.Image != nil && s.Image.Alt == "" && !s.Image.Decorative {
			r.reporter(check.MissingAlt(r.section.At(s.Offset), s.Image.Destination))
		}
	}
}
