package report

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Style is what a terminal can show.
type Style struct {
	Colour bool
	Width  int // in columns; 0 if the output is no terminal
}

// The colours of ECMA-48, by what they say.
const (
	green  = "\x1b[32m"
	yellow = "\x1b[33m"
	red    = "\x1b[31m"
	faint  = "\x1b[2m"
	bold   = "\x1b[1m"
	plain  = "\x1b[0m"
)

func (s Style) paint(colour, text string) string {
	if !s.Colour || text == "" {
		return text
	}
	return colour + text + plain
}

// harmless writes by their code points what would steer a terminal or cannot be
// seen on it: controls, and format characters such as those that turn the
// direction of text. A file may come from anybody.
func harmless(line string) string {
	steers := func(r rune) bool {
		return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) || r == utf8.RuneError
	}
	if !strings.ContainsFunc(line, steers) {
		return line
	}
	var b strings.Builder
	for _, r := range line {
		if steers(r) {
			fmt.Fprintf(&b, "<U+%04X>", r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}
