package frontmatter

import (
	"cmp"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"github.com/pobook/pobook/internal/markdown/linebreak"
)

// Encode returns what has to stand in a value's place so that it reads as
// the translation. It keeps the author's notation if that can hold the
// translation; what holds any text is double quotes on one line.
func Encode(block []byte, v Value, translation string) []byte {
	if translation == v.Text {
		return block[v.Start:v.End]
	}
	if kept := v.restyle(block, translation); v.readsAs(block, kept, translation+v.tail) {
		return []byte(kept)
	}
	quoted := `"` + escape(translation+v.tail, "") + `"`
	if v.style == yamlLiteral || v.style == yamlFolded {
		_, comment := v.header(block)
		quoted += comment
	}
	return []byte(quoted)
}

// restyle writes a translation in the notation of the value. It may read as
// something else.
func (v Value) restyle(block []byte, translation string) string {
	content := translation + v.tail
	newline := linebreak.Ending(block)
	lines := strings.NewReplacer("\n", newline)
	switch v.style {
	case yamlPlain:
		if disputed.MatchString(content) || v.flow && strings.ContainsAny(content, "?:") {
			return `"` + escape(content, "") + `"`
		}
		return content
	case yamlSingle:
		return "'" + strings.ReplaceAll(content, "'", "''") + "'"
	case yamlLiteral, yamlFolded:
		return v.blockScalar(block, translation, newline)
	case tomlLiteral:
		return "'" + content + "'"
	case tomlLiteralLines:
		return v.opening(block) + lines.Replace(content) + "'''"
	case tomlBasicLines:
		content = strings.ReplaceAll(escape(content, "\n\""), `""`, `"\"`)
		if strings.HasSuffix(content, `"`) {
			content = strings.TrimSuffix(content, `"`) + `\"`
		}
		return v.opening(block) + lines.Replace(content) + `"""`
	default:
		return `"` + escape(content, "") + `"`
	}
}

// disputed matches what some readers of YAML take for a plain scalar and some
// for more: an indicator in front (YAML 1.2 §5.3), a tab.
var disputed = regexp.MustCompile("^[-?:,\\[\\]{}#&*!|>'\"%@`=<~]|\t")

// opening returns the quotes that a string of several lines begins with, and
// the line break after them, if there is one (it is not part of the string).
func (v Value) opening(block []byte) string {
	raw := string(block[v.Start:v.End])
	for _, newline := range []string{"\r\n", "\n"} {
		if strings.HasPrefix(raw[3:], newline) {
			return raw[:3] + newline
		}
	}
	return raw[:3]
}

// header returns the indicators that a block scalar begins with, and what
// follows in the same line.
func (v Value) header(block []byte) (indicators, comment string) {
	line, _ := linebreak.Cut(block[v.Start:v.End])
	header := strings.TrimRight(string(line), "\r\n")
	comment = strings.TrimLeft(header, "|>+-0123456789")
	return header[:len(header)-len(comment)], strings.TrimRight(comment, " \t")
}

// blockScalar writes a translation under the header of a value. In a folded
// scalar it takes a blank line to break a line.
func (v Value) blockScalar(block []byte, translation, newline string) string {
	var (
		b      strings.Builder
		indent = strings.Repeat(" ", v.indent(block))
	)
	indicators, comment := v.header(block)
	b.WriteString(indicators + comment)
	for i, line := range strings.Split(translation, "\n") {
		b.WriteString(newline)
		if i > 0 && v.style == yamlFolded {
			b.WriteString(newline)
		}
		if line != "" {
			b.WriteString(indent + line)
		}
	}
	return b.String()
}

// indent returns how many spaces the lines of a block scalar begin with.
func (v Value) indent(block []byte) int {
	return contentIndent(block[v.Start:v.End], v.Text)
}

// parentIndent returns the indentation of the mapping or list that a block
// scalar is in, which matters where its header counts from there.
func (v Value) parentIndent(block []byte) int {
	indicators, _ := v.header(block)
	counted, err := strconv.Atoi(strings.Trim(indicators, "|>+-"))
	if err != nil {
		return 0
	}
	return max(0, v.indent(block)-counted)
}

// readsAs says whether a scalar that stands in the value's place reads as
// text. It asks the reader itself, about front matter with nothing else in it.
func (v Value) readsAs(block []byte, scalar, text string) bool {
	var alone string
	switch {
	case v.style >= tomlBasic:
		alone = fmt.Sprintf("+++\nk = %s\n+++\n", scalar)
	case v.flow:
		alone = fmt.Sprintf("---\nk: [%s]\n---\n", scalar)
	case v.style == yamlLiteral || v.style == yamlFolded:
		indent := strings.Repeat(" ", v.parentIndent(block))
		alone = fmt.Sprintf("---\n%sk: %s%s---\n", indent, scalar, cmp.Or(v.tail, "\n"))
	default:
		alone = fmt.Sprintf("---\nk: %s\n---\n", scalar)
	}
	values := Values([]byte(alone), []string{"k"})
	return len(values) == 1 && values[0].Text+values[0].tail == text
}

// escape writes text as it stands between double quotes, with those
// escapes only that YAML and TOML have in common. The characters in raw may
// stand as they are.
func escape(text, raw string) string {
	var b strings.Builder
	for _, r := range text {
		switch {
		case strings.ContainsRune(raw, r):
			b.WriteRune(r)
		case r == '\\' || r == '"':
			b.WriteString(`\` + string(r))
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\r':
			b.WriteString(`\r`)
		case r == '\t':
			b.WriteString(`\t`)
		case unprintable(r) && r <= 0xFFFF:
			fmt.Fprintf(&b, `\u%04X`, r)
		case unprintable(r):
			fmt.Fprintf(&b, `\U%08X`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// unprintable says whether a reader may refuse a character, or take it for a
// line break or a byte order mark.
func unprintable(r rune) bool {
	switch r {
	case '\u2028', '\u2029', '\uFEFF':
		return true
	default:
		return unicode.Is(unicode.Noncharacter_Code_Point, r) || unicode.IsControl(r)
	}
}
