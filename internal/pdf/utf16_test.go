package pdf

import (
	"encoding/hex"
	"testing"
	"unicode/utf16"
)

func TestUTF16Hex(t *testing.T) {
	t.Parallel()
	tests := map[string]string{
		"":            "",
		"A":           "0041",
		"書é":          "66f800e9",
		"\U0002010C":  "d840dd0c",
		"a\U0001F389": "0061d83cdf89",
	}
	for text, want := range tests {
		if got := utf16Hex(text); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
		if got := fromUTF16Hex(t, utf16Hex(text)); got != text {
			t.Errorf("%q is read back as %q", text, got)
		}
	}
}

// fromUTF16Hex reads big-endian UTF-16 in hexadecimal digits.
func fromUTF16Hex(t *testing.T, digits string) string {
	t.Helper()
	b, err := hex.DecodeString(digits)
	if err != nil || len(b)%2 != 0 {
		t.Fatalf("%q is not UTF-16: %v", digits, err)
	}
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = uint16(b[2*i])<<8 | uint16(b[2*i+1])
	}
	return string(utf16.Decode(units))
}

func TestActualText(t *testing.T) {
	t.Parallel()
	got := string(appendActualText([]byte("BT "), "字\U0001F389"))
	if want := "BT /Span <</ActualText <FEFF5b57d83cdf89>>> BDC "; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// What fpdf makes of a title, two bytes of UTF-16 for three of UTF-8, is the
// title.
func TestTitlesSurviveFpdf(t *testing.T) {
	t.Parallel()
	for _, title := range []string{"", "Title", "標題，é", "\U0002010C家\U0001F484", "\uFFFF\U00010000\U0010FFFF"} {
		var units []uint16
		for b := []byte(forTitle(title)); len(b) > 0; {
			var unit uint16
			var size int
			switch {
			case b[0] < 0x80:
				unit, size = uint16(b[0]), 1
			case b[0] < 0xE0:
				unit, size = uint16(b[0]&0x1F)<<6|uint16(b[1]&0x3F), 2
			case b[0] < 0xF0:
				unit, size = uint16(b[0]&0x0F)<<12|uint16(b[1]&0x3F)<<6|uint16(b[2]&0x3F), 3
			default:
				t.Fatalf("%q has four bytes for one character, which fpdf does not read", title)
			}
			units = append(units, unit)
			b = b[size:]
		}
		if got := string(utf16.Decode(units)); got != title {
			t.Errorf("%q becomes %q", title, got)
		}
	}
}
