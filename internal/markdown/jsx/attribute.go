package jsx

import (
	"html"
	"regexp"
	"strings"
)

// reference matches a character reference, which MDX takes only with its semicolon.
var reference = regexp.MustCompile(`&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]*);`)

// indent matches what is no part of an attribute's value: line endings stay, the white
// space behind them goes.
var indent = regexp.MustCompile(`(\r\n|\n|\r)[\pZ\t\v\f\x{feff}]+`)

// Decode returns what the string of an attribute says. There are no escapes in it but
// character references.
func Decode(value string) string {
	return reference.ReplaceAllStringFunc(indent.ReplaceAllString(value, "$1"), html.UnescapeString)
}

// EncodeValue returns a text as the string of an attribute, without its quotes, on one line
// if the text is.
func EncodeValue(text string, quote byte) string {
	text = reference.ReplaceAllStringFunc(text, func(r string) string { return "&amp;" + r[1:] })
	if quote == '\'' {
		return strings.ReplaceAll(text, "'", "&apos;")
	}
	return strings.ReplaceAll(text, `"`, "&quot;")
}
