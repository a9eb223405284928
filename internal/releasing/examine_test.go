package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// packed are files as an archive of the kind that a name has.
func packed(t *testing.T, name string, files map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	var ends []func() error
	var add func(path, content string) error
	if strings.HasSuffix(name, ".zip") {
		w := zip.NewWriter(&b)
		ends = []func() error{w.Close}
		add = func(path, content string) error {
			to, err := w.Create(path)
			if err == nil {
				_, err = to.Write([]byte(content))
			}
			return err
		}
	} else {
		compressed := gzip.NewWriter(&b)
		w := tar.NewWriter(compressed)
		ends = []func() error{w.Close, compressed.Close}
		add = func(path, content string) error {
			err := w.WriteHeader(&tar.Header{Name: path, Mode: 0o644, Size: int64(len(content))})
			if err == nil {
				_, err = w.Write([]byte(content))
			}
			return err
		}
	}
	for path, content := range files {
		if err := add(path, content); err != nil {
			t.Fatal(err)
		}
	}
	for _, end := range ends {
		if err := end(); err != nil {
			t.Fatal(err)
		}
	}
	return b.Bytes()
}

// What is wrong with archives and their list is found, each with its name.
func TestExamine(t *testing.T) {
	t.Parallel()
	folder, sums := t.TempDir(), ""
	for _, s := range systems {
		files := map[string]string{s.program(): "#!/bin/sh\n"}
		for path, content := range contents {
			files[path] = content + " pobook v1.2.3"
		}
		delete(files, "man/pobook-build.1")
		for name, content := range map[string][]byte{
			s.archive("v1.2.3"):            packed(t, s.archive("v1.2.3"), files),
			s.stem("v1.2.3") + ".cdx.json": []byte(`{"bomFormat": "CycloneDX", "metadata": {"component": {"name": "github.com/pobook/pobook", "version": "v1.2.3"}}}`),
		} {
			if err := os.WriteFile(filepath.Join(folder, name), content, 0o600); err != nil {
				t.Fatal(err)
			}
			if s.os != "darwin" {
				sums += fmt.Sprintf("%x  %s\n", sha256.Sum256(content), name)
			}
		}
	}
	if err := os.WriteFile(filepath.Join(folder, "pobook_1.2.3_checksums.txt"), []byte(sums+"0  pobook.rpm\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	r, err := examine(folder, expected{"v1.2.3", "0"})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`pobook_1.2.3_linux_amd64.tar.gz: has no man/pobook-build.1 with "--format" in it`,
		`pobook_1.2.3_windows_arm64.zip: has no man/pobook-build.1 with "--format" in it`,
		`pobook_1.2.3_linux_arm64.tar.gz: has a program with the mode 644, which nobody can run`,
		`pobook_1.2.3_darwin_amd64.cdx.json: does not have the parser of Markdown among 0 modules`,
		`pobook_1.2.3_checksums.txt: has pobook.rpm, which is not part of a release`,
	} {
		if !slices.Contains(r.faults, want) {
			t.Errorf("not found: %s", want)
		}
	}
	count := func(part string) int {
		return len(slices.DeleteFunc(slices.Clone(r.faults), func(f string) bool { return !strings.Contains(f, part) }))
	}
	if count("was not built by Go") != 6 || count(`has "" for pobook_1.2.3_darwin`) != 4 || count("is not of") != 0 {
		t.Errorf("found:\n%s", strings.Join(r.faults, "\n"))
	}
}

// The action for GitHub, the handbook and the configuration of the releaser name the same files.
func TestNames(t *testing.T) {
	t.Parallel()
	for file, names := range map[string][]string{
		"../../.goreleaser.yaml": {
			`name_template: "{{ .ProjectName }}_{{ .Version }}_{{ .Os }}_{{ .Arch }}"`, `name_template: "{{ .ProjectName }}_{{ .Version }}_checksums.txt"`,
		},
		"../../.github/actions/pobook/action.yml": {
			"archive=pobook_${version#v}_${os}_$arch.$extension", "checksums=pobook_${version#v}_checksums.txt",
		},
		"../../handbook/05-start-a-handbook.md": {systems[0].archive("v0.1.0"), "pobook_0.1.0_checksums.txt", ".cdx.json"},
	} {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			if !strings.Contains(string(content), name) {
				t.Errorf("%s does not have %q", file, name)
			}
		}
	}
}
