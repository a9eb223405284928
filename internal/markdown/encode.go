package markdown

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"github.com/pobook/pobook/internal/markdown/dialect"
	"github.com/pobook/pobook/internal/markdown/frontmatter"
	"github.com/pobook/pobook/internal/markdown/htmltext"
	"github.com/pobook/pobook/internal/markdown/jsx"
	"github.com/pobook/pobook/internal/markdown/linebreak"
	"github.com/pobook/pobook/internal/markdown/trust"
)

// An encoder gives translations the form in which they can stand in the place of
// segments of a source.
type encoder struct {
	source source
	judge  *trust.Judge
}

// encode returns a translation as it stands in the place of a segment, and whether
// it echoes it; or what it is objected to for, if no compiler would take it.
func (e encoder) encode(seg *Segment, text string) (encoded []byte, echoes bool, objection trust.Objection) {
	if seg.form.code != nil {
		written, added := seg.form.code.Encode(linebreak.OneLine(text))
		if added != "" {
			return nil, false, trust.Objection{Reason: trust.AddedTemplate, What: added}
		}
		return []byte(written), false, objection
	}
	if encoded, ok := e.encodeLiteral(seg, text); ok {
		return []byte(encoded), false, objection
	}
	text, echoes = e.judge.Disarm(seg.Text, encodeLines(e.source, seg, text))
	if e.source.dialect.Bars && (seg.Kind == KindTableCell || seg.Kind == KindTableHeader) {
		text = encodeBackticks(text)
	}
	if mode := e.source.dialect.JSX; mode != nil {
		written, problem := jsx.Encode(seg.Text, text, *mode)
		if problem != nil {
			return nil, false, compilerObjection(*problem)
		}
		text, echoes = written, echoes && written == text
	}
	if e.source.dialect.Elements && seg.form.title && e.titlesAlert(seg) {
		text = pointed.ReplaceAllString(text, "&lt;$1")
	}
	text = strings.Join(e.encodeStarts(seg, strings.Split(e.encodeEnd(seg, text), "\n")), e.source.newline+seg.form.prefix)
	if seg.form.place == dialect.Info && seg.form.quote != 0 {
		text = e.source.dialect.Parameter.Encode(text, seg.form.quote)
	}
	return []byte(text), echoes, objection
}

// encodeEnd keeps what follows a text from being read with it.
func (e encoder) encodeEnd(seg *Segment, text string) string {
	if (seg.form.wrapped || seg.form.cut) && endsInEscape(text) {
		text += `\` // it would escape the tag
	}
	if e.endsBeforeList(seg, text) {
		text += " " // else the list would be that of the element which ends here
	}
	return text
}

// encodeStarts keeps lines from beginning metadata, or blocks of HTML.
func (e encoder) encodeStarts(seg *Segment, lines []string) []string {
	if len(bytes.TrimSpace(e.source.bytes[e.source.mark:seg.Start])) == 0 {
		lines[0] = encodeTop(e.source.dialect, seg.Text, encodeKey(seg.Text, lines[0]))
	}
	for i, line := range lines {
		if mayOpen(e.source, seg, i) {
			lines[i] = e.escapeHTML(seg.Text, line)
		}
	}
	return lines
}

// endsBeforeList reports whether a text ends in a sign of an element where a list of attributes
// of the whole block follows (markdown-it-attrs).
func (e encoder) endsBeforeList(seg *Segment, text string) bool {
	return e.source.dialect.Elements && text != "" && seg.End < len(e.source.bytes) && e.source.bytes[seg.End] == '{' &&
		strings.IndexByte("*_~`)]>\\}", text[len(text)-1]) >= 0
}

// titlesAlert reports whether a segment is the title of an alert, which VitePress sets as
// HTML.
func (e encoder) titlesAlert(seg *Segment) bool {
	return bytes.Contains(e.source.bytes[e.source.lineStart(seg.Start):seg.Start], []byte("[!"))
}

