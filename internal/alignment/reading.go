package alignment

import (
	"net/url"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"

	"github.com/pobook/pobook/internal/inline"
	"github.com/pobook/pobook/internal/script"
)

// A text is what of a passage can be compared with a passage in another language.
type text struct {
	// constants are what a translation repeats: numbers, code, where links lead, tags.
	constants []int32
	// words are those that it has, or, where words have no spaces between them, pairs
	// of letters.
	words []int32
	// sieve has a bit for each word, by its number: a word whose bit is not set is not there.
	sieve [4]uint64
	// extent is how long the text is for a reader, in columns.
	extent int
}

// and returns two texts as one.
func (t text) and(u text) text {
	return newText(union(t.constants, u.constants), union(t.words, u.words), t.extent+u.extent)
}

// newText makes a text of sets.
func newText(constants, words []int32, extent int) text {
	t := text{constants: constants, words: words, extent: extent}
	for _, n := range words {
		t.sieve[n>>6&3] |= 1 << (n & 63)
	}
	return t
}

// has reports whether a text has a word.
func (t *text) has(word int32) bool {
	if t.sieve[word>>6&3]&(1<<(word&63)) == 0 {
		return false
	}
	_, is := slices.BinarySearch(t.words, word)
	return is
}

// A reader reads texts.
type reader struct {
	vocabulary *vocabulary
	scanner    inline.Scanner
	tokens     []inline.Token
	constants  []int32
	words      []int32
	extent     int
}

func newReader(v *vocabulary) *reader {
	return &reader{vocabulary: v, scanner: inline.Scanner{Addresses: true, Templates: true}}
}

// running reads the text of a segment.
func (r *reader) running(s string) text {
	r.begin()
	r.tokens = r.scanner.Scan(s, r.tokens[:0])
	at := 0
	for _, t := range r.tokens {
		r.plain(s[at:t.Start])
		r.token(s, t)
		at = t.End
	}
	r.plain(s[at:])
	return r.end()
}

// raw reads code or HTML: what is the same in each line.
func (r *reader) raw(s string) text {
	r.begin()
	for line := range strings.Lines(s) {
		if line = strings.TrimSpace(line); line != "" {
			r.constant("line ", line)
			r.extent += script.Columns(line)
		}
	}
	return r.end()
}

func (r *reader) begin() { r.constants, r.words, r.extent = nil, nil, 0 }

func (r *reader) end() text { return newText(set(r.constants), set(r.words), r.extent) }

func (r *reader) constant(kind, value string) {
	r.constants = append(r.constants, r.vocabulary.number(kind+value))
}

func (r *reader) token(s string, t inline.Token) {
	switch t.Kind {
	case inline.Code:
		r.constant("code ", strings.TrimSpace(t.Inner.In(s)))
		r.extent += script.Columns(t.Inner.In(s))
	case inline.Close:
		r.link(s, t)
	case inline.Autolink, inline.Address:
		r.constant("link ", Destination(t.Inner.In(s)))
		r.extent += script.Columns(t.Inner.In(s))
	case inline.Tag:
		r.constant("tag ", tagName(t.In(s)))
	case inline.Template, inline.Embedded:
		r.constant("template ", t.In(s))
	case inline.Footnote:
		r.constant("note ", t.Inner.In(s))
	}
}

// link notes a link or a picture: where it leads, or its label.
func (r *reader) link(s string, t inline.Token) {
	if t.Partner < 0 {
		return
	}
	kind := "link "
	if r.tokens[t.Partner].Sign == '!' {
		kind = "picture "
	}
	if label := t.Inner.In(s); t.Reference && label != "" {
		r.constant(kind, "["+strings.ToLower(label))
		return
	}
	if !t.Reference {
		r.constant(kind, Destination(t.Inner.In(s)))
		r.plain(t.Title.In(s))
	}
}

// tagName returns what a tag begins with, up to its attributes.
func tagName(tag string) string {
	if i := strings.IndexAny(tag, " \t\n>"); i > 0 {
		return strings.ToLower(tag[:i])
	}
	return tag
}

// plain reads text without markup.
func (r *reader) plain(s string) {
	for s != "" {
		c, size := utf8.DecodeRuneInString(s)
		switch {
		case isDigit(c):
			s = r.digits(s)
			continue
		case unicode.IsLetter(c):
			s = r.letters(s)
			continue
		case !unicode.IsSpace(c):
			r.extent++
		}
		s = s[size:]
	}
}

func isDigit(c rune) bool { return c >= '0' && c <= '9' || c >= '０' && c <= '９' }

// digits reads a number. What separates thousands is left out, a decimal comma is a point,
// and how wide the digits are does not matter, so that 1,500.5 and 1.500,5 are the same.
func (r *reader) digits(s string) (rest string) {
	var value []byte
	at := 0
	for at < len(s) {
		c, size := utf8.DecodeRuneInString(s[at:])
		switch after := s[at+size:]; {
		case isDigit(c):
			value = append(value, byte('0'+(c&0xF)))
		case strings.ContainsRune(".,\u00a0\u202f'’", c) && isThousand(after):
		case (c == '.' || c == ',') && after != "" && after[0] >= '0' && after[0] <= '9':
			value = append(value, '.')
		default:
			size = 0
		}
		if size == 0 {
			break
		}
		at += size
	}
	r.constant(numberConstant, string(value))
	r.extent += len(value)
	return s[at:]
}

