package volume

import (
	"fmt"
	"net/url"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/hypertext"
	"github.com/pobook/pobook/internal/inorder"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/typeset/blocks"
	"github.com/pobook/pobook/internal/typeset/design"
	"github.com/pobook/pobook/internal/ui"
)

// A Screen is a volume as HTML has it: which file each chapter and each picture is, and what
// stands beside the author's text. Several goroutines may use it.
type Screen struct {
	plan    *Plan
	volume  *Volume
	images  *Images
	words   *ui.Strings
	options ScreenOptions
	pages   map[string]string // of all sections that a link may lead to, by their paths
	// Of the whole book, as the numbers of figures are.
	places  *blocks.Places
	numbers blocks.Numbers
}

// ScreenOptions say for what HTML is made.
type ScreenOptions struct {
	// Page returns the address of the page of a section, "02-usage.html", relative to the folder
	// of the locale.
	Page func(section string) string
	// Picture returns the address of a file of the handbook there; nil leaves it at its path.
	Picture func(file string) string
	XHTML   bool
	// Message returns the id and the state of a message; nil where messages are of no interest.
	Message func(c Chapter, k po.Key) (id, state string)
	// Shown is called for each file of the handbook that a page shows or leads to; nil is not.
	Shown func(file string)
	// Terms returns what is to be explained of the texts of one page, in their order.
	Terms func(page string) func(text string) []hypertext.Term
}

// NewScreen returns a volume as HTML has it. The volume may have some of the chapters only; then
// figures have no numbers.
func NewScreen(p *Plan, v *Volume, images *Images, o ScreenOptions) *Screen {
	s := &Screen{plan: p, volume: v, images: images, words: ui.For(v.Locale.Code), options: o, pages: map[string]string{}}
	for _, section := range p.selected() {
		if !section.Order {
			s.pages[section.Path] = o.Page(section.Path)
		}
	}
	return s
}

// Document returns a chapter as a document for screens. Headings have the ids of the source, so that
// links lead to them in every locale.
func (c Chapter) Document() *document.Section {
	return c.Recombined.ScreenDocument(c.Section.Path, headingIDs(c))
}

// headingIDs are the anchors of the headings of a chapter: those of the source.
func headingIDs(c Chapter) []string {
	ids := make([]string, len(c.Section.Parsed.Headings))
	for i, h := range c.Section.Parsed.Headings {
		ids[i] = h.ID
	}
	return ids
}

// Documents returns the chapters as documents, by the paths of their sections, and counts their
// headings, figures and tables.
func (s *Screen) Documents() map[string]*document.Section {
	book := &document.Book{}
	documents := map[string]*document.Section{}
	places := placesOf(s.plan, s.volume)
	queue := inorder.New(make([]struct{}, inorder.Workers()), func(section *document.Section) {
		book.Sections = append(book.Sections, section)
		documents[section.Path] = section
	})
	for _, c := range s.volume.Chapters {
		if c.Section.Order {
			continue
		}
		queue.Add(func(struct{}) *document.Section {
			section, at := c.Document(), places[c.Section.Path]
			section.Depth, section.Parts = at.depth, at.parts
			section.Unnumbered = !s.plan.Book.Config.Numbered(c.Section.Path)
			return section
		})
	}
	queue.Wait()
	layout := s.plan.Book.Config.LayoutFor(s.volume.Locale.Code, s.plan.Edition)
	look := &design.Design{Options: design.Options{Figure: s.words.Figure, Table: s.words.Table, Captions: document.Captions(layout.Captions)}}
	s.places = blocks.PlacesOf(look, book)
	s.numbers = blocks.NumbersOf(book, numberingDepths[layout.Numbering])
	return documents
}

// A Heading is one as contents list it.
type Heading struct {
	ID    string
	Level int
	Text  string // with its number
}

// Headings returns the headings of a section below its title, down to a level. Those without an
// id are not among them: no link leads there.
func (s *Screen) Headings(section *document.Section, depth int) []Heading {
	var list []Heading
	for _, h := range headingsIn(section) {
		if h.Level > 1 && h.Level <= depth && h.ID != "" {
			list = append(list, Heading{h.ID, h.Level, s.headingText(h)})
		}
	}
	return list
}

