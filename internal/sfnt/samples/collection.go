package samples

import "slices"

// Collection returns a file of two fonts with these names.
func Collection(first, second string) []byte {
	const header = 12 + 2*4
	a := fileAt(header, "\x00\x01\x00\x00", TrueTypeTables(first))
	b := fileAt(header+len(a), "OTTO", OpenTypeTables(second, CFF(true)))
	return slices.Concat(words("ttcf", long(0x00010000), long(2), long(header), long(header+len(a))), a, b)
}
