package check_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/po"
)

// Patterns that take long are left out, and those before them still count.
func TestHostilePlaceholders(t *testing.T) {
	t.Parallel()
	flag := `placeholders:"%s"`
	for i := range 1000 {
		flag += fmt.Sprintf(`:r"(a{0,30}){0,30}%d"`, i)
	}
	flag += `:"b"` // is too late
	long := strings.Repeat("a", 10_000)
	for _, test := range []struct {
		target string
		want   []string
	}{{long + " b %s", nil}, {long, []string{"placeholders"}}} {
		var got []string
		checker := check.New(parseLocale(t, "zh_Hant"), check.Rules{Select: check.NewSet("placeholders")})
		for _, f := range check.Together(checker, []*po.Entry{{ID: long + "%s", Str: []string{test.target}, Flags: []string{flag}}}) {
			got = append(got, string(f.Code))
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%q, want %q", got, test.want)
		}
	}
}
