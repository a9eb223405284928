// Package icc is the colour space sRGB as an ICC profile, for files that say in which colours
// they are.
//
// The profile is made here, of the figures of IEC 61966-2-1, since those that others have made
// have licences of theirs; nothing else of ICC.1:2004-10 is known. Start reading at [SRGB].
package icc

import (
	"encoding/binary"
	"unicode/utf16"
)

// Numbers of a profile, with 16 bits after the point (s15Fixed16Number, ICC.1, 5.1.4).
var (
	// The primaries of sRGB and its white D65, adapted to the white D50 of profiles by the
	// transform of Bradford (annex E). The columns add up to D50.
	red   = []uint32{0x6FA0, 0x38F5, 0x0390}
	green = []uint32{0x6297, 0xB787, 0x18D9}
	blue  = []uint32{0x249F, 0x0F84, 0xB6C4}
	white = []uint32{0xF6D6, 0x10000, 0xD32D}
	// The transform itself, by rows.
	adaptation = []uint32{
		0x10C42, 0x05DE, 0xFFFFF325,
		0x0793, 0xFD90, 0xFFFFFBA1,
		0xFFFFFDA2, 0x03DC, 0xC06E,
	}
	// The curve is (a·x + b)^g from d on, and c·x below (10.15, type 3): g, a, b, c and d.
	curve = []uint32{0x26666, 0xF2A7, 0x0D59, 0x13D0, 0x0A5B}
)

// A tag is an element of a profile (7.3).
type tag struct {
	signature string // four letters
	data      []byte
}

// SRGB returns the profile: 3 components, of version 4.2, for a display (8.3).
func SRGB() []byte {
	tone := numbers("para", append([]uint32{3 << 16}, curve...)...)
	return profile([]tag{
		{"desc", text("sRGB IEC61966-2.1")},
		{"cprt", text("No rights reserved (CC0 1.0)")},
		{"wtpt", numbers("XYZ ", white...)},
		{"chad", numbers("sf32", adaptation...)},
		{"rXYZ", numbers("XYZ ", red...)},
		{"gXYZ", numbers("XYZ ", green...)},
		{"bXYZ", numbers("XYZ ", blue...)},
		{"rTRC", tone},
		{"gTRC", tone},
		{"bTRC", tone},
	})
}

const headerSize, entrySize = 128, 12

// profile puts header, table of tags and tags together. Tags that follow each other and are
// the same stand there once.
func profile(tags []tag) []byte {
	var table, body []byte
	start := headerSize + 4 + entrySize*len(tags)
	at := 0
	for i, t := range tags {
		if i == 0 || string(t.data) != string(tags[i-1].data) {
			at = start + len(body)
			body = append(body, t.data...)
			for len(body)%4 != 0 {
				body = append(body, 0)
			}
		}
		table = append(table, t.signature...)
		table = appendNumbers(table, uint32(at), uint32(len(t.data)))
	}
	b := header(start + len(body))
	b = appendNumbers(b, uint32(len(tags)))
	return append(append(b, table...), body...)
}

// header is that of a profile (7.2). Its date is that of the standard.
func header(size int) []byte {
	b := appendNumbers(nil, uint32(size), 0, 0x04200000)
	b = append(b, "mntrRGB XYZ "...)
	for _, part := range [...]uint16{1999, 10, 18, 0, 0, 0} {
		b = binary.BigEndian.AppendUint16(b, part)
	}
	b = append(b, "acsp"...)
	b = append(b, make([]byte, 68-len(b))...) // platform, flags, device, intent: perceptual
	b = appendNumbers(b, white...)
	return append(b, make([]byte, headerSize-len(b))...)
}

// numbers is a tag that is a row of numbers.
func numbers(kind string, values ...uint32) []byte {
	return appendNumbers(appendNumbers([]byte(kind), 0), values...)
}

func appendNumbers(b []byte, values ...uint32) []byte {
	for _, v := range values {
		b = binary.BigEndian.AppendUint32(b, v)
	}
	return b
}

// text is a tag that says something, in English (10.13).
func text(s string) []byte {
	units := utf16.Encode([]rune(s))
	b := appendNumbers([]byte("mluc"), 0, 1, 12)
	b = append(b, "enUS"...)
	b = appendNumbers(b, uint32(2*len(units)), 28)
	for _, u := range units {
		b = binary.BigEndian.AppendUint16(b, u)
	}
	return b
}
