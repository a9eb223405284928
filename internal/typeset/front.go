package typeset

import (
	"math"
	"strconv"

	"github.com/pobook/pobook/internal/document"
)

// entryID numbers the headings of the book.
func (s *setter) entryID() string {
	s.entries++
	return strconv.Itoa(s.entries)
}

// titlePage sets the first page: logo, title and authors from the top, what
// there is to know of the edition at the foot. It has neither running head nor
// number. What is too long for the page is set smaller, and names fewer authors.
func (s *setter) titlePage() []*sheet {
	t := s.design.Title
	if t.Title == "" {
		return nil
	}
	authors, scale := len(t.Authors), 1.0
	if authors > mostAuthors {
		authors = mostAuthors - 1
	}
	for {
		nodes, missing := len(s.nodes), len(s.missing)
		page, fits := s.titleStrip(authors, scale)
		smallest := s.design.title.size*scale <= leastSize
		if fits || smallest && authors < 2 {
			return []*sheet{{page: Page{Marks: page.marks}, opening: true}}
		}
		if scale *= 0.9; smallest {
			authors--
		}
		s.nodes, s.missing = s.nodes[:nodes], s.missing[:missing]
	}
}

// mostAuthors is how many lines of authors the title page has at most. The page
// of credits names all of them.
const mostAuthors = 8

// titleStrip sets the title page with the first of its authors, and title and
// subtitle scaled. It reports whether that is high enough.
func (s *setter) titleStrip(authors int, scale float64) (page *strip, fits bool) {
	d, t := s.design, s.design.Title
	f := frame{x: d.Margins.Left, width: d.measure, node: s.newNode(Node{Role: Title})}
	page = &strip{}
	s.logo(page, t.Logo, f)
	y := d.Height * 0.30
	page.marks = append(page.marks, &Box{X: f.x, Y: y, Width: 64, Height: 5, Color: d.Accent})
	subtitle := d.subtitle.scaled(math.Sqrt(scale)) // it is nearer to the text
	y = s.stack(page, t.Title, d.title.scaled(scale), f, y+28)
	y = s.stack(page, t.Subtitle, subtitle, f, y+10)
	y = s.stack(page, t.Language, subtitle, f, y+4)

	names := d.body
	names.align = alignLeft
	y += names.line
	for _, author := range t.Authors[:authors] {
		y = s.stack(page, author, names, f, y)
	}
	if more := len(t.Authors) - authors; more > 0 && t.More != nil {
		y = s.stack(page, t.More(more), names, f, y)
	}
	return page, s.foot(page, f, y)
}

// scaled returns the style at another size, but not below that which can be read.
func (t textStyle) scaled(scale float64) textStyle {
	scale = max(scale, min(1, leastSize/t.size))
	t.size, t.line = t.size*scale, t.line*scale
	return t
}

// foot sets notice and imprint so that they end with the type area, or as far
// below it as what stands above pushes them. It reports whether it does not.
func (s *setter) foot(page *strip, f frame, above float64) (fits bool) {
	d := s.design
	style := d.small
	style.size, style.line = max(d.BodySize*0.9, leastSize), d.BodySize*1.5
	foot := &strip{}
	y := 0.0
	for _, notice := range d.Title.Notice {
		y = s.stack(foot, notice, style, f, y)
	}
	if len(d.Title.Notice) > 0 && len(d.Title.Imprint) > 0 {
		y += style.line
	}
	for _, line := range d.Title.Imprint {
		y = s.stack(foot, line, style, f, y)
	}
	page.absorb(foot, max(d.bottom()-y, above+style.line))
	return above+style.line+y <= d.bottom()+slack
}

// logo sets the logo above the title.
func (s *setter) logo(page *strip, path string, f frame) {
	size, ok := s.design.Images[path]
	if !ok || size.Width <= 0 || size.Height <= 0 {
		return
	}
	top := s.design.Margins.Top
	width, height := scaled(size, f.width*0.4, min(80, s.design.Height*0.30-top-2*s.design.BodySize))
	page.marks = append(page.marks, &Picture{X: f.x, Y: top, Width: width, Height: height, Path: path})
}