// pointed matches what begins an address between angle brackets, which is a tag in HTML.
var pointed = regexp.MustCompile(`<([A-Za-z0-9.!#$%&'*+/=?^_{|}~-]+[:@])`)

// compilerObjection says what a compiler of MDX would.
func compilerObjection(o jsx.Objection) trust.Objection {
	if o.Reason == jsx.Address {
		return trust.Objection{Reason: trust.UnsafeLink, What: o.What}
	}
	return trust.Objection{Reason: trust.UnbalancedHTML, What: o.What}
}

// encodeLiteral encodes what is not running text of Markdown.
func (e encoder) encodeLiteral(seg *Segment, text string) (encoded string, ok bool) {
	switch seg.form.place {
	case dialect.Attribute:
		return jsx.EncodeValue(linebreak.OneLine(text), seg.form.quote), true
	case dialect.Parameter:
		line := linebreak.OneLine(text)
		if e.source.dialect.Tags == dialect.Liquid {
			line = encodeQuotes(seg.Text, line)
		}
		return e.source.dialect.Parameter.Encode(line, seg.form.quote), true
	}
	switch seg.Kind {
	case KindFrontMatter:
		return string(frontmatter.Encode(e.source.metadata(), *seg.form.meta, text)), true
	case KindHTML:
		return encodeStart(e.source.dialect, seg.Text, htmltext.Encode(*seg.form.html, text)), true
	case KindAttribute:
		return htmltext.Encode(*seg.form.html, text), true
	case KindCode:
		return encodeCode(text, seg.form.prefix, e.source.newline), true
	}
	return "", false
}

// key matches what MkDocs takes for metadata where a section begins, or Hexo, if a
// thematic break follows.
var key = regexp.MustCompile(`^(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*'):`)

// encodeKey disarms a line that would be taken for metadata, unless the source begins
// so too.
func encodeKey(source, line string) string {
	mark := key.FindString(line)
	if mark == "" || strings.HasPrefix(source, mark) {
		return line
	}
	return mark[:len(mark)-1] + "&#58;" + line[len(mark):]
}

// top matches what begins metadata where a section begins: of Hugo and of those that
// take a language from the first line, and run it if it is JavaScript (gray-matter);
// and a title of Pandoc's. Hugo has JSON as well.
var top = regexp.MustCompile(`^(?:---|\+\+\+|;;;|%)`)

// encodeTop disarms a line that would begin metadata.
func encodeTop(d *dialect.Dialect, source, line string) string {
	if strings.HasPrefix(line, "{") && !strings.HasPrefix(source, "{") && d.Braces {
		return dialect.ZeroWidth + line
	}
	if top.MatchString(line) {
		return fmt.Sprintf("&#%d;%s", line[0], line[1:])
	}
	return line
}

// encodeStart disarms a text of a block of HTML of which Python-Markdown or kramdown,
// which may read Markdown there, would make a block. There are no escapes.
func encodeStart(d *dialect.Dialect, source, line string) string {
	escaped := escapeUnderline(escapeStart(d, source, line))
	for i := range len(line) {
		switch {
		case escaped[i] == line[i]:
		case escaped[i] == '\\':
			return fmt.Sprintf("%s&#%d;%s", line[:i], line[i], line[i+1:])
		default:
			return escaped
		}
	}
	return escaped
}

// mayOpen reports whether a block could begin where a line of a segment does.
func mayOpen(s source, seg *Segment, line int) bool {
	switch seg.Kind {
	case KindHeading:
		return seg.form.setext
	case KindTableHeader, KindTableCell:
		return line == 0 && opensRow(s, seg)
	case KindCaption:
		return line > 0
	default:
		return true
	}
}

