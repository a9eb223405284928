package pdf

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// CheckFace returns why a font file cannot be embedded, or nil: it has to be a
// single TrueType font with outlines of its own kind and a character map of
// the Basic Multilingual Plane, which is what fpdf reads. fpdf itself notices
// late, or not at all.
func CheckFace(file []byte) error {
	const header, record = 12, 16
	if len(file) < header {
		return errors.New("it is no font file")
	}
	switch string(file[:4]) {
	case "\x00\x01\x00\x00", "true":
	case "OTTO":
		return errors.New("its outlines are CFF, not TrueType")
	case "ttcf":
		return errors.New("it is a collection of fonts")
	default:
		return errors.New("it is no TrueType font")
	}
	tables := map[string][]byte{}
	for i := range int(binary.BigEndian.Uint16(file[4:])) {
		at := header + i*record
		if at+record > len(file) {
			return errors.New("it is cut off")
		}
		start, length := uint64(binary.BigEndian.Uint32(file[at+8:])), uint64(binary.BigEndian.Uint32(file[at+12:]))
		if start+length > uint64(len(file)) {
			return errors.New("it is cut off")
		}
		tables[string(file[at:at+4])] = file[start : start+length]
	}
	for _, tag := range []string{"cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "OS/2", "post"} {
		if tables[tag] == nil {
			return fmt.Errorf("it has no table %s", tag)
		}
	}
	if !hasBMP(tables["cmap"]) {
		return errors.New("it has no character map of format 4")
	}
	return nil
}

// hasBMP reports whether a cmap table has a Unicode subtable of format 4
// (OpenType, 'cmap').
func hasBMP(cmap []byte) bool {
	if len(cmap) < 4 {
		return false
	}
	for i := range int(binary.BigEndian.Uint16(cmap[2:])) {
		at := 4 + 8*i
		if at+8 > len(cmap) {
			return false
		}
		platform, encoding := binary.BigEndian.Uint16(cmap[at:]), binary.BigEndian.Uint16(cmap[at+2:])
		start := uint64(binary.BigEndian.Uint32(cmap[at+4:]))
		unicode := platform == 3 && encoding == 1 || platform == 0
		if unicode && start+2 <= uint64(len(cmap)) && binary.BigEndian.Uint16(cmap[start:]) == 4 {
			return true
		}
	}
	return false
}
