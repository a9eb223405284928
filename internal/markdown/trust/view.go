package trust

import (
	"regexp"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/inline"
	"github.com/pobook/pobook/internal/markdown/htmltext"
)

// A reader reads texts as CommonMark does.
type reader struct {
	scanner inline.Scanner
	// defined returns the destination of a label, if it is defined.
	defined func(label string) (destination string, ok bool)
	// readable are attributes that may have other words in a translation.
	readable htmltext.Readable
	// vue says that what is published is compiled as a template of Vue.
	vue bool
}

func newReader(defined func(label string) (destination string, ok bool)) reader {
	return reader{scanner: inline.Scanner{Addresses: true, Defined: func(label string) bool {
		_, ok := defined(label)
		return ok
	}}, defined: defined}
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
	control                    // a control character
	doubt                      // a byte with which one may begin
)

// signOf tells the bytes apart.
var signOf = func() (signs [256]sign) {
	for s, bytes := range map[sign]string{angle: "<>", brace: "{}", reference: "&", escape: `\`, tick: "`", bracket: "[]"} {
		for _, c := range []byte(bytes) {
			signs[c] = s
		}
	}
	for c := range signs {
		switch {
		case c < utf8.RuneSelf && isControl(rune(c)):
			signs[c] = control
		case c == 0xc2 || c == 0xef: // of U+0080 to U+009F, and of U+FEFF
			signs[c] = doubt
		}
	}
	return signs
}()

func signsOf[text string | []byte](t text) sign {
	var signs sign
	for i := range len(t) {
		sign := signOf[t[i]]
		if sign == doubt {
			sign = 0
			if r, _ := utf8.DecodeRuneInString(string(t[i:min(len(t), i+utf8.UTFMax)])); isControl(r) {
				sign = control
			}
		}
		signs |= sign
	}
	return signs
}

func (v *view) reset(r *reader, t Text) {
	*v = view{Text: t, reader: r, signs: signsOf(t.Body), tokens: v.tokens[:0], visible: v.visible[:0]}
	if t.Note {
		v.signs |= bracket // the text stands behind one
	}
}

// inPlace returns the text with what stands beside it.
func (v *view) inPlace() string {
	if v.Text.Before == "" && v.Text.After == "" {
		return v.Text.Body
	}
	return v.Text.Before + v.Text.Body + v.Text.After
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

// withoutCode returns the text without its code, as [views] see it. In a block of
// HTML there is none, and a block of code is nothing else: then it is empty.
func (v *view) withoutCode() []string {
	switch {
	case len(v.visible) > 0 || v.Text.Form == Code:
	case v.Text.Form == HTML || !v.has(tick):
		v.visible = append(v.visible, v.Text.Body, v.Text.Body, v.Text.Body)
	default:
		blanked, spans, doubtful := []byte(v.Text.Body), 0, false
		mails := mailed.FindAllStringIndex(v.Text.Body, -1)
		for _, token := range v.scan() {
			text := token.In(v.Text.Body)
			if token.Kind != inline.Code { // in something else a backtick begins no code
				doubtful = doubtful || strings.IndexByte(text, '`') >= 0
				continue
			}
			spans++
			if within(mails, token.Span) {
				continue // to GFM an address goes before code, if it begins before it
			}
			inner := token.Inner.In(v.Text.Body)
			doubtful = doubtful || strings.IndexByte(inner, '`') >= 0 || strings.HasPrefix(inner, " ") || strings.HasSuffix(inner, " ")
			blank(blanked, token.Span)
		}
		asCommonMark := string(blanked)
		v.visible = append(v.visible, asCommonMark, asCommonMark, asCommonMark)
		if runs := backticks(v.Text.Body); doubtful || len(runs) != 2*spans {
			v.visible[1], v.visible[2] = withoutCode(v.Text.Body, runs), withoutKramdownCode(v.Text.Body, runs)
		}
	}
	return v.visible
}

// mailed matches an address with a backtick in its local part (HTML, §4.10.5.1.5).
var mailed = regexp.MustCompile("[a-zA-Z0-9.!#$%&'*+/=?^_{|}~-]*`[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]*@[a-zA-Z0-9]")

// within reports whether a span overlaps any of some bounds, which are in order.
func within(bounds [][]int, at inline.Span) bool {
	i := sort.Search(len(bounds), func(i int) bool { return bounds[i][1] > at.Start })
	return i < len(bounds) && bounds[i][0] < at.End
}

// visibleTo returns what one of [views] sees outside of code.
func (v *view) visibleTo(i int) string {
	if texts := v.withoutCode(); len(texts) > 0 {
		return texts[i]
	}
	return ""
}

// same reports whether one of [views] sees the same outside of code as CommonMark.
func (v *view) same(i int) bool { return v.visibleTo(i) == v.visibleTo(0) }

// readBy returns what one of [views] may take for Markdown: code too, where a
// reader does not see its fences.
func (v *view) readBy(i int) string {
	if v.Text.Form == Code {
		return v.Text.Body
	}
	return v.visibleTo(i)
}

// views is how many opinions there are on where code spans are: CommonMark's, that
// of those to whom they bind before all else, and kramdown's.
const views = 3
