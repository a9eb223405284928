package markdown_test

import (
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/finish"
	"github.com/pobook/pobook/internal/markdown"
)

// FuzzFinish holds what the output stage owes to the stages before: the skeleton
// stays, and taking its own insertions out again, which it knows by their places,
// gives what was there.
func FuzzFinish(f *testing.F) {
	for _, source := range []string{"# One\n\n> a\n> b\n", "One\n---\n\n| a | b |\n|---|---|\n| c | d |\n", "- [ ] a\n- b\n\n# One\n", "00\n-|\n--\nA\n-"} {
		for _, text := range []string{"**注意：**請", "一\n\n**「二」**三", "=", "~~。~~x"} {
			f.Add(source, text, false)
			f.Add(source, text, true)
		}
	}
	f.Fuzz(func(t *testing.T, source, text string, attributes bool) {
		form := finish.AnchorHTML
		if attributes {
			form = finish.AnchorAttribute
		}
		s := markdown.Parse([]byte(source), markdown.Options{})
		spliced := s.Splice(func(int) (string, bool) { return text, true })
		got := finish.Section(spliced, finish.Anchors(form, func(string) bool { return true }), finish.Joins(finish.PageJoin, false))
		if !markdown.Holds(got) {
			t.Errorf("%q with %q becomes %q, which has other blocks", source, text, got.Source)
		}
		var back strings.Builder
		done := 0
		for _, p := range got.Pieces {
			back.Write(got.Source[done:p.Start])
			if p.Segment >= 0 {
				back.WriteString(strings.ReplaceAll(string(got.Source[p.Start:p.End]), "<!---->", ""))
			}
			done = p.End
		}
		back.Write(got.Source[done:])
		if want := strings.ReplaceAll(string(spliced.Source), "<!---->", ""); !strings.Contains(source+text, "<!-") && back.String() != want {
			t.Errorf("without insertions %q, want %q", back.String(), want)
		}
		at := 0
		for _, p := range got.Pieces {
			if p.Start < at || p.End < p.Start || p.End > len(got.Source) {
				t.Errorf("pieces overlap at %d", p.Start)
			}
			at = p.End
		}
	})
}
