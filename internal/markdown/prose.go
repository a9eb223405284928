package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/inline"
	"github.com/pobook/pobook/internal/markdown/htmltext"
)

// mathLanguage is the language of mathematics in fences.
const mathLanguage = "math"

// diagramLanguages are those of which GitHub shows a picture, and PlantUML, which
// many sites do.
var diagramLanguages = htmltext.Names(`mermaid geojson topojson stl plantuml puml`)

// prose makes blocks of a paragraph with its inline content: one, unless there are
// lines in it that are blocks to generators. Mathematics is code between what stands
// above and below it. There is none for a paragraph that is empty, as a comment alone
// is.
func prose(t *tree, n ast.Node, spans []document.Span) []document.Block {
	parts := partsOf(t, n)
	if len(parts) == 0 {
		return appendParagraph(nil, spans)
	}
	var blocks []document.Block
	for _, p := range parts {
		above := 0
		for above < len(spans) && spans[above].Offset < p.lines[0].Start {
			above++
		}
		text := trimBlanks(spans[:above])
		if id := idInList(t.in(p.lines[0])); !p.math && !p.runs && id != "" && len(text) > 0 {
			text = append([]document.Span{{Anchor: id, Offset: text[0].Offset}}, text...)
		}
		blocks = appendParagraph(blocks, text)
		end := p.lines[len(p.lines)-1].End
		for spans = spans[above:]; len(spans) > 0 && spans[0].Offset <= end; {
			spans = spans[1:]
		}
		if p.math {
			blocks = append(blocks, mathematics(t, p.lines))
		}
	}
	return appendParagraph(blocks, trimBlanks(spans))
}

func appendParagraph(blocks []document.Block, text []document.Span) []document.Block {
	if len(text) == 0 {
		return blocks
	}
	return append(blocks, &document.Paragraph{Text: text})
}

// A part is lines of a paragraph that are no text on the page: displayed
// mathematics, or what only generators read.
type part struct {
	lines []inline.Span
	math  bool
	runs  bool // a generator runs it, and has other text in its place
}

// partsOf returns the parts of a paragraph, in order.
func partsOf(t *tree, n ast.Node) []part {
	if !mayHaveParts(n, t.text()) {
		return nil
	}
	var parts []part
	closed := true // that the mathematics found last has its end
	for _, m := range markersIn(t, n, t.lines(n)) {
		line := bytes.TrimRight(t.in(m.line), " \t")
		switch {
		case m.math && !closed:
			last := &parts[len(parts)-1]
			last.lines = append(last.lines, m.line)
			closed = bytes.HasSuffix(line, mathFence)
		case m.math:
			parts = append(parts, part{lines: []inline.Span{m.line}, math: true})
			closed = bytes.Count(line, mathFence) > 1
		case line[0] == '{' || contentsMark.Match(line):
			parts = append(parts, part{lines: []inline.Span{m.line}, runs: generatorTags.Match(line)})
		}
	}
	return parts
}

// mayHaveParts reports whether a line begins as a part would.
func mayHaveParts(n ast.Node, source []byte) bool {
	lines := n.Lines()
	for i := range lines.Len() {
		l := lines.At(i)
		if l.Start < l.Stop && bytes.IndexByte([]byte("${["), source[l.Start]) >= 0 {
			return true
		}
	}
	return false
}

// mathematics makes code of lines, without the fences.
func mathematics(t *tree, lines []inline.Span) document.Block {
	code := &document.Code{Info: mathLanguage}
	for i, l := range lines {
		text := t.in(l)
		if i == 0 {
			text = bytes.TrimPrefix(text, mathFence)
		}
		if i == len(lines)-1 {
			text = bytes.TrimSuffix(bytes.TrimRight(text, " \t"), mathFence)
		}
		if (i == 0 || i == len(lines)-1) && len(bytes.TrimSpace(text)) == 0 {
			continue
		}
		if i == 0 || i == len(lines)-1 {
			text = bytes.TrimSpace(text)
		}
		code.Lines = append(code.Lines, string(text))
		code.Offsets = append(code.Offsets, l.Start)
	}
	return code
}
