package dialect

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// openLongTag returns a shortcode of Hugo over several lines in Markdown of no generator: a
// line with its end could be a quotation. One on a line is a marker.
func openLongTag(_ ast.Node, reader text.Reader, pc parser.Context) *Literal {
	line, start := lineAt(reader)
	if !bytes.HasPrefix(line, []byte(shortcodeOpener)) && !bytes.HasPrefix(line, []byte(shortcodePercent)) {
		return nil
	}
	source := whole(reader, pc)
	s, ok := shortcodeAt(source, start)
	if !ok || !strings.Contains(s.In(source), "\n") {
		return nil
	}
	if rest, _, _ := strings.Cut(source[s.End:], "\n"); strings.TrimSpace(rest) != "" {
		return nil
	}
	l := &Literal{What: LongTag, Texts: textsOf(s, reader.Source()), end: s.End}
	l.take(reader)
	return l
}

// LongTag is what a literal is that only a generator reads.
const LongTag = "tag"
