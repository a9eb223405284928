package markdown

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/inline"
	"github.com/pobook/pobook/internal/markdown/dialect"
)

// thematicBreak is one of the patterns of opener.
const thematicBreak = `()(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$`

// opener matches a line that opens a block where a paragraph could begin, by
// the section of the CommonMark specification that describes it. The first
// group is what may stand before the backslash that disarms it.
var opener = regexp.MustCompile(`^(?:` + strings.Join([]string{
	thematicBreak,              // 4.1
	`()#{1,6}(?:[ \t]|$)`,      // 4.2 ATX heading
	"()(?:`{3,}[^`]*$|~{3,})",  // 4.5 fence
	`()\[[^\]]*\]:`,            // 4.7 link reference definition, footnote
	`()>`,                      // 5.1 block quote
	`()[-+*](?:[ \t]|$)`,       // 5.2 bullet
	`(\p{Nd}+)[.)](?:[ \t]|$)`, // 5.2 ordered list marker, in Python-Markdown of any digits
	`()[:~](?:[ \t]|$)`,        // definition; Python-Markdown has one without text
	`()\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t|:-]*)$`, // GFM 4.10 delimiter row
}, "|") + `)`)

// foreign matches a line that opens a block to other readers, with what says which.
var foreign = regexp.MustCompile(`^(?:` + strings.Join([]string{
	`#`,                           // Python-Markdown: a heading without a space
	`\*\[.*?\][ ]?:`,              // Python-Markdown, kramdown: an abbreviation
	`(?:!!!|\?\?\?|===)[ \w-]*`,   // Python-Markdown, PyMdown: admonitions, details, tabs
	`(?:/{3,}|:{2,})[ \t]*[\w-]*`, // PyMdown: blocks; containers, directives
	`<<<.*`,                       // VitePress: a snippet
}, "|") + `)`)

// goesOn matches what an import of MDX may go on with that another paragraph has
// begun with words alone.
var goesOn = regexp.MustCompile(`^(?:from[\s\p{Z}]*(["'/])|(,)|(/)[/*]|(f)rom$)`)

// escapeStart disarms a line that would open a block, or be a marker. What opens
// one to other readers only stays where the source begins like it.
func escapeStart(d *dialect.Dialect, source, line string) string {
	switch {
	case line == "":
		return line
	case strings.IndexByte(d.Opens, line[0]) >= 0 && line[0] != source[0]:
		return `\` + line
	}
	if d.Bars && mixedUnderline.MatchString(line) {
		return `\` + line
	}
	return escapeOpener(d, source, line)
}

// escapeOpener is escapeStart of a line that is not empty.
func escapeOpener(d *dialect.Dialect, source, line string) string {
	mark := foreignMark(line)
	kept := mark != "" && strings.HasPrefix(source, mark)
	if escaped := escapeImport(source, line); !kept && escaped != line {
		return escaped
	}
	if first, _ := utf8.DecodeRuneInString(line); isLetter(line[0]) || first >= utf8.RuneSelf && !unicode.IsDigit(first) {
		return line // nothing begins with a letter
	}
	_, marks := markerAt(d, []byte(line), inline.Span{})
	if marks || strings.HasPrefix(line, string(mathFence)) || mark != "" && !kept {
		if d.Escapable(line[0]) {
			return `\` + line
		}
		return fmt.Sprintf("&#%d;%s", line[0], line[1:])
	}
	m := opener.FindStringSubmatchIndex(line)
	if m == nil {
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

// mixedUnderline matches a line that makes a heading of the one above it to kramdown alone.
var mixedUnderline = regexp.MustCompile(`^[=-]+[ \t]*$`)

// foreignMark returns what opens a block to other readers at the beginning of a line;
// empty if nothing does.
func foreignMark(line string) string {
	if strings.IndexByte("#*!?=/:<@", line[0]) < 0 {
		return ""
	}
	return foreign.FindString(line)
}

// escapeImport disarms a line that goes on with an import, unless the source begins
// so too.
func escapeImport(source, line string) string {
	if strings.IndexByte("f,/", line[0]) < 0 {
		return line
	}
	m := goesOn.FindStringSubmatchIndex(line)
	if m == nil || strings.HasPrefix(source, line[:m[1]]) {
		return line
	}
	at := max(m[2], m[4], m[6], m[8])
	return fmt.Sprintf("%s&#%d;%s", line[:at], line[at], line[at+1:])
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// endsInEscape reports whether a text ends in a backslash that escapes what follows.
func endsInEscape(text string) bool {
	return (len(text)-len(strings.TrimRight(text, `\`)))%2 == 1
}
