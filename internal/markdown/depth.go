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
	for i, c := range line {
		switch {
		case c == ' ':
			columns++
		case c == '\t':
			columns += 4
		case c == '>', bytes.IndexByte([]byte("-+*"), c) >= 0 && i+1 < len(line) && (line[i+1] == ' ' || line[i+1] == '\t'):
			markers++
		default:
			return depth(columns, markers)
		}
	}
	return depth(columns, markers)
}

func depth(columns, markers int) int {
	if markers == 0 {
		return 0
	}
	return columns/2 + markers/2
}
