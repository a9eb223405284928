package check_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/check"
)

// Characters of other languages and in addresses are none of the other way of
// writing Chinese.
func TestForeignCharacters(t *testing.T) {
	t.Parallel()
	tests := []struct{ target, found string }{
		{"「自由の学風」是校訓。", ""},
		{"他說「自由の学風」是国家的校訓。", "simplified-character"},
		{"図書カード、会社", "simplified-character"},
		{"見 https://zh.wikipedia.org/wiki/国家 一文。", ""},
		{"見 https://zh.wikipedia.org/wiki/国家_(政治) 一文。", ""},
		{"見 https://zh.wikipedia.org/wiki/国家。国家是什麼？", "simplified-character"},
		{"見 https://example.org/wiki国家", "simplified-character"},
	}
	for _, test := range tests {
		found := check.Verdicts(parseLocale(t, "zh_Hant"), "A text.", test.target, check.NewSet("simplified-character"))
		if diff := cmp.Diff(test.found, strings.Join(found, " ")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.target, diff)
		}
	}
}
