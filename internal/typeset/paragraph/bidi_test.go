package paragraph

import (
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/typeset/design"
)

// Words of a script from right to left are drawn in their order, and read in theirs.
func TestWordsFromRightToLeft(t *testing.T) {
	t.Parallel()
	d := design.New(englishOptions)
	lines := New(d).Set(partsOf(d, d.Body, spans("ab אבג דה 12 וז, cd")), d.Body).Lines(design.Style{Size: em}, 0, 100*em)
	drawn := lines[0].Draw(0)
	type stands struct {
		text string
		from float64 // in half ems, which letters are wide
	}
	var got []stands
	for _, m := range drawn.Marks {
		r := m.(*layout.Run)
		got = append(got, stands{r.Text, math.Round(r.X/em*200) / 100})
		if r.RightToLeft != strings.ContainsAny(r.Text, "אבגדהוז") {
			t.Errorf("%q runs from right to left: %t", r.Text, r.RightToLeft)
		}
	}
	want := []stands{{"ab ", 0}, {"אבג דה ", 7}, {"12", 5}, {" וז", 2.5}, {", cd", 13}}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(stands{})); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
