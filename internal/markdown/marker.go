package markdown

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"

	"github.com/pobook/pobook/internal/inline"
	"github.com/pobook/pobook/internal/markdown/dialect"
)

// Many dialects write block structure into what CommonMark takes for lines of
// a paragraph: alerts (`> [!NOTE]`), containers (`::: tip Title`), admonitions
// (`!!! note "Title"`), attribute lists (`{: #id}`), site generators' tags, and
// mathematics between lines of `$$`. Such a line is a marker. It stays as it is,
// but for the title that it may have, and parts what stands above it from what
// stands below.

// A marked line is a line of a paragraph that holds a marker, cut into what is
// text and what is not. The title may be empty.
type markedLine struct {
	line  inline.Span
	title inline.Span
	math  bool // it is one of displayed mathematics
}

// A marker says how one dialect's lines look. The group "title", where there is
// one, is text.
var markers = []*regexp.Regexp{
	regexp.MustCompile(`^\[![A-Za-z]+\][+-]?(?:[ \t]+(?P<title>.*))?$`),
	regexp.MustCompile(`^:{3,}[ \t]*[A-Za-z][\w-]*\[(?P<title>.*)\](?:\{[^{}]*\})?[ \t]*$`),
	regexp.MustCompile(`^:{3,}[ \t]*(?:\{[^{}]*\}|[A-Za-z][\w-]*)?[ \t]*(?:\{[^{}]*\})?[ \t]*(?P<title>.*)$`),
	regexp.MustCompile(`^(?:!!!|\?\?\?\+?|===[!+]?)[ \t]+(?:[A-Za-z][\w -]*)?(?:"(?P<title>.*)"[ \t]*)?$`),
	regexp.MustCompile(`^\{(?::|[#.][\w-])[^{}]*\}[ \t]*$`),
	generatorTags,
	contentsMark,
}

// contentsMark matches the place of a table of contents.
var contentsMark = regexp.MustCompile(`(?i)^\[\[?_?TOC_?\]?\][ \t]*$`)

// generatorTags matches text that only a site generator reads.
var generatorTags = regexp.MustCompile(`^(?:[ \t]*(?:\{\{.*?\}\}|\{%.*?%\}))+[ \t]*$`)

// math matches mathematics in running text.
var math = regexp.MustCompile(`\$\$[^$]+\$\$|\$[^$\s](?:[^$]*[^$\s])?\$|\\\(.*?\\\)|\\\[.*?\\\]`)

// onlyMath reports whether there is nothing but mathematics in a text.
func onlyMath(text string) bool {
	if first := strings.TrimLeft(text, "*_ "); first == "" || first[0] != '$' && first[0] != '\\' {
		return false // it begins with something else
	}
	return !inline.HasLetter(math.ReplaceAllString(text, ""))
}

// mathFence is a line that begins or ends displayed mathematics.
var mathFence = []byte("$$")

// markersIn returns the markers among the lines of a block, in order. Only
// paragraphs have any.
func markersIn(t *tree, block ast.Node, lines []inline.Span) []markedLine {
	if block.Kind() != ast.KindParagraph && block.Kind() != ast.KindTextBlock {
		return nil
	}
	var (
		found []markedLine
		math  bool
	)
	for _, l := range lines {
		line := bytes.TrimRight(t.in(l), " \t")
		fences := 0
		if bytes.HasPrefix(line, mathFence) {
			fences = bytes.Count(line, mathFence)
		}
		switch {
		case math:
			math = !bytes.HasSuffix(line, mathFence)
			found = append(found, markedLine{line: l, math: true})
		case fences > 0:
			math = fences == 1
			found = append(found, markedLine{line: l, math: math || bytes.HasSuffix(line, mathFence)})
		default:
			if m, ok := markerAt(t.dialect, line, l); ok {
				found = append(found, m)
			}
		}
	}
	if math {
		// What is not closed is not mathematics.
		return markersBeforeMath(t.bytes, found)
	}
	return found
}

// markersBeforeMath takes back the markers from the last opening fence on.
func markersBeforeMath(source []byte, found []markedLine) []markedLine {
	for i := len(found) - 1; i >= 0; i-- {
		if bytes.HasPrefix(source[found[i].line.Start:found[i].line.End], mathFence) {
			return found[:i]
		}
	}
	return found
}

func markerAt(d *dialect.Dialect, line []byte, l inline.Span) (markedLine, bool) {
	if len(line) == 0 || bytes.IndexByte([]byte("[:!?={\\\\^"), line[0]) < 0 {
		return markedLine{}, false
	}
	for _, patterns := range [...][]*regexp.Regexp{d.Markers, markers} {
		for _, m := range patterns {
			match := m.FindSubmatchIndex(line)
			if match == nil || d.Tags == dialect.Liquid && m == generatorTags { // those on lines of their own are none of a paragraph's
				continue
			}
			marked := markedLine{line: l}
			if i := m.SubexpIndex("title"); i >= 0 && match[2*i] < match[2*i+1] {
				marked.title = inline.Span{Start: l.Start + match[2*i], End: l.Start + match[2*i+1]}
			}
			return marked, true
		}
	}
	return markedLine{}, false
}
