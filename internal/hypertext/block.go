package hypertext

import (
	"regexp"
	"strings"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/typeset/design"
)

func blocks(w *writer, list []document.Block) {
	for _, b := range list {
		block(w, b)
	}
}

func block(w *writer, b document.Block) {
	switch b := b.(type) {
	case *document.Heading:
		heading(w, b)
	case *document.Paragraph:
		if b.IsFigure() {
			figures(w, b)
		} else {
			leaf(w, "p", b.Text)
		}
	case *document.List:
		list(w, b)
	case *document.Quote:
		w.open("blockquote")
		w.line()
		blocks(w, b.Blocks)
		w.close("blockquote")
	case *document.Callout:
		callout(w, b)
	case *document.Tabs:
		tabs(w, b)
	case *document.Code:
		code(w, b)
	case *document.Table:
		table(w, b)
	case *document.Definitions:
		definitions(w, b)
	case *document.Rule:
		w.void("hr")
	case *document.HTML:
		inline(w, b.Text, true)
	}
	w.line()
}

func heading(w *writer, h *document.Heading) {
	name := "h" + number(min(max(h.Level, 1), 6))
	of, whole := messageOf(w, h.Text)
	attributes := []attribute{{name: "id", value: w.id(h.ID)}}
	if whole {
		attributes = append(attributes, provenance(w, of)...)
	}
	w.open(name, attributes...)
	if whole {
		place(w, messageID(of))
	}
	if w.options.Number != nil {
		captionLabel(w, w.options.Number(h))
	}
	unexplained(w, h.Text, !whole)
	w.close(name)
}

func list(w *writer, l *document.List) {
	name, attributes := "ul", []attribute(nil)
	if l.Ordered {
		name = "ol"
		if l.Start != 1 {
			attributes = append(attributes, attribute{name: "start", value: number(l.Start)})
		}
	}
	if len(l.Items) > 0 && l.Items[0].Task != document.NoTask {
		attributes = append(attributes, attribute{name: "class", value: "tasks"})
	}
	w.open(name, attributes...)
	w.line()
	for _, item := range l.Items {
		listItem(w, item, l.Tight)
	}
	w.close(name)
}

// listItem writes an item. In a tight list, its text is not a paragraph (CommonMark §5.3).
func listItem(w *writer, item document.Item, tight bool) {
	rest := item.Blocks
	var text []document.Span
	if len(rest) > 0 && tight {
		if p, ok := rest[0].(*document.Paragraph); ok && !p.IsFigure() {
			text, rest = p.Text, rest[1:]
		}
	}
	of, whole := messageOf(w, text)
	if text == nil || item.Task != document.NoTask {
		whole = false
	}
	var attributes []attribute
	if item.Task != document.NoTask {
		attributes = append(attributes, attribute{name: "class", value: "task"})
	}
	nested := len(rest) > 0
	if whole && !nested {
		attributes = append(attributes, provenance(w, of)...)
	}
	w.open("li", attributes...)
	if whole && !nested {
		place(w, messageID(of))
	}
	box(w, item.Task)
	inline(w, text, !whole || nested)
	if nested {
		w.line()
		tightBlocks(w, rest, tight)
	}
	w.close("li")
	w.line()
}

// tightBlocks writes what follows the text of an item.
func tightBlocks(w *writer, rest []document.Block, tight bool) {
	for _, b := range rest {
		if p, ok := b.(*document.Paragraph); ok && tight && !p.IsFigure() {
			leaf(w, "div", p.Text)
			w.line()
			continue
		}
		block(w, b)
	}
}

// box writes the box of a task.
func box(w *writer, task document.Task) {
	class, says := "box", w.options.Words.Todo
	switch task {
	case document.NoTask:
		return
	case document.DoneTask:
		class, says = "box done", w.options.Words.Done
	}
	w.open("span", attribute{name: "class", value: class}, attribute{name: "role", value: "img"}, attribute{name: "aria-label", value: says})
	w.close("span")
	w.text(" ")
}

// callout writes one as what can be folded, or as a note.
func callout(w *writer, c *document.Callout) {
	kind := string(c.Kind)
	if kind == "" {
		kind = "plain"
	}
	outer, title := "div", "p"
	attributes := []attribute{{name: "class", value: "callout " + kind}}
	if c.Kind == document.Details {
		outer, title = "details", "summary"
	}
	w.open(outer, attributes...)
	w.line()
	calloutTitle(w, c, title)
	blocks(w, c.Blocks)
	w.close(outer)
}

