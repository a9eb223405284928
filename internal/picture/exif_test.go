package picture

import (
	"image"
	"image/jpeg"
	"io"
	"testing"
)

func TestTurned(t *testing.T) {
	t.Parallel()
	plain := string(encoded(t, func(w io.Writer, m image.Image) error { return jpeg.Encode(w, m, nil) }))
	with := func(exif string) string {
		return plain[:2] + "\xFF\xE1\x00" + string(rune(len(exif)+8)) + "Exif\x00\x00" + exif + plain[2:]
	}
	tests := []struct {
		name, file string
		want       bool
	}{
		{"none", plain, false},
		{"no JPEG", "text", false},
		{"upright", with("MM\x00\x2A\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x01\x00\x00"), false},
		{"turned", with("MM\x00\x2A\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00"), true},
		{"turned, little-endian", with("II\x2A\x00\x08\x00\x00\x00\x01\x00\x12\x01\x03\x00\x01\x00\x00\x00\x06\x00\x00\x00"), true},
		{"another tag", with("MM\x00\x2A\x00\x00\x00\x08\x00\x01\x01\x13\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00"), false},
		{"directory outside", with("MM\x00\x2A\xFF\xFF\xFF\xFF\x00\x01"), false},
		{"cut off", with("MM\x00\x2A\x00\x00\x00\x08\x00\x01\x01\x12"), false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := turned([]byte(tt.file)); got != tt.want {
				t.Errorf("got %t", got)
			}
			got, fault := Examine([]byte(tt.file))
			if fault != nil && tt.file != "text" {
				t.Errorf("the test's file is %s", fault.Reason)
			}
			if got.Turned != tt.want {
				t.Errorf("the picture is turned: %t", got.Turned)
			}
		})
	}
}
