package diag

import "testing"

func TestInvalidUTF8(t *testing.T) {
	t.Parallel()
	tests := []struct {
		content string
		column  int // 0 if valid
	}{
		{"", 0},
		{"中\ufffd文", 0}, // the replacement character itself is a character
		{"a\xff", 2},
		{"中\xe4\xb8", 2},    // cut off
		{"\xc0\xaf", 1},     // overlong
		{"\xed\xa0\x80", 1}, // a surrogate
	}
	for _, test := range tests {
		d, ok := InvalidUTF8("f", []byte(test.content))
		if ok != (test.column > 0) || d.Column != test.column {
			t.Errorf("%q: %v", test.content, d)
		}
	}
}
