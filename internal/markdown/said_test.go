package markdown

import (
	"testing"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/markdown/dialect"
)

// Of a shortcode a translator may write what people read otherwise, as far as it speaks,
// and nothing else.
func TestSaidByShortcodes(t *testing.T) {
	t.Parallel()
	const sentence = `See {{< term id="a" text="the soil" >}} and {{< x >}} here.`
	const pair = "Light {{< b >}}here{{< /b >}} {{< x >}}."
	const figure = "{{< figure src=\"a.png\" alt=\"A bed\" >}}\n"
	for _, test := range []struct {
		source, translation, want string
		refused                   bool
	}{
		{sentence, `見 {{< term id="a" text="土 \"壤\"" >}} 與 {{< x >}}。`, `見 {{< term id="a" text="土 \"壤\"" >}} 與 {{< x >}}。`, false},
		{sentence, `{{< x >}} 與 {{< term text="土" id="a" >}}`, sentence, true},
		{sentence, `見 {{< term id="b" text="土" >}} 與 {{< x >}}。`, sentence, true},
		{sentence, `見 {{< term id="a" text="土" >}} 與 {{< y >}}。`, sentence, true},
		{sentence, `見 {{< term id="a" text="<b onclick=x>土</b>" >}} 與 {{< x >}}。`, sentence, true},
		{sentence, `見 {{< term id="a" text="[土](javascript:x)" >}} 與 {{< x >}}。`, sentence, true},
		{sentence, `見 {{< term id="a" text="土 >}} {{< y >}}" >}} 與 {{< x >}}。`, sentence, true},
		{sentence, `見 {{< term id="a" text="土" class="b" >}} 與 {{< x >}}。`, sentence, true},
		{sentence, `見 {{< term id="a" text="土 >}} 與 {{< x >}}。`, sentence, true},
		{figure, `一 "床"`, "{{< figure src=\"a.png\" alt=\"一 \\\"床\\\"\" >}}\n", false},
		{figure, `床 \`, "{{< figure src=\"a.png\" alt=\"床 \\ \" >}}\n", false},
		{figure, `\"床\"`, "{{< figure src=\"a.png\" alt=\"\\'床\\'\" >}}\n", false},
		{figure, "床 \\`", "{{< figure src=\"a.png\" alt=\"床 '\" >}}\n", false},
		{sentence, "見 {{< term id=\"a\" text=\"` 土\" >}} 與 {{< x >}}。", `見 {{< term id="a" text="' 土" >}} 與 {{< x >}}。`, false},
		{sentence, "見 {{< term id=\"a\" text=\"\\` 土\" >}} 與 {{< x >}}。", `見 {{< term id="a" text="' 土" >}} 與 {{< x >}}。`, false},
		{figure, "床\nsrc=x", "{{< figure src=\"a.png\" alt=\"床 src=x\" >}}\n", false},
		{figure, `床" onload="x`, "{{< figure src=\"a.png\" alt=\"床\\\" onload=\\\"x\" >}}\n", false},
		{figure, `床 >}} {{< y >}}`, figure, true},
		{figure, `<script>x</script>`, figure, true},
		{figure, `[床](javascript:x)`, figure, true},
		{figure, `![床](b.png)`, figure, true},
		{pair, "{{< b >}}光{{< /b >}} 在 {{< x >}}。", "&#8203;{{< b >}}光{{< /b >}} 在 {{< x >}}。", false},
		{pair, "{{< x >}} 與光", "&#8203;{{< x >}} 與光", false},
		{"# A\n\n" + pair, "{{< x >}} 與光", "# A\n\n{{< x >}} 與光", false},
		{pair, "{{< /b >}}光{{< b >}}", pair, true},
		{pair, "光 {{< b >}}", pair, true},
		{pair, "{{< x >}} {{< /b >}}", pair, true},
	} {
		s := Parse([]byte(test.source), Options{Dialect: dialect.Hugo})
		last := len(s.Segments) - 1
		got := s.Splice(func(i int) (string, bool) { return test.translation, i == last })
		if string(got.Source) != test.want || len(got.Refused) > 0 != test.refused {
			t.Errorf("%q of %q gives %q, refused %v", test.translation, test.source, got.Source, got.Refused)
		}
	}
}

// So of an include of Jekyll, whose values may go into attributes of HTML as they are.
func TestSaidByIncludes(t *testing.T) {
	t.Parallel()
	const sentence = `Press {% include key.html id="a" text="Enter" %} now, {{ b }}.`
	const marked = `See {% include a.html title="the gardener's" %}.`
	const cell = "| A | {% include a.html title=\"One\" %} |\n"
	for _, test := range []struct {
		source, translation string
		refused             bool
	}{
		{sentence, `按 {% include key.html id="a" text="輸入" %}，{{ b }}。`, false},
		{sentence, `按 {% include key.html id="b" text="輸入" %}，{{ b }}。`, true},
		{sentence, `按 {% include key.html id="a" text="輸入" c="d" %}，{{ b }}。`, true},
		{sentence, `按 {% include key.html id="a" text="輸' onclick='x" %}，{{ b }}。`, true},
		{sentence, `按 {% include key.html id="a" text="輸\" onclick=\"x" %}，{{ b }}。`, true},
		{sentence, `按 {% include key.html id="a" text="<b onclick=x>輸入</b>" %}，{{ b }}。`, true},
		{sentence, `按 {% include key.html id="a" text="[輸入](javascript:x)" %}，{{ b }}。`, true},
		{sentence, `按 {% include key.html id="a" text="{{ c }}" %}，{{ b }}。`, true},
		{sentence, `按 {% include key.html id="a" text="輸 %} {% c %}" %}，{{ b }}。`, true},
		{marked, `見 {% include a.html title="園丁" %}。`, false},
		{marked, `見 {% include a.html title="園丁's" %}。`, true},
		{cell, `{% include a.html title="一" %}`, false},
		{cell, `{% include b.html title="一" %}`, true},
	} {
		s := Parse([]byte(test.source), Options{Dialect: dialect.Jekyll})
		last := len(s.Segments) - 1
		got := s.Splice(func(i int) (string, bool) { return test.translation, i == last })
		if test.refused != (len(got.Refused) > 0) || test.refused != (string(got.Source) == test.source) {
			t.Errorf("%q of %q gives %q, refused %v", test.translation, test.source, got.Source, got.Refused)
		}
	}
}

func TestTemplateKey(t *testing.T) {
	t.Parallel()
	for template, want := range map[string]string{
		`{{< key id="a" text="Enter" >}}`:            `{{< key id="a" text="" >}}`,
		`{% include key.html id="a" text='Enter' %}`: `{% include key.html id="a" text='' %}`,
		`{{ a | append: "text" }}`:                   `{{ a | append: "text" }}`,
		`{% assign text="a" %}`:                      `{% assign text="a" %}`,
	} {
		if got := TemplateKey(template); got != want {
			t.Errorf("%s has the key %s, want %s", template, got, want)
		}
	}
}

// Hugo takes a section that begins with one of these for one with front matter.
func TestNothingBeginsFrontMatterOfHugo(t *testing.T) {
	t.Parallel()
	for _, test := range [][3]string{
		{"One\n", "-1", "&#45;1\n"},
		{"\nOne\n", "+1", "\n&#43;1\n"},
		{"One\n", "- 1", "\\- 1\n"},
		{"One\n\nTwo\n", "-1", "&#45;1\n\n-1\n"},
		{"One\n", "{1", "\u200b{1\n"},
	} {
		got := Parse([]byte(test[0]), Options{Dialect: dialect.Hugo}).Splice(translateTo(test[1]))
		if string(got.Source) != test[2] && len(got.Refused) == 0 {
			t.Errorf("%q of %q gives %q, want %q", test[1], test[0], got.Source, test[2])
		}
	}
}

// A figure has its title above its caption; on the page both are a line.
func TestCaptionOfShortcode(t *testing.T) {
	t.Parallel()
	s := Parse([]byte("{{< figure src=\"a.png\" title=\"South\" caption=\"A rose\" >}}\n"), Options{Dialect: dialect.Hugo})
	p, ok := s.Document("", nil).Blocks[0].(*document.Paragraph)
	if !ok || len(p.Text) != 1 || p.Text[0].Image == nil || p.Text[0].Image.Title != "South – A rose" {
		t.Errorf("got %+v", p)
	}
}