// Title returns the title of a section: its first heading, or the name of its file.
func (s *Screen) Title(section *document.Section) string {
	for _, h := range headingsIn(section) {
		if text := s.headingText(h); text != "" {
			return text
		}
	}
	return strings.TrimSuffix(path.Base(section.Path), path.Ext(section.Path))
}

// headingText is the text of a heading without markup, after its number.
func (s *Screen) headingText(h *document.Heading) string {
	var b strings.Builder
	for _, span := range h.Text {
		b.WriteString(span.Text)
		if span.Image != nil {
			b.WriteString(span.Image.Alt)
		}
	}
	text := strings.TrimSpace(b.String())
	if number := s.numbers.InList(h, s.words.ChapterInList); number != "" && text != "" {
		text = number + " " + text
	}
	return text
}

// headingsIn returns the headings of a section that stand in no other block.
func headingsIn(section *document.Section) []*document.Heading {
	var list []*document.Heading
	for _, b := range section.Blocks {
		if h, ok := b.(*document.Heading); ok {
			list = append(list, h)
		}
	}
	return list
}

// Options returns what the HTML of a chapter depends on.
func (s *Screen) Options(c Chapter) *hypertext.Options {
	from := c.Section.Path
	source := s.plan.Book.Config.Source
	layout := s.plan.Book.Config.LayoutFor(s.volume.Locale.Code, s.plan.Edition)
	o := &hypertext.Options{
		XHTML:    s.options.XHTML,
		Dotted:   s.volume.Locale.Han && layout.Emphasis != "bold",
		Trusted:  s.plan.Book.Config.Site.Trusted && !s.options.XHTML,
		Link:     func(destination string) (string, bool) { return s.link(from, destination) },
		Picture:  func(destination string) (hypertext.Picture, bool) { return s.picture(from, destination) },
		Resource: func(destination string) (string, bool) { return s.file(from, destination) },
		Captions: document.Captions(layout.Captions),
		Number:   func(h *document.Heading) string { return s.numbers.InList(h, s.words.ChapterInList) },
		Figure:   s.places.Figure,
		Table:    s.places.Table,
		Callout:  func(kind document.CalloutKind) string { return s.words.Callout(string(kind)) },
		Words:    besideText(s.words),
		Message:  func(offset int) (hypertext.Message, bool) { return s.message(c, offset) },
		Source:   hypertext.Language{Tag: source.Regional().String(), Direction: direction(source.RightToLeft)},
	}
	if s.options.Terms != nil {
		o.Terms = s.options.Terms(s.pages[from])
	}
	return o
}

// besideText are the words that stand beside the author's text.
func besideText(words *ui.Strings) hypertext.Words {
	return hypertext.Words{Notes: words.Notes(), Back: words.Back(), Done: words.Done(), Todo: words.Todo()}
}

func direction(rightToLeft bool) string {
	if rightToLeft {
		return "rtl"
	}
	return "ltr"
}

// message returns what the text at an offset of a chapter comes from.
func (s *Screen) message(c Chapter, offset int) (hypertext.Message, bool) {
	if s.volume.Target == nil && s.options.Message == nil {
		return hypertext.Message{}, false
	}
	k, translated, ok := c.Applied.Message(offset)
	if !ok {
		return hypertext.Message{}, false
	}
	m := hypertext.Message{Untranslated: s.volume.Target != nil && !translated}
	if s.options.Message != nil {
		m.ID, m.State = s.options.Message(c, k)
	}
	return m, true
}

// link is where a link of a section leads on its page: to a page of the same locale, to a file
// that is there too, or out of the book.
func (s *Screen) link(from, destination string) (string, bool) {
	if to, ok := document.Resolve(from, destination); ok {
		page, ok := s.pages[to.Section]
		if !ok {
			return "", false
		}
		u := url.URL{Fragment: to.ID}
		if !s.plan.index.Dead(from, destination).Empty() {
			u.Fragment = ""
		}
		if to.Section != from || to.ID == "" {
			u.Path = relative(s.pages[from], page)
		}
		return written(u), true
	}
	if _, inside := document.File(from, destination); inside {
		if s.options.XHTML {
			return "", false // a link in an EPUB leads to a page (EPUB 3.3 §3.1)
		}
		return s.file(from, destination)
	}
	return outward(destination)
}

