package markdown

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// A Segment is one translatable span of a section: the text of one leaf block.
type Segment struct {
	Kind  Kind
	Level int // of a heading, 1 to 6
	// Text is what a translator sees: inline markup as written, block markup
	// and the prefixes of containers gone, one line but for hard breaks.
	Text string
	// Start and End bound the span in the section's source. Between them
	// stand the prefixes of continuation lines too.
	Start, End int
	// Path is the text of the headings above, outermost first.
	Path []string
	// Anchor is the id of the nearest heading at or above the segment; empty
	// before the first.
	Anchor string

	prefix  string // what a continuation line begins with
	heading int    // index in Section.Headings of a heading, else -1
	setext  bool   // a heading that is marked by the line below it
}

// A Kind is the kind of block that a segment is the text of.
type Kind int

// The kinds of segment.
const (
	KindParagraph Kind = iota
	KindHeading
	KindListItem
	KindTask
	KindQuote
	KindTableHeader
	KindTableCell
	KindFootnote
	KindTerm
	KindDefinition
)

// String names the kind as translators are told it.
func (k Kind) String() string {
	return [...]string{
		"paragraph", "heading", "list item", "task", "quote",
		"table header", "table cell", "footnote", "term", "definition",
	}[k]
}

// A leaf is a block with inline content, and its place in the source.
type leaf struct {
	node  ast.Node
	kind  Kind
	start int
}

// collect fills in the section's headings and segments. Footnotes stand
// elsewhere in goldmark's tree than in the source, so the leaves are sorted
// before the headings above them can be known.
func (s *Section) collect() {
	leaves := appendLeaves(nil, s.root, KindParagraph)
	slices.SortStableFunc(leaves, func(a, b leaf) int { return a.start - b.start })
	var (
		ids  = slugs{}
		path outline
	)
	for _, l := range leaves {
		if h, ok := l.node.(*ast.Heading); ok {
			s.addHeading(h, ids)
			path.close(h.Level)
		}
		s.addSegment(l, &path)
		if h, ok := l.node.(*ast.Heading); ok {
			path.open(h.Level, s.Headings[len(s.Headings)-1].Text)
		}
	}
}

func appendLeaves(leaves []leaf, n ast.Node, in Kind) []leaf {
	kind := in
	switch n := n.(type) {
	case *ast.Heading:
		kind = KindHeading
	case *ast.ListItem:
		kind = KindListItem
	case *ast.Blockquote:
		kind = KindQuote
	case *east.Footnote:
		kind = KindFootnote
	case *east.TableHeader:
		kind = KindTableHeader
	case *east.TableRow:
		kind = KindTableCell
	case *east.DefinitionTerm:
		kind = KindTerm
	case *east.DefinitionDescription:
		kind = KindDefinition
	case *ast.Paragraph, *ast.TextBlock, *east.TableCell:
		if _, ok := n.FirstChild().(*east.TaskCheckBox); ok {
			kind = KindTask
		}
	}
	if holdsText(n) {
		if n.Lines().Len() == 0 {
			// An empty heading, or a cell that its row leaves out.
			return append(leaves, leaf{n, kind, n.Pos()})
		}
		return append(leaves, leaf{n, kind, n.Lines().At(0).Start})
	}
	for c := n.FirstChild(); c != nil && c.Type() == ast.TypeBlock; c = c.NextSibling() {
		leaves = appendLeaves(leaves, c, kind)
	}
	return leaves
}

// holdsText says whether a block's content is inline.
func holdsText(n ast.Node) bool {
	switch n.(type) {
	case *ast.Heading, *ast.Paragraph, *ast.TextBlock, *east.TableCell, *east.DefinitionTerm:
		return true
	default:
		return false
	}
}

func (s *Section) addHeading(n *ast.Heading, ids slugs) {
	h := Heading{Level: n.Level, Text: plainText(n, s.text()), Offset: s.headingOffset(n)}
	if id, ok := n.AttributeString("id"); ok {
		if b, isBytes := id.([]byte); isBytes {
			h.ID, h.Explicit = string(b), true
			ids.reserve(h.ID)
		}
	}
	if !h.Explicit {
		h.ID = ids.add(h.Text)
	}
	s.Headings = append(s.Headings, h)
}

// headingOffset is where the text of a heading begins in the source, or the
// heading itself if it has none.
func (s *Section) headingOffset(n *ast.Heading) int {
	if n.Lines().Len() > 0 {
		return s.body + n.Lines().At(0).Start
	}
	return s.body + max(0, n.Pos())
}

