package picture

import "encoding/binary"

// The tags that are read, and the types of their values (TIFF 6.0, section 2).
const (
	tagOrientation    = 0x0112
	tagXResolution    = 0x011A
	tagYResolution    = 0x011B
	tagResolutionUnit = 0x0128
)

// readEXIF reads orientation and density from the first directory of TIFF data (TIFF 6.0,
// section 2; CIPA DC-008, 4.6.5).
func (n *notes) readEXIF(tiff []byte) {
	const header, entry, most = 8, 12, 512
	if len(tiff) < header {
		return
	}
	order := binary.ByteOrder(binary.BigEndian)
	if tiff[0] == 'I' {
		order = binary.LittleEndian
	}
	at := uint64(order.Uint32(tiff[4:]))
	if at+2 > uint64(len(tiff)) {
		return
	}
	var across, down float64
	unit := uint16(2) // inches, unless another is named
	count := min(int(order.Uint16(tiff[at:])), most)
	for rest := tiff[at+2:]; count > 0 && len(rest) >= entry; rest, count = rest[entry:], count-1 {
		switch order.Uint16(rest) {
		case tagOrientation:
			if turn := order.Uint16(rest[8:]); turn >= 1 && turn <= 8 {
				n.turn = Turn(turn)
			}
		case tagXResolution:
			across = rational(tiff, order, rest)
		case tagYResolution:
			down = rational(tiff, order, rest)
		case tagResolutionUnit:
			unit = order.Uint16(rest[8:])
		}
	}
	if across != down {
		return
	}
	if unit == 3 {
		across *= centimetresPerInch
	}
	n.setDensity(across)
}

// rational returns the value of an entry that is a fraction; 0 if it is not there.
func rational(tiff []byte, order binary.ByteOrder, entry []byte) float64 {
	at := uint64(order.Uint32(entry[8:]))
	if at+8 > uint64(len(tiff)) {
		return 0
	}
	above, below := order.Uint32(tiff[at:]), order.Uint32(tiff[at+4:])
	if below == 0 {
		return 0
	}
	return float64(above) / float64(below)
}
