package check

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A figure is a number that is written in digits.
type figure struct {
	at span
	// values are what it may mean, as [plain] writes numbers. Of 1,5 in English, which is
	// a list, there is none.
	values []string
	// parts are the groups of digits, which may stand apart in another language: those of
	// a date, a version, a list.
	parts []string
	unit  string // such as GB, in lower case
	// bound says that it is a part of a name, such as UTF-8, which a translation need not have.
	bound bool
}

// The ways to write fractions.
type fractions int

const (
	eitherFraction fractions = iota // it is not known which
	pointFraction                   // 1,000.5
	commaFraction                   // 1.000,5
)

// pointed are the languages that write fractions with a point. Nearly all others of Latin and
// Cyrillic scripts have a comma.
var pointed = setOf("en zh ja ko yue th he hi bn ta te mr gu kn ml pa ur ga cy mt ms fil tl sw my km lo")

func fractionsOf(language string) fractions {
	if pointed[language] {
		return pointFraction
	}
	return commaFraction
}

// readFigures returns the figures of prose, in order.
func readFigures(prose string, how fractions) []figure {
	var found []figure
	for i := 0; i < len(prose); {
		if c := prose[i]; c < utf8.RuneSelf && (c < '0' || c > '9') {
			i += max(1, referenceAt(prose, i))
			continue
		}
		if c := prose[i]; c >= 0xe3 && c <= 0xe9 && i+3 <= len(prose) { // U+3000 to U+9FFF, where no digits are
			i += 3
			continue
		}
		if _, ok, size := digitAt(prose, i); !ok {
			i += size
			continue
		}
		f := figureAt(prose, i, how)
		found = append(found, f)
		i = f.at.end
	}
	return found
}

// referenceAt returns the length of a character reference by number (CommonMark §2.5), whose
// digits count nothing.
func referenceAt(prose string, at int) int {
	if !strings.HasPrefix(prose[at:], "&#") {
		return 0
	}
	const longest = len("&#x10FFFF;")
	return strings.IndexByte(prose[at:min(len(prose), at+longest)], ';') + 1
}

// digitAt returns the value of the decimal digit at an offset, of any script, and the size of
// the character.
func digitAt(prose string, at int) (value byte, ok bool, size int) {
	if at >= len(prose) {
		return 0, false, 1
	}
	if c := prose[at]; c < utf8.RuneSelf {
		return c - '0', '0' <= c && c <= '9', 1
	}
	r, size := utf8.DecodeRuneInString(prose[at:])
	if !unicode.IsDigit(r) {
		return 0, false, size
	}
	for _, table := range unicode.Nd.R16 { // whose ranges begin with a zero (UAX #44, §5.7.3)
		if lo := rune(table.Lo); r >= lo && r <= rune(table.Hi) {
			return byte((r - lo) % 10), true, size
		}
	}
	return 0, false, size
}

// figureAt reads the figure that begins at an offset.
func figureAt(prose string, start int, how fractions) figure {
	f := figure{bound: isBoundBefore(prose, start)}
	groups, signs, end := groupsAt(prose, start)
	f.values, f.parts = meaning(groups, signs, how)
	f.at = span{start, end}
	f.measure(prose)
	if start > 0 && prose[start-1] == ':' && len(groups) == 1 && groups[0] == "00" {
		f.bound = true // a full hour
	}
	return f
}

// isBoundBefore reports whether a figure goes on with a name, as in HTML5 and GPT-4. The v of a
// version is none.
func isBoundBefore(prose string, start int) bool {
	before := strings.TrimRight(prose[:start], "-_.\u2010\u2011")
	r, size := utf8.DecodeLastRuneInString(before)
	if !isAlphabetic(r) || strings.HasSuffix(prose[:start], ".") {
		return false
	}
	rest, _ := utf8.DecodeLastRuneInString(before[:len(before)-size])
	return r|0x20 != 'v' || len(before) != start || isAlphabetic(rest)
}