// stack sets a text below y and returns where it ends.
func (s *setter) stack(page *strip, text string, style textStyle, f frame, y float64) float64 {
	if text == "" {
		return y
	}
	for _, t := range s.plain(text, style, Paragraph, 0, f) {
		page.absorb(t, y)
		y += t.height
	}
	return y
}

// creditsPages set who made the book.
func (s *setter) creditsPages() []*sheet {
	c := s.design.Credits
	if len(c.Groups) == 0 {
		return nil
	}
	f := frame{x: s.design.Margins.Left, width: s.design.measure, style: s.design.body, outer: true}
	f.node = s.newNode(Node{Role: Section})
	f.style.align = alignLeft
	strips := s.plain(c.Heading, s.design.headings[0], Heading, 1, f)
	if len(strips) > 0 {
		s.openChapter(strips[0], f)
		strips[0].chapter = c.Heading
	}
	for i, g := range c.Groups {
		white := f.style.line
		if i == 0 {
			white *= whiteBelowTitle
		}
		strips = append(strips, lead(s.creditGroup(g, f), white)...)
	}
	p := newPager(s.design)
	p.add(strips)
	return p.finish()
}

// whiteBelowTitle is the white below a heading of level 1, in lines.
const whiteBelowTitle = 1.3

// manyNames is how many names stand on a line each; more are set as a
// paragraph.
const manyNames = 16

func (s *setter) creditGroup(g CreditGroup, f frame) []*strip {
	heading := s.plain(g.Heading, s.design.headings[3], Heading, 2, f)
	bindAll(heading, firm)
	var strips []*strip
	if len(g.Names) > manyNames {
		node := s.newNode(Node{Role: Paragraph, Parent: f.node})
		strips = s.text(s.nameLines(g.Names, f), f.style, f, node)
	} else {
		for _, name := range g.Names {
			strips = append(strips, s.plain(name, f.style, Paragraph, 0, f)...)
		}
	}
	if len(heading) > 0 && len(strips) > 0 {
		bind(heading, firm)
		lead(strips, f.style.line*0.2)
	}
	return append(heading, strips...)
}

// nameLines fills lines with names, and divides none that fits on one.
func (s *setter) nameLines(names []string, f frame) []document.Span {
	// What is missing in them is reported when they are set.
	defer func(told int) { s.missing = s.missing[:told] }(len(s.missing))
	comma := ", "
	if s.design.Chinese {
		comma = "、"
	}
	lines := []document.Span{{}}
	for i, name := range names {
		if i < len(names)-1 {
			name += comma
		}
		last := &lines[len(lines)-1]
		longer := document.Span{Text: last.Text + name}
		l := newLine(s.items([]document.Span{longer}, f.style, 0))
		if l.width <= f.width || last.Text == "" {
			*last = longer
		} else {
			lines = append(lines, document.Span{Break: true}, document.Span{Text: name})
		}
	}
	return lines
}

// plain sets a text that has no markup.
func (s *setter) plain(text string, style textStyle, role Role, level int, f frame) []*strip {
	node := s.newNode(Node{Role: role, Level: level, Parent: f.node})
	return s.text([]document.Span{{Text: text}}, style, f, node)
}

// parts sets the titles of the parts that begin with a section. They open its page,
// above its heading: smaller than that, and grey.
func (s *setter) parts(parts []document.Part, f frame) []*strip {
	var strips []*strip
	for _, p := range parts {
		style := s.design.subtitle
		style.bold = true
		set := s.plain(p.Title, style, Heading, 1, f)
		if len(set) == 0 {
			continue
		}
		bindAll(set, firm)
		bind(set, firm)
		first := set[0]
		first.entry = &entry{depth: p.Depth + 1, title: p.Title, anchor: anchor{kind: atEntry, id: s.entryID()}}
		first.anchors = append(first.anchors, anchorAt{anchor: first.entry.anchor})
		strips = append(strips, set...)
	}
	if len(strips) > 0 {
		strips[0].newPage = true
	}
	return strips
}
