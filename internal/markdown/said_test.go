package markdown

import (
	"testing"

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
