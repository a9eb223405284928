package finish

import (
	"strings"
	"testing"
)

// A value that is made of what stands there adds nothing where nothing does.
func TestMetadata(t *testing.T) {
	t.Parallel()
	values := []Value{
		{Key: "permalink", Uses: true, Text: func(value string) string { return "/zh" + value }},
		{Key: "lang", Text: func(string) string { return "no" }},
		{Key: "old", Remove: true},
	}
	tests := []struct{ section, want string }{
		{"# A\n", "---\nlang: \"no\"\n---\n\n# A\n"},
		{"---\nold: [a]\npermalink: /a\n---\n# A\n", "---\npermalink: /zh/a\nlang: \"no\"\n---\n# A\n"},
	}
	for _, test := range tests {
		got, failed := Metadata([]byte(test.section), values)
		if string(got) != test.want || len(failed) > 0 {
			t.Errorf("%q gives %q, failed %s", test.section, got, strings.Join(failed, " "))
		}
	}
}
