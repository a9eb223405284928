package picture

import (
	"bytes"
	"encoding/binary"
	"math"
)

// notesOf returns what a file says. Of two densities in one, that of the format counts.
func notesOf(format Format, data []byte) notes {
	switch format {
	case JPEG:
		return notesOfJPEG(data)
	case PNG:
		return notesOfPNG(data)
	case WebP:
		return notesOfWebP(data)
	}
	return notes{}
}

// notesOfJPEG reads the segments APP0 (JFIF 1.02) and APP1 (CIPA DC-008, 4.7.2).
func notesOfJPEG(file []byte) notes {
	const soi, app0, app1, sos = 2, 0xE0, 0xE1, 0xDA
	var n notes
	if !bytes.HasPrefix(file, []byte("\xFF\xD8")) {
		return n
	}
	for segment := file[soi:]; len(segment) > 4 && segment[0] == 0xFF && segment[1] != sos; {
		length := int(binary.BigEndian.Uint16(segment[2:]))
		if length < 2 || 2+length > len(segment) {
			break
		}
		content := segment[4 : 2+length]
		switch segment[1] {
		case app0:
			n.readJFIF(content)
		case app1:
			if exif, ok := bytes.CutPrefix(content, []byte("Exif\x00\x00")); ok && n.turn == 0 {
				n.readEXIF(exif)
			}
		}
		segment = segment[2+length:]
	}
	return n
}

// readJFIF reads the density, which is there in one of two units, or is a mere ratio.
func (n *notes) readJFIF(content []byte) {
	fields, ok := bytes.CutPrefix(content, []byte("JFIF\x00"))
	if !ok || len(fields) < 7 {
		return
	}
	across, down := binary.BigEndian.Uint16(fields[3:]), binary.BigEndian.Uint16(fields[5:])
	if across != down {
		return
	}
	switch fields[2] {
	case 1:
		n.setDensity(float64(across))
	case 2:
		n.setDensity(float64(across) * centimetresPerInch)
	}
}

// Chunks calls yield with the name and the content of each chunk of a PNG file (PNG, 5.3), up to
// one that is damaged.
func Chunks(file []byte) func(yield func(name string, content []byte) bool) {
	const signature, frame, crc = 8, 8, 4
	return func(yield func(name string, content []byte) bool) {
		for chunk := file[min(signature, len(file)):]; len(chunk) >= frame+crc; {
			length := uint64(binary.BigEndian.Uint32(chunk))
			if length+frame+crc > uint64(len(chunk)) || !yield(string(chunk[4:frame]), chunk[frame:frame+length]) {
				return
			}
			chunk = chunk[frame+length+crc:]
		}
	}
}

// notesOfPNG reads the chunks pHYs and eXIf (PNG, 11.3.4.3 and 11.3.4.5).
func notesOfPNG(file []byte) notes {
	var n notes
	for name, content := range Chunks(file) {
		switch name {
		case "pHYs":
			if len(content) == 9 && content[8] == 1 && bytes.Equal(content[:4], content[4:8]) {
				n.setDensity(math.Round(float64(binary.BigEndian.Uint32(content)) * metresPerInch))
			}
		case "eXIf":
			before := n.density
			if n.readEXIF(content); before != 0 {
				n.density = before
			}
		}
	}
	return n
}

// chunksOfWebP calls yield with the chunks of a WebP file (RFC 9649, 2.3), until it returns
// false.
func chunksOfWebP(file []byte, yield func(name string, content []byte) bool) {
	const header, frame = 12, 8
	if len(file) < header || string(file[:4]) != "RIFF" || string(file[8:12]) != "WEBP" {
		return
	}
	for chunk := file[header:]; len(chunk) >= frame; {
		length := uint64(binary.LittleEndian.Uint32(chunk[4:]))
		if frame+length > uint64(len(chunk)) || !yield(string(chunk[:4]), chunk[frame:frame+length]) {
			return
		}
		chunk = chunk[min(frame+length+length%2, uint64(len(chunk))):]
	}
}

func notesOfWebP(file []byte) notes {
	var n notes
	chunksOfWebP(file, func(name string, content []byte) bool {
		if name == "EXIF" {
			exif, _ := bytes.CutPrefix(content, []byte("Exif\x00\x00"))
			n.readEXIF(exif)
		}
		return true
	})
	return n
}

func isMovingWebP(file []byte) bool {
	moving := false
	chunksOfWebP(file, func(name string, _ []byte) bool {
		moving = moving || name == "ANIM"
		return !moving
	})
	return moving
}

// isMovingGIF reports whether there is a second frame (GIF89a, 20). Only what stands between
// blocks is looked at.
func isMovingGIF(file []byte) bool {
	const header = 13
	if len(file) < header {
		return false
	}
	rest, frames := file[min(header+tableLength(file[10]), len(file)):], 0
	for len(rest) > 0 && frames < 2 {
		switch rest[0] {
		case '!': // an extension
			rest = afterBlocks(rest[min(2, len(rest)):])
		case ',':
			const descriptor = 10
			if len(rest) < descriptor+1 {
				return false
			}
			frames++
			rest = afterBlocks(rest[min(descriptor+tableLength(rest[descriptor-1])+1, len(rest)):])
		default:
			return false
		}
	}
	return frames > 1
}

// tableLength returns how long the table of colours is that a byte of flags announces.
func tableLength(flags byte) int {
	if flags&0x80 == 0 {
		return 0
	}
	return 3 << (flags&7 + 1)
}

// afterBlocks returns what comes after the sub-blocks that something begins with.
func afterBlocks(b []byte) []byte {
	for len(b) > 0 && b[0] != 0 {
		b = b[min(int(b[0])+1, len(b)):]
	}
	return b[min(1, len(b)):]
}

// isAVIF reports whether a file is AVIF by its brand (ISO/IEC 14496-12, 4.3).
func isAVIF(file []byte) bool {
	return len(file) >= 12 && string(file[4:8]) == "ftyp" && (string(file[8:12]) == "avif" || string(file[8:12]) == "avis")
}

// TurnOf returns how an image is to be turned.
func TurnOf(data []byte) Turn {
	switch {
	case bytes.HasPrefix(data, []byte("\xFF\xD8")):
		return notesOfJPEG(data).turn
	case bytes.HasPrefix(data, []byte("\x89PNG")):
		return notesOfPNG(data).turn
	}
	return notesOfWebP(data).turn
}
