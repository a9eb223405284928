package ui

import (
	"strconv"
	"strings"
)

// inChinese writes a number in Chinese numerals, as 一百零五: those that are the same in all
// regions. One that is not between 1 and 9999 is written in digits.
func inChinese(n int) string {
	if n < 1 || n > 9999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	skipped := false // a place within the number is empty, which 零 says
	for place := 3; place >= 0; place-- {
		digit := n / [...]int{1, 10, 100, 1000}[place] % 10
		if digit == 0 {
			skipped = b.Len() > 0
			continue
		}
		if skipped {
			b.WriteRune('零')
			skipped = false
		}
		if digit > 1 || place != 1 || b.Len() > 0 { // ten is 十, not 一十
			b.WriteRune([]rune("一二三四五六七八九")[digit-1])
		}
		if place > 0 {
			b.WriteRune([]rune("十百千")[place-1])
		}
	}
	return b.String()
}