// addSegment adds the segment of a leaf, if there is anything to translate.
func (s *Section) addSegment(l leaf, path *outline) {
	spans := s.lines(l)
	if len(spans) == 0 {
		return
	}
	texts := make([]string, len(spans))
	for i, sp := range spans {
		texts[i] = string(s.Source[sp.start:sp.end])
	}
	seg := Segment{
		Kind: l.kind, Text: joinLines(texts),
		Start: spans[0].start, End: spans[len(spans)-1].end,
		Path:    path.texts(),
		heading: -1,
		prefix:  s.continuation(spans),
	}
	if h, ok := l.node.(*ast.Heading); ok {
		seg.Level, seg.heading = h.Level, len(s.Headings)-1
		seg.setext = !bytes.ContainsRune(s.Source[s.lineStart(seg.Start):seg.Start], '#')
	}
	if len(s.Headings) > 0 {
		seg.Anchor = s.Headings[len(s.Headings)-1].ID
	}
	if hasWords(l.node, s.text()) && !generatorTags.MatchString(seg.Text) {
		s.Segments = append(s.Segments, seg)
	}
}

// text is the part of the source that goldmark's positions refer to.
func (s *Section) text() []byte { return s.Source[s.body:] }

// A span is a range of bytes of the source, of one line.
type span struct{ start, end int }

// lines returns the lines of a leaf, without line endings, trailing space of
// the last line, and the box of a task.
func (s *Section) lines(l leaf) []span {
	var spans []span
	for _, seg := range l.node.Lines().Sliced(0, l.node.Lines().Len()) {
		sp := span{s.body + seg.Start, s.body + seg.Stop}
		for sp.end > sp.start && (s.Source[sp.end-1] == '\n' || s.Source[sp.end-1] == '\r') {
			sp.end--
		}
		spans = append(spans, sp)
	}
	if l.kind == KindTask && len(spans) > 0 {
		box := taskBox.FindIndex(s.Source[spans[0].start:spans[0].end])
		if spans[0].start += box[1]; spans[0].start == spans[0].end {
			spans = spans[1:]
		}
	}
	if n := len(spans); n > 0 {
		last := &spans[n-1]
		last.end = last.start + len(bytes.TrimRight(s.Source[last.start:last.end], " \t"))
	}
	return spans
}

// taskBox is the mark of a task list item (GFM §5.3).
var taskBox = regexp.MustCompile(`^\[[\sxX]\]\s*`)

// continuation returns what a new line of a block has to begin with so that it
// stays in the block: what the block's second line begins with, or else the
// marks of the quotes around it, with spaces in place of list markers.
func (s *Section) continuation(spans []span) string {
	if len(spans) > 1 {
		return string(s.Source[s.lineStart(spans[1].start):spans[1].start])
	}
	first := s.Source[s.lineStart(spans[0].start):spans[0].start]
	return strings.Map(func(r rune) rune {
		if r == '>' || r == '\t' {
			return r
		}
		return ' '
	}, string(first))
}

func (s *Section) lineStart(offset int) int {
	start := bytes.LastIndexByte(s.Source[:offset], '\n') + 1
	return max(start, len(byteOrderMark(s.Source)))
}

// generatorTags matches text that only a site generator reads.
var generatorTags = regexp.MustCompile(`^(?:\s*(?:\{\{.*?\}\}|\{%.*?%\}))+\s*$`)

// hasWords says whether there is a letter in a block's own text, the text of
// its links and images and their titles included. Code, URLs and raw HTML have
// nothing to translate when they stand alone.
func hasWords(block ast.Node, source []byte) bool {
	found := false
	_ = ast.Walk(block, func(n ast.Node, _ bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.CodeSpan, *ast.AutoLink, *ast.RawHTML:
			return ast.WalkSkipChildren, nil
		case *ast.Link:
			found = found || hasLetter(n.Title)
		case *ast.Image:
			found = found || hasLetter(n.Title)
		case *ast.Text:
			found = found || hasLetter(n.Segment.Value(source))
		}
		if found {
			return ast.WalkStop, nil
		}
		return ast.WalkContinue, nil
	})
	return found
}

func hasLetter(b []byte) bool {
	return bytes.IndexFunc(b, unicode.IsLetter) >= 0
}

// An outline is the headings above a place, outermost first.
type outline []struct {
	level int
	text  string
}

func (o *outline) close(level int) {
	for len(*o) > 0 && (*o)[len(*o)-1].level >= level {
		*o = (*o)[:len(*o)-1]
	}
}

func (o *outline) open(level int, text string) {
	*o = append(*o, struct {
		level int
		text  string
	}{level, text})
}

func (o outline) texts() []string {
	texts := make([]string, len(o))
	for i, h := range o {
		texts[i] = h.text
	}
	return texts
}
