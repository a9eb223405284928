package markdown

import "strings"

// encodeQuotes writes quotation marks that the source does not have as those of books.
// Nobody knows what an include makes of a parameter, and most put it into an attribute of
// HTML as it is.
func encodeQuotes(source, line string) string {
	var b strings.Builder
	opens := true
	for _, r := range line {
		switch {
		case r == '\'' && !strings.Contains(source, "'"):
			b.WriteString("’")
		case r == '"' && !strings.Contains(source, `"`) && opens:
			b.WriteString("“")
			opens = false
		case r == '"' && !strings.Contains(source, `"`):
			b.WriteString("”")
			opens = true
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
