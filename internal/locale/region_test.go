package locale

import "testing"

// A region is added where the script of Chinese implies it, and nowhere else.
func TestRegional(t *testing.T) {
	t.Parallel()
	implied := map[string]string{"zh_Hant": "zh-Hant-TW", "zh_Hans": "zh-Hans-CN"}
	for _, code := range Codes() {
		l, err := Parse(code)
		if err != nil {
			t.Fatal(err)
		}
		want, ok := implied[code]
		if !ok {
			want = l.Tag.String()
		}
		if got := l.Regional().String(); got != want {
			t.Errorf("%s: %s, want %s", code, got, want)
		}
	}
}
