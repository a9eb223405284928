package markdown

import (
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/markdown/htmltext"
)

// tagStyles are the elements that give text a style.
var tagStyles = map[string]document.Style{
	"b": document.Strong, "strong": document.Strong,
	"i": document.Emphasis, "em": document.Emphasis,
	"s": document.Strike, "del": document.Strike,
	"code": document.Monospace,
	"sub":  document.Subscript,
	"sup":  document.Superscript,
	"kbd":  document.Keyboard,
}

// shownTags are all that the page shows, or that have no look of their own.
// Nobody misses style sheets on paper; a script may write text.
var shownTags = htmltext.Names(`br wbr b strong i em s del code sub sup kbd a span p div pre details summary
	style`)

// tableParts make no sense but in a table.
var tableParts = htmltext.Names(`caption colgroup col thead tbody tfoot tr th td`)

// emptyTags have no text in them, so that nothing stays when they go.
var emptyTags = htmltext.Names(`img input hr video audio canvas embed object picture source track`)

// openTags are the elements of HTML that are open, innermost last.
type openTags []openTag

type openTag struct {
	name string
	link *document.Link
}

// read takes a tag into account. It returns the span that stands in its place,
// which has nothing in it for most.
func (o *openTags) read(raw string, in document.Span) document.Span {
	name := htmltext.NameOf(raw)
	switch {
	case name == "br":
		in.Break = true
	case strings.HasPrefix(raw, "</"):
		o.close(name)
	case name == "a":
		*o = append(*o, openTag{name, anchorLink(raw)})
		in.Anchor = htmltext.First(raw, "id", "name")
	case tagStyles[name] != 0 && !strings.HasSuffix(raw, "/>"):
		*o = append(*o, openTag{name: name})
	}
	return in
}

// close closes the innermost element of a name, if there is one.
func (o *openTags) close(name string) {
	for i := len(*o) - 1; i >= 0; i-- {
		if (*o)[i].name == name {
			*o = slices.Delete(*o, i, i+1)
			return
		}
	}
}

// style gives a span what the open elements say.
func (o openTags) style(s document.Span) document.Span {
	for _, t := range o {
		s.Style |= tagStyles[t.name]
		if s.Link == nil {
			s.Link = t.link
		}
	}
	return s
}

func anchorLink(raw string) *document.Link {
	if href := htmltext.First(raw, "href"); href != "" {
		return &document.Link{Destination: href, Title: htmltext.First(raw, "title")}
	}
	return nil
}
