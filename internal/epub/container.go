package epub

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"hash/crc32"
	"io"
)

// A container is an OCF ZIP container (EPUB 3.3 §4.3) that is being written. Entries have their size
// before their content and no extra field, which the first of them may not have, and all of them the
// first date that ZIP can say: the same book gives the same bytes.
type container struct{ zip *zip.Writer }

// Versions of ZIP that are needed to extract what is stored, or deflated; and 1980-01-01.
const (
	forStored, forDeflated = 10, 20
	firstDay               = 1<<5 | 1
)

// newContainer begins a container with the entries that say where the package document is.
func newContainer(to io.Writer) (container, error) {
	c := container{zip.NewWriter(to)}
	if err := c.write("mimetype", []byte("application/epub+zip"), false); err != nil {
		return c, err
	}
	w := &writer{}
	w.b.WriteString(declaration)
	w.start("container", "version", "1.0", "xmlns", "urn:oasis:names:tc:opendocument:xmlns:container")
	w.start("rootfiles")
	w.element("rootfile", "", "full-path", folder+packageFile, "media-type", "application/oebps-package+xml")
	return c, c.write("META-INF/container.xml", w.finish(), true)
}

// write adds an entry, deflated if that makes it smaller and is wanted.
func (c container) write(name string, content []byte, deflate bool) error {
	entry := &zip.FileHeader{
		Name: name, Method: zip.Store, CreatorVersion: forDeflated, ReaderVersion: forStored,
		CRC32: crc32.ChecksumIEEE(content), UncompressedSize64: uint64(len(content)),
		ModifiedDate: firstDay, //nolint:staticcheck // Modified would add an extra field
	}
	if deflate {
		if smaller := deflated(content); len(smaller) < len(content) {
			content, entry.Method, entry.ReaderVersion = smaller, zip.Deflate, forDeflated
		}
	}
	entry.CompressedSize64 = uint64(len(content))
	w, err := c.zip.CreateRaw(entry)
	if err != nil {
		return err
	}
	_, err = w.Write(content)
	return err
}

func deflated(content []byte) []byte {
	var b bytes.Buffer
	w, _ := flate.NewWriter(&b, flate.BestCompression) // the level is one that there is
	_, _ = w.Write(content)                            // a buffer takes all
	_ = w.Close()
	return b.Bytes()
}

func (c container) close() error { return c.zip.Close() }
