package frontmatter

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/pobook/pobook/internal/markdown/linebreak"
)

// scalarLength returns how many bytes the scalar takes that source begins
// with, and 0 if that is not known.
func scalarLength(source []byte, style style, value string) int {
	switch style {
	case yamlSingle:
		return len(singleQuoted.Find(source))
	case yamlDouble:
		return len(doubleQuoted.Find(source))
	case yamlLiteral, yamlFolded:
		return blockScalarLength(source, value)
	default:
		return plainLength(source, value)
	}
}

var (
	singleQuoted = regexp.MustCompile(`^'(?:[^']|'')*'`)
	doubleQuoted = regexp.MustCompile(`^"(?:[^"\\]|\\(?s:.))*"`)
)

// plainLength finds the end of a plain scalar word by word: it has no escapes,
// and folding touches nothing but white space (YAML 1.2 §7.3.3).
func plainLength(source []byte, value string) int {
	const white = " \t\r\n"
	rest := source
	words := strings.FieldsFunc(value, func(r rune) bool { return strings.ContainsRune(white, r) })
	for _, word := range words {
		rest = bytes.TrimLeft(rest, white)
		if !bytes.HasPrefix(rest, []byte(word)) {
			return 0
		}
		rest = rest[len(word):]
	}
	return len(source) - len(rest)
}

// blockScalarLength finds the last line of a block scalar that is more than
// indentation (YAML 1.2 §8.1).
func blockScalarLength(source []byte, value string) (length int) {
	indent := contentIndent(source, value)
	header, rest := linebreak.Cut(source)
	offset := len(header)
	for len(rest) > 0 {
		var line []byte
		line, rest = linebreak.Cut(rest)
		text := bytes.TrimRight(line, "\r\n")
		blank := len(bytes.TrimLeft(text, " ")) == 0
		if !blank && spaces(text) < indent {
			break
		}
		if len(text) > indent {
			length = offset + len(text)
		}
		offset += len(line)
	}
	return length
}

// contentIndent returns how many spaces are the indentation of a block scalar:
// those of its first line that the value does not have.
func contentIndent(source []byte, value string) int {
	_, lines := linebreak.Cut(source)
	return max(0, spaces(firstFilled(lines))-spaces(firstFilled([]byte(value))))
}

// firstFilled returns the first line with more than white space in it.
func firstFilled(text []byte) []byte {
	for len(text) > 0 {
		var line []byte
		if line, text = linebreak.Cut(text); len(bytes.TrimSpace(line)) > 0 {
			return line
		}
	}
	return nil
}

// spaces counts the spaces that a line begins with.
func spaces(line []byte) int {
	return len(line) - len(bytes.TrimLeft(line, " "))
}
