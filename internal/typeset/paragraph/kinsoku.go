package paragraph

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
		"…‥⋯―⸺" + // B5, J4
		"।॥" + // I1
		"％％℃℉‰°′″" + // B7
		"／" + // B4
		"々ー" + // B11: an iteration mark follows what it repeats
		"ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ"
	// B3.
	notAtEnd = "「『“‘（【《〈〔〖［｛〝﹁﹃︵([{" +
		"／" // B4
)

// canStart and canEnd answer for the shared quotation marks only when these
// belong to a Chinese run; in Latin text UAX #14 knows better.
func canStart(c char) bool {
	if c.r >= 0x4E00 && c.class == han {
		return true // no mark, and nearly every character
	}
	if c.bracket == '(' || isQuote(c.r) && c.class != wide {
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
	case c.bracket != 0:
		return c.bracket
	case c.class == latin && (c.r == '+' || c.r == '#'):
		return letter // of a name
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
	openLists(chars, opportunities)
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
		opportunities[i] = canStart(chars[next]) && canEnd(chars[mark]) && !splitsSyllable(chars, i) &&
			!splitsQuantity(chars, i) && !isSolidus(chars, mark, next) && !beginsOption(chars, i) && !isParticle(chars, i)
	}
}

// openLists lets lines end after the interpunct between two words of Hangul (K7).
func openLists(chars []char, opportunities []bool) {
	for i := 1; i+1 < len(chars); i++ {
		if (chars[i].r == '·' || chars[i].r == 'ㆍ') && chars[i-1].class == hangul && chars[i+1].class == hangul {
			opportunities[i] = true
		}
	}
}

// isParticle reports whether Hangul follows the character at i as the particle of a word does:
// the name in brackets before it, the number (K2).
func isParticle(chars []char, i int) bool {
	switch c := chars[i]; {
	case chars[i+1].class != hangul || c.class == space || c.class == han || c.class == picture:
		return false
	default:
		return !strings.ContainsRune("·ㆍ/-\u00AD\u200B", c.r)
	}
}

// beginsOption reports whether the character at i is one of the hyphens before
// the name of an option, as in --check.
func beginsOption(chars []char, i int) bool {
	if chars[i].r != '-' {
		return false
	}
	for i > 0 && chars[i-1].r == '-' {
		i--
	}
	return i == 0 || chars[i-1].class == space || chars[i-1].part != chars[i].part
}

// isSolidus reports whether the mark that would end the line is the solidus
// between two Han (B4).
func isSolidus(chars []char, mark, next int) bool {
	if chars[mark].r != '/' || !chars[next].class.eastAsian() {
		return false
	}
	before := mark - 1
	if before > 0 && chars[before].class == space {
		before--
	}
	return before >= 0 && chars[before].class.eastAsian()
}