// separators may stand between the digits of a number, each as the sign of ASCII for it.
var separators = map[rune]byte{
	'.': '.', ',': ',', '\'': '\'', '’': '\'', '\u00a0': ' ', '\u202f': ' ', '\u2009': ' ', '٫': '.', '٬': ',',
}

// mostGroups is how many groups of digits a number has at most.
const mostGroups = 16

// groupsAt returns the groups of digits that begin at an offset, in ASCII, and the signs
// between them.
func groupsAt(prose string, start int) (groups []string, signs []byte, end int) {
	for end = start; ; {
		var group []byte
		for {
			value, ok, size := digitAt(prose, end)
			if !ok {
				break
			}
			group = append(group, '0'+value)
			end += size
		}
		groups = append(groups, string(group))
		r, size := utf8.DecodeRuneInString(prose[end:])
		sign, known := separators[r]
		if _, digit, _ := digitAt(prose, end+size); !known || !digit || len(groups) == mostGroups {
			return groups, signs, end
		}
		if sign == ' ' && !isThousand(prose, end+size, group) {
			return groups, signs, end
		}
		signs = append(signs, sign)
		end += size
	}
}

// isThousand reports whether three digits begin at an offset that a space parts from others of
// the same number.
func isThousand(prose string, at int, before []byte) bool {
	for range 3 {
		_, ok, size := digitAt(prose, at)
		if !ok {
			return false
		}
		at += size
	}
	_, more, _ := digitAt(prose, at)
	return !more && len(before) <= 3
}

// meaning returns what groups of digits mean with signs between them, and those of them that may
// stand apart.
func meaning(groups []string, signs []byte, how fractions) (values, parts []string) {
	last := len(signs) - 1
	whole := strings.Join(groups, "")
	written := groups[0]
	for i, g := range groups[1:] {
		written += string(signs[i]) + g
	}
	switch {
	case last < 0:
		return []string{plain(whole, "")}, nil
	case last > 0 && signs[last] != signs[0] && isGrouped(groups[:last+1]):
		return []string{plain(strings.Join(groups[:last+1], ""), groups[last+1])}, nil
	case signs[0] == ' ', signs[0] == '\'' && isGrouped(groups):
		return []string{plain(whole, "")}, nil
	case isGrouped(groups) && (last > 0 || how == eitherFraction):
		return []string{plain(whole, ""), plain(groups[0], strings.Join(groups[1:], "")), written}, nil
	case isGrouped(groups) && (signs[0] == ',') == (how != commaFraction):
		return []string{plain(whole, ""), written}, nil
	}
	return meaningApart(groups, signs, how, written)
}

// meaningApart is meaning where the groups are none of thousands.
func meaningApart(groups []string, signs []byte, how fractions, written string) (values, parts []string) {
	for _, g := range groups {
		parts = append(parts, plain(g, ""))
	}
	switch {
	case len(signs) > 1, signs[0] == '\'': // a version, a date, a list, feet and inches
		return []string{written}, parts
	case signs[0] == ',' && how == pointFraction:
		return nil, parts
	case len(groups[1]) == 2 && groups[1] < "60" && len(groups[0]) <= 2: // may be a time
		return []string{plain(groups[0], groups[1]), written}, parts
	default:
		return []string{plain(groups[0], groups[1]), written}, nil
	}
}

// isGrouped reports whether groups of digits are the thousands of a number, or the lakhs and
// crores of one.
func isGrouped(groups []string) bool {
	for i, g := range groups {
		switch {
		case i == 0 && (len(g) > 3 || g[0] == '0'), i == len(groups)-1 && len(g) != 3:
			return false
		case i > 0 && len(g) != 3 && (len(g) != 2 || len(groups[0]) > 2):
			return false
		}
	}
	return true
}

// shifted returns a number times a power of ten.
func shifted(value string, zeros int) string {
	whole, fraction, _ := strings.Cut(value, ".")
	if n := zeros - len(fraction); n > 0 {
		fraction += strings.Repeat("0", n)
	}
	return plain(whole+fraction[:zeros], fraction[zeros:])
}

