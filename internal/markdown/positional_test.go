package markdown

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/markdown/dialect"
)

// Parameters that have no names are offered where the options name the shortcode and
// their place.
func TestParametersByPlace(t *testing.T) {
	t.Parallel()
	const source = "{{< tab \"One\" \"two\" >}}\nText.\n{{< /tab >}}\n\n{{% notice tip \"Three\" %}}\nMore.\n{{% /notice %}}\n"
	for _, test := range []struct{ attributes, want []string }{
		{nil, []string{"Text.", "More."}},
		{[]string{"tab.0", "notice.1"}, []string{"One", "Text.", "Three", "More."}},
		{[]string{"tab", "tip.0", "notice.0"}, []string{"Text.", "More."}},
	} {
		s := Parse([]byte(source), Options{Dialect: dialect.Hugo, Attributes: test.attributes})
		var got []string
		for _, seg := range s.Segments {
			got = append(got, seg.Text)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%v (-want +got):\n%s", test.attributes, diff)
		}
		spliced := s.Splice(func(i int) (string, bool) { return Pseudo(s.Segments[i].Text), true })
		if len(spliced.Refused) > 0 || len(Parse(spliced.Source, s.Options).Segments) != len(test.want) {
			t.Errorf("%v: %q", test.attributes, spliced.Source)
		}
	}
}
