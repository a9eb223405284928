// Package manifest reads the list of font files, fonts/manifest.json: which
// families there are, where each file came from, what it must contain, and which
// are packed.
//
// It is apart from package fonts so that the program which fetches the files
// can read the list before there are any files to embed.
package manifest

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"

	"github.com/pobook/pobook/fonts/internal/packing"
)

// A Manifest is every family in the order in which it is listed.
type Manifest struct {
	Families []Family `json:"families"`
}

// A Family is a set of faces that came out of one package.
type Family struct {
	Name     string   `json:"family"` // as in the PostScript names, "NotoSansTC"
	Script   string   `json:"script"` // what it is there for, ISO 15924
	Registry Registry `json:"registry,omitempty"`
	Package  string   `json:"package"`
	Version  string   `json:"version"` // exact version of the package
	Licence  File     `json:"licence"`
	Faces    []File   `json:"files"`
}

// A Registry is where a package comes from: npm if it is "".
type Registry string

// Debian is the archive of that distribution.
const Debian Registry = "debian"

// A File is one file of the fonts folder and where it stands in its package. One
// with characters is cut down to those. One with a model stands in the folder
// packed; size and hash are those of what it unpacks to.
type File struct {
	Name       string `json:"file"`                 // in the fonts folder, see Stored
	Style      string `json:"style,omitempty"`      // of a face: Regular, Bold, Italic or BoldItalic
	Path       string `json:"path"`                 // in the package, slash-separated
	Characters string `json:"characters,omitempty"` // a file of the fonts folder
	Family     string `json:"family,omitempty"`     // what a font that is cut down calls itself
	Model      string `json:"model,omitempty"`      // a file of the fonts folder that is not packed
	Size       int    `json:"size"`                 // bytes
	SHA256     string `json:"sha256"`               // lower-case hexadecimal
}

// Parse reads a manifest. Unknown keys are errors: a misspelt one would
// otherwise leave a file unchecked.
func Parse(data []byte) (*Manifest, error) {
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	m := new(Manifest)
	if err := decoder.Decode(m); err != nil {
		return nil, fmt.Errorf("font manifest: %w", err)
	}
	return m, nil
}

// Files returns the faces of a family and its licence.
func (f *Family) Files() []File {
	return append(append([]File{}, f.Faces...), f.Licence)
}

// Packed is the folder of the packed files, within the fonts folder.
const Packed = "packed"

// Stored returns where in the fonts folder the content of f is, slash-separated.
func (f *File) Stored() string {
	if f.Model != "" {
		return Packed + "/" + f.Name + packing.Extension
	}
	return f.Name
}

// Read returns the content of f, unpacked if need be, from the fonts folder. It is
// not verified.
func (f *File) Read(folder fs.FS) ([]byte, error) {
	stored, err := fs.ReadFile(folder, f.Stored())
	if err != nil || f.Model == "" {
		return stored, err
	}
	model, err := fs.ReadFile(folder, f.Model)
	if err != nil {
		return nil, err
	}
	content, err := packing.Unpack(stored, model, f.Size)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", f.Stored(), err)
	}
	return content, nil
}

// Source returns the web page of the package that a family came out of.
func (f *Family) Source() string {
	if f.Registry == Debian {
		return "https://packages.debian.org/" + f.Package
	}
	return "https://www.npmjs.com/package/" + f.Package
}

// Verify returns an error if content is not what the manifest says of f.
func (f *File) Verify(content []byte) error {
	sum := sha256.Sum256(content)
	if got := hex.EncodeToString(sum[:]); got != f.SHA256 {
		return fmt.Errorf("%s: SHA-256 is %s, the manifest says %s", f.Name, got, f.SHA256)
	}
	if len(content) != f.Size {
		return fmt.Errorf("%s: %d bytes, the manifest says %d", f.Name, len(content), f.Size)
	}
	return nil
}
