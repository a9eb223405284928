package markdown

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/markdown/dialect"
	"github.com/pobook/pobook/internal/markdown/trust"
)

// Translations are written so that kramdown reads text, and Liquid nothing.
func TestSpliceJekyll(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ name, source, text, want string }{
		{"bars in a paragraph", "One\n", "一 | `二|三` *a*|四", "一 \\| `二|三` *a*\\|四\n"},
		{"bars that are escaped", "One\n", `一 \| 二`, "一 \\| 二\n"},
		{"bars of filters", "One {{ a | b }} two\n", "一 {{ a | b }} | 二", "一 {{ a | b }} \\| 二\n"},
		{"bars in an address", "[One]({{ \"/a\" | relative_url }})\n", "[一]({{ \"/a\" | relative_url }})", "[一]({{ \"/a\" | relative_url }})\n"},
		{"bars in a heading", "# One\n", "一 | 二", "# 一 | 二\n"},
		{"bars in a cell", "| One |\n", "一 | `二|三`", "| 一 \\| `二|三` |\n"},
		{"a cell that parts rows", "| One |\n| 1 |\n", "-:-", "| \\-:- |\n| 1 |\n"},
		{"a backtick in a cell", "| One |\n", "一 ` 二", "| 一 &#96; 二 |\n"},
		{"a bar in an abbreviation", "*[A]: One\n", "一 | 二", "*[A]: 一 &#124; 二\n"},
		{"an attribute list", "One\n", "一\n{: .b}", ""},
		{"a boundary", "One\n", "^", "&#94;\n"},
		{"the other quotation mark", "{% include a.html title='One \"two\"' %}\n", `一 "二"`, "{% include a.html title='一 \"二\"' %}\n"},
		{"a quotation mark of its own", "{% include a.html title=\"One\" %}\n", `一 "二" 'x`, "{% include a.html title=\"一 “二” ’x\" %}\n"},
		{"an escaped quotation mark", `{% include a.html title="One \"two\"" %}` + "\n", `一 "二"`, `{% include a.html title="一 \"二\"" %}` + "\n"},
		{"a backslash in a parameter", "{% include a.html title=\"One\" %}\n", `一 \`, "{% include a.html title=\"一 &#92;\" %}\n"},
		{"lines in a parameter", "{% include a.html title=\"One\" %}\n", "一\n二", "{% include a.html title=\"一二\" %}\n"},
		{"a hard break with two backslashes", "One\\\\\ntwo\n", "一\\\\\n二", "一\\\\\n二\n"},
		{"a tag between lines", "One\n{% if a %}\ntwo {{ b }}\n", "一", "一\n{% if a %}\n一\n"},
		{"an attribute list before an item", "- {:.a} One\n", "一", "- {:.a} 一\n"},
		{"a word of HTML", "<div>\n{% if a %}\n<p>One</p>\n{% endif %}\n</div>\n", "一", "<div>\n{% if a %}\n<p>一</p>\n{% endif %}\n</div>\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			got := Parse([]byte(test.source), Options{Dialect: dialect.Jekyll}).Splice(translateTo(test.text))
			if test.want == "" {
				if len(got.Refused) == 0 {
					t.Errorf("not refused: %q", got.Source)
				}
				return
			}
			if diff := cmp.Diff(test.want, string(got.Source)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if len(got.Refused) > 0 {
				t.Error("refused", got.Refused)
			}
		})
	}
}

// What Liquid or kramdown would run is the source's alone.
func TestRefusedInJekyll(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		source, text string
		reason       trust.Reason
	}{
		{"One\n", "{% include a.html %}", trust.AddedTemplate},
		{"One\n", "一 {{ site.secret }}", trust.AddedTemplate},
		{"One {{ a }}\n", "一 {{ b }}", trust.AddedTemplate},
		{"One\n", "{% raw %}", trust.AddedTemplate},
		{"{% raw %}\nOne\n{% endraw %}\n", "{% endraw %}{{ a }}", trust.AddedTemplate},
		{"{% include a.html title=\"One\" %}\n", "一 %}", trust.AddedTemplate},
		{"{% include a.html title=\"One\" %}\n", "{{ a }}", trust.AddedTemplate},
		{"{% include a.html title=\"One\" %}\n", "<script>x</script>", trust.AddedHTML},
		{"{% include a.html title=\"One\" %}\n", "![一](https://a.example/b.png)", trust.AddedImage},
		{"{% include a.html title=\"One\" %}\n", "[一](javascript:x)", trust.UnsafeLink},
		{"*One*\n", "*一*{: onclick=\"x\"}", trust.AddedTemplate},
		{"One\n", "{::nomarkdown}<b>{:/}", trust.AddedTemplate},
		{"One\n", "{::nomarkdown}一{:/}", trust.AddedTemplate},
		{"One\n", "{::options parse_block_html=\"true\" /}", trust.AddedTemplate},
		{"| One | two |\n", "{{ a }}", trust.AddedTemplate},
		{"<p>One</p>\n", "{% a %}", trust.AddedTemplate},
	} {
		s := Parse([]byte(test.source), Options{Dialect: dialect.Jekyll})
		got := s.Splice(translateTo(test.text))
		if len(got.Refused) == 0 || string(got.Source) != test.source {
			t.Errorf("%q for %q is not refused: %q", test.text, test.source, got.Source)
			continue
		}
		if reason := got.Refused[0].Objection.Reason; reason != test.reason {
			t.Errorf("%q for %q is refused for %d, want %d", test.text, test.source, reason, test.reason)
		}
	}
}
