package foreign_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/bookgen"
	"github.com/pobook/pobook/internal/foreign"
	"github.com/pobook/pobook/internal/po"
)

// Whatever a file says, what is placed is of messages that there are, and everything that
// is translated is placed or left.
func FuzzRead(f *testing.F) {
	f.Add("see [it][x]\n\n[x]: a.md\n", "see [it](a.md)", "見[它](a.md)", "")
	f.Add("- a\n- b\\\n  c\n", "- a\n- b  \n  c\n", "- 甲\n- 乙  \n  丙\n", "po4a")
	f.Add("press <kbd>a</kbd>", "press {1}a{2}", "按 {1}a{2}", toolkit)
	f.Add("| a |\n|---|\n| b |\n", "| a | |---| | b |", "| 甲 | |---| | 乙 |", "")
	f.Add("---\ntitle: A\n---\n", "title: A layout: b", "title: 甲 layout: b", "")
	f.Add("one.\\\ntwo.", "one. two.", "一。 二。", "")
	f.Fuzz(func(t *testing.T, section, source, translation, generator string) {
		s := sectionOf("a.md", strings.ToValidUTF8(section, ""))
		known := map[po.Key]bool{}
		for _, m := range s.Messages {
			known[m.Entry.Key()] = true
		}
		index := foreign.NewIndex([]foreign.Section{s}, options)
		file := fileOf(strings.ToValidUTF8(generator, ""), pair{strings.ToValidUTF8(source, ""), strings.ToValidUTF8(translation, "")})
		m := index.Read(file, "").Messages
		if len(m) == 0 {
			return // it looks like a second header
		}
		for _, p := range m[0].Placed {
			if !known[p.Entry.Key()] {
				t.Errorf("%q is no message of %q", p.Entry.ID, section)
			}
		}
		if !m[0].Entry.Empty() && len(m[0].Placed)+len(m[0].Rest) == 0 {
			t.Errorf("%q is neither placed nor left", source)
		}
	})
}

// Time grows with the length of a message, whatever is in it.
func TestLinear(t *testing.T) {
	t.Parallel()
	for _, what := range []string{"[a]{1} ", "](x) ", "[[", "{1}", "{#", "**_", "a  \n", "a, ", "<b", "`", "| a ", "- a\n", "a : b ", "&amp;", `\`, "[a]: b "} {
		bookgen.Linear(t, what, 400, func(size int) {
			text := strings.Repeat(what, size)
			index := foreign.NewIndex([]foreign.Section{sectionOf("a.md", "x\n"+strings.Repeat("a\\\n", 20))}, options)
			index.Read(fileOf(toolkit, pair{text + "z", text + "z"}), "")
		})
	}
}

// A text that is in a file and in the handbook many times costs no more than the sum.
func TestManyAlike(t *testing.T) {
	t.Parallel()
	var sections []foreign.Section
	for i := range 500 {
		sections = append(sections, sectionOf(fmt.Sprintf("%d.md", i), "Yes\n\none  \ntwo\n"))
	}
	var pairs []pair
	for range 1000 {
		pairs = append(pairs, pair{"Yes", "是"}, pair{"one", "一"}, pair{"two", "二"})
	}
	placed := 0
	for i, m := range foreign.NewIndex(sections, options).Read(fileOf("", pairs...), "").Messages {
		placed += len(m.Placed)
		if pairs[i].source == "Yes" && len(m.Placed) == 0 {
			t.Errorf("message %d is not placed", i)
		}
	}
	if placed > 25_000 {
		t.Errorf("%d messages are placed %d times", len(pairs), placed)
	}
}
