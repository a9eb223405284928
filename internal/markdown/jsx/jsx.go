// Package jsx reads what MDX has beyond Markdown: tags of JSX, expressions, modules
// (ESM), and what its generators take for the id of a heading. It reads as MDX 3 does
// (micromark-extension-mdx-jsx, -mdx-expression, -mdxjs-esm), but has no engine for
// JavaScript: where an expression ends is found by its tokens, and whether it is one
// is not known. See [ExpressionAt] for what is not exact.
//
// Offsets are in bytes. Functions are pure, and take time in proportion to what they
// read. A caller that asks at every "{" or "<" of a text must not ask again after an
// answer that has read to the end of the text in vain.
//
// Start at [FlowAt] and [ESMAt] for blocks, and at [TagAt] and [ExpressionAt] for what
// stands in a line.
package jsx

import (
	"unicode"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/inline"
)

// A Span is a range of bytes of the text.
type Span = inline.Span

// isSpace reports what ECMAScript counts as white space or a line terminator, which
// may stand between the parts of a tag.
func isSpace(r rune) bool {
	switch r {
	case '\t', '\n', '\v', '\f', '\r', ' ', 0xfeff, 0x2028, 0x2029:
		return true
	}
	return r >= utf8.RuneSelf && unicode.Is(unicode.Zs, r)
}

// skipSpace returns where something else than white space stands.
func skipSpace(text string, at int) int {
	for at < len(text) {
		r, n := utf8.DecodeRuneInString(text[at:])
		if !isSpace(r) {
			break
		}
		at += n
	}
	return at
}

// isStart reports whether a name may begin with a character. MDX reads UTF-16, so
// that none beyond U+FFFF can.
func isStart(r rune) bool {
	return r == '$' || r == '_' || r <= 0xffff && r != utf8.RuneError &&
		unicode.In(r, unicode.L, unicode.Nl, unicode.Other_ID_Start) && !unicode.In(r, unicode.Pattern_Syntax, unicode.Pattern_White_Space)
}

// isPart reports whether a name of JSX may go on with a character.
func isPart(r rune) bool {
	return isStart(r) || r == '-' || r == 0x200c || r == 0x200d || r <= 0xffff && r != utf8.RuneError &&
		unicode.In(r, unicode.Mn, unicode.Mc, unicode.Nd, unicode.Pc, unicode.Other_ID_Continue)
}

// nameEnd returns where the name at an offset ends, which is that offset if none
// begins there.
func nameEnd(text string, at int) int {
	r, n := utf8.DecodeRuneInString(text[at:])
	if !isStart(r) {
		return at
	}
	for at += n; at < len(text); at += n {
		if r, n = utf8.DecodeRuneInString(text[at:]); !isPart(r) {
			break
		}
	}
	return at
}

// byteAt returns a byte of a text, 0 past its end.
func byteAt(text string, at int) byte {
	if at < len(text) {
		return text[at]
	}
	return 0
}
