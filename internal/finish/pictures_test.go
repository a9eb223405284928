package finish

import (
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/markdown"
)

// Wherever a destination is written, the step finds it, and nothing else that is
// written like it.
func TestPictures(t *testing.T) {
	t.Parallel()
	variant := func(destination string) (int, string, bool) {
		at := strings.LastIndexByte(destination, '.')
		return at, ".zh", strings.HasPrefix(destination, "a b.png") || strings.HasPrefix(destination, "a.png")
	}
	tests := []struct{ source, want string }{
		{"![](a.png)", "![](a.zh.png)"},
		{"![a.png](a.png)", "![a.png](a.zh.png)"},
		{"![x](<a b.png>)", "![x](<a b.zh.png>)"},
		{"![x](\n  a.png\n  \"t\")", "![x](\n  a.zh.png\n  \"t\")"},
		{"![a [b](a.png) \\]](a.png)", "![a [b](a.png) \\]](a.zh.png)"},
		{"[![x](a.png)](a.png)", "[![x](a.zh.png)](a.png)"},
		{"![x][r] `](a.png)`\n\n> [r]: <a.png> 'a.png'\n\n[s]: b.png\n[t]: a.png", "![x][r] `](a.png)`\n\n> [r]: <a.zh.png> 'a.png'\n\n[s]: b.png\n[t]: a.zh.png"},
		{"![r][]\n\n[r]: a.png", "![r][]\n\n[r]: a.zh.png"},
		{"> <img alt='a.png' src='a.png'>", "> <img alt='a.png' src='a.zh.png'>"},
		{"![x](b.png) a.png", "![x](b.png) a.png"},
	}
	for _, test := range tests {
		sp := markdown.Parse([]byte(test.source), markdown.Options{}).Splice(func(int) (string, bool) { return "", false })
		missed := 0
		got := Section(sp, Pictures(variant, func(markdown.Link) { missed++ }))
		if string(got.Source) != test.want || missed > 0 {
			t.Errorf("%q becomes %q, want %q; %d missed", test.source, got.Source, test.want, missed)
		}
	}
}
