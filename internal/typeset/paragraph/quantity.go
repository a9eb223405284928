package paragraph

import "strings"

// splitsQuantity reports whether a line that ends after the character at i would
// part a number from what belongs to it (B7): its unit, its classifier, what
// it counts, its other digits.
func splitsQuantity(chars []char, i int) bool {
	before, after := i, i+1
	if chars[i].class == space {
		before--
	}
	if before < 0 || chars[after].class == space {
		return false
	}
	spaced := before < i
	switch a, b := chars[before].r, chars[after].r; {
	case !spaced && isOneNumber(chars, before, after):
		return true
	case isDigit(b):
		return strings.ContainsRune(numbered, a) || spaced && (isPrefix(wordBefore(chars, i)) || isDigit(a) && isGroup(chars, i))
	case isDigit(a):
		return strings.ContainsRune(classifiers, b) || spaced && isUnit(wordAfter(chars, i))
	}
	return false
}

// isOneNumber reports whether two neighbours are of one number: signs, or digits as wide as Han
// and the point between them.
func isOneNumber(chars []char, before, after int) bool {
	a, b := chars[before].r, chars[after].r
	return isSign(a) && isSign(b) || isFullDigit(b) && (isFullDigit(a) || isPoint(chars, before))
}

const (
	// numbered are the Han that a number is read with when it follows them.
	numbered = "第圖图表"
	// classifiers are those that count, in either Chinese: a line does not
	// begin with one that follows a digit.
	classifiers = "個个章節节頁页卷冊册篇版期屆届回集行列欄栏步點点條条款項项種种" +
		"年月日號号時时分秒天週周歲岁季度次人位名家國国戶户元塊块角" +
		"張张份件部本句段字詞词組组類类級级層层樓楼間间臺台座隻支把輛辆棵顆颗粒" +
		"十百千萬万億亿倍折磅斤噸吨米尺寸里公升毫厘"
	signs = "+±−$€£¥￥"
)

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func isFullDigit(r rune) bool { return r >= '０' && r <= '９' }

// isPoint reports whether the character at i is the point or comma after a full-width digit.
func isPoint(chars []char, i int) bool {
	return (chars[i].r == '．' || chars[i].r == '，') && i > 0 && isFullDigit(chars[i-1].r)
}

func isSign(r rune) bool { return strings.ContainsRune(signs, r) }

// isGroup reports whether the space at i stands between digits as a separator
// of thousands: one to three of them before it, and three after.
func isGroup(chars []char, i int) bool {
	before, after := 0, 0
	for before <= 3 && i-before > 0 && isDigit(chars[i-before-1].r) {
		before++
	}
	for after <= 3 && i+after+1 < len(chars) && isDigit(chars[i+after+1].r) {
		after++
	}
	return before <= 3 && after == 3
}

// isPrefix knows what running text sets before a number and a space.
func isPrefix(word string) bool {
	switch word {
	case "No.", "Nos.", "p.", "pp.", "Page", "page", "pages", "Fig.", "Figs.", "Figure", "figure", "Figures", "figures",
		"Table", "table", "Tables", "tables", "Section", "section", "Sec.", "sec.", "Chapter", "chapter", "Ch.", "ch.",
		"Appendix", "appendix", "Vol.", "vol.", "Eq.", "§", "§§", "№":
		return true
	}
	return isCurrency(word)
}

// isCurrency reports whether a word is the sign of a currency: $, NT$, US$, €.
func isCurrency(word string) bool {
	for _, sign := range []string{"$", "€", "£", "¥", "￥"} {
		if strings.HasSuffix(word, sign) {
			return true
		}
	}
	return false
}

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

// longestWord bounds how far wordBefore and wordAfter look.
const longestWord = 8

func wordBefore(chars []char, i int) string {
	start := i
	for start > 0 && i-start <= longestWord && !isBoundary(chars[start-1]) {
		start--
	}
	return textOf(chars[start:i])
}

func wordAfter(chars []char, i int) string {
	end := i + 1
	for end < len(chars) && end-i <= longestWord && !isBoundary(chars[end]) {
		end++
	}
	return textOf(chars[i+1 : end])
}

func isBoundary(c char) bool {
	return c.class == space || c.class.eastAsian() || c.class == noteMark || strings.ContainsRune(",;:!?()", c.r)
}

func textOf(chars []char) string {
	var b strings.Builder
	for _, c := range chars {
		b.WriteRune(c.r)
	}
	return b.String()
}
