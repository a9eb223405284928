package typeset

import "strings"

// The marks that may not begin or end a line (CLREQ, "Prohibition rules for
// line start and line end"), beyond what UAX #14 already keeps together. Rule
// names as in B1, B2, … are those of the project's typography rules, which the
// tests go by.
const (
	// B1, stops and closers; B2, interpuncts and connectors.
	notAtStart = "、。，．；：！？」』”’）】》〉〕〗］｝〞﹂﹄︶" +
		",.;:!?)]}" +
		"·‧・–～—" +
		"…⋯⸺" + // B5
		"％％℃℉‰°′″" + // B7
		"々ー" + // B11: an iteration mark follows what it repeats
		"ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ"
	// B3.
	notAtEnd = "「『“‘（【《〈〔〖［｛〝﹁﹃︵([{"
)

// canStart and canEnd answer for the shared quotation marks only when these
// belong to a Chinese run; in Latin text UAX #14 knows better.
func canStart(c char) bool {
	if c.r >= 0x4E00 && c.class == han {
		return true // no mark, and nearly every character
	}
	if isQuote(c.r) && c.class != wide {
		return true
	}
	return c.class != noteMark && !strings.ContainsRune(notAtStart, c.r) // B8
}

func canEnd(c char) bool {
	if c.r >= 0x4E00 && c.class == han {
		return true
	}
	if isQuote(c.r) && c.class != wide {
		return true
	}
	return !strings.ContainsRune(notAtEnd, c.r)
}

func isQuote(r rune) bool { return r == '“' || r == '”' || r == '‘' || r == '’' }

// forSegmenter returns the character that UAX #14 is to see in the place of c:
// a quotation mark of a Chinese run opens or closes there beyond doubt (B10),
// while by itself it would forbid a break on both sides next to Latin.
func forSegmenter(c char) rune {
	switch {
	case c.class == noteMark:
		return 0x2060 // word joiner; what follows it is decided by tailor
	case c.class != wide:
		return c.r
	}
	switch c.r {
	case '“', '‘':
		return '「'
	case '”', '’':
		return '」'
	}
	return c.r
}

// tailor changes the break opportunities of UAX #14 to those of Chinese
// typography. opportunities[i] is whether a line may end after chars[i].
func tailor(chars []char, opportunities []bool) {
	openURLs(chars, opportunities)
	mark := 0 // the last character that is no space: it ends the line
	for i := 0; i+1 < len(chars); i++ {
		next := i + 1
		if chars[i].class != space {
			mark = i
		}
		if chars[i].class == noteMark {
			opportunities[i] = chars[next].class.eastAsian() || chars[next].class == space && opportunities[i]
		}
		if !opportunities[i] {
			continue
		}
		opportunities[i] = canStart(chars[next]) && canEnd(chars[mark]) && !splitsQuantity(chars, i)
	}
}

// splitsQuantity reports whether the space at i stands between a number and
// its unit, or between "No." and its number (B7).
func splitsQuantity(chars []char, i int) bool {
	if chars[i].r != ' ' || i == 0 || i+1 == len(chars) {
		return false
	}
	if isDigit(chars[i+1].r) {
		return wordBefore(chars, i) == "No."
	}
	return isDigit(chars[i-1].r) && isUnit(wordAfter(chars, i))
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// isUnit knows the units that running text sets after a space.
func isUnit(word string) bool {
	switch word {
	case "%", "‰", "°", "°C", "°F", "℃", "℉",
		"mm", "cm", "m", "km", "mg", "g", "kg", "ml", "l", "L", "s", "ms", "min", "h",
		"B", "kB", "KB", "MB", "GB", "TB", "Hz", "kHz", "MHz", "GHz", "W", "kW", "V", "px", "pt", "em", "dpi":
		return true
	}
	return false
}

// longestUnit bounds how far wordBefore and wordAfter look.
const longestUnit = 4

func wordBefore(chars []char, i int) string {
	start := i
	for start > 0 && i-start <= longestUnit && !isBoundary(chars[start-1]) {
		start--
	}
	return text(chars[start:i])
}

func wordAfter(chars []char, i int) string {
	end := i + 1
	for end < len(chars) && end-i <= longestUnit && !isBoundary(chars[end]) {
		end++
	}
	return text(chars[i+1 : end])
}

func isBoundary(c char) bool {
	return c.class == space || c.class.eastAsian() || c.class == noteMark || strings.ContainsRune(",;:!?()", c.r)
}

func text(chars []char) string {
	var b strings.Builder
	for _, c := range chars {
		b.WriteRune(c.r)
	}
	return b.String()
}

// openURLs lets URLs break after their delimiters (B9), but not within "://".
func openURLs(chars []char, opportunities []bool) {
	for start := 0; start < len(chars); {
		end := start
		url := false
		for end < len(chars) && isURLPart(chars[end]) {
			url = url || isScheme(chars, end)
			end++
		}
		if url {
			openURL(chars[start:end], opportunities[start:end])
		}
		start = end + 1
	}
}

func isURLPart(c char) bool { return c.class == latin || c.class == point || c.class == other }

// isScheme reports whether "://" begins at i.
func isScheme(chars []char, i int) bool {
	return i+2 < len(chars) && chars[i].r == ':' && chars[i+1].r == '/' && chars[i+2].r == '/'
}

func openURL(chars []char, opportunities []bool) {
	for i := 0; i+1 < len(chars); i++ {
		if strings.ContainsRune("/?&=.-_#", chars[i].r) && chars[i+1].class == latin {
			opportunities[i] = true
		}
	}
}
