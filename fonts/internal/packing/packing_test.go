package packing_test

import (
	"bytes"
	"encoding/binary"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/pobook/pobook/fonts/internal/packing"
)

// noise returns bytes that nothing makes smaller, the same for the same seed.
func noise(size int, seed uint64) []byte {
	source := rand.New(rand.NewPCG(seed, 0))
	var content []byte
	for len(content) < size {
		content = binary.LittleEndian.AppendUint64(content, source.Uint64())
	}
	return content[:size]
}

// A font is packed and unpacked with a model that is as large as the largest,
// without one, and where there is nothing to pack.
func TestRoundTrip(t *testing.T) {
	t.Parallel()
	model := noise(11<<20, 1)
	for _, test := range []struct {
		name           string
		content, model []byte
		most           int // bytes that the packed file may have
	}{
		{"other bytes", noise(1<<20, 2), model, 1<<20 + 1000},
		{"the first of the model", model[:1<<20], model, 1000},
		{"the last of the model", model[10<<20:], model, 1000},
		{"all of the model", model, model, 10_000},
		{"no model", bytes.Repeat([]byte("glyph"), 1000), nil, 100},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			packed, err := packing.Pack(test.content, test.model)
			if err != nil {
				t.Fatal(err)
			}
			if len(packed) > test.most {
				t.Errorf("%d bytes, want %d at most", len(packed), test.most)
			}
			again, err := packing.Pack(test.content, test.model)
			if err != nil || !bytes.Equal(packed, again) {
				t.Errorf("packed again it is other bytes, or %v", err)
			}
			content, err := packing.Unpack(packed, test.model, len(test.content))
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(content, test.content) {
				t.Error("what is unpacked is not what was packed")
			}
		})
	}
}

func TestUnpackDamaged(t *testing.T) {
	t.Parallel()
	model := noise(1<<16, 1)
	content := append(bytes.Clone(model[:5000]), bytes.Repeat([]byte("glyph"), 1000)...)
	packed, err := packing.Pack(content, model)
	if err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		packed, model []byte
		size          int
	}{
		"cut off":        {packed[:len(packed)-3], model, len(content)},
		"not packed":     {bytes.Repeat([]byte("glyph"), 1000), model, len(content)},
		"more than said": {packed, model, len(content) - 1},
		"less than said": {packed, model, len(content) + 1},
		"without model":  {packed, nil, len(content)},
		"empty":          {nil, model, len(content)},
	} {
		if _, err := packing.Unpack(test.packed, test.model, test.size); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// What is packed is Zstandard to its own program, too.
func TestReadByZstd(t *testing.T) {
	t.Parallel()
	program, err := exec.LookPath("zstd")
	if err != nil {
		t.Skip("zstd is not there")
	}
	dir, model := t.TempDir(), noise(1<<16, 1)
	content := append(bytes.Clone(model[100:]), "glyphs"...)
	packed, err := packing.Pack(content, model)
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string][]byte{"model": model, "packed": packed} {
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	command := exec.Command(program, "-d", "-c", "--patch-from=model", "packed")
	command.Dir = dir
	got, err := command.Output()
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, content) {
		t.Error("zstd reads something else")
	}
}
