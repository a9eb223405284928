package config

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestExtractionKeys(t *testing.T) {
	t.Parallel()
	tests := []struct {
		yaml        string
		frontMatter []string
		code        map[string]string
		anchors     string
	}{
		{"", nil, nil, ""},
		{"code: all\n", nil, map[string]string{"": "all"}, ""},
		{
			"front_matter: [title, params.描述, 'hero.actions[].text', 'tags[]']\ncode:\n  default: none\n  sh: comments\nanchors: attribute\n",
			[]string{"title", "params.描述", "hero.actions[].text", "tags[]"},
			map[string]string{"": "none", "sh": "comments"},
			"attribute",
		},
	}
	for _, test := range tests {
		c, problems := Read([]byte(minimal+test.yaml), Found{})
		if len(problems) > 0 {
			t.Errorf("%q: %v", test.yaml, problems)
		}
		if diff := cmp.Diff(test.frontMatter, c.Extraction.FrontMatter); diff != "" {
			t.Errorf("%q (-want +got):\n%s", test.yaml, diff)
		}
		if diff := cmp.Diff(test.code, c.Extraction.Code); diff != "" {
			t.Errorf("%q (-want +got):\n%s", test.yaml, diff)
		}
		if c.Extraction.Anchors != test.anchors {
			t.Errorf("%q: anchors are %q", test.yaml, c.Extraction.Anchors)
		}
	}
}
