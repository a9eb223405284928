package markdown

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"github.com/pobook/pobook/internal/inline"
	"github.com/pobook/pobook/internal/markdown/frontmatter"
	"github.com/pobook/pobook/internal/markdown/htmltext"
	"github.com/pobook/pobook/internal/markdown/linebreak"
)

// encode gives a translation the form in which it can stand in a segment's
// place.
func encode(s source, seg *Segment, text string) []byte {
	switch seg.Kind {
	case KindFrontMatter:
		return frontmatter.Encode(s.metadata(), *seg.form.meta, text)
	case KindHTML, KindAttribute:
		return []byte(htmltext.Encode(*seg.form.html, text))
	case KindCode:
		return []byte(encodeCode(text, seg.form.prefix, s.newline))
	case KindCodeComment:
		return []byte(linebreak.OneLine(text))
	}
	switch {
	case seg.Kind == KindTableHeader, seg.Kind == KindTableCell:
		return []byte(encodeCell(s, seg, text))
	case seg.Kind == KindHeading:
		return []byte(encodeHeading(seg, text))
	case seg.Kind == KindTerm, seg.form.title:
		return []byte(escapeUnderline(escapeStart(linebreak.OneLine(text))))
	default:
		return []byte(encodeParagraph(text, seg.form.prefix, s.newline, seg.Kind))
	}
}

// encodeParagraph lays out a translation as lines of a block. A blank line
// would end the block; it becomes the strongest break that a block can hold.
func encodeParagraph(translation, prefix, newline string, kind Kind) string {
	lines := linebreak.Split(translation)
	for i, line := range lines {
		if i == 0 && kind == KindTask {
			// After the box of a task nothing opens a block.
			continue
		}
		lines[i] = escapeUnderline(escapeStart(line))
	}
	if kind == KindListItem && len(lines) > 0 && taskBox.MatchString(lines[0]) {
		lines[0] = `\` + lines[0]
	}
	return strings.Join(lines, newline+prefix)
}

// encodeHeading keeps a translation on the one line of a heading.
func encodeHeading(seg *Segment, translation string) string {
	line := linebreak.OneLine(translation)
	if seg.form.setext {
		line = escapeStart(line)
	} else if strings.HasSuffix(line, "#") {
		// A run of # after a space closes a heading (CommonMark §4.2).
		line = closingMarks.ReplaceAllString(line, `$1\$2`)
	}
	if i := strings.LastIndexByte(line, '{'); strings.HasSuffix(line, "}") && endsInAttributes(line) {
		line = line[:i] + `\` + line[i:]
	}
	return line
}

// endsInAttributes asks the parser whether braces at the end of a heading's text
// hold attributes.
func endsInAttributes(line string) bool {
	heading := wholeDialect().Parse(text.NewReader([]byte("# " + line))).FirstChild()
	return heading != nil && len(heading.Attributes()) > 0
}

var closingMarks = regexp.MustCompile(`(^|[ \t])(#+)$`)

// encodeCell keeps a translation inside one table cell: on one line, with its
// bars escaped. A hard break is a br element, the only form that a cell can
// hold.
func encodeCell(s source, seg *Segment, translation string) string {
	lines := linebreak.Split(translation)
	if len(lines) > 0 && opensRow(s, seg) {
		lines[0] = escapeUnderline(escapeStart(lines[0]))
	}
	for i, line := range lines {
		if i < len(lines)-1 && linebreak.Hard(line) {
			lines[i] = strings.TrimRight(strings.TrimSuffix(line, `\`), " ") + "<br>"
		}
		lines[i] = escapeBars(lines[i])
	}
	return linebreak.Join(lines)
}

// opensRow reports whether a cell is the first of a row that has no bar before it.
func opensRow(s source, cell *Segment) bool {
	return bytes.IndexByte(s.bytes[s.lineStart(cell.Start):cell.Start], '|') < 0
}

// escapeBars escapes each bar that no backslash stands before. A table is cut
// into cells before anything else is read, so that one backslash more or less
// makes no difference to the cut, and bars in code spans count too (GFM §4.10).
func escapeBars(line string) string {
	var b strings.Builder
	for i := range len(line) {
		if line[i] == '|' && (i == 0 || line[i-1] != '\\') {
			b.WriteByte('\\')
		}
		b.WriteByte(line[i])
	}
	if strings.HasSuffix(line, `\`) {
		// It would escape the bar that ends the cell.
		b.WriteByte(' ')
	}
	return b.String()
}

// opener matches a line that opens a block where a paragraph could begin, by
// the section of the CommonMark specification that describes it. The first
// group is what may stand before the backslash that disarms it.
var opener = regexp.MustCompile(`^(?:` + strings.Join([]string{
	`()(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$`, // 4.1 thematic break
	`()#{1,6}(?:[ \t]|$)`,      // 4.2 ATX heading
	"()(?:`{3,}[^`]*$|~{3,})",  // 4.5 fence
	`()</?[A-Za-z]|()<[!?]`,    // 4.6 HTML block; told from inline HTML below
	`()\[[^\]]+\]:`,            // 4.7 link reference definition, footnote
	`()>`,                      // 5.1 block quote
	`()[-+*](?:[ \t]|$)`,       // 5.2 bullet
	`(\d{1,9})[.)](?:[ \t]|$)`, // 5.2 ordered list marker
	`():[ \t]`,                 // definition
	`()\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t|:-]*)$`, // GFM 4.10 delimiter row
}, "|") + `)`)

// escapeStart disarms a line that would open a block, or be a marker.
func escapeStart(line string) string {
	if line == "" || line[0] >= utf8.RuneSelf || isLetter(line[0]) {
		return line // nothing begins with a letter
	}
	if _, ok := markerAt([]byte(line), inline.Span{}); ok || strings.HasPrefix(line, string(mathFence)) {
		return `\` + line
	}
	m := opener.FindStringSubmatchIndex(line)
	if m == nil || line[0] == '<' && !opensHTML(line) {
		return line
	}
	at := 0
	for g := 2; g < len(m); g += 2 {
		if m[g] >= 0 {
			at = m[g+1]
		}
	}
	return line[:at] + `\` + line[at:]
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// underline matches a line that would make a heading of the text above it
// (CommonMark §4.3).
var underline = regexp.MustCompile(`^(?:=+|-+)[ \t]*$`)

// escapeUnderline disarms a line that would make a heading of the one above it,
// which may be a marker.
func escapeUnderline(line string) string {
	if line != "" && (line[0] == '=' || line[0] == '-') && underline.MatchString(line) {
		return `\` + line
	}
	return line
}

// opensHTML reports whether a line opens an HTML block where a paragraph could
// begin. Its seven conditions (CommonMark §4.6) are asked of the parser.
func opensHTML(line string) bool {
	first := wholeDialect().Parse(text.NewReader([]byte(line))).FirstChild()
	return first != nil && first.Kind() == ast.KindHTMLBlock
}

// encodeCode lays out a code block that is offered as a whole.
func encodeCode(translation, prefix, newline string) string {
	translation = strings.TrimRight(linebreak.Feeds(translation), "\n")
	lines := strings.Split(translation, "\n")
	for i, line := range lines {
		if i > 0 && line == "" {
			lines[i] = strings.TrimRight(prefix, " \t")
		} else if i > 0 {
			lines[i] = prefix + line
		}
	}
	return strings.Join(lines, newline)
}
