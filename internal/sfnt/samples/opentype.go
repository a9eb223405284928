package samples

import "slices"

// OpenType returns a font file with the outlines of [CFF].
func OpenType(name string, cidKeyed bool) []byte {
	return File("OTTO", OpenTypeTables(name, CFF(cidKeyed)))
}

// OpenTypeTables returns the tables of a font of five glyphs that have a table
// 'CFF '.
func OpenTypeTables(name string, table []byte) map[string][]byte {
	const glyphs = 5
	tables := common(name, glyphs)
	tables["maxp"] = words(long(0x00005000), glyphs)
	tables["CFF "] = table
	return tables
}

// Operators of charstrings, and how small numbers are encoded there.
const (
	callsubr, ret, endchar, hstemhm, hintmask = 10, 11, 14, 18, 19
	rmoveto, vstemhm, callgsubr, hlineto      = 21, 23, 29, 6
	hhcurveto                                 = 27
)

func num(v int) byte { return byte(v + 139) }

// biased is the number by which one of a few subroutines is called.
func biased(v int) byte { return num(v - 107) }

// CFF returns a table 'CFF ' of five glyphs: .notdef; one that calls local
// subroutine 1; one that calls global subroutine 2, which calls local 0; one with
// hints and curves; one without ink. A CID-keyed font has two font dictionaries,
// the second from glyph 3 on.
func CFF(cidKeyed bool) []byte {
	square := []byte{num(50), num(60), num(-50), hlineto}
	return Table(cidKeyed,
		[][]byte{{num(1), endchar}, {ret}, slices.Concat([]byte{biased(0), callsubr}, square, []byte{ret})},
		[][]byte{{num(10), num(20), rmoveto, ret}, slices.Concat([]byte{biased(0), callsubr}, square, []byte{ret}), {ret}},
		[]byte{endchar},
		[]byte{num(30), biased(1), callsubr, endchar}, // 30 is the width
		[]byte{biased(2), callgsubr, endchar},
		slices.Concat(
			[]byte{num(0), num(20), num(40), num(20), hstemhm, num(5), num(10), hintmask, 0b11100000},
			[]byte{num(5), num(5), rmoveto, num(40), num(20), num(30), num(40), hhcurveto, hintmask, 0b10100000},
			square, []byte{endchar}),
		[]byte{endchar},
	)
}

// Table returns a table 'CFF ' of subroutines and charstrings.
func Table(cidKeyed bool, global, local [][]byte, charstrings ...[]byte) []byte {
	// Everything after the top dictionary is at a fixed place after it, so that it is
	// encoded twice.
	build := func(top []byte) (table []byte, places [6]int) {
		table = []byte{1, 0, 4, 2}
		table = append(table, index([]byte("Sample"))...)
		table = append(table, index(top)...)
		table = append(table, index([]byte("Adobe"), []byte("Japan1"))...)
		table = append(table, index(global...)...)
		places[0] = len(table)
		table = append(table, index(charstrings...)...)
		places[1] = len(table)
		private := []byte{num(100), 10, num(4), 19} // StdHW; Subrs, which follow this dictionary
		places[2] = len(private)
		table = append(table, private...)
		table = append(table, index(local...)...)
		places[3] = len(table)
		font := slices.Concat(integer(places[2]), integer(places[1]), []byte{18})
		table = append(table, index(font, font)...)
		places[4] = len(table)
		table = append(table, 3, 0, 2, 0, 0, 0, 0, 3, 1, 0, byte(len(charstrings)))
		places[5] = len(table)
		return append(table, 2, 0, 1, 0, byte(len(charstrings)-2)), places
	}
	dictionary := func(at [6]int) []byte {
		box := slices.Concat([]byte{num(0), num(-20), num(100), num(100), 5}, integer(at[5]), []byte{15}) // and the charset
		if !cidKeyed {
			return slices.Concat(box, integer(at[0]), []byte{17}, integer(at[2]), integer(at[1]), []byte{18})
		}
		ros := slices.Concat(integer(391), integer(392), []byte{num(6), 12, 30})
		return slices.Concat(ros, box, integer(at[0]), []byte{17}, integer(at[3]), []byte{12, 36}, integer(at[4]), []byte{12, 37})
	}
	_, places := build(dictionary([6]int{}))
	table, _ := build(dictionary(places))
	return table
}

// integer encodes an operand of a dictionary in five bytes.
func integer(v int) []byte {
	return append([]byte{29}, words(long(v))...)
}

// index encodes an INDEX with offsets of two bytes.
func index(entries ...[]byte) []byte {
	data := words(len(entries))
	if len(entries) == 0 {
		return data
	}
	data = append(data, 2)
	offset := 1
	data = append(data, words(offset)...)
	for _, entry := range entries {
		offset += len(entry)
		data = append(data, words(offset)...)
	}
	return append(data, slices.Concat(entries...)...)
}
