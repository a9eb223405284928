package finish

import (
	"testing"

	"github.com/pobook/pobook/internal/markdown"
	"github.com/pobook/pobook/internal/markdown/dialect"
)

// A bare address ends where its source's does.
func TestAddresses(t *testing.T) {
	t.Parallel()
	const source = "See https://a.example/x, www.c.example or https://a.example/x/y.\n"
	for _, test := range []struct {
		form       dialect.AddressForm
		text, want string
	}{
		{dialect.InAngles, "請上 https://a.example/x。", "請上 <https://a.example/x>。"},
		{dialect.InAngles, "請上 https://a.example/x/y。", "請上 <https://a.example/x/y>。"},
		{dialect.InAngles, "請上 https://a.example/x，再說", "請上 <https://a.example/x>，再說"},
		{dialect.InAngles, "請上https://a.example/x再說", "請上<https://a.example/x>再說"},
		{dialect.InAngles, "上www.c.example看", "上[www.c.example](http://www.c.example)看"},
		{dialect.InBrackets, "請上 https://a.example/x。", "請上 [https://a.example/x](https://a.example/x)。"},
		{dialect.Unlinked, "請上 https://a.example/x。", "請上 https://a.example/x。"},
		{dialect.InAngles, "請上 https://a.example/x ，", "請上 https://a.example/x ，"},
		{dialect.InAngles, "請上 https://a.example/xyz。", "請上 https://a.example/xyz。"},
		{dialect.InAngles, "請上 https://b.example/x。", "請上 https://b.example/x。"},
		{dialect.InAngles, "請上 <https://a.example/x>。", "請上 <https://a.example/x>。"},
		{dialect.InAngles, "請上[這裡](https://a.example/x)。", "請上[這裡](https://a.example/x)。"},
		{dialect.InAngles, "`https://a.example/x。`", "`https://a.example/x。`"},
		{dialect.InAngles, "[上 https://a.example/x。](https://a.example/x)", "[上 https://a.example/x。](https://a.example/x)"},
		{dialect.InAngles, "看看\nhttps://a.example/x。", "看看\n<https://a.example/x>。"},
		{dialect.InAngles, "**https://a.example/x**。", "**<https://a.example/x>**。"},
		{dialect.InAngles, "Try https://a.example/x.", "Try https://a.example/x."},
	} {
		s := markdown.Parse([]byte(source), markdown.Options{})
		got := Section(s.Splice(translateTo(test.text)), Addresses(test.form))
		if string(got.Source) != test.want+"\n" {
			t.Errorf("%q becomes %q, want %q", test.text, got.Source, test.want)
		}
	}
}
