package markdown

import (
	"bytes"

	"github.com/pobook/pobook/internal/markdown/linebreak"
)

// MaxDepth is how deep blocks may be nested. Parsing takes time with the square
// of the depth and more, and nobody reads such a text.
const MaxDepth = 500

// TooDeep returns the offset of the first line whose blocks are nested deeper
// than MaxDepth. It goes by what lines begin with: markers of quotes and lists,
// and two columns of indent for each list around them.
func TooDeep(source []byte) (offset int, found bool) {
	for rest := source; len(rest) > 0; {
		var line []byte
		line, rest = linebreak.Cut(rest)
		if depthOf(line) > MaxDepth {
			return len(source) - len(rest) - len(line), true
		}
	}
	return 0, false
}

// depthOf estimates how many blocks a line opens or continues. An indent alone
// is none: it may be code.
func depthOf(line []byte) int {
	columns, markers := 0, 0
	for at := 0; at < len(line); at++ {
		switch c := line[at]; c {
		case ' ':
			columns++
		case '\t':
			columns += 4
		default:
			n := markerLength(line[at:])
			if n == 0 {
				return depth(columns, markers)
			}
			markers++
			at += n - 1
		}
	}
	return depth(columns, markers)
}

// markerLength returns the length of the marker of a quote, a list item or a
// footnote that a line begins with; 0 if there is none. The list may be of any
// kind, and what follows its marker is not a part of it.
func markerLength(line []byte) int {
	end := 1
	switch c := line[0]; {
	case c == '>':
		return 1
	case bytes.IndexByte([]byte("-+*"), c) >= 0:
	case '0' <= c && c <= '9':
		for end < len(line) && '0' <= line[end] && line[end] <= '9' {
			end++
		}
		if end == len(line) || line[end] != '.' && line[end] != ')' {
			return 0
		}
		end++
	case bytes.HasPrefix(line, []byte("[^")):
		if i := bytes.Index(line, []byte("]:")); i > 0 {
			return i + len("]:")
		}
		return 0
	default:
		return 0
	}
	if end < len(line) && (line[end] == ' ' || line[end] == '\t') {
		return end
	}
	return 0
}

func depth(columns, markers int) int {
	if markers == 0 {
		return 0
	}
	return columns/2 + markers/2
}