// isThousand reports whether three digits and no more follow.
func isThousand(s string) bool {
	for i := range 3 {
		if i >= len(s) || s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return len(s) == 3 || s[3] < '0' || s[3] > '9'
}

// stem is how many letters of a word count: those after them are mostly how it is
// inflected.
const stem = 6

// letters reads a word, or a run of letters of a script that has no spaces.
func (r *reader) letters(s string) (rest string) {
	c, size := utf8.DecodeRuneInString(s)
	if dense(c) {
		return r.pairs(s)
	}
	at, counted, end := size, 1, size
	for at < len(s) {
		c, size := utf8.DecodeRuneInString(s[at:])
		if !unicode.IsLetter(c) && !unicode.IsMark(c) || dense(c) {
			break
		}
		at += size
		if counted++; counted <= stem {
			end = at
		}
	}
	r.extent += counted
	r.words = append(r.words, r.vocabulary.number(strings.ToLower(s[:end])))
	return s[at:]
}

// dense reports whether a letter is of a script in which words are not told apart by
// spaces, or are as short as a few letters.
func dense(c rune) bool {
	return c >= 0x0E00 && (script.IsUnspaced(c) || unicode.In(c, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar, unicode.Hangul))
}

// pairs reads the letters of such a script: each two that follow each other, and one
// that stands alone.
func (r *reader) pairs(s string) (rest string) {
	before, at := 0, 0
	for at < len(s) {
		c, size := utf8.DecodeRuneInString(s[at:])
		if c == '第' {
			r.ordinal(s[at+size:])
		}
		if !dense(c) && !unicode.IsMark(c) {
			break
		}
		if at > 0 {
			r.words = append(r.words, r.vocabulary.number(s[before:at+size]))
		}
		before, at = at, at+size
		r.extent += 2
	}
	if before == 0 {
		r.words = append(r.words, r.vocabulary.number(s[:at]))
	}
	return s[at:]
}

// numerals are the values of those of Chinese and Japanese up to nine.
var numerals = map[rune]int{'一': 1, '二': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9}

// ordinal notes the number of a chapter or the like, of up to two digits, which is written in
// Han after 第.
func (r *reader) ordinal(s string) {
	value, ones, any := 0, 0, false
	for _, c := range s {
		switch n := numerals[c]; {
		case n > 0 && ones == 0:
			ones, any = n, true
		case c == '十' && value == 0:
			value, ones, any = 10*max(1, ones), 0, true
		default:
			if any && value+ones > 0 && c != '百' && c != '千' {
				r.constant(numberConstant, strconv.Itoa(value+ones))
			}
			return
		}
	}
}

// languageTag matches a part of a path that names a language.
var languageTag = regexp.MustCompile(`^(?i:[a-z]{2}([-_]([a-z]{2}|[a-z]{4}|[0-9]{3})){0,2})$`)

// Destination returns where a link leads without what differs between the languages of
// a site: folders and endings that name one, and the anchor. Of a relative one it is the
// name of the page, since the folders may be others. It is empty for a link within its own
// page.
func Destination(written string) string {
	u, err := url.Parse(written)
	if err != nil {
		return written
	}
	if u.Opaque != "" || u.User != nil {
		return written
	}
	host := strings.ToLower(u.Host)
	if labels := strings.Split(host, "."); len(labels) > 2 && (labels[0] == "www" || isLanguage(labels[0])) {
		host = strings.Join(labels[1:], ".")
	}
	bare := strings.TrimSuffix(host+"/"+strings.Join(pathParts(u.Path, host == ""), "/"), "/")
	if u.RawQuery != "" {
		bare += "?" + u.RawQuery
	}
	if u.Scheme != "" && u.Scheme != "https" {
		bare = u.Scheme + ":" + bare
	}
	return bare
}

// pathParts returns the parts of a path that say where it leads.
func pathParts(p string, relative bool) []string {
	var kept []string
	for part := range strings.SplitSeq(p, "/") {
		if part != "" && part != "." && part != ".." && !isLanguage(part) {
			kept = append(kept, part)
		}
	}
	if n := len(kept); n > 0 && relative {
		kept[n-1] = bareName(kept[n-1])
		if isIndex(kept[n-1]) && n > 1 {
			n--
		}
		kept = kept[n-1 : n]
	}
	return kept
}

// isLanguage reports whether a part of a path names a language.
func isLanguage(part string) bool {
	if !languageTag.MatchString(part) {
		return false
	}
	_, err := language.ParseBase(part[:2])
	return err == nil
}

// isIndex reports whether a page stands for its folder.
func isIndex(name string) bool {
	return slices.Contains([]string{"index", "_index", "readme", "README"}, name)
}

// bareName returns a file's name without its endings, that of a language among them.
func bareName(name string) string {
	for {
		ending := path.Ext(name)
		switch {
		case ending == "" || len(ending) == len(name):
			return name
		case ending == ".md" || ending == ".mdx" || ending == ".html" || isLanguage(ending[1:]):
			name = strings.TrimSuffix(name, ending)
		default:
			return name
		}
	}
}
