package faces_test

import (
	"testing"

	"github.com/pobook/pobook/internal/faces"
	"github.com/pobook/pobook/internal/locale"
)

func TestFor(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ code, latin, han string }{
		{"en", "NotoSans-Regular", "NotoSansSC-Regular"},
		{"zh_Hant", "NotoSans-Regular", "NotoSansTC-Regular"},
		{"zh_Hans", "NotoSans-Regular", "NotoSansSC-Regular"},
	} {
		l, err := locale.Parse(tt.code)
		if err != nil {
			t.Fatal(err)
		}
		f := faces.For(l)
		if got := f.Latin.Regular.Name(); got != tt.latin {
			t.Errorf("%s: Latin is set in %s", tt.code, got)
		}
		if got := f.Han[0].Regular.Name(); got != tt.han {
			t.Errorf("%s: Han are set in %s", tt.code, got)
		}
		draws := faces.Draws(l)
		for r, want := range map[rune]bool{'a': true, '請': true, '请': true, '。': true, '\U0001F642': true, '\uE000': false} {
			if draws(r) != want {
				t.Errorf("%s: %U is drawn: %t", tt.code, r, !want)
			}
		}
	}
}
