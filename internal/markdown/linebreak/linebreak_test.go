package linebreak

import (
	"slices"
	"testing"
)

func TestJoin(t *testing.T) {
	t.Parallel()
	tests := []struct {
		lines []string
		want  string
	}{
		{nil, ""},
		{[]string{"one  "}, "one"},
		{[]string{"one", "two"}, "one two"},
		{[]string{"one \t", "two"}, "one two"},
		{[]string{"one  ", "two"}, "one  \ntwo"},
		{[]string{`one\`, "two"}, "one\\\ntwo"},
		{[]string{`one\\`, "two"}, `one\\ two`},
		{[]string{"中文", "文字"}, "中文文字"},
		{[]string{"中文，", "文字"}, "中文，文字"},
		{[]string{"**中文**", "*文字*"}, "**中文***文字*"},
		{[]string{"中文", "text"}, "中文 text"},
		{[]string{"かな", "カナ"}, "かなカナ"},
		{[]string{"한국어", "글"}, "한국어 글"},
	}
	for _, test := range tests {
		if got := Join(test.lines); got != test.want {
			t.Errorf("%q become %q, want %q", test.lines, got, test.want)
		}
	}
}

func TestSplit(t *testing.T) {
	t.Parallel()
	tests := []struct {
		text    string
		lines   []string
		oneLine string
	}{
		{"one", []string{"one"}, "one"},
		{"one\r\ntwo\rthree", []string{"one", "two", "three"}, "one two three"},
		{"\n  one  \n\t two \n", []string{"one  ", "two"}, "one two"},
		{"一\n\n\n二", []string{`一\`, "二"}, "一二"},
		{"一\\\n\n二", []string{`一\`, "二"}, "一二"},
		{"one\\\\\ntwo", []string{`one\\`, "two"}, `one\\ two`},
	}
	for _, test := range tests {
		if got := Split(test.text); !slices.Equal(got, test.lines) {
			t.Errorf("%q is split into %q, want %q", test.text, got, test.lines)
		}
		if got := OneLine(test.text); got != test.oneLine {
			t.Errorf("%q is %q on one line, want %q", test.text, got, test.oneLine)
		}
	}
}

// A text that has been unwrapped stays as it is.
func FuzzUnwrap(f *testing.F) {
	for _, text := range []string{"one\n two", "一  \n二", "a\\\n\nb", "\r\n\r", "*一*\n二", " \t"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if once := Unwrap(text); Unwrap(once) != once {
			t.Errorf("%q becomes %q, then %q", text, once, Unwrap(once))
		}
	})
}

func TestEnding(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{"": "\n", "a": "\n", "a\nb\r\n": "\n", "a\r\nb\n": "\r\n"} {
		if got := Ending([]byte(text)); got != want {
			t.Errorf("%q ends in %q, want %q", text, got, want)
		}
	}
	if line, rest := Cut([]byte("a\r\nb")); string(line) != "a\r\n" || string(rest) != "b" {
		t.Errorf("cut into %q and %q", line, rest)
	}
}
