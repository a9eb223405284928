package dialect

import "testing"

func TestOther(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		of     *Dialect
		source string
		want   *Dialect
		offset int
	}{
		{GitHub, "# A\n\n!!! note \"B\"\n    C\n", MkDocs, 5},
		{GitHub, "??? tip\n\n    C\n", MkDocs, 0},
		{GitHub, "=== \"A\"\n\n    B\n", MkDocs, 0},
		{MkDocs, "!!! note\n    C\n", nil, 0},
		{GitHub, "!!! note\nC\n", nil, 0},
		{GitHub, "import Tabs from '@theme/Tabs';\n", Docusaurus, 0},
		{MDX, "import Tabs from '@theme/Tabs';\n", nil, 0},
		{GitHub, "A\n\nimport {B} from './b.js'\n\n<B />\n", MDX, 3},
		{GitHub, "A\n\n::: tip B\nC\n:::\n", VitePress, 3},
		{GitHub, "::: tip\nC\n", nil, 0},
		{GitHub, "<<< @/a.js{1}\n", VitePress, 0},
		{GitHub, "<!-- @include: ./a.md -->\n", VitePress, 0},
		{GitHub, "<script setup>\nimport A from './a'\n</script>\n\n<A />\n", VitePress, 0},
		{VitePress, "<script setup>\nimport A from './a'\n</script>\n\n<A />\n", nil, 0},
		{Docusaurus, ":::tip\nC\n:::\n", nil, 0},
		{GitHub, "A\n\n{{< figure\n  src=\"b\"\n>}}\n", Hugo, 3},
		{GitHub, "{{% notice tip %}}\nA\n{{% /notice %}}\n", Hugo, 0},
		{GitHub, "A\n{{< /tab >}}\n", Hugo, 2},
		{Hugo, "{{< tab >}}\n", nil, 0},
		{GitHub, "{{</* tab */>}}\n\nWrite {{< tab >}}.\n", nil, 0},
		{GitHub, "A\n\n{{#include a.rs:2:3}}\n", MDBook, 3},
		{MkDocs, "{{#title A b}}\n", MDBook, 0},
		{GitHub, "```admonish tip title=\"A\"\nB\n```\n", MDBook, 0},
		{GitHub, "{{#if a}}\nThe ```admonish fence.\n", nil, 0},
		{MDBook, "{{#include a.rs}}\n", nil, 0},
		{GitHub, "import duties from abroad\n\n<Br>\n", nil, 0},
		{GitHub, "A\n\n{% include note.html content=\"B\" %}\n", Jekyll, 3},
		{GitHub, "{% highlight ruby %}\nx\n{% endhighlight %}\n", Jekyll, 0},
		{GitHub, "# A\n\n* TOC\n{:toc}\n", Jekyll, 5},
		{Jekyll, "{% include note.html %}\n", nil, 0},
		{GitHub, "{% include \"note.njk\" %}\n\nA\n{: .note }\n", nil, 0},
	} {
		if got, offset := test.of.Other([]byte(test.source)); got != test.want || offset != test.offset {
			t.Errorf("%q in %s: %v at %d", test.source, test.of.Name, got, offset)
		}
	}
}
