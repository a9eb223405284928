package diag

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Harmless returns a text from a file as it may stand within a line that a
// person or a CI reads: by their code points, as in <U+001B>, stand
//
//   - controls, line breaks and tabs among them, and what turns the direction of
//     text or cannot be seen ([Steers]);
//   - at its beginning, the first colon of "::", by which GitHub Actions knows a
//     command, and anywhere the first number sign of "##[", "##vso[" and
//     "##teamcity[", by which GitHub, Azure Pipelines and TeamCity know theirs.
//
// What is harmless stays as it is, so that a text may pass several times.
func Harmless(text string) string {
	return harmless(text, func(int, rune) bool { return false })
}

// Steers reports whether a character would steer a terminal or cannot be seen on
// it: a control (Cc), a format character such as those that turn the direction of
// text (Cf), a line or paragraph separator, or U+FFFD, which stands for bytes that
// are not UTF-8.
func Steers(r rune) bool {
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) || r == utf8.RuneError
}

// harmless is [Harmless], but for characters that are to stay. These are asked
// for with their offset.
func harmless(text string, stays func(offset int, r rune) bool) string {
	if plainASCII(text) {
		return text
	}
	var b strings.Builder
	for i, r := range text {
		if Steers(r) && !stays(i, r) && !joins(text, i, r) {
			byCodePoint(&b, r)
		} else {
			b.WriteRune(r)
		}
	}
	return withoutCommands(b.String())
}

// plainASCII reports whether a text is such that most lines are: printable ASCII
// without a sign of a command.
func plainASCII(text string) bool {
	for i := range len(text) {
		if c := text[i]; c < ' ' || c > '~' {
			return false
		}
	}
	return !strings.Contains(text, "##") && !strings.Contains(text, "::")
}

// joins reports whether a character is one of the two joiners, U+200C and U+200D,
// between letters, where Persian and the scripts of India are spelled with them,
// or between the parts of an emoji.
func joins(text string, i int, r rune) bool {
	if r != '\u200C' && r != '\u200D' {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	after, _ := utf8.DecodeRuneInString(text[i+utf8.RuneLen(r):])
	return isSeen(before) && isSeen(after)
}

func isSeen(r rune) bool {
	return r != utf8.RuneError && unicode.In(r, unicode.L, unicode.M, unicode.So, unicode.Sk)
}

// These are where a program that reads the output of a job looks for
// commands: GitHub at the beginning of a line, after white space, the others
// anywhere. Three colons are a container of Markdown and begin no command.
var (
	atBeginning = regexp.MustCompile(`^[\s\pZ]*::(?:[^:]|$)`)
	anywhere    = regexp.MustCompile(`(?i)##(?:vso|teamcity)?\[`)
)

func withoutCommands(line string) string {
	byFirst := func(sign string) string {
		i := strings.IndexAny(sign, ":#")
		var b strings.Builder
		b.WriteString(sign[:i])
		byCodePoint(&b, rune(sign[i]))
		return b.String() + sign[i+1:]
	}
	return anywhere.ReplaceAllStringFunc(atBeginning.ReplaceAllStringFunc(line, byFirst), byFirst)
}

func byCodePoint(b *strings.Builder, r rune) { fmt.Fprintf(b, "<U+%04X>", r) }
