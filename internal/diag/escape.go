package diag

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"unicode/utf16"
)

// WriteJSON writes a document as people may read it, indented and with < and & as
// they are. What would steer a terminal or a CI is escaped, so that the text is
// harmless and whoever parses it has the values as they are.
func WriteJSON(w io.Writer, document any) error {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(document); err != nil {
		return err
	}
	escaped := escape(b.String(), func(r rune) string {
		if first, second := utf16.EncodeRune(r); first != '\uFFFD' {
			return fmt.Sprintf(`\u%04x\u%04x`, first, second)
		}
		return fmt.Sprintf(`\u%04x`, r)
	})
	_, err := io.WriteString(w, escaped)
	return err
}

// EscapeXML returns a text as the content of an element or the value of an
// attribute. What XML forbids becomes U+FFFD, and what would steer a terminal or a
// CI is a reference to a character.
func EscapeXML(text string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(text)) // a Builder takes everything
	return HarmlessXML(b.String())
}

// HarmlessXML escapes in XML that is well-formed what would steer a terminal or
// a CI. It may stand in content and in values of attributes only.
func HarmlessXML(document string) string {
	return escape(document, func(r rune) string { return fmt.Sprintf("&#x%X;", r) })
}

// escape replaces, in a form that has escapes, all that steers but for line ends
// and tabs, and the signs of commands.
func escape(text string, as func(rune) string) string {
	var b strings.Builder
	for _, r := range text {
		if Steers(r) && r != '\n' && r != '\t' {
			b.WriteString(as(r))
		} else {
			b.WriteRune(r)
		}
	}
	return anywhere.ReplaceAllStringFunc(b.String(), func(sign string) string { return as('#') + sign[1:] })
}
