package markdown

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestIgnored(t *testing.T) {
	t.Parallel()
	s := Parse([]byte(strings.Join([]string{
		"Before.", "",
		"<!-- i18n:ignore same, end_stop -->", "",
		"<!-- i18n:comment Both count. -->", "",
		"- One", "- Two", "",
		"After.", "",
		"> <!-- i18n:ignore same -->", ">",
		"> Quoted.", ">",
		"> Not ignored.", "",
		"<!-- i18n:ignore -->", "",
		"| A |", "| - |", "| B |", "",
		"<!-- i18n:ignore same -->", "",
	}, "\n")), Options{})
	got := map[string][]string{}
	for _, seg := range s.Segments {
		if seg.Ignore != nil {
			got[seg.Text] = seg.Ignore
		}
	}
	want := map[string][]string{"One": {"same", "end_stop"}, "Two": {"same", "end_stop"}, "Quoted.": {"same"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
