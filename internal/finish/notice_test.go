package finish

import (
	"testing"

	"github.com/pobook/pobook/internal/markdown"
	"github.com/pobook/pobook/internal/markdown/dialect"
)

func TestNotice(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		dialect      *dialect.Dialect
		source, want string
	}{
		{dialect.GitHub, "# A\n\nText.\n", "# A\n\n> [!WARNING]\n> Old.\n\n\nText.\n"},
		{dialect.GitHub, "Text.\n", "> [!WARNING]\n> Old.\n\nText.\n"},
		{dialect.GitHub, "A\n===\nText.\n", "A\n===\n\n> [!WARNING]\n> Old.\n\nText.\n"},
		{dialect.MkDocs, "---\ntitle: A\n---\n\n## B\n", "---\ntitle: A\n---\n\n!!! warning\n    Old.\n\n\n## B\n"},
		{dialect.Jekyll, "# A\n{: .b }\n\nText.\n", "# A\n{: .b }\n\n> Old.\n\n\nText.\n"},
		{dialect.Jekyll, "A\n===\n{: .b }\n{% c %}\n", "A\n===\n{: .b }\n\n> Old.\n\n{% c %}\n"},
		{dialect.VitePress, "# A", "# A\n\n::: warning\nOld.\n:::\n\n"},
		{dialect.VitePress, "# A\r\n\r\nText.\r\n", "# A\r\n\r\n::: warning\r\nOld.\r\n:::\r\n\r\n\r\nText.\r\n"},
	} {
		s := markdown.Parse([]byte(test.source), markdown.Options{Dialect: test.dialect})
		sp := s.Splice(func(int) (string, bool) { return "", false })
		if got := string(Notice(sp, test.dialect.Output.Notice, "Old.")); got != test.want {
			t.Errorf("%q becomes %q, want %q", test.source, got, test.want)
		}
	}
}
