package markdown

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/markdown/dialect"
)

func TestIncludes(t *testing.T) {
	t.Parallel()
	tests := []struct {
		dialect, section string
		want             []Include
	}{
		{"github", "{{#include a.rs}}\n--8<-- \"a.md\"\n", nil},
		{"mdbook", "# A\n\n{{#include a.rs}} {{ #rustdoc_include ../b.rs:main }}\r\n\\{{#include c.rs}}\n```\n{{#playground d.rs editable}}\n```\n{{#include https://a.example/x}} {{#include /etc/passwd}}\n", []Include{
			{"a.rs", false, 5}, {"../b.rs", false, 5}, {"d.rs", false, 83},
		}},
		{"mkdocs", "--8<-- \"a.md\"\n;--8<-- \"b.md\"\n  -8<- 'c.py:2:3'\n--8<-- \"https://a.example\"\n\n--8<--\nd.md\n; e.md\n\nf.md:x\n--8<--\ng.md\n", []Include{
			{"a.md", true, 0}, {"c.py", true, 29}, {"d.md", true, 82}, {"f.md", true, 95},
		}},
		{"vitepress", "<!--@include: ./a.md{1,3}-->\n<!-- @include: @/b.md -->\n<<< ../c.js#main{2 ts}\n<<< @/d.js\n", []Include{
			{"a.md", false, 0}, {"b.md", true, 29}, {"../c.js", false, 55}, {"d.js", true, 78},
		}},
		{"docusaurus", "import A from './_a.mdx';\nimport B from \"../b.js\"\nimport C from '@site/c.js'\nimport D from '!!raw-loader!./d.py';\nimport e from 'e'\nexport {F} from './f.js?x'\n", []Include{
			{"_a.mdx", false, 0}, {"../b.js", false, 26}, {"d.py", false, 77}, {"f.js", false, 132},
		}},
		{"jekyll", "{% include a.html %}\n{%- include_relative b/c.md d=\"e\" -%}\nF {% include_relative ../g.md %}\n", []Include{
			{"b/c.md", false, 21}, {"../g.md", false, 59},
		}},
	}
	for _, test := range tests {
		d, _ := dialect.Named(test.dialect)
		if diff := cmp.Diff(test.want, Includes(Parse([]byte(test.section), Options{Dialect: d}))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.dialect, diff)
		}
	}
}
