package markdown

import (
	"cmp"
	"net/url"
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/markdown/htmltext"
	"github.com/pobook/pobook/internal/markdown/jsx"
)

// openTags are the elements of HTML that are open, innermost last.
type openTags []openTag

type openTag struct {
	name string
	link *document.Link
	// What it says together with those around it; the outermost link counts.
	style document.Style
	leads *document.Link
}

// push opens an element.
func (o *openTags) push(name string, link *document.Link) {
	*o = append(*o, openTag{name: name, link: link})
	o.sum(len(*o) - 1)
}

// sum brings up to date what the elements from an index on say.
func (o openTags) sum(from int) {
	for i := from; i < len(o); i++ {
		o[i].style, o[i].leads = tagStyles[o[i].name], o[i].link
		if i > 0 {
			o[i].style |= o[i-1].style
			o[i].leads = cmp.Or(o[i-1].leads, o[i].leads)
		}
	}
}

// read takes a tag into account. It returns the span that stands in its place,
// which has nothing in it for most.
func (o *openTags) read(raw string, in document.Span) document.Span {
	name := htmltext.NameOf(raw)
	switch {
	case name == "br":
		in.Break = true
	case name == "img":
		in.Image = imageOfTag(raw)
	case strings.HasPrefix(raw, "</"):
		o.close(name)
	case name == "a":
		o.push(name, anchorLink(raw))
		in.Anchor = htmltext.First(raw, "id", "name")
	case tagStyles[name] != 0 && !strings.HasSuffix(raw, "/>"):
		o.push(name, nil)
	}
	return in
}

// tagID returns the id of what a tag shows that is no anchor itself: a picture.
func tagID(raw string) string {
	if htmltext.NameOf(raw) != "img" {
		return ""
	}
	return htmltext.First(raw, "id")
}

// readJSX takes a tag of JSX into account, as read does one of HTML.
func (o *openTags) readJSX(p jsxPart, in document.Span) document.Span {
	name := strings.ToLower(p.tag.Name)
	switch {
	case name == "br":
		in.Break = true
	case p.tag.Kind == jsx.Closing:
		o.close(name)
	case linkNames[p.tag.Name]:
		o.push(name, p.link())
		if id, ok := p.attribute("id", "name"); ok {
			in.Anchor = id.Text
		}
		if p.tag.Kind == jsx.SelfClosing {
			o.close(name)
		}
	case tagStyles[name] != 0 && p.tag.Kind == jsx.Opening:
		o.push(name, nil)
	}
	return in
}

// close closes the innermost element of a name, if there is one.
func (o *openTags) close(name string) {
	for i := len(*o) - 1; i >= 0; i-- {
		if (*o)[i].name == name {
			*o = slices.Delete(*o, i, i+1)
			o.sum(i)
			return
		}
	}
}

// style gives a span what the open elements say.
func (o openTags) style(s document.Span) document.Span {
	if len(o) > 0 {
		s.Style |= o[len(o)-1].style
		s.Link = cmp.Or(s.Link, o[len(o)-1].leads)
	}
	return s
}

// imageOfTag returns the image of an element of HTML; nil where what it shows is not a picture by its name,
// so that it is left out.
func imageOfTag(raw string) *document.Image {
	src := htmltext.First(raw, "src")
	if !showsPicture(src) {
		return nil
	}
	image := &document.Image{
		Destination: src, Alt: spoken(foldBlanks(htmltext.First(raw, "alt"))), Title: spoken(foldBlanks(htmltext.First(raw, "title"))),
		Width: document.ParseLength(htmltext.First(raw, "width")), Height: document.ParseLength(htmltext.First(raw, "height")),
	}
	image.Decorative = image.Title == "" && htmltext.Has(raw, "alt") && htmltext.First(raw, "alt") == ""
	if width := document.ParseLength(styleOf(htmltext.First(raw, "style"), "width")); width.Asked() {
		image.Width = width
	}
	return image
}

// showsPicture reports whether what an element shows is a picture by its name, on the web or in the
// handbook.
func showsPicture(src string) bool {
	u, err := url.Parse(src)
	return document.Remote(src) || err == nil && u.Scheme == "" && document.IsPicture(u.Path) && !strings.Contains(src, "{{") && !strings.Contains(src, "{%")
}

// styleOf returns the value of a property in a style attribute.
func styleOf(style, property string) string {
	for one := range strings.SplitSeq(style, ";") {
		if name, value, ok := strings.Cut(one, ":"); ok && strings.EqualFold(strings.TrimSpace(name), property) {
			return value
		}
	}
	return ""
}

func anchorLink(raw string) *document.Link {
	if href := htmltext.First(raw, "href"); strings.TrimSpace(href) != "" {
		return &document.Link{Destination: href, Title: htmltext.First(raw, "title")}
	}
	return nil
}
