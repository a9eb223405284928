package volume

import "testing"

func TestOutward(t *testing.T) {
	t.Parallel()
	for destination, want := range map[string]string{
		"//x.example/a":              "https://x.example/a",
		"https://x.example/a b?c[]=": "https://x.example/a%20b?c%5B%5D=",
		"https://[::1]/":             "https://[::1]/",
		"https://x.example":          "https://x.example",
		"https://":                   "",
		"http:///x":                  "",
		"https://x.example/%zz":      "",
		"mailto:a@x.example":         "mailto:a@x.example",
		"mailto:":                    "",
		"a.md":                       "",
	} {
		got, ok := outward(destination)
		if !ok {
			got = ""
		}
		if got != want {
			t.Errorf("%s leads to %q, want %q", destination, got, want)
		}
	}
}