// ordinary endings of figures, which leave them numbers: of ordinals, decades, times.
var figureEndings = setOf("st nd rd th s er e ter te ten x am pm h")

// units are those that a slip of a letter makes another unit of.
var units = setOf("kb mb gb tb pb kib mib gib tib kbps mbps gbps hz khz mhz ghz px pt em rem dpi ppi mm cm km mg kg ms ns kw mw kwh °c °f")

// measure reads what follows a figure: an ending, a unit, or what it is times.
func (f *figure) measure(prose string) {
	end := f.at.end
	word := wordAfter(prose, end)
	if word == "" {
		rest := strings.TrimLeft(prose[end:], " \u00a0\u202f")
		end = len(prose) - len(rest)
		word = wordAfter(prose, end)
	} else if lower := strings.ToLower(word); !figureEndings[lower] && !units[lower] && magnitudeOf(word) == nil {
		f.bound = f.bound || len(word) <= 3 || isDigitAt(prose, end+len(word)) // as in 3D, 2FA
	}
	switch lower := strings.ToLower(word); {
	case units[lower]:
		f.unit = lower
	case lower == "s" && len(f.values) == 1 && len(f.values[0]) == 4: // the 1990s
		f.values = append(f.values, plain(f.values[0][2:], ""))
	case magnitudeOf(word) != nil && len(f.values) > 0:
		for _, zeros := range magnitudeOf(word) {
			f.values = append(f.values, shifted(f.values[0], zeros))
		}
	case word == "":
		f.times(prose)
	}
}

func isDigitAt(prose string, at int) bool {
	r, _ := utf8.DecodeRuneInString(prose[at:])
	return unicode.IsDigit(r)
}

// wordAfter returns the letters at an offset, with a degree sign before them.
func wordAfter(prose string, at int) string {
	rest := prose[at:]
	start := len(rest) - len(strings.TrimPrefix(rest, "°"))
	end := strings.IndexFunc(rest[start:], func(r rune) bool { return !isAlphabetic(r) })
	if end < 0 {
		return rest
	}
	return rest[:start+end]
}

// times multiplies a figure by what Chinese counts large numbers in, as in 1.2 萬, and adds
// what follows that, as in 3 億 5000 萬.
func (f *figure) times(prose string) {
	total, counted := "", false
	for end, value := f.at.end, f.values; len(value) > 0; {
		at := end + len(prose[end:]) - len(strings.TrimLeft(prose[end:], " \u00a0"))
		r, size := utf8.DecodeRuneInString(prose[at:])
		zeros, known := hanUnits[r]
		if !known {
			if total == "" {
				return
			}
			total = added(total, value[0])
			f.at.end = end
			break
		}
		total = added(total, shifted(value[0], zeros))
		f.at.end = at + size
		if zeros == 4 || zeros == 8 {
			counted = true // others are of units too, as in 5 千米
		}
		next := f.at.end + len(prose[f.at.end:]) - len(strings.TrimLeft(prose[f.at.end:], " \u00a0"))
		if _, digit, _ := digitAt(prose, next); !digit {
			break
		}
		groups, signs, stop := groupsAt(prose, next)
		value, _ = meaning(groups, signs, pointFraction)
		end = stop
	}
	if counted {
		f.values = nil
	}
	if total != "" {
		f.values = append(f.values, total)
	}
}

// added returns the sum of two whole numbers, or the second if either is none, or very large.
func added(a, b string) string {
	const longest = 18 // digits of 64 bits
	if a == "" || len(a) > longest || len(b) > longest || strings.Contains(a+b, ".") {
		return b
	}
	return decimal(integer(a) + integer(b))
}

// says reports whether a figure has one of some values, or its parts are all among them.
func (f *figure) says(values []string) bool {
	if slices.ContainsFunc(f.values, func(v string) bool { return slices.Contains(values, v) }) {
		return true
	}
	return len(f.parts) > 0 && !slices.ContainsFunc(f.parts, func(p string) bool { return !slices.Contains(values, p) })
}
