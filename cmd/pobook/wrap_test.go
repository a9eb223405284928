package main

import "testing"

func TestWrap(t *testing.T) {
	t.Parallel()
	tests := []struct {
		text    string
		columns int
		want    string
	}{
		{"", 10, ""},
		{"one", 2, "one"},
		{"one two three", 7, "one two\nthree"},
		{"one two three", 6, "one\ntwo\nthree"},
		{" one\n\ttwo  ", 10, "one two"},
		{"a incomprehensible b", 5, "a\nincomprehensible\nb"},
		{"naïve – é", 9, "naïve – é"},
		{"寫 軟體 here", 7, "寫 軟體\nhere"},
		{"寫 軟體 here", 6, "寫\n軟體\nhere"},
	}
	for _, test := range tests {
		if got := wrap(test.text, test.columns); got != test.want {
			t.Errorf("%q in %d columns: %q, want %q", test.text, test.columns, got, test.want)
		}
	}
}
