package sfnt

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/pobook/pobook/internal/sfnt/extent"
)

// A directory is the tables of one font and what it says of itself, its first
// four bytes (OpenType, "Table Directory").
type directory struct {
	flavour string
	extents map[string]extent.Extent
}

const (
	flavourCFF        = "OTTO"
	flavourCollection = "ttcf"
)

// Limits that no font reaches, so that a file of a few bytes makes little work.
const (
	maxTables  = 256
	maxMembers = 4096
)

// openMember reads the directory of a font, which may be one of a collection.
func openMember(file io.ReaderAt, index int) (directory, error) {
	starts, err := members(file)
	if err != nil {
		return directory{}, err
	}
	if index < 0 || index >= len(starts) {
		return directory{}, fmt.Errorf("has no font number %d; its fonts are numbered from 0 to %d", index, len(starts)-1)
	}
	return openDirectory(file, starts[index])
}

// members returns where the directories of the fonts of a file are (OpenType,
// "Font Collections"). Other files than collections have one at the beginning.
func members(file io.ReaderAt) ([]int64, error) {
	const header = 12
	head, err := bytesOf(file, 0, header)
	if errors.Is(err, extent.ErrCutOff) {
		return nil, errNoFont
	}
	if err != nil {
		return nil, err
	}
	if string(head[:4]) != flavourCollection {
		return []int64{0}, nil
	}
	count := binary.BigEndian.Uint32(head[8:])
	if count == 0 || count > maxMembers {
		return nil, fmt.Errorf("is a collection of %d fonts; 1 to %d can be read", count, maxMembers)
	}
	offsets, err := bytesOf(file, header, 4*int64(count))
	if err != nil {
		return nil, err
	}
	starts := make([]int64, count)
	for i := range starts {
		starts[i] = int64(binary.BigEndian.Uint32(offsets[4*i:]))
	}
	return starts, nil
}

func bytesOf(file io.ReaderAt, at, size int64) ([]byte, error) {
	e, err := extent.New(file, at, size)
	if err != nil {
		return nil, err
	}
	return e.All()
}

var errNoFont = errors.New("is not a font file")

func openDirectory(file io.ReaderAt, start int64) (directory, error) {
	const header, record = 12, 16
	head, err := bytesOf(file, start, header)
	if err != nil {
		return directory{}, err
	}
	d := directory{flavour: string(head[:4]), extents: make(map[string]extent.Extent)}
	if err := checkFlavour(head); err != nil {
		return directory{}, err
	}
	count := int(binary.BigEndian.Uint16(head[4:]))
	if count > maxTables {
		return directory{}, fmt.Errorf("has %d tables; up to %d can be read", count, maxTables)
	}
	records, err := bytesOf(file, start+header, record*int64(count))
	if err != nil {
		return directory{}, err
	}
	var places []place
	for ; len(records) > 0; records = records[record:] {
		p := place{string(records[:4]), int64(binary.BigEndian.Uint32(records[8:])), int64(binary.BigEndian.Uint32(records[12:]))}
		if _, ok := d.extents[p.tag]; ok {
			continue // as everywhere, the first counts
		}
		if d.extents[p.tag], err = extent.New(file, p.start, p.size); err != nil {
			return directory{}, err
		}
		places = append(places, p)
	}
	return d, checkPlaces(places)
}

// checkFlavour says what a file is that is not a font, by how it begins.
func checkFlavour(head []byte) error {
	switch string(head[:4]) {
	case "\x00\x01\x00\x00", "true", flavourCFF:
		return nil
	case "wOFF", "wOF2":
		return errors.New("is a WOFF file; unpack it to TTF or OTF")
	case "typ1", "%!PS":
		return errType1
	}
	if bytes.HasPrefix(head, []byte{0x80, 0x01}) {
		return errType1
	}
	return errNoFont
}

var errType1 = errors.New("is a Type 1 font; take it as TrueType or OpenType")

// A place is where a directory says that a table is, in bytes of the file.
type place struct {
	tag         string
	start, size int64
}

// checkPlaces returns an error if tables overlap. Two may be the same bytes, as
// bitmaps under the tags of Apple and of Microsoft are.
func checkPlaces(places []place) error {
	slices.SortFunc(places, func(a, b place) int {
		if a.start != b.start {
			return int(a.start - b.start)
		}
		return int(a.size - b.size)
	})
	var last place
	for _, p := range places {
		if p.size == 0 {
			continue
		}
		if p.start < last.start+last.size && (p.start != last.start || p.size != last.size) {
			return fmt.Errorf("has tables %q and %q that overlap", last.tag, p.tag)
		}
		last = p
	}
	return nil
}
