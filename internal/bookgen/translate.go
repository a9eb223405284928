package bookgen

import (
	"hash/fnv"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/script"
)

// Translate returns a make-believe translation of a message into Chinese. Like
// that of a careful translator it keeps code, links, footnote marks, tags,
// emphasis and hard breaks where they are, and has full-width punctuation.
// A word always becomes the same Han characters, half as many as it has
// letters with its space.
func Translate(message string) string {
	t := translator{}
	for message != "" {
		m := token.FindStringSubmatchIndex(message)
		if m == nil {
			t.put(message)
			break
		}
		t.put(message[:m[0]])
		match := message[m[0]:m[1]]
		switch {
		case m[2] >= 0:
			t.put(match)
		case m[4] >= 0:
			t.word(match)
		case m[6] >= 0:
			t.punctuation(match)
		default:
			t.space()
		}
		message = message[m[1]:]
	}
	return t.String()
}

// token matches what Translate tells apart: what stays (group 1), words (2),
// punctuation (3) and spaces within a line (4). Anything else stays too.
var token = regexp.MustCompile("(?s)(" + strings.Join([]string{
	"``.+?``", "`[^`]+`", // code
	`\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+"[^"]*")?\)`, `\]\[[^\]]*\]`, // where a link leads
	`\[\^[^\]]+\]`, `\[![A-Z]+\]`, `!\[`, // footnote, alert, image
	`<!--.*?-->`, `</?[A-Za-z][^>]*>`, `https?://[^\s<>)]+`,
	`\{\{.*?\}\}`, `\{%.*?%\}`,
	`\\.`, ` {2,}\n`, `&#?\w+;`,
}, "|") + `)|(\pL(?:['’_-]?[\pL\pM\pN])*)|([,.;:?!()"])|( +)`)

// A translator writes a translation, token by token.
type translator struct {
	strings.Builder
	last   rune // written
	spaced bool // a space of the source waits for what comes after it
	quoted bool // a quotation is open
}

func (t *translator) space() { t.spaced = true }

// put writes what follows. A space stays only beside what is not set in
// full width.
func (t *translator) put(s string) {
	if s == "" {
		return
	}
	first, _ := utf8.DecodeRuneInString(s)
	if t.spaced && (!script.IsEastAsian(t.last) || !script.IsEastAsian(first)) {
		t.WriteByte(' ')
	}
	t.spaced = false
	t.WriteString(s)
	t.last, _ = utf8.DecodeLastRuneInString(s)
}

// word leaves what is Chinese already.
func (t *translator) word(w string) {
	if first, _ := utf8.DecodeRuneInString(w); script.IsEastAsian(first) {
		t.put(w)
		return
	}
	h := fnv.New64a()
	h.Write([]byte(strings.ToLower(w)))
	var (
		sum = h.Sum64()
		b   strings.Builder
	)
	for n := (utf8.RuneCountInString(w) + 1) / 2; n > 0; {
		term := han[sum%uint64(len(han))]
		b.WriteString(term)
		n -= utf8.RuneCountInString(term)
		sum = sum*6364136223846793005 + 1442695040888963407
	}
	t.put(b.String())
}

// punctuation stays narrow after what is, as in "10.5".
func (t *translator) punctuation(p string) {
	switch {
	case p == `"`:
		mark := "「"
		if t.quoted {
			mark = "」"
		}
		t.put(mark)
		t.quoted = !t.quoted
	case !script.IsEastAsian(t.last) && !strings.ContainsRune("*_`)]>~", t.last) && p != "(":
		t.put(p)
	default:
		t.put(fullWidth.Replace(p))
	}
}

var fullWidth = strings.NewReplacer(",", "，", ".", "。", ";", "；", ":", "：", "?", "？", "!", "！", "(", "（", ")", "）")
