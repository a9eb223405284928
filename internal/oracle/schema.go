package oracle

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"testing"
)

// The schemas of formats are other people's, and some may not be passed on, so they
// are taken from where Debian's packages have them. `make oracles` unpacks those into
// the user's cache; the folder that POBOOK_SCHEMAS names, with files of these names,
// comes first.
const (
	omegat   = "usr/share/omegat/OmegaT.jar"
	symfony  = "usr/share/php/Symfony/Component/Translation/Resources/schemas"
	schemas  = "pobook/schemas"
	networks = "http://www.w3.org/2001/xml.xsd"
)

// TMXSchema returns the path of the DTD of TMX 1.4.
func TMXSchema(t testing.TB) string {
	t.Helper()
	const name = "tmx14.dtd"
	if own := ownSchema(name); own != nil {
		return place(t, name, own)
	}
	for _, root := range roots() {
		jar, err := zip.OpenReader(filepath.Join(root, omegat))
		if err != nil {
			continue
		}
		defer func() { _ = jar.Close() }()
		if file, err := jar.Open("schemas/" + name); err == nil {
			content, err := io.ReadAll(file)
			if err == nil {
				return place(t, name, content)
			}
		}
	}
	Missing(t, "the DTD of TMX, of Debian's omegat,")
	return ""
}

// XLIFFSchema returns the path of the strict schema of XLIFF 1.2, beside which is what
// it imports.
func XLIFFSchema(t testing.TB) string {
	t.Helper()
	const name, imported = "xliff-core-1.2-strict.xsd", "xml.xsd"
	read := func(name string) []byte {
		if own := ownSchema(name); own != nil {
			return own
		}
		for _, root := range roots() {
			if content, err := os.ReadFile(filepath.Join(root, symfony, name)); err == nil {
				return content
			}
		}
		return nil
	}
	schema, other := read(name), read(imported)
	if schema == nil || other == nil {
		Missing(t, "the schema of XLIFF, of Debian's php-symfony-translation,")
	}
	path := place(t, name, bytes.ReplaceAll(schema, []byte(networks), []byte(imported)))
	if err := os.WriteFile(filepath.Join(filepath.Dir(path), imported), other, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func ownSchema(name string) []byte {
	dir := os.Getenv("POBOOK_SCHEMAS")
	if dir == "" {
		return nil
	}
	content, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		return nil
	}
	return content
}

// roots are the folders that packages may be unpacked into.
func roots() []string {
	roots := []string{"/"}
	if cache, err := os.UserCacheDir(); err == nil {
		roots = append(roots, filepath.Join(cache, schemas))
	}
	return roots
}

func place(t testing.TB, name string, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, content, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}
