package config

import (
	"strings"
	"testing"
)

func TestNameOf(t *testing.T) {
	t.Parallel()
	tests := map[string]string{
		"Localising a handbook":          "localising-a-handbook",
		"  C++ & Go: 2nd edition!  ":     "c-go-2nd-edition",
		"在地化手冊":                          "handbook",
		"":                               "handbook",
		strings.Repeat("abcdefghi ", 11): strings.TrimSuffix(strings.Repeat("abcdefghi-", 10), "-"),
	}
	for title, want := range tests {
		got := nameOf(title)
		if got != want {
			t.Errorf("nameOf(%q) = %q, want %q", title, got, want)
		}
		if !nameForm.MatchString(got) {
			t.Errorf("nameOf(%q) = %q, which is no name", title, got)
		}
	}
}