// encodeLines escapes what would open or end a block in running text. The lines
// have neither the prefixes of containers nor the line endings of the section.
func encodeLines(s source, seg *Segment, text string) string {
	if s.dialect.Bars && seg.form.place == dialect.Rest && seg.form.quote == 0 && (seg.Kind != KindHeading || seg.form.setext) {
		text = escapeTableBars(text)
	}
	switch {
	case seg.Kind == KindTableHeader, seg.Kind == KindTableCell:
		return encodeCell(s, seg, text)
	case seg.Kind == KindHeading:
		return encodeHeading(s, seg, text)
	case seg.form.quote != 0 && seg.form.place == dialect.Rest:
		return encodeDefinitionTitle(seg.form.quote, linebreak.OneLine(text))
	case seg.form.place != dialect.Rest && (seg.form.place != dialect.Info || seg.form.quote == 0):
		return encodeTitle(s, seg, linebreak.OneLine(text))
	case seg.form.place == dialect.Info: // a paragraph of its own to who reads it
		return escapeUnderline(escapeStart(s.dialect, seg.Text, strings.TrimSpace(linebreak.OneLine(text))))
	case seg.Kind == KindTerm, seg.form.title:
		return escapeUnderline(escapeStart(s.dialect, seg.Text, linebreak.OneLine(text)))
	default:
		return encodeParagraph(s, seg, text)
	}
}

