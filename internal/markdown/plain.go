package markdown

import (
	"html"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"github.com/pobook/pobook/internal/markdown/linebreak"
)

// Plain returns what a reader sees of a text with inline markup, on one line. One
// that is [Intricate] is taken for text without markup.
func Plain(inline string) string {
	if Intricate(inline) {
		return strings.TrimSpace(linebreak.OneLine(inline))
	}
	if isPlain([]byte(inline)) {
		return strings.TrimSpace(inline)
	}
	source := []byte("# " + linebreak.OneLine(inline))
	heading := wholeDialect().Parse(text.NewReader(source)).FirstChild()
	if heading == nil {
		return ""
	}
	return strings.TrimSpace(plainText(heading, source))
}

// isPlain reports whether a line holds no inline markup for certain.
func isPlain(line []byte) bool {
	for i, c := range line {
		switch c {
		case '`', '<', '[', ']', ':', '@', '*', '_', '~', '\\', '&', '!', '{', '#', '\r', '\n':
			return false
		case 'w':
			if i+2 < len(line) && line[i+1] == 'w' && line[i+2] == 'w' {
				return false
			}
		}
	}
	return true
}

// plainText is what a reader sees of a node's inline content, without images. Of
// an image itself it is the alternative text.
func plainText(root ast.Node, source []byte) string {
	var b strings.Builder
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Image:
			if ast.Node(n) != root {
				return ast.WalkSkipChildren, nil
			}
		case *ast.AutoLink:
			b.Write(n.Label(source))
		case *ast.String:
			b.Write(n.Value)
		case *ast.Text:
			b.WriteString(textOf(n, source))
			if n.SoftLineBreak() || n.HardLineBreak() {
				b.WriteByte(' ')
			}
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}

// textOf returns the characters that a text node stands for.
func textOf(n *ast.Text, source []byte) string {
	raw := string(n.Segment.Value(source))
	if n.IsRaw() {
		return strings.ReplaceAll(raw, "\n", " ")
	}
	return unescape(raw)
}

// escaped matches backslash escapes and character references (CommonMark §2.4
// and §2.5), which have to be resolved in one pass: `\&amp;` is "&amp;".
var escaped = regexp.MustCompile("\\\\[!-/:-@\\[-`{-~]|&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]*);")

// Destination returns a destination as it is meant: with the escapes and the
// character references of what stands in a text resolved.
func Destination(written string) string { return unescape(written) }

func unescape(s string) string {
	if !strings.ContainsAny(s, `\&`) {
		return s
	}
	return escaped.ReplaceAllStringFunc(s, func(match string) string {
		if match[0] == '\\' {
			return match[1:]
		}
		return html.UnescapeString(match)
	})
}

var blanks = regexp.MustCompile(`[ \t\n\f\r]+`)

// foldBlanks makes a space of all white space that stands together.
func foldBlanks(text string) string { return blanks.ReplaceAllString(text, " ") }

// spoken returns an alternative text or a title of an image, and nothing for one of white space and
// characters without width alone: that says nothing, so it is no text and no caption.
func spoken(text string) string {
	silent := func(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) }
	if strings.TrimFunc(text, silent) == "" {
		return ""
	}
	return text
}

// capitalised returns a name as Python-Markdown and Obsidian make a title of it.
func capitalised(name string) string {
	first, size := utf8.DecodeRuneInString(name)
	return string(unicode.ToUpper(first)) + strings.ToLower(name[size:])
}
