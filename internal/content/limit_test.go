package content

import (
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/markdown"
)

// What is said of a section that passes a limit names the limit, and its place.
func TestUnfitByLimits(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, source, want string }{
		{
			"signs", "Text\n\n" + strings.Repeat("*", markdown.MaxSigns+1) + "a\n",
			"handbook/a.md:3:1: this block of text has 2001 signs of markup, and no more than 2000 are read; divide it with empty lines, or make it a code block (too-intricate)",
		},
		{
			"columns", strings.Repeat("|a", 201) + "|\n" + strings.Repeat("|-", 201) + "|\n",
			"handbook/a.md:2:1: this table has 201 columns, and no more than 200 are read; divide it (too-intricate)",
		},
		{
			"cells", strings.Repeat("|a", 200) + "|\n" + strings.Repeat("|-", 200) + "|\n" + strings.Repeat("|a|\n", 200),
			"handbook/a.md:104:1: the rows of this table lack 20196 cells up to here, and no more than 20000 are made; write all cells, or divide the table (too-intricate)",
		},
		{
			"footnotes", strings.Repeat("[^a]: b\n\n", 5001),
			"handbook/a.md:10001:1: 5001 footnotes are defined up to here, and no more than 5000 are read; divide the section (too-intricate)",
		},
		{
			"definitions", "Text\n\n" + strings.Repeat("[a]: b\n", 2001),
			"handbook/a.md:2003:1: 2001 definitions of links follow each other up to here, and no more than 2000 are read; divide them with empty lines (too-intricate)",
		},
		{
			"front matter", "---\na: " + strings.Repeat("b", 1<<16) + "\n---\n",
			"handbook/a.md:1:1: the front matter has 65548 bytes, and no more than 65536 are read; move what is not about the section as a whole into its text or into another file (too-intricate)",
		},
		{
			"references", strings.Repeat("[a] ", 600) + "\n\n[a]: " + strings.Repeat("b", 4000) + "\n",
			"handbook/a.md:1:1: up to here reference links stand for 2400000 bytes of destinations, many times the length of the section; look for a very long destination, and refer to it less often (too-intricate)",
		},
		{"many definitions of one kind", strings.Repeat("[a]: b\n\n", 20_000), ""},
		{"a long destination", "![a]\n\n[a]: data:image/png;base64," + strings.Repeat("b", 2<<20) + "\n", ""},
		{"a list of links", strings.Repeat("- [a](b)\n", 2000), ""},
		{"code", "```\n" + strings.Repeat("[a](b)", 2000) + "\n```\n", ""},
		{"a long table", "|a|b|\n|-|-|\n" + strings.Repeat("|a|b|\n", 20_000), ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			got := ""
			if d, found := unfit("handbook/a.md", []byte(test.source), markdown.Options{}); found {
				got = d.Error()
			}
			if got != test.want {
				t.Errorf("%s\nwant %s", got, test.want)
			}
		})
	}
}

// A section says where each of its bytes stands as diag does.
func TestSectionAt(t *testing.T) {
	t.Parallel()
	source := []byte("# A\n\n文字\n\n\nend")
	s := Section{File: "handbook/a.md", Parsed: markdown.Parse(source, markdown.Options{}), lines: lineStarts(source)}
	for offset := -1; offset <= len(source)+1; offset++ {
		if got, want := s.At(offset), diag.At(s.File, source, offset); got != want {
			t.Errorf("%d: %v, want %v", offset, got, want)
		}
	}
}
