package translate

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

func isDash(c rune) bool { return c == '-' || c >= '\u2010' && c <= '\u2015' }

// dash reads a run of dashes and hyphens. Between words they are one dash,
// however long and with spaces or not; what joins words or digits, begins a
// number or an option is a hyphen.
func (r *wordingReader) dash() {
	start := r.at
	for r.at < len(r.text) && isDash(r.after(r.at)) {
		_, size := utf8.DecodeRuneInString(r.text[r.at:])
		r.at += size
	}
	run := r.text[start:r.at]
	before, after := unicode.IsSpace(r.before(start)), unicode.IsSpace(r.after(r.at))
	switch {
	case strings.ContainsAny(run, "—―") || before && after || strings.HasPrefix(run, "--") && !before && !after:
		r.gap = false
		r.form = append(r.form, formDash)
	case run == "‐" || run == "‑" || (run == "–" || run == "‒") && !before && !after:
		r.words("-")
	default:
		r.words(run)
	}
}

// singleQuote reads an apostrophe or a single quote. A quote is the same as a
// double one.
func (r *wordingReader) singleQuote(size int) {
	before, after := r.before(r.at), r.after(r.at+size)
	r.at += size
	switch {
	case !isWord(before) && before != '"' && isWord(after):
		r.quoted = true
		r.words(`"`)
	case r.quoted && !isWord(after):
		r.quoted = false
		r.words(`"`)
	default:
		r.words("'")
	}
}
