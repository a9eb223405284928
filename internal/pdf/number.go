package pdf

import (
	"math"
	"strconv"
)

// round returns points, or thousandths of an em, as they are written: a thousandth is finer
// than any printer.
func round(v float64) float64 { return math.Round(v*1000) / 1000 }

// appendNumber writes a number, rounded, and a blank.
func appendNumber(b []byte, v float64) []byte {
	thousandths := int64(math.Round(v * 1000))
	if thousandths < 0 {
		b = append(b, '-')
		thousandths = -thousandths
	}
	b = strconv.AppendInt(b, thousandths/1000, 10)
	if rest := thousandths % 1000; rest > 0 {
		b = append(b, '.', byte('0'+rest/100))
		if rest %= 100; rest > 0 {
			b = append(b, byte('0'+rest/10))
			if rest %= 10; rest > 0 {
				b = append(b, byte('0'+rest))
			}
		}
	}
	return append(b, ' ')
}

// formatNumber returns a number as [appendNumber] writes it, without the blank.
func formatNumber(v float64) string {
	b := appendNumber(nil, v)
	return string(b[:len(b)-1])
}

// appendCode writes the two bytes of a code into a literal string
// (ISO 32000-1, 7.3.4.2).
func appendCode(b []byte, code uint16) []byte {
	for _, c := range [...]byte{byte(code >> 8), byte(code)} {
		switch c {
		case '(', ')', '\\':
			b = append(b, '\\', c)
		case '\r':
			b = append(b, '\\', 'r')
		default:
			b = append(b, c)
		}
	}
	return b
}
