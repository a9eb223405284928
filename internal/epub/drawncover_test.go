package epub

import (
	"image/color"
	"slices"
	"strings"
	"testing"
)

func TestBroken(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		text string
		most float64
		want []string
	}{
		{"", 5, nil},
		{"one two", 9, []string{"one two"}},
		{"one two three", 5, []string{"one two", "three"}},
		{"indivisible", 3, []string{"indiv", "isibl", "e"}},
		{"de\u0301de\u0301", 1.2, []string{"de\u0301", "de\u0301"}},
		{"安裝（設定）指南", 3, []string{"安裝", "（設", "定）指", "南"}},
		{"使用 v2.10 手冊", 4, []string{"使用", "v2.10", "手冊"}},
	} {
		got := broken(test.text, test.most)
		if !slices.Equal(got, test.want) {
			t.Errorf("%q: %q", test.text, got)
		}
	}
}

// A title of any length is on the cover, above the authors.
func TestDrawnCover(t *testing.T) {
	t.Parallel()
	for _, title := range []string{"x", strings.Repeat("word ", 500), strings.Repeat("安", 500), strings.Repeat("x", 5000)} {
		b := plain("")
		b.Title, b.Subtitle, b.Authors = title, title, []string{title, title}
		svg := string(drawnCover(b))
		lines := texts(t, svg, "text")
		if len(lines) == 0 || len(lines) > mostLines+4+3 {
			t.Errorf("%.10s… has %d lines", title, len(lines))
		}
		last := 0
		for _, after := range strings.Split(svg, ` y="`)[1:] {
			y := 0
			for _, digit := range after[:strings.IndexByte(after, '"')] {
				y = 10*y + int(digit-'0')
			}
			if y <= last || y > coverHeight {
				t.Errorf("%.10s… has a line at %d after one at %d", title, y, last)
			}
			last = y
		}
	}
}

func TestColours(t *testing.T) {
	t.Parallel()
	for accent, want := range map[color.RGBA]string{
		{}:                       "#2b2f36 #ffffff",
		{0xff, 0xff, 0xff, 0xff}: "#ffffff #000000",
		{0xff, 0xd0, 0x00, 0xff}: "#ffd000 #000000",
		{0x00, 0x50, 0xa0, 0xff}: "#0050a0 #ffffff",
	} {
		if ground, ink := colours(accent); ground+" "+ink != want {
			t.Errorf("%v: %s on %s", accent, ink, ground)
		}
	}
}