// encodeTitle keeps a title between what it stands in.
func encodeTitle(s source, seg *Segment, line string) string {
	switch seg.form.place {
	case dialect.Info:
		return encodeCodeTitle(line)
	case dialect.Label:
		return encodeLabel(line)
	}
	if s.dialect.Bars && seg.form.place == dialect.Verbatim {
		return strings.ReplaceAll(line, "|", "&#124;") // it would be a table
	}
	if seg.form.place != dialect.Bracketed {
		return line
	}
	if dialect.Balanced(line) && (!seg.form.link || fitsLink(line)) {
		return line
	}
	line = brackets.Replace(line)
	if endsInEscape(line) {
		line += `\` // it would escape the bracket that closes the title
	}
	return line
}

var brackets = strings.NewReplacer(`\\`, `\\`, `\[`, `\[`, `\]`, `\]`, "[", `\[`, "]", `\]`)

// encodeParagraph lays out a translation as lines of a block. A blank line
// would end the block; it becomes the strongest break that a block can hold.
func encodeParagraph(s source, seg *Segment, translation string) string {
	lines := linebreak.Split(translation)
	for i, line := range lines {
		if mayOpen(s, seg, i) {
			lines[i] = escapeUnderline(escapeStart(s.dialect, seg.Text, line))
		}
		if i > 0 && delimiterRow.MatchString(line) {
			lines[i] = `\` + line
		}
	}
	if len(lines) > 0 && seg.Kind != KindCaption {
		lines[0] = disarmCaption(seg.Text, lines[0])
	}
	if (seg.Kind == KindListItem || seg.Kind == KindTask) && len(lines) > 0 && taskBox.MatchString(lines[0]) {
		lines[0] = `\` + lines[0]
	}
	if seg.Kind == KindTask && len(lines) > 0 && !strings.Contains(strings.ToLower(seg.Text), "[x]") {
		lines[0] = ticked.ReplaceAllString(lines[0], `$1\]`)
	}
	if len(lines) == 1 {
		return lines[0]
	}
	text := strings.Join(lines, "\n")
	if strings.IndexByte(text, '[') < 0 {
		return text
	}
	return definition.ReplaceAllString(text, `\$0`)
}

// ticked matches what ticks a task wherever in its line it stands, to cmark-gfm.
var ticked = regexp.MustCompile(`(\[[xX])\]`)

// delimiterRow matches a line that makes a table of the one above it to
// markdown-it or Python-Markdown.
var delimiterRow = regexp.MustCompile(`^[|: \t-]*\|[|: \t-]*$`)

// definition matches what Python-Markdown takes for a link reference definition or
// an abbreviation, in the middle of a paragraph and over several lines.
var definition = regexp.MustCompile(`(?m)^(?:\[[^\[\]]*\n[^\[\]]*\]:|\*\[[^\\\]]*\n[^\\]*?\][ ]?:)`)

// encodeHeading keeps a translation on the one line of a heading.
func encodeHeading(s source, seg *Segment, translation string) string {
	line := linebreak.OneLine(translation)
	if seg.form.setext {
		line = escapeStart(s.dialect, seg.Text, line)
		if seg.Level == 2 {
			line = encodeBars(line)
		}
	} else {
		if strings.HasPrefix(line, ":::") && !strings.HasPrefix(seg.Text, ":::") {
			line = `\` + line // documentation of a module, to mkdocstrings
		}
		if s.dialect.BeginsAlert(line) {
			line = `\` + line
		}
		if strings.HasSuffix(line, "#") {
			// A run of # after a space closes a heading (CommonMark §4.2).
			line = closingMarks.ReplaceAllString(line, `$1\$2`)
		}
	}
	if endsInEscape(line) {
		line += `\` // to Python-Markdown it would escape the line ending
	}
	if i := strings.LastIndexByte(line, '{'); strings.HasSuffix(line, "}") && endsInAttributes(line) {
		line = line[:i] + `\` + line[i:]
	}
	if tail := s.dialect.HeadingTail; tail != nil && tail.MatchString(line) {
		line = line[:len(line)-1] + `\}` // a backslash before them changes nothing
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
		lines[0] = escapeUnderline(escapeStart(s.dialect, seg.Text, lines[0]))
	}
	if len(lines) > 0 && s.dialect.BeginsAlert(lines[0]) {
		lines[0] = `\` + lines[0]
	}
	for i, line := range lines {
		if i < len(lines)-1 && linebreak.Hard(line) {
			lines[i] = strings.TrimRight(strings.TrimSuffix(line, `\`), " ") + "<br>"
		}
		if !s.dialect.Bars {
			lines[i] = escapeBarsBetween(lines[i], dialect.ShortcodesIn(s.dialect, lines[i]))
			continue
		}
		if separates.MatchString(lines[i]) {
			lines[i] = strings.Replace(strings.Replace(lines[i], "-", `\-`, 1), "=", `\=`, 1)
		}
		if endsInEscape(lines[i]) {
			lines[i] += " " // it would escape the bar that ends the cell
		}
	}
	return linebreak.Join(lines)
}

// separates matches a cell that may be a part of a line that parts rows to kramdown.
var separates = regexp.MustCompile(`^[+: \t=-]*[=-][+: \t=-]*$`)

// opensRow reports whether a cell is the first of a row that has no bar before it.
func opensRow(s source, cell *Segment) bool {
	return bytes.IndexByte(s.bytes[s.lineStart(cell.Start):cell.Start], '|') < 0
}

// escapeBarsBetween escapes the bars of a text but for those in shortcodes, which are taken
// out before a table is cut.
func escapeBarsBetween(line string, codes dialect.Tags) string {
	var b strings.Builder
	done := 0
	for _, code := range codes {
		b.WriteString(escapeBars(line[done:code.Start]) + code.In(line))
		done = code.End
	}
	return b.String() + escapeBars(line[done:])
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

// escapeHTML disarms a line that would open a block of HTML, if the source has its
// tag elsewhere, or it is a comment. Any other tag is not the translator's to
// bring in.
func (e encoder) escapeHTML(source, line string) string {
	elements := e.source.dialect.Elements && dialect.OpensElement([]byte(line))
	if !strings.HasPrefix(line, "<") || !elements && !opensHTML(line) {
		return line
	}
	if name := htmltext.NameOf(line); name != "" {
		begun := line[:len(line)-len(strings.TrimLeft(line, "</"))+len(name)]
		if !strings.Contains(strings.ToLower(source), strings.ToLower(begun)) {
			return line
		}
		if elements {
			return dialect.ZeroWidth + line // it is a component within a line of the source
		}
	}
	disarmed, _ := e.judge.Disarm(source, "&lt;"+line[1:])
	return disarmed
}

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
