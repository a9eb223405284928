package pdf

import (
	"bytes"
	"encoding/binary"
	"testing"
)

func TestCheckFace(t *testing.T) {
	t.Parallel()
	data := fontFile(t, "NotoSans-Regular.ttf")
	if err := CheckFace(data); err != nil {
		t.Errorf("a face that is embedded: %v", err)
	}
	tests := map[string][]byte{
		"it is no font file":                  nil,
		"it is no TrueType font":              []byte("<html><body></body></html>"),
		"its outlines are CFF, not TrueType":  append([]byte("OTTO"), data[4:]...),
		"it is a collection of fonts":         append([]byte("ttcf"), data[4:]...),
		"it is cut off":                       data[:len(data)/2],
		"it has no table glyf":                bytes.Replace(data, []byte("glyf"), []byte("gone"), 1),
		"it has no character map of format 4": withoutMap(data),
	}
	for want, file := range tests {
		if err := CheckFace(file); err == nil || err.Error() != want {
			t.Errorf("%v, want %q", err, want)
		}
	}
}

// withoutMap returns a font whose character map has no subtables.
func withoutMap(font []byte) []byte {
	changed := bytes.Clone(font)
	entry := bytes.Index(changed, []byte("cmap"))
	table := binary.BigEndian.Uint32(changed[entry+8:])
	binary.BigEndian.PutUint16(changed[table+2:], 0)
	return changed
}
