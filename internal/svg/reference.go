package svg

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

var predefinedEntities = map[string]string{"lt": "<", "gt": ">", "amp": "&", "quot": `"`, "apos": "'"}

// reference returns what the reference at the beginning of a text says, and how
// long it is; 0 if it is none (XML, 4.1).
func reference(text string, entities map[string]string) (string, int) {
	// The name of an entity is no longer than a line, lest every & looks for its
	// semicolon to the end of the file.
	end := strings.IndexByte(text[:min(len(text), 120)], ';')
	if end < 0 {
		return "", 0
	}
	name := text[1:end]
	if digits, ok := strings.CutPrefix(name, "#"); ok {
		base := 10
		if hex, ok := strings.CutPrefix(digits, "x"); ok {
			digits, base = hex, 16
		}
		code, err := strconv.ParseUint(digits, base, 21)
		if err != nil || digits[0] == '+' || !utf8.ValidRune(rune(code)) || !isXML(rune(code)) {
			return "", 0
		}
		return string(rune(code)), end + 1
	}
	if value, ok := predefinedEntities[name]; ok {
		return value, end + 1
	}
	if value, ok := entities[name]; ok {
		return value, end + 1
	}
	return "", 0
}

// badReference returns where a text has a reference that says nothing, and what
// is wrong; "" if there is none.
func badReference(text string, entities map[string]string) (int, string) {
	for at := 0; ; {
		i := strings.IndexByte(text[at:], '&')
		if i < 0 {
			return 0, ""
		}
		at += i
		_, n := reference(text[at:], entities)
		if n == 0 {
			shown := text[at:]
			if end := strings.IndexByte(shown[:min(len(shown), 20)], ';'); end >= 0 {
				return at, fmt.Sprintf("%s means nothing in SVG", shown[:end+1])
			}
			return at, "& that begins no reference"
		}
		at += n
	}
}

// A passage is text with its references resolved. Of each byte it knows from
// where to where in the document it is written.
type passage struct {
	text     []byte
	from, to []int
}

// add appends a piece of the document, in which references count if entities is
// not nil.
func (p *passage) add(piece string, offset int, entities map[string]string, references bool) {
	for i := 0; i < len(piece); {
		value, n := piece[i:i+1], 1
		if references && piece[i] == '&' {
			value, n = reference(piece[i:], entities)
		}
		for j := range len(value) {
			p.text = append(p.text, value[j])
			p.from = append(p.from, offset+i)
			p.to = append(p.to, offset+i+n)
		}
		i += n
	}
}

// resolved returns a text with its references resolved. All of them are known.
func resolved(text string, entities map[string]string) string {
	if !strings.Contains(text, "&") {
		return text
	}
	var b strings.Builder
	for {
		i := strings.IndexByte(text, '&')
		if i < 0 {
			b.WriteString(text)
			return b.String()
		}
		b.WriteString(text[:i])
		value, n := reference(text[i:], entities)
		b.WriteString(value)
		text = text[i+max(1, n):]
	}
}
