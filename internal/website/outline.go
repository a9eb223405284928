package website

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// An outline is what the text of a page says and where.
type outline struct {
	// Headings are those with an id, in order.
	Headings []heading
	// Passages are the text between headings; the first may stand before any.
	Passages []passage
	// First is the first paragraph.
	First string
}

type heading struct {
	ID    string
	Level int // 1 to 6
	Text  string
}

// A passage is the text below a heading, and the heading itself.
type passage struct{ ID, Heading, Text string }

// outlineOf reads the text of a page.
func outlineOf(body []byte) outline {
	r := &outlineReader{passages: []passage{{}}}
	z := html.NewTokenizer(bytes.NewReader(body))
	for {
		switch z.Next() {
		case html.ErrorToken:
			r.flush()
			return outline{Headings: r.headings, Passages: r.passages, First: r.first}
		case html.TextToken:
			if r.depth == 0 {
				r.text.Write(z.Text())
			}
		case html.StartTagToken:
			r.start(z.Token())
		case html.SelfClosingTagToken:
			r.text.WriteByte(' ')
		case html.EndTagToken:
			r.end(z.Token().Data)
		}
	}
}

// An outlineReader gathers an outline.
type outlineReader struct {
	headings []heading
	passages []passage
	first    string

	text    strings.Builder // that has been read last
	heading *heading        // within which it is read
	// skipped is the name of the element whose text is not read, and within how many of that
	// name the reader is.
	skipped string
	depth   int
}

// inlines are elements that do not end a word.
var inlines = map[string]bool{
	"a": true, "abbr": true, "b": true, "bdi": true, "bdo": true, "cite": true, "code": true, "data": true, "del": true, "dfn": true, "em": true,
	"i": true, "ins": true, "kbd": true, "mark": true, "q": true, "ruby": true, "rb": true, "s": true, "samp": true, "small": true, "span": true,
	"strong": true, "sub": true, "sup": true, "time": true, "tt": true, "u": true, "var": true, "wbr": true, "img": true,
}

// unread are elements of which the text is none of the book's, and classes of such elements: the
// numbers of footnotes, and the way back from them.
var unread = map[string]bool{
	"svg": true, "script": true, "style": true, "rp": true, "rt": true, "template": true,
	"sup.note-mark": true, "a.back": true,
}

func (r *outlineReader) start(t html.Token) {
	switch {
	case r.depth > 0:
		if t.Data == r.skipped {
			r.depth++
		}
	case unread[t.Data] || unread[t.Data+"."+attributeOf(t, "class")]:
		r.skipped, r.depth = t.Data, 1
	case len(t.Data) == 2 && t.Data[0] == 'h' && t.Data[1] >= '1' && t.Data[1] <= '6':
		r.flush()
		r.heading = &heading{ID: attributeOf(t, "id"), Level: int(t.Data[1] - '0')}
	case !inlines[t.Data]:
		r.text.WriteByte(' ')
	}
}

func (r *outlineReader) end(name string) {
	switch {
	case r.depth > 0:
		if name == r.skipped {
			r.depth--
		}
	case r.heading != nil && len(name) == 2 && name[0] == 'h':
		r.heading.Text = r.taken()
		r.passages = append(r.passages, passage{ID: r.heading.ID, Heading: r.heading.Text})
		if r.heading.ID != "" {
			r.headings = append(r.headings, *r.heading)
		}
		r.heading = nil
	case name == "p" && r.first == "" && r.heading == nil:
		text := r.taken()
		r.first = text
		r.add(text)
	case !inlines[name]:
		r.text.WriteByte(' ')
	}
}

// taken returns the text that has been read, with one space where white space was.
func (r *outlineReader) taken() string {
	text := strings.Join(strings.Fields(r.text.String()), " ")
	r.text.Reset()
	return text
}

func (r *outlineReader) flush() { r.add(r.taken()) }

// add adds text to the last passage.
func (r *outlineReader) add(text string) {
	last := &r.passages[len(r.passages)-1]
	if last.Text != "" && text != "" {
		text = " " + text
	}
	last.Text += text
}

func attributeOf(t html.Token, name string) string {
	for _, a := range t.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// shortened is a text that is not longer than a number of characters.
func shortened(text string, most int) string {
	if utf8.RuneCountInString(text) <= most {
		return text
	}
	runes := []rune(text)[:most-1]
	return strings.TrimRight(string(runes), " ,;:，、；：") + "…"
}
