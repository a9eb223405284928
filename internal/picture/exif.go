package picture

import (
	"bytes"
	"encoding/binary"
)

// turned reports whether a JPEG file has an EXIF orientation other than upright
// (CIPA DC-008, 4.6.4, tag 0x0112), as photographs taken with a phone often do.
func turned(file []byte) bool {
	const soi, app1, sos = 2, 0xE1, 0xDA
	if !bytes.HasPrefix(file, []byte("\xFF\xD8")) {
		return false
	}
	for segment := file[soi:]; len(segment) > 4 && segment[0] == 0xFF && segment[1] != sos; {
		length := int(binary.BigEndian.Uint16(segment[2:]))
		if length < 2 || 2+length > len(segment) {
			return false
		}
		if exif, ok := bytes.CutPrefix(segment[4:2+length], []byte("Exif\x00\x00")); ok && segment[1] == app1 {
			return orientation(exif) > 1
		}
		segment = segment[2+length:]
	}
	return false
}

// orientation reads the orientation from the first directory of TIFF data (TIFF
// 6.0, section 2); 0 is none.
func orientation(tiff []byte) int {
	const header, entry, tag = 8, 12, 0x0112
	if len(tiff) < header {
		return 0
	}
	order := binary.ByteOrder(binary.BigEndian)
	if tiff[0] == 'I' {
		order = binary.LittleEndian
	}
	at := uint64(order.Uint32(tiff[4:]))
	if at+2 > uint64(len(tiff)) {
		return 0
	}
	count := int(order.Uint16(tiff[at:]))
	for rest := tiff[at+2:]; count > 0 && len(rest) >= entry; rest, count = rest[entry:], count-1 {
		if order.Uint16(rest) == tag {
			return int(order.Uint16(rest[8:]))
		}
	}
	return 0
}
