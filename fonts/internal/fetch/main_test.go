package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/fonts/internal/manifest"
)

// npmArchive returns what npm pack would make of one file.
func npmArchive(t *testing.T, name, content string) []byte {
	t.Helper()
	var b bytes.Buffer
	zipped := gzip.NewWriter(&b)
	entries := tar.NewWriter(zipped)
	if err := entries.WriteHeader(&tar.Header{Name: name, Mode: 0o644, Size: int64(len(content))}); err != nil {
		t.Fatal(err)
	}
	if _, err := entries.Write([]byte(content)); err != nil {
		t.Fatal(err)
	}
	if err := entries.Close(); err != nil {
		t.Fatal(err)
	}
	if err := zipped.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func listed(content string) manifest.File {
	sum := sha256.Sum256([]byte(content))
	return manifest.File{Name: "A.ttf", Path: "400/A.ttf", Size: len(content), SHA256: hex.EncodeToString(sum[:])}
}

func TestUnpack(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name    string
		archive []byte
		wantErr string // part of the message; "" for none
	}{
		{"as listed", npmArchive(t, "package/400/A.ttf", "glyphs"), ""},
		{"other content", npmArchive(t, "package/400/A.ttf", "gryphs"), "A.ttf: SHA-256 is "},
		{"elsewhere", npmArchive(t, "package/700/A.ttf", "glyphs"), "400/A.ttf is not in the package"},
		{"cut off", npmArchive(t, "package/400/A.ttf", "glyphs")[:40], "unexpected EOF"},
		{"no archive", []byte("<html><body>Bad gateway</body>"), "gzip: invalid header"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			a, err := openNPM(test.archive)
			var got map[string][]byte
			if err == nil {
				got, err = unpack(a, []manifest.File{listed("glyphs")}, "")
			}
			if test.wantErr != "" {
				if err == nil || !strings.Contains(err.Error(), test.wantErr) {
					t.Errorf("got %v, want %q", err, test.wantErr)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(map[string][]byte{"400/A.ttf": []byte("glyphs")}, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// A file that has a model is written packed, and read as what it was; when the model
// is another one, it is no longer there.
func TestStorePacked(t *testing.T) {
	t.Parallel()
	dir, content := t.TempDir(), strings.Repeat("glyphs of Latin, ", 100)+"and one more"
	packed := listed(content)
	packed.Model = "Model.ttf"
	family := manifest.Family{Name: "A", Licence: listed("licence"), Faces: []manifest.File{packed}}
	family.Licence.Name = "OFL-A.txt"
	if err := store(dir, packed, []byte(content)); err == nil {
		t.Error("no error without the model")
	}
	model := filepath.Join(dir, packed.Model)
	if err := os.WriteFile(model, []byte(strings.Repeat("glyphs of Latin, ", 100)), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(store(dir, packed, []byte(content)), store(dir, family.Licence, []byte("licence"))); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(filepath.Join(dir, "packed", "A.ttf.zst"))
	if err != nil || info.Size() > 100 {
		t.Errorf("it is not packed: %v, %v", info, err)
	}
	if !present(dir, family) {
		t.Error("what is written is not what was to be")
	}
	if err := os.WriteFile(model, []byte(strings.Repeat("Glyphs of Greek; ", 100)), 0o600); err != nil {
		t.Fatal(err)
	}
	if present(dir, family) {
		t.Error("it is there although its model is another one")
	}
}

// Where all files are there, nothing is fetched: neither npm nor a network is
// needed for this test.
func TestRunFindsFilesUpToDate(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	if err := run(filepath.Join("..", ".."), &out); err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(strings.TrimSpace(out.String()), "\n") {
		if !strings.HasSuffix(line, ": up to date") {
			t.Error(line)
		}
	}
}

func TestRunWithoutManifest(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := run(dir, &bytes.Buffer{}); err == nil {
		t.Error("no error without a manifest")
	}
	misspelt := []byte(`{"families": [{"family": "A", "sha265": ""}]}`)
	if err := os.WriteFile(filepath.Join(dir, "manifest.json"), misspelt, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := run(dir, &bytes.Buffer{}); err == nil || !strings.Contains(err.Error(), "sha265") {
		t.Errorf("got %v, want an error that names the key", err)
	}
}
