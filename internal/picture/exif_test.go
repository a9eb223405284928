package picture

import (
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/jpeg"
	"image/png"
	"io"
	"testing"
)

// The TIFF data of tests: a directory with one entry, or with a density.
const (
	turnedRight = "MM\x00\x2A\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00"
	dense       = "II\x2A\x00\x08\x00\x00\x00\x03\x00" +
		"\x1A\x01\x05\x00\x01\x00\x00\x00\x32\x00\x00\x00" + "\x1B\x01\x05\x00\x01\x00\x00\x00\x32\x00\x00\x00" + "\x28\x01\x03\x00\x01\x00\x00\x00\x02\x00\x00\x00" +
		"\x00\x00\x00\x00" + "\x2C\x01\x00\x00\x01\x00\x00\x00" // 300 to the inch
)

func TestNotesOfJPEG(t *testing.T) {
	t.Parallel()
	plain := string(encoded(t, func(w io.Writer, m image.Image) error { return jpeg.Encode(w, m, nil) }))
	segment := func(marker, content string) string {
		return plain[:2] + "\xFF" + marker + "\x00" + string([]byte{byte(len(content) + 2)}) + content + plain[2:]
	}
	exif := func(tiff string) string { return segment("\xE1", "Exif\x00\x00"+tiff) }
	jfif := func(density string) string { return segment("\xE0", "JFIF\x00\x01\x02"+density+"\x00\x00") }
	tests := []struct {
		name, file string
		want       notes
	}{
		{"none", plain, notes{}},
		{"no JPEG", "text", notes{}},
		{"upright", exif("MM\x00\x2A\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x01\x00\x00"), notes{turn: 1}},
		{"turned", exif(turnedRight), notes{turn: 6}},
		{"turned, little-endian", exif("II\x2A\x00\x08\x00\x00\x00\x01\x00\x12\x01\x03\x00\x01\x00\x00\x00\x06\x00\x00\x00"), notes{turn: 6}},
		{"no such turn", exif("MM\x00\x2A\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x09\x00\x00"), notes{}},
		{"another tag", exif("MM\x00\x2A\x00\x00\x00\x08\x00\x01\x01\x13\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00"), notes{}},
		{"directory outside", exif("MM\x00\x2A\xFF\xFF\xFF\xFF\x00\x01"), notes{}},
		{"cut off", exif("MM\x00\x2A\x00\x00\x00\x08\x00\x01\x01\x12"), notes{}},
		{"density of EXIF", exif(dense), notes{density: 300}},
		{"density to the inch", jfif("\x01\x00\xC0\x00\xC0"), notes{density: 192}},
		{"density to the centimetre", jfif("\x02\x00\x64\x00\x64"), notes{density: 254}},
		{"a ratio", jfif("\x00\x00\x01\x00\x01"), notes{}},
		{"two densities", jfif("\x01\x00\xC0\x00\x60"), notes{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := notesOf(JPEG, []byte(tt.file)); got != tt.want {
				t.Errorf("got %+v, want %+v", got, tt.want)
			}
			if got, fault := Examine([]byte(tt.file)); tt.file != "text" && (fault != nil || got.Turn != tt.want.turn || got.Density != tt.want.density) {
				t.Errorf("the picture is %+v, %v", got, fault)
			}
		})
	}
}

// withChunk puts a chunk behind the header of a PNG file.
func withChunk(file []byte, name, content string) []byte {
	const header = 33
	chunk := binary.BigEndian.AppendUint32(nil, uint32(len(content)))
	chunk = append(append(chunk, name...), content...)
	chunk = binary.BigEndian.AppendUint32(chunk, crc32.ChecksumIEEE(chunk[4:]))
	return append(append(append([]byte{}, file[:header]...), chunk...), file[header:]...)
}

func TestNotesOfPNG(t *testing.T) {
	t.Parallel()
	plain := encoded(t, png.Encode)
	tests := []struct {
		name string
		file []byte
		want notes
	}{
		{"none", plain, notes{}},
		{"density to the metre", withChunk(plain, "pHYs", "\x00\x00\x16\x25\x00\x00\x16\x25\x01"), notes{density: 144}},
		{"a ratio", withChunk(plain, "pHYs", "\x00\x00\x00\x02\x00\x00\x00\x02\x00"), notes{}},
		{"turned", withChunk(plain, "eXIf", turnedRight), notes{turn: 6}},
		{"two densities", withChunk(withChunk(plain, "eXIf", dense), "pHYs", "\x00\x00\x16\x25\x00\x00\x16\x25\x01"), notes{density: 144}},
	}
	for _, tt := range tests {
		if got := notesOf(PNG, tt.file); got != tt.want {
			t.Errorf("%s: got %+v, want %+v", tt.name, got, tt.want)
		}
		if _, fault := Examine(tt.file); fault != nil {
			t.Errorf("%s: the test's file is %s", tt.name, fault.Reason)
		}
	}
}

// TestTurn holds the matrices to where corners come to stand.
func TestTurn(t *testing.T) {
	t.Parallel()
	// Where the first row begins, and where the first column ends, when shown (CIPA DC-008, 4.6.5).
	tests := map[Turn][2][2]float64{
		0: {{0, 0}, {0, 1}}, 1: {{0, 0}, {0, 1}}, 2: {{1, 0}, {1, 1}}, 3: {{1, 1}, {1, 0}}, 4: {{0, 1}, {0, 0}},
		5: {{0, 0}, {1, 0}}, 6: {{1, 0}, {0, 0}}, 7: {{1, 1}, {0, 1}}, 8: {{0, 1}, {1, 1}}, 9: {{0, 0}, {0, 1}},
	}
	for turn, want := range tests {
		m := turn.Matrix()
		at := func(x, y float64) [2]float64 { return [2]float64{m.A*x + m.C*y + m.E, m.B*x + m.D*y + m.F} }
		if got := [2][2]float64{at(0, 0), at(0, 1)}; got != want {
			t.Errorf("%d: got %v, want %v", turn, got, want)
		}
	}
	turned := withChunk(encoded(t, png.Encode), "eXIf", turnedRight)
	if got, fault := Examine(turned); fault != nil || got.Width != 2 || got.Height != 3 || TurnOf(turned) != 6 {
		t.Errorf("3 × 2 pixels that are turned are %+v, %v", got, fault)
	}
}
