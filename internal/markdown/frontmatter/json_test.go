package frontmatter

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestJSON(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		source, block string
		values        []string
	}{
		{"{\n  \"title\": \"A \\\"bed\\\"\",\n  \"params\": {\"description\": \"Of \\u0041\"},\n  \"tags\": [\"x\"], \"weight\": 1\n}\n\nText.\n", "{\n  \"title\": \"A \\\"bed\\\"\",\n  \"params\": {\"description\": \"Of \\u0041\"},\n  \"tags\": [\"x\"], \"weight\": 1\n}\n", []string{`A "bed"`, "Of A"}},
		{"{\"title\": \"A\"}", "{\"title\": \"A\"}", []string{"A"}},
		{"{\"title\": \"A\"} text\n", "", nil},
		{"{\"title\": \"A\"\n\nText.\n", "", nil},
		{"{title: A}\n", "", nil},
		{"{}\n", "", nil},
		{"{\"a\": {x}}\n", "", nil},
	} {
		block := test.source[:Length([]byte(test.source))]
		if block != test.block {
			t.Errorf("%q begins with %q, want %q", test.source, block, test.block)
		}
		var texts []string
		for _, v := range Values([]byte(block), []string{"title", "params.description"}) {
			texts = append(texts, v.Text)
			const hostile = "床\", \"draft\": true, \"x\": \"\\\n"
			edited := block[:v.Start] + string(Encode([]byte(block), v, hostile)) + block[v.End:]
			if Length([]byte(edited)) != len(edited) || string(Skeleton([]byte(edited), []string{"title", "params.description"})) != string(Skeleton([]byte(block), []string{"title", "params.description"})) {
				t.Errorf("%q is other metadata", edited)
			}
		}
		if diff := cmp.Diff(test.values, texts); diff != "" {
			t.Errorf("%q (-want +got):\n%s", test.source, diff)
		}
	}
}
