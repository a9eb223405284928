package dialect

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Elements by what kramdown has in them.
var (
	// spanElements stand in paragraphs alone.
	spanElements = names(`a abbr acronym b big bdo br button cite code del dfn em i img input ins kbd label mark option q rb rbc rp rt rtc
		ruby samp select small span strong sub sup tt u var`)
	// emptyElements have no end.
	emptyElements = names(`area base br col command embed hr img input keygen link meta param source track wbr`)
	// holdsBlocks are those that have blocks in them, if there is Markdown.
	holdsBlocks = names(`address applet article aside blockquote body dd details div dl fieldset figure figcaption footer form header hgroup
		iframe li main map menu nav noscript object section summary td`)
)

func names(list string) map[string]bool {
	is := map[string]bool{}
	for _, name := range strings.Fields(list) {
		is[name] = true
	}
	return is
}

var (
	// kramdownTag matches a tag.
	kramdownTag = regexp.MustCompile(`^<(/?)([A-Za-z][\w:-]*)((?:\s+[\w:.-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*)\s*(/?)>`)
	// readsMarkdown matches the attribute with which kramdown reads blocks of Markdown in an
	// element that holds blocks. In others it reads a line, which is text of HTML as well.
	readsMarkdown = regexp.MustCompile(`\smarkdown\s*=\s*["']?(?:1|block)\b`)
)

// elements are where elements of a text end, by where they begin. Those with Markdown in
// them end with their first tag.
type elements map[int]int

var elementsKey = parser.NewContextKey()

// elementsIn returns the elements of the text that is parsed.
func elementsIn(source []byte, pc parser.Context) elements {
	if known, ok := pc.Get(elementsKey).(elements); ok {
		return known
	}
	p := pairer{source: source, ends: elements{}, open: map[string][]int{}}
	for at := 0; ; {
		next := bytes.IndexByte(source[at:], '<')
		if next < 0 {
			break
		}
		at = p.tag(at + next)
	}
	pc.Set(elementsKey, p.ends)
	return p.ends
}

// A pairer finds the end tags of elements.
type pairer struct {
	source    []byte
	ends      elements
	open      map[string][]int // where those of a name begin that are open; -1 for one that is known
	pending   []int            // where elements begin that may be open
	commented bool             // that no comment is closed any more
}

// tag reads what begins at an offset, and returns where to go on.
func (p *pairer) tag(at int) int {
	rest := p.source[at:]
	if bytes.HasPrefix(rest, []byte("<!--")) {
		if end := bytes.Index(rest, []byte("-->")); !p.commented && end >= 0 {
			return at + end
		}
		p.commented = true
		return at + 1
	}
	m := kramdownTag.FindSubmatchIndex(rest)
	if m == nil {
		return at + 1
	}
	end := at + m[1]
	name := strings.ToLower(string(rest[m[4]:m[5]]))
	open := p.open[name]
	switch {
	case m[2] < m[3]:
		if n := len(open); n > 0 {
			start := open[n-1]
			if _, ended := p.ends[start]; start >= 0 && !ended {
				p.ends[start] = end
			}
			p.open[name] = open[:n-1]
		}
	case m[8] < m[9] || emptyElements[name]:
		p.ends[at] = end
	case holdsBlocks[name] && readsMarkdown.Match(rest[m[6]:m[7]]):
		p.interrupt(bytes.LastIndexByte(p.source[:at], '\n') + 1)
		p.ends[at] = end
		p.open[name] = append(p.open[name], -1)
	default:
		p.open[name] = append(open, at)
		p.pending = append(p.pending, at)
	}
	return end
}

// interrupt ends what is open at an offset, below which Markdown is read.
func (p *pairer) interrupt(at int) {
	for _, start := range p.pending {
		if _, closed := p.ends[start]; !closed {
			p.ends[start] = at
		}
	}
	p.pending = p.pending[:0]
}

// A kramdownElementParser parses blocks of HTML as kramdown does: an element as a whole, blank
// lines and all, unless Markdown is read in it.
type kramdownElementParser struct{ parser.BlockParser }

var elementName = regexp.MustCompile(`^</?([A-Za-z][\w:-]*)`)

// endKey is that of where the element ends that is parsed; 0 where CommonMark says it.
var endKey = parser.NewContextKey()

// Open implements [parser.BlockParser].
func (p kramdownElementParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, start := lineAt(reader)
	m := elementName.FindSubmatch(line)
	if m == nil {
		pc.Set(endKey, 0)
		return p.BlockParser.Open(parent, reader, pc)
	}
	name := strings.ToLower(string(m[1]))
	if spanElements[name] && !endsHereAlone(reader) {
		return nil, parser.NoChildren
	}
	n, state := p.BlockParser.Open(parent, reader, pc)
	if n == nil {
		return nil, state
	}
	end, ok := elementsIn(reader.Source(), pc)[start]
	if bytes.HasPrefix(line, []byte("</")) {
		end, ok = start+1, true
	}
	if !ok {
		end = 0
	}
	pc.Set(endKey, end)
	return n, state
}

// endsHereAlone reports whether a blank line, or none, follows the line at hand: then it
// makes no difference whether it is a paragraph, and the attributes of its tag are texts.
func endsHereAlone(reader text.Reader) bool {
	line, at := reader.PeekLine()
	rest := reader.Source()[at.Start-at.Padding+len(line):]
	if n := bytes.IndexByte(rest, '\n'); n >= 0 {
		rest = rest[:n]
	}
	return util.IsBlank(rest)
}

// Continue implements [parser.BlockParser].
func (p kramdownElementParser) Continue(n ast.Node, reader text.Reader, pc parser.Context) parser.State {
	end, _ := pc.Get(endKey).(int)
	if end == 0 {
		return p.BlockParser.Continue(n, reader, pc)
	}
	line, at := reader.PeekLine()
	if at.Start >= end {
		return parser.Close
	}
	n.Lines().Append(at)
	reader.Advance(at.Len() - util.TrimRightSpaceLength(line))
	reader.AdvanceToEOL()
	return parser.Continue | parser.NoChildren
}
