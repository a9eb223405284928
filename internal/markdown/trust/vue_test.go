package trust

import (
	"strconv"
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/bookgen"
	"github.com/pobook/pobook/internal/markdown/htmltext"
)

// What is plain HTML to a browser may be a component to Vue, or an error.
func TestVue(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		source, published string
		what              string // is objected to; empty for nothing
	}{
		{"a", "<em>字</em> <span lang=\"zh\">字</span> 字<br>", ""},
		{"a", "<EM>字</EM>", "<EM>"},
		{"a", "<AȺȺȺ>字", "<AȺȺȺ>"}, // longer in small letters
		{"a", "字<BR>字", "<BR>"},
		{"a", "<span LANG=\"zh\">字</span>", "<span LANG=\"zh\">"},
		{"a", "<span lang=\"zh\" lang=\"en\">字</span>", "<span lang=\"zh\" lang=\"en\">"},
		{"a <MyThing :b=\"c\" />", "<MyThing :b=\"c\" /> 字", ""},
		{"a <MyThing :b=\"c\" />", "<mything :b=\"c\" /> 字", "<mything :b=\"c\" />"},
		{"a <MyThing :b=\"c\" />", "字 <MyThing :B=\"c\" />", "<MyThing :B=\"c\" />"},
		{"a <MyThing :b=\"c\" />", "字 <MyThing :b=\"d\" />", "<MyThing :b=\"d\" />"},
		{"a <Badge type=\"tip\" text=\"b\" />", "字 <Badge type=\"tip\" text=\"字\" />", ""},
		{"a <Badge type=\"tip\" text=\"b\" />", "字 <Badge type=\"字\" text=\"b\" />", "<Badge type=\"字\" text=\"b\" />"},
		{"a <Badge text=\"b\" />", "字 <Badge text=\"b\" v-html=\"c\" />", "v-html in <badge>"},
		{"a {{ b }}", "{{ b }} 字", ""},
		{"a `{{ b }}`", "字 {{ b }}", "{{ b }}"}, // others compute nothing in code
		{"a {{ b }}", "字 {{ b }}{{ b }}", "{{ b }}"},
		{"a <span v-pre>{{ b }}</span>", "字 <span v-pre>字 {{ b }}</span>", ""},
		{"a <span v-pre>{{ b }}</span>", "字 <span v-pre>字</span> {{ b }}", "{{ b }}"},
		{"a <b v-pre><b>c</b>{{ b }}</b>", "<b v-pre><b>{{ b }}</b></b>", ""},
		{"a `{{ b }}`{v-pre} c", "字 `{{ b }}`{v-pre} 字", ""},
		{"a `{{ b }}`{v-pre} c", "字 `{{ b }}` 字", "{{ b }}"},
		{"a `{{ b }}`{v-pre} c", "字 {{ b }} `c`{v-pre} 字", "{{ b }}"},
	} {
		j := NewJudge(defined).ForVue(htmltext.Readable{"text"})
		o, found := j.Object(Text{Body: test.source}, Text{Body: test.published})
		if found != (test.what != "") || o.What != test.what {
			t.Errorf("%q as %q: %+v, want %q", test.source, test.published, o, test.what)
		}
	}
}

//nolint:paralleltest // it measures time
func TestVueIsLinear(t *testing.T) {
	j := NewJudge(defined).ForVue(htmltext.Readable{"text"})
	for _, part := range []string{"{{ v-pre", "<b v-pre>", "<b v-pre>{{ a }}</b>", "`a`{v-pre", "`a`{", "<B ", "<b a", "<b a a>", "</b>"} {
		bookgen.Linear(t, strconv.Quote(part)+" again and again", 500, func(times int) {
			text := strings.Repeat(part, times) + "{{文"
			for _, form := range []Form{Markdown, HTML} {
				j.Object(Text{Body: text[:len(text)/2], Form: form}, Text{Body: text, Form: form})
			}
		})
	}
}
