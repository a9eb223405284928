package dialect

import (
	"encoding/json"
	"html"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/inline"
)

// What mdbook-admonish reads of a fence is its info string as CommonMark has it, without
// escapes and character references, and that is read in the three ways that its versions
// have had: as the inside of an inline table of TOML, as lines of TOML between which
// there are no line feeds, and as a kind with a string of JSON.

// An admonish is the configuration of an admonition.
type admonish struct {
	kind        string
	title       inline.Span // of its text in the source of the info string
	quote       byte        // that it stands between; 0 for none
	collapsible bool
}

// admonishOf reads a configuration; false if mdbook-admonish takes it for an error.
func admonishOf(source string) (admonish, bool) {
	info := newInfo(source)
	for _, read := range [...]func(*infoReader) bool{(*infoReader).table, (*infoReader).lines, (*infoReader).words} {
		r := infoReader{info: info}
		if read(&r) {
			return r.found, true
		}
	}
	return admonish{}, false
}

// An info is an info string without escapes and references, and where each byte of it
// comes from; and one place more.
type info struct {
	text string
	at   []int
}

// reference matches a character reference that a text begins with.
var reference = regexp.MustCompile(`^&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});`)

func newInfo(source string) info {
	var (
		b    strings.Builder
		made info
	)
	for at := 0; at < len(source); {
		length, char := 1, source[at:at+1]
		switch {
		case source[at] == '\\' && at+1 < len(source) && isPunctuation(source[at+1]):
			length, char = 2, source[at+1:at+2]
		case source[at] == '&':
			if m := reference.FindString(source[at:min(len(source), at+40)]); m != "" && html.UnescapeString(m) != m {
				length, char = len(m), html.UnescapeString(m)
			}
		}
		b.WriteString(char)
		for range len(char) {
			made.at = append(made.at, at)
		}
		at += length
	}
	made.text, made.at = b.String(), append(made.at, len(source))
	return made
}

func isPunctuation(c byte) bool {
	return strings.IndexByte("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", c) >= 0
}

// An infoReader reads an info string, byte by byte.
type infoReader struct {
	info  info
	done  int
	found admonish
	keys  map[string]bool
}

var (
	admonishKind  = regexp.MustCompile(`^[A-Za-z0-9_-]+`)
	admonishKey   = regexp.MustCompile(`^([A-Za-z0-9_-]+)[ \t]*=[ \t]*`)
	admonishValue = regexp.MustCompile(`^(?:true|false|[+-]?[0-9][0-9_]*(?:\.[0-9]+)?)`)
	// assignment is where a line of TOML begins.
	assignment = regexp.MustCompile(`[A-Za-z0-9_-] *=`)
	oldKind    = regexp.MustCompile(`^([a-z]+)?(?:\.(?:-?[_a-zA-Z]+[_a-zA-Z0-9-]*)?)*`)
)

func (r *infoReader) rest() string { return r.info.text[r.done:] }

func (r *infoReader) blanks() {
	r.done += len(r.rest()) - len(strings.TrimLeft(r.rest(), " \t"))
}

// kind reads the word that a configuration may begin with instead of the key "type".
func (r *infoReader) kind() {
	r.blanks()
	word := admonishKind.FindString(r.rest())
	if word == "" || admonishKey.MatchString(r.rest()) {
		return
	}
	r.found.kind = word
	r.done += len(word)
}

// table reads a kind and an inline table: pairs with commas between them.
func (r *infoReader) table() bool {
	r.kind()
	if r.found.kind != "" && r.rest() != "" && r.rest()[0] != ' ' {
		return false
	}
	for n := 0; ; n++ {
		r.blanks()
		if r.rest() == "" {
			return n == 0 || r.info.text[len(strings.TrimRight(r.info.text, " \t"))-1] != ','
		}
		if n > 0 {
			if r.rest()[0] != ',' {
				return false
			}
			r.done++
			r.blanks()
		}
		if _, ok := r.pair(); !ok {
			return false
		}
	}
}

// lines reads a kind and pairs of which each begins a line by being one.
func (r *infoReader) lines() bool {
	r.kind()
	for r.blanks(); r.rest() != ""; r.blanks() {
		if value, ok := r.pair(); !ok || assignment.MatchString(value) {
			return false
		}
	}
	return true
}

// words reads a kind with classes, and a string.
func (r *infoReader) words() bool {
	m := oldKind.FindStringSubmatch(r.rest())
	r.found.kind = m[1]
	r.done += len(m[0])
	if r.rest() == "" {
		return true
	}
	title, ok := strings.CutPrefix(r.rest(), ` "`)
	var value string
	if !ok || !strings.HasSuffix(title, `"`) || json.Unmarshal([]byte(title[:0]+`"`+title), &value) != nil {
		return false
	}
	r.setTitle(r.done+len(` "`), len(r.info.text)-1, '"')
	return true
}

