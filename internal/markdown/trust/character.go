package trust

import "unicode"

// steersCode reports what ends a line to JavaScript (ECMA-262, §12.3), and what
// makes code look otherwise than it runs: bidirectional embeddings, overrides and
// isolates (UAX #9, §2). A comment in code must not have them.
func steersCode(r rune) bool {
	return 0x2028 <= r && r <= 0x202e || 0x2066 <= r && r <= 0x2069
}

// isControl reports the characters that programs drop, replace, or take for a line
// ending: C0 but for tab and line ends, DEL, and C1 (ISO 6429), and the byte order
// mark.
func isControl(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' && r != '\r' || 0x7f <= r && r <= 0x9f || r == '\uFEFF'
}

// notInWords reports what is in no name of a program.
func notInWords(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' }
