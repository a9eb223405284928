package rendered

import (
	"maps"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// blocks are what a skeleton is of.
var blocks = func() map[string]bool {
	names := map[string]bool{}
	for name := range strings.FieldsSeq("address article aside blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset" +
		" figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav" +
		" ol optgroup option p plaintext pre search section summary table tbody td template tfoot th thead tr ul xmp") {
		names[name] = true
	}
	return names
}()

// void are the elements that have no end tag (HTML Standard, §13.1.2).
var void = []atom.Atom{
	atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img, atom.Input, atom.Link, atom.Meta, atom.Param,
	atom.Source, atom.Track, atom.Wbr,
}

// Read takes the inventory of HTML that stands in the body of a page.
func Read(text string) *Inventory {
	page := "<!DOCTYPE html><html><head><title></title></head><body><main>" + text + "</main><footer></footer></body></html>"
	inv := &Inventory{Elements: map[string]int{}, Open: map[string]int{}, HTML: text}
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		inv.Error = err.Error()
		return inv
	}
	r := reader{Inventory: inv, skeleton: &strings.Builder{}}
	r.main = r.skeleton
	r.read(root, false, false)
	inv.Skeleton = r.skeleton.String()
	for _, n := range r.notes {
		inv.Notes = append(inv.Notes, n.String())
	}
	inv.readTags(page)
	return inv
}

// A reader goes through the elements of a page.
type reader struct {
	*Inventory
	main, skeleton *strings.Builder // skeleton is main or one of the notes
	notes          []*strings.Builder
}

func (r *reader) read(n *html.Node, inCode, inNotes bool) {
	switch n.Type {
	case html.TextNode:
		if inCode {
			r.Code += n.Data + "\x00"
		} else {
			r.Text += n.Data + "\x00"
		}
	case html.CommentNode:
		r.Comments = append(r.Comments, n.Data)
	case html.ElementNode:
		r.readElement(n, inCode, inNotes)
	default:
		r.readInner(n, inCode, inNotes)
	}
}

func (r *reader) readElement(n *html.Node, inCode, inNotes bool) {
	r.Elements[n.Data]++
	for _, a := range n.Attr {
		inNotes = inNotes || a.Key == "class" && slices.ContainsFunc(strings.Fields(a.Val), isNotes)
	}
	for _, a := range n.Attr {
		if !inNotes || n.Data != "li" || a.Key != "id" { // some renderers count the notes that are referred to
			r.Attributes = append(r.Attributes, Attribute{n.Data, a.Key, a.Val})
		}
	}
	inCode = inCode || n.Data == "code" || n.Data == "pre"
	outer := r.skeleton
	if inNotes && n.Data == "li" {
		r.skeleton = &strings.Builder{}
		r.notes = append(r.notes, r.skeleton)
	}
	if !blocks[n.Data] || inNotes && r.skeleton == r.main {
		r.readInner(n, inCode, inNotes)
	} else {
		r.skeleton.WriteString(n.Data + "(")
		r.readInner(n, inCode, inNotes)
		r.skeleton.WriteString(")")
	}
	r.skeleton = outer
}

func (r *reader) readInner(n *html.Node, inCode, inNotes bool) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		r.read(c, inCode, inNotes)
	}
}

// isNotes reports a class of what holds footnotes, or parts them from the text.
func isNotes(class string) bool {
	return class == "footnotes" || class == "footnote" || class == "footnotes-sep"
}

// readTags counts what is opened and closed, and marks the comments that are not
// written as such.
func (inv *Inventory) readTags(page string) {
	inv.Elements["!doctype"]--
	z := html.NewTokenizer(strings.NewReader(page))
	for kind := z.Next(); kind != html.ErrorToken; kind = z.Next() {
		raw := string(z.Raw())
		token := z.Token()
		if kind == html.StartTagToken || kind == html.SelfClosingTagToken {
			inv.Tags += raw
		}
		switch {
		case kind == html.DoctypeToken:
			inv.Elements["!doctype"]++
		case kind == html.CommentToken && !strings.HasPrefix(raw, "<!--"):
			inv.Comments = append(inv.Comments, "<"+token.Data)
		case slices.Contains(void, token.DataAtom):
		case kind == html.StartTagToken, kind == html.SelfClosingTagToken:
			inv.Open[token.Data]++
		case kind == html.EndTagToken:
			inv.Open[token.Data]--
		}
	}
	maps.DeleteFunc(inv.Open, func(_ string, n int) bool { return n == 0 })
}