// pair reads a key with its value, and returns the inside of that if it is a string.
func (r *infoReader) pair() (value string, ok bool) {
	m := admonishKey.FindStringSubmatch(r.rest())
	if m == nil || r.keys[m[1]] {
		return "", false
	}
	if r.keys == nil {
		r.keys = map[string]bool{}
	}
	r.keys[m[1]] = true
	r.done += len(m[0])
	if plain := admonishValue.FindString(r.rest()); plain != "" {
		r.done += len(plain)
		isFlag := plain == "true" || plain == "false"
		if m[1] == "collapsible" {
			r.found.collapsible = plain == "true"
			return "", isFlag
		}
		return "", !isText[m[1]]
	}
	length := stringLength(r.rest())
	if length == 0 || m[1] == "collapsible" {
		return "", false
	}
	start, end, quote := r.done+1, r.done+length-1, r.rest()[0]
	r.done += length
	value = r.info.text[start:end]
	switch m[1] {
	case "title":
		r.setTitle(start, end, quote)
	case "type":
		r.found.kind = value
	}
	return value, true
}

// isText tells the keys whose values have to be strings.
var isText = map[string]bool{"title": true, "type": true, "id": true, "class": true}

func (r *infoReader) setTitle(start, end int, quote byte) {
	r.found.title = inline.Span{Start: r.info.at[start], End: r.info.at[end]}
	r.found.quote = quote
}

// stringLength returns the length of the string of TOML that a text begins with, of one line;
// 0 if it begins with none.
func stringLength(text string) int {
	if text == "" || text[0] != '"' && text[0] != '\'' {
		return 0
	}
	quote := text[0]
	for i := 1; i < len(text); i++ {
		switch c := text[i]; {
		case c == quote:
			return i + 1
		case c < ' ' && c != '\t' || c == 0x7f:
			return 0
		case c == '\\' && quote == '"':
			length := escapeLength(text[i:])
			if length == 0 {
				return 0
			}
			i += length - 1
		}
	}
	return 0
}

// escapeLength returns the length of the escape of TOML that a text begins with.
func escapeLength(text string) int {
	if len(text) < 2 {
		return 0
	}
	digits := 0
	switch text[1] {
	case 'b', 't', 'n', 'f', 'r', '"', '\\':
	case 'u':
		digits = 4
	case 'U':
		digits = 8
	default:
		return 0
	}
	if len(text) < 2+digits {
		return 0
	}
	if code, err := strconv.ParseUint("0"+text[2:2+digits], 16, 32); err != nil || !utf8.ValidRune(rune(code)) {
		return 0
	}
	return 2 + digits
}

// decodeInfo returns the text of a value in an info string that stands between marks; without
// one it stands there as it is.
func decodeInfo(value string, quote byte) string {
	if quote == 0 {
		return value
	}
	value = newInfo(value).text
	if quote != '"' || !strings.Contains(value, `\`) {
		return value
	}
	var b strings.Builder
	for value != "" {
		length := 1
		if value[0] == '\\' {
			length = max(1, escapeLength(value))
		}
		if length == 1 {
			b.WriteByte(value[0])
		} else {
			b.WriteString(unescaped(value[:length]))
		}
		value = value[length:]
	}
	return b.String()
}

// unescaped is what an escape of TOML stands for. Controls are blanks in a line.
func unescaped(escape string) string {
	switch escape[1] {
	case '"', '\\':
		return escape[1:]
	case 'u', 'U':
		code, _ := strconv.ParseUint(escape[2:], 16, 32)
		return string(rune(code))
	}
	return " "
}

// infoSigns are written so that neither CommonMark nor TOML, in any of the three ways, take
// them for anything but a character. No info string of a fence of backticks has one.
var (
	infoSigns    = strings.NewReplacer(`\`, `\\\\`, `"`, `\\"`, "=", `\\u003d`, "&", `\&`, "`", "&#96;")
	literalSigns = strings.NewReplacer(`\`, `\\`, "'", "’", "&", `\&`, "`", "&#96;")
	titleSigns   = strings.NewReplacer("}", ")")
)

// encodeInfo returns how a text is written there.
func encodeInfo(text string, quote byte) string {
	switch quote {
	case 0:
		return titleSigns.Replace(text)
	case '"':
		return infoSigns.Replace(text)
	default:
		return literalSigns.Replace(text)
	}
}
