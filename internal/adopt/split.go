package adopt

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/script"
)

// divided divides a translation that stands for two texts: at the end of the sentence that
// is nearest to where the first text ends. There is no division where there is only one
// sentence.
func divided(first, second, translation string) (a, b string, ok bool) {
	share := float64(script.Columns(first)) / float64(script.Columns(first)+script.Columns(second))
	all, best, at := float64(script.Columns(translation)), 1.0, -1
	for i, c := range translation {
		end := i + utf8.RuneLen(c)
		if !endsSentence(c, translation[end:]) {
			continue
		}
		if off := abs(float64(script.Columns(translation[:end]))/all - share); off < best {
			best, at = off, end
		}
	}
	if at < 0 {
		return "", "", false
	}
	return strings.TrimSpace(translation[:at]), strings.TrimSpace(translation[at:]), true
}

func abs(x float64) float64 { return max(x, -x) }

// endsSentence reports whether a sentence ends with a character, and another one follows.
func endsSentence(c rune, after string) bool {
	next, _ := utf8.DecodeRuneInString(after)
	switch c {
	case '。', '！', '？':
		return strings.TrimSpace(after) != "" && !strings.ContainsRune("」』”’）)*_", next)
	case '.', '!', '?':
		return unicode.IsSpace(next) && strings.TrimSpace(after) != ""
	default:
		return false
	}
}

// joined returns two translations that stand for one text.
func joined(a, b string) string {
	last, _ := utf8.DecodeLastRuneInString(a)
	first, _ := utf8.DecodeRuneInString(b)
	if script.IsEastAsian(last) && script.IsEastAsian(first) {
		return a + b
	}
	return a + " " + b
}
