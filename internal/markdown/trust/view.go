package trust

import (
	"strings"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/inline"
)

// A reader reads texts as CommonMark does.
type reader struct {
	scanner inline.Scanner
	// defined returns the destination of a label, if it is defined.
	defined func(label string) (destination string, ok bool)
}

func newReader(defined func(label string) (destination string, ok bool)) reader {
	return reader{inline.Scanner{Addresses: true, Defined: func(label string) bool {
		_, ok := defined(label)
		return ok
	}}, defined}
}

// A view is a text with what its readers need of it, made when one asks.
type view struct {
	Text    Text
	reader  *reader
	signs   sign
	tokens  []inline.Token
	scanned bool
	visible []string
}

// A sign is a set of the characters with which something may begin that is more
// than text.
type sign uint8

const (
	angle     sign = 1 << iota // < and >
	brace                      // { and }
	reference                  // &
	escape                     // a backslash
	tick                       // a backtick
	bracket                    // [ and ]
	control                    // a control character, or the first byte of one
)

// signOf tells the bytes apart.
var signOf = func() (signs [256]sign) {
	for s, bytes := range map[sign]string{angle: "<>", brace: "{}", reference: "&", escape: `\`, tick: "`", bracket: "[]"} {
		for _, c := range []byte(bytes) {
			signs[c] = s
		}
	}
	for c := range signs {
		if c < utf8.RuneSelf && isControl(rune(c)) || c == 0xc2 || c == 0xef { // U+0080 to U+009F, U+FEFF
			signs[c] = control
		}
	}
	return signs
}()

func signsOf[text string | []byte](t text) sign {
	var signs sign
	for i := range len(t) {
		signs |= signOf[t[i]]
	}
	return signs
}

func (v *view) reset(r *reader, t Text) {
	*v = view{Text: t, reader: r, signs: signsOf(t.Body), tokens: v.tokens[:0], visible: v.visible[:0]}
}

// has reports whether some of the signs are in the text.
func (v *view) has(some sign) bool { return v.signs&some != 0 }

// scan returns the tokens of the text, as CommonMark has them. Code has none.
func (v *view) scan() []inline.Token {
	if !v.scanned && v.Text.Form != Code {
		v.tokens = v.reader.scanner.Scan(v.Text.Body, v.tokens)
	}
	v.scanned = true
	return v.tokens
}

// withoutCode returns the text without its code, as CommonMark and as those see it
// to whom code spans bind first. In a block of HTML there is none, and a block of
// code is nothing else.
func (v *view) withoutCode() []string {
	switch {
	case len(v.visible) > 0 || v.Text.Form == Code:
	case v.Text.Form == HTML || !v.has(tick):
		v.visible = append(v.visible, v.Text.Body)
	default:
		blanked, apart := []byte(v.Text.Body), false
		for _, token := range v.scan() {
			if token.Kind == inline.Code {
				blank(blanked, token.Span)
			} else {
				apart = apart || strings.IndexByte(token.In(v.Text.Body), '`') >= 0
			}
		}
		v.visible = append(v.visible, string(blanked))
		if apart { // in something else a backtick begins no code
			if other := withoutCode(v.Text.Body); other != v.visible[0] {
				v.visible = append(v.visible, other)
			}
		}
	}
	return v.visible
}

// read returns what of the text somebody may take for Markdown: code too, where a
// reader does not see its fences.
func (v *view) read() []string {
	if v.Text.Form == Code {
		return []string{v.Text.Body}
	}
	return v.withoutCode()
}

// withoutCode blanks the code spans of a text if they bind before all else: a
// backtick in a tag or a destination begins one.
func withoutCode(text string) string {
	blanked := []byte(text)
	runs := backticks(text)
	byLength := map[int][]inline.Span{}
	for _, run := range runs {
		byLength[run.Len()] = append(byLength[run.Len()], run)
	}
	done := 0
	for _, run := range runs {
		if run.Start < done {
			continue
		}
		if escapedAt(text, run.Start) {
			if run.Start++; run.Len() == 0 {
				continue
			}
		}
		same := byLength[run.Len()]
		for len(same) > 0 && same[0].Start < run.End {
			same = same[1:]
		}
		byLength[run.Len()] = same
		if len(same) > 0 {
			done = same[0].End
			blank(blanked, inline.Span{Start: run.Start, End: done})
		}
	}
	return string(blanked)
}

// backticks returns the runs of backticks of a text.
func backticks(text string) []inline.Span {
	var runs []inline.Span
	for at := 0; ; {
		n := strings.IndexByte(text[at:], '`')
		if n < 0 {
			return runs
		}
		start := at + n
		for at = start; at < len(text) && text[at] == '`'; {
			at++
		}
		runs = append(runs, inline.Span{Start: start, End: at})
	}
}

// escapedAt reports whether an odd number of backslashes stands before an offset.
func escapedAt(text string, at int) bool {
	before := text[:at]
	return (len(before)-len(strings.TrimRight(before, `\`)))%2 == 1
}

func blank(text []byte, at inline.Span) {
	for i := at.Start; i < at.End; i++ {
		if text[i] != '\n' {
			text[i] = ' '
		}
	}
}