// calloutTitle writes the title of a callout, or else the word for its kind.
func calloutTitle(w *writer, c *document.Callout, name string) {
	word := ""
	if w.options.Callout != nil && c.Kind != document.NoKind {
		word = w.options.Callout(c.Kind)
	}
	own := len(c.Title) == 0
	if name != "summary" && (c.Untitled || own && word == "") {
		return
	}
	of, whole := messageOf(w, c.Title)
	attributes := []attribute{{name: "class", value: "callout-title"}}
	if whole {
		attributes = append(attributes, provenance(w, of)...)
	}
	w.open(name, attributes...)
	icon(w, design.LookOf(c.Kind))
	if own {
		w.open("span", attribute{name: "class", value: "label"})
		w.text(word)
		w.close("span")
	} else {
		if whole {
			place(w, messageID(of))
		}
		unexplained(w, c.Title, !whole)
	}
	w.close(name)
	w.line()
}

// icon draws an icon in the colour of the text around it.
func icon(w *writer, look design.Look) {
	if len(look.Icon) == 0 {
		return
	}
	w.open("svg", attribute{name: "xmlns", value: "http://www.w3.org/2000/svg"}, attribute{name: "class", value: "icon"},
		attribute{name: "viewBox", value: "0 0 24 24"}, attribute{name: "aria-hidden", value: "true"})
	for _, l := range look.Icon {
		class := "shape"
		switch {
		case l.Carved && l.Pen > 0:
			class = "carved line"
		case l.Carved:
			class = "carved"
		case l.Pen > 0:
			class = "line"
		}
		width := ""
		if l.Pen > 0 {
			width = decimal(l.Pen)
		}
		w.open("path", attribute{name: "class", value: class}, attribute{name: "d", value: l.Path}, attribute{name: "stroke-width", value: width})
		w.close("path")
	}
	w.close("svg")
}

// tabs writes them one after the other; a script may show one at a time.
func tabs(w *writer, t *document.Tabs) {
	w.open("div", attribute{name: "class", value: "tabs"})
	w.line()
	for _, tab := range t.Tabs {
		w.open("div", attribute{name: "class", value: "tab"})
		w.line()
		if len(tab.Label) > 0 {
			leaf(w, "p", tab.Label, attribute{name: "class", value: "tab-label"})
			w.line()
		}
		blocks(w, tab.Blocks)
		w.close("div")
		w.line()
	}
	w.close("div")
}

// language matches the name of one. The info string of a fence may begin with something else.
var language = regexp.MustCompile(`^[\pL\pN_+#.-]+$`)

// code writes code with its title. Lines of it that come from messages, as comments do, say so.
func code(w *writer, c *document.Code) {
	class := ""
	if language.MatchString(c.Info) {
		class = "language-" + c.Info
	}
	if len(c.Title) > 0 {
		w.open("figure", attribute{name: "class", value: "code"})
		leaf(w, "figcaption", c.Title)
	}
	w.open("pre", attribute{name: "tabindex", value: "0"})
	w.open("code", attribute{name: "class", value: class})
	for i, line := range c.Lines {
		codeLine(w, line, c.Offsets[i])
		w.line()
	}
	w.close("code")
	w.close("pre")
	if len(c.Title) > 0 {
		w.close("figure")
	}
}

func codeLine(w *writer, line string, offset int) {
	of, ok := messageAt(w, document.Span{Text: line, Offset: offset + len(line) - len(strings.TrimLeft(line, " \t"))})
	if !ok {
		w.text(line)
		return
	}
	w.open("span", provenance(w, of)...)
	place(w, messageID(of))
	w.text(line)
	w.close("span")
}

func definitions(w *writer, d *document.Definitions) {
	w.open("dl")
	w.line()
	for _, item := range d.Items {
		if len(item.Term) > 0 {
			leaf(w, "dt", item.Term)
			w.line()
		}
		for _, body := range item.Bodies {
			w.open("dd")
			if p, ok := onlyParagraph(body); ok {
				inline(w, p.Text, true)
			} else {
				w.line()
				blocks(w, body)
			}
			w.close("dd")
			w.line()
		}
	}
	w.close("dl")
}

// onlyParagraph returns the paragraph that is all of some blocks.
func onlyParagraph(list []document.Block) (*document.Paragraph, bool) {
	if len(list) != 1 {
		return nil, false
	}
	p, ok := list[0].(*document.Paragraph)
	return p, ok && !p.IsFigure()
}
