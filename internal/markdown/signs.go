package markdown

// MaxSigns is how many signs of inline markup a block of running text, such as a
// paragraph, a heading or a cell, may hold. The parser takes time with the square
// of their number.
const MaxSigns = 2000

// isSign tells the bytes that inline markup is made of, and the attributes of
// headings.
var isSign = func() (is [256]bool) {
	for _, c := range []byte("*_~[]()<>`\\&!=") {
		is[c] = true
	}
	return is
}()

func countSigns[T string | []byte](text T) int {
	count := 0
	for i := range len(text) {
		if isSign[text[i]] {
			count++
		}
	}
	return count
}

// Intricate reports whether a text that is to be one block, such as a
// translation, holds more than [MaxSigns] signs of markup.
func Intricate(text string) bool {
	return len(text) > MaxSigns && countSigns(text) > MaxSigns
}
