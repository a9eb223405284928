package weblate_test

import (
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/weblate"
)

// What is wanted was computed by siphashc 2.9.1, as Weblate 5.14.3 computes it.
func TestChecksum(t *testing.T) {
	t.Parallel()
	text := func(s string) *string { return &s }
	for _, test := range []struct {
		name, id        string
		plural, context *string
		want            string
	}{
		{"empty", "", nil, nil, "9db7874c312c839c"},
		{"one line", "Hello, world!\n", nil, nil, "6412684aaf018e8e"},
		{"context", "Post", nil, text("verb"), "19ee6cec8e9306b1"},
		{"empty context", "Hello, world!\n", nil, text(""), "6412684aaf018e8e"},
		{"Han", "# 手冊\n第二行", nil, nil, "9598df49614f53a1"},
		{"plural", "%d file", text("%d files"), nil, "bb035cc5d2307ee6"},
		{"plural in a context", "%d file", text("%d files"), text("menu"), "1450163e698c4091"},
		{"long", strings.Repeat("é", 300), nil, nil, "20f7c3f2aa6713d9"},
		{"signs", "a\t\"quote\" \\ 😀", nil, nil, "f5ad495d0e96ff0e"},
	} {
		if got := weblate.Checksum(test.id, test.plural, test.context); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

func TestAddressOfAUnit(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		unit weblate.Unit
		want string
	}{
		{
			weblate.Unit{API: "https://hosted.weblate.org/api/", Project: "our-book", Component: "part-02-end", Locale: "zh_Hant", Checksum: "6412684aaf018e8e"},
			"https://hosted.weblate.org/translate/our-book/part-02-end/zh_Hant/?checksum=6412684aaf018e8e",
		},
		{
			weblate.Unit{API: "https://example.org/weblate/api/", Project: "a?b", Component: "c", Locale: "nb_NO", Checksum: "0"},
			"https://example.org/weblate/translate/a%3Fb/c/nb/?checksum=0",
		},
	} {
		if got := test.unit.Address(); got != test.want {
			t.Errorf("%s, want %s", got, test.want)
		}
	}
}
