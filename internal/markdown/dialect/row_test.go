package dialect

import (
	"strings"
	"testing"
)

func TestCellsOf(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		line, want string
		inCode     bool
	}{
		{"a | b |", "a/b", false},
		{"a | b", "a/b", false},
		{"`a | b` | c |", "`a | b`/c", true},
		{"``a ` | b`` |c|", "``a ` | b``/c", true},
		{"`a | b", "`a/b", false},
		{`a \| b | c`, `a \| b/c`, false},
		{"| a |", "/a", false},
		{"", "", false},
	} {
		cells, inCode := cellsOf([]byte(test.line))
		var got []string
		for _, at := range cells {
			got = append(got, test.line[at[0]:at[1]])
		}
		if strings.Join(got, "/") != test.want || inCode != test.inCode {
			t.Errorf("%q gives %q, %v", test.line, got, inCode)
		}
	}
}
