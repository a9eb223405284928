package typeset

import (
	"math"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/typeset/blocks"
	"github.com/pobook/pobook/internal/typeset/design"
	"github.com/pobook/pobook/internal/typeset/paging"
)

// titlePage sets the first page: logo, title and authors from the top, what
// there is to know of the edition at the foot. It has neither running head nor
// number. What is too long for the page is set smaller, and names fewer authors.
func (s *setting) titlePage() []*paging.Sheet {
	t := s.design.Options.Title
	if t.Title == "" {
		return nil
	}
	authors, scale := len(t.Authors), 1.0
	if authors > mostAuthors {
		authors = mostAuthors - 1
	}
	for {
		start := s.blocks.State()
		page, fits := s.titleStrip(authors, scale)
		smallest := s.design.CoverTitle.Size*scale <= design.LeastSize
		if fits || smallest && authors < 2 {
			return []*paging.Sheet{{Page: layout.Page{Marks: page.Marks}, Opening: true}}
		}
		if scale *= 0.9; smallest {
			authors--
		}
		s.blocks.Rewind(start)
	}
}

// mostAuthors is how many lines of authors the title page has at most. The page
// of credits names all of them.
const mostAuthors = 8

// titleStrip sets the title page with the first of its authors, and title and
// subtitle scaled. It reports whether that is high enough.
func (s *setting) titleStrip(authors int, scale float64) (page *paging.Strip, fits bool) {
	d, t := s.design, s.design.Options.Title
	f := blocks.Frame{X: d.Options.Margins.Left, Width: d.Measure, Node: s.blocks.NewNode(layout.Node{Role: layout.TitlePage})}
	page = &paging.Strip{}
	s.logo(page, t.Logo, f)
	y := d.Options.Height * 0.30
	page.Marks = append(page.Marks, &layout.Box{X: f.X, Y: y, Width: 64, Height: 5, Color: d.Accent})
	subtitle := d.CoverSubtitle.Scaled(math.Sqrt(scale)) // it is nearer to the text
	y = s.stack(page, t.Title, layout.Title, d.CoverTitle.Scaled(scale), f, y+28)
	y = s.stack(page, t.Subtitle, layout.Paragraph, subtitle, f, y+10)
	y = s.stack(page, t.Language, layout.Paragraph, subtitle, f, y+4)

	names := d.Body
	names.Align = design.AlignLeft
	y += names.Line
	for _, author := range t.Authors[:authors] {
		y = s.stack(page, author, layout.Paragraph, names, f, y)
	}
	if more := len(t.Authors) - authors; more > 0 && t.More != nil {
		y = s.stack(page, t.More(more), layout.Paragraph, names, f, y)
	}
	return page, s.foot(page, f, y)
}

// foot sets notice and imprint so that they end with the type area, or as far
// below it as what stands above pushes them. It reports whether it does not.
func (s *setting) foot(page *paging.Strip, f blocks.Frame, above float64) (fits bool) {
	d := s.design
	style := d.Small
	style.Size, style.Line = max(d.Options.BodySize*0.9, design.LeastSize), d.Options.BodySize*1.5
	foot := &paging.Strip{}
	y := 0.0
	for _, notice := range d.Options.Title.Notice {
		y = s.stack(foot, notice, layout.Paragraph, style, f, y)
	}
	if len(d.Options.Title.Notice) > 0 && len(d.Options.Title.Imprint) > 0 {
		y += style.Line
	}
	for _, line := range d.Options.Title.Imprint {
		y = s.stack(foot, line, layout.Paragraph, style, f, y)
	}
	page.Absorb(foot, max(d.Bottom()-y, above+style.Line))
	return above+style.Line+y <= d.Bottom()+design.Slack
}

// logo sets the logo above the title.
func (s *setting) logo(page *paging.Strip, path string, f blocks.Frame) {
	size, ok := s.design.Options.Images[path]
	if !ok || size.Width <= 0 || size.Height <= 0 {
		return
	}
	top := s.design.Options.Margins.Top
	width, height := blocks.FitImage(size, f.Width*0.4, min(80, s.design.Options.Height*0.30-top-2*s.design.Options.BodySize))
	page.Marks = append(page.Marks, &layout.Picture{X: f.X, Y: top, Width: width, Height: height, Path: path, Drawing: s.blocks.Drawing(path, 0)})
}

// stack sets a text below y and returns where it ends.
func (s *setting) stack(page *paging.Strip, text string, role layout.Role, style design.Style, f blocks.Frame, y float64) float64 {
	if text == "" {
		return y
	}
	for _, t := range blocks.Plain(s.blocks, text, style, role, 0, f) {
		page.Absorb(t, y)
		y += t.Height
	}
	return y
}

// creditsPages set who made the book, after a number of pages.
func (s *setting) creditsPages(before int) []*paging.Sheet {
	c := s.design.Options.Credits
	if len(c.Groups) == 0 {
		return nil
	}
	f := blocks.Frame{X: s.design.Options.Margins.Left, Width: s.design.Measure, Style: s.design.Body, Outer: true}
	f.Node = s.blocks.NewNode(layout.Node{Role: layout.Section})
	f.Style.Align = design.AlignLeft
	strips := blocks.Plain(s.blocks, c.Heading, s.design.Headings[0], layout.Heading, 1, f)
	if len(strips) > 0 {
		blocks.OpenChapter(s.blocks, strips[0], f)
		strips[0].Chapter = c.Heading
	}
	for i, g := range c.Groups {
		white := f.Style.Line
		if i == 0 {
			white *= blocks.WhiteBelowTitle
		}
		strips = append(strips, paging.Lead(s.creditGroup(g, f), white)...)
	}
	return pagesOf(s.design, strips, before)
}

// manyNames is how many names stand on a line each; more are set as a
// paragraph.
const manyNames = 16

func (s *setting) creditGroup(g design.CreditGroup, f blocks.Frame) []*paging.Strip {
	heading := blocks.Plain(s.blocks, g.Heading, s.design.Headings[3], layout.Heading, 2, f)
	paging.BindAll(heading, paging.Firm)
	var strips []*paging.Strip
	if len(g.Names) > manyNames {
		node := s.blocks.NewNode(layout.Node{Role: layout.Paragraph, Parent: f.Node})
		strips = blocks.Text(s.blocks, s.nameLines(g.Names, f), f.Style, f, node)
	} else {
		for _, name := range g.Names {
			strips = append(strips, blocks.Plain(s.blocks, name, f.Style, layout.Paragraph, 0, f)...)
		}
	}
	if len(heading) > 0 && len(strips) > 0 {
		paging.Bind(heading, paging.Solid)
		paging.Lead(strips, f.Style.Line*0.2)
	}
	return append(heading, strips...)
}

// nameLines fills lines with names, and divides none that fits on one.
func (s *setting) nameLines(names []string, f blocks.Frame) []document.Span {
	// What is missing in them is reported when they are set.
	defer s.blocks.Forget(s.blocks.State())
	comma := ", "
	if s.design.Options.Chinese {
		comma = "、"
	}
	lines := []document.Span{{}}
	for i, name := range names {
		if i < len(names)-1 {
			name += comma
		}
		last := &lines[len(lines)-1]
		longer := document.Span{Text: last.Text + name}
		l := blocks.Paragraph(s.blocks, []document.Span{longer}, f.Style, 0).Line()
		if l.Width() <= f.Width || last.Text == "" {
			*last = longer
		} else {
			lines = append(lines, document.Span{Break: true}, document.Span{Text: name})
		}
	}
	return lines
}