// outward is where a link leads out of the book. One without a scheme is meant for the web, also
// where a page is read from disk, and in an EPUB, which allows none without.
func outward(destination string) (string, bool) {
	u, err := url.Parse(destination)
	switch {
	case err != nil:
		return "", false
	case u.Scheme == "" && u.Host != "":
		destination = "https:" + destination
	case u.Scheme == "http" || u.Scheme == "https":
		if u.Host == "" {
			return "", false
		}
	default:
		return destination, u.Scheme != "" && u.Opaque+u.Host != ""
	}
	_, after, _ := strings.Cut(destination, "//")
	rest := strings.IndexAny(after, "/?#")
	if rest < 0 {
		return destination, true
	}
	at := len(destination) - len(after) + rest
	return destination[:at] + notInURLs.Replace(destination[at:]), true
}

// notInURLs writes characters that addresses do not have behind the host (URL Standard, §4.3).
var notInURLs = strings.NewReplacer(" ", "%20", `"`, "%22", "<", "%3C", ">", "%3E", "[", "%5B", `\`, "%5C", "]", "%5D", "^", "%5E", "`", "%60", "{", "%7B", "|", "%7C", "}", "%7D")

// file is where a page has a file of the handbook that its section names.
func (s *Screen) file(from, destination string) (string, bool) {
	file, ok := document.File(from, destination)
	u, err := url.Parse(destination)
	if !ok || err != nil || !s.has(file) {
		return "", false
	}
	return written(url.URL{Path: s.addressOf(from, file), Fragment: u.Fragment}), true
}

// has reports whether a file is there for pages.
func (s *Screen) has(file string) bool {
	_, ok := s.images.Files[file]
	return ok && filepath.IsLocal(filepath.FromSlash(file))
}

// addressOf is where a page finds a file.
func (s *Screen) addressOf(from, file string) string {
	if s.options.Shown != nil {
		s.options.Shown(file)
	}
	if s.options.Picture != nil {
		file = s.options.Picture(file)
	}
	return relative(s.pages[from], file)
}

// picture is a picture as a page shows it.
func (s *Screen) picture(from, destination string) (hypertext.Picture, bool) {
	file, ok := document.File(from, destination)
	if !ok || !s.has(file) || !document.IsPicture(file) {
		return hypertext.Picture{}, false
	}
	size := s.plan.files.picture(file).size
	return hypertext.Picture{
		Source: written(url.URL{Path: s.addressOf(from, file)}),
		Width:  int(size.Width + 0.5), Height: int(size.Height + 0.5),
	}, true
}

// relative leads from a page to another path below the same folder.
func relative(from, to string) string {
	way, err := filepath.Rel(filepath.FromSlash(path.Dir(from)), filepath.FromSlash(to))
	if err != nil {
		return to
	}
	return filepath.ToSlash(way)
}

// written returns an address as a page has it.
func written(u url.URL) string {
	text := u.String()
	if text == "" {
		return "#"
	}
	return text
}

// pageNames gives each section a file of its own, so that none of them has a name that is taken, whatever
// the case of its letters. ending is that of the pages, as in ".html".
func pageNames(sections []string, ending string, taken ...string) map[string]string {
	used := map[string]bool{}
	for _, name := range taken {
		used[strings.ToLower(name)] = true
	}
	names := map[string]string{}
	for _, section := range slices.Sorted(slices.Values(sections)) {
		stem := strings.TrimSuffix(section, path.Ext(section))
		name := stem + ending
		for n := 2; used[strings.ToLower(name)]; n++ {
			name = fmt.Sprintf("%s-%d%s", stem, n, ending)
		}
		used[strings.ToLower(name)] = true
		names[section] = name
	}
	return names
}
