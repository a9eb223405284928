package po

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Parse reads a catalogue or a template: wrapped or not, with LF or CRLF, with
// or without byte order mark, in UTF-8 or in the charset that its header names
// (the header of what is returned then names UTF-8). An error is a
// [*SyntaxError].
func Parse(data []byte) (*File, error) {
	text, charset, err := decode(data)
	if err != nil {
		return nil, err
	}
	p := &parser{scanner: scanner{text: text, charset: charset}, file: &File{}}
	if err := p.parse(); err != nil {
		return nil, err
	}
	p.file.Entries = canonical(p.file.Entries)
	p.file.declareUTF8(text)
	return p.file, nil
}

// A field is one of the strings of an entry, in the order in which they stand.
type field int

const (
	none field = iota
	previousMsgctxt
	previousMsgid
	previousMsgidPlural
	msgctxt
	msgid
	msgidPlural
	msgstr
)

var keywords = [...]string{
	previousMsgctxt:     "msgctxt",
	previousMsgid:       "msgid",
	previousMsgidPlural: "msgid_plural",
	msgctxt:             "msgctxt",
	msgid:               "msgid",
	msgidPlural:         "msgid_plural",
	msgstr:              "msgstr",
}

// followers are the fields that may come after each field, further plural
// forms of a msgstr apart.
var followers = [...][]field{
	none:                {previousMsgctxt, previousMsgid, msgctxt, msgid},
	previousMsgctxt:     {previousMsgid},
	previousMsgid:       {previousMsgidPlural, msgctxt, msgid},
	previousMsgidPlural: {msgctxt, msgid},
	msgctxt:             {msgid},
	msgid:               {msgidPlural, msgstr},
	msgidPlural:         {msgstr},
	msgstr:              {previousMsgctxt, previousMsgid, msgctxt, msgid},
}

// previous reports whether f stands in lines marked "#|".
func (f field) previous() bool { return f != none && f < msgctxt }

// A parser makes entries of what the scanner finds. Its state is the field
// that it read last, of which more strings may come.
type parser struct {
	scanner
	file  *File
	entry *Entry // nil until the first comment or keyword of an entry
	first int    // offset of that

	field     field
	keywordAt int // offset of the field's keyword
	value     value
}

func (p *parser) parse() error {
	for p.nextLine() {
		for p.skipBlanks(); p.at < p.end; p.skipBlanks() {
			if err := p.token(); err != nil {
				return err
			}
		}
	}
	return p.close()
}

func (p *parser) token() error {
	switch c := p.text[p.at]; {
	case c == '#':
		return p.comment()
	case c == '"':
		return p.quotedString()
	case isLetter(c):
		return p.keyword()
	case p.at == p.start && isConflictMarker(p.rest()):
		return p.errorAt(p.at, "conflict marker of git: expected a catalogue; resolve the merge first")
	default:
		r, _ := utf8.DecodeRuneInString(p.rest())
		return p.expected(p.at, fmt.Sprintf("%q", r))
	}
}

// isConflictMarker reports whether git wrote the line where two changes met.
func isConflictMarker(line string) bool {
	return len(line) >= 7 && strings.Count(line[:7], line[:1]) == 7 && strings.Contains("<|=>", line[:1])
}

func (p *parser) comment() error {
	if mark := p.rest()[:min(2, len(p.rest()))]; mark == "#~" || mark == "#|" {
		return p.expected(p.at, mark+" that does not begin the line")
	}
	if p.field >= msgctxt && p.field < msgstr {
		return p.expected(p.at, "a comment")
	}
	if p.field == msgstr {
		if err := p.finishEntry(p.at); err != nil {
			return err
		}
	}
	p.begin(p.at)
	p.skip("#")
	p.entry.addComment(p.rest())
	p.at = p.end
	return nil
}

func (p *parser) keyword() error {
	at := p.at
	word := p.word()
	next, ok := p.fieldOf(word)
	if !ok {
		return p.expected(at, word)
	}
	if next == msgstr && p.field == msgstr {
		return p.pluralForm(at)
	}
	if !slices.Contains(followers[p.field], next) {
		return p.expected(at, word)
	}
	finish := p.finishField
	if p.field == msgstr {
		finish = p.finishEntry
	}
	if err := finish(at); err != nil {
		return err
	}
	return p.open(next, at)
}

// fieldOf returns the field that a keyword of the current line opens.
func (p *parser) fieldOf(word string) (field, bool) {
	from := msgctxt
	if p.previous {
		from = previousMsgctxt
	}
	i := slices.Index(keywords[from:], word)
	next := from + field(i)
	return next, i >= 0 && next.previous() == p.previous
}

// open starts a field whose keyword stands at an offset.
func (p *parser) open(next field, at int) error {
	p.begin(at)
	switch {
	case next == msgctxt, next == msgid && p.field != msgctxt:
		p.entry.Line, p.entry.Obsolete = p.line, p.obsolete
	case next >= msgctxt:
		if err := p.sameMark(at); err != nil {
			return err
		}
	}
	p.field = next
	p.keywordAt = at
	if next == msgstr {
		p.entry.StrLine = p.line
		return p.firstForm(at)
	}
	return nil
}

// firstForm takes the index of an entry's first msgstr.
func (p *parser) firstForm(at int) error {
	p.skipBlanks()
	indexed := strings.HasPrefix(p.rest(), "[")
	switch plural := p.entry.IDPlural != nil; {
	case plural:
		return p.formIndex(at)
	case indexed:
		return p.errorAt(at, "msgstr with an index in an entry without msgid_plural: expected msgstr")
	default:
		return nil
	}
}

// pluralForm takes a further msgstr of an entry.
func (p *parser) pluralForm(at int) error {
	if p.entry.IDPlural == nil {
		return p.expected(at, "a second msgstr")
	}
	if err := p.finishField(at); err != nil {
		return err
	}
	if err := p.sameMark(at); err != nil {
		return err
	}
	p.keywordAt = at
	return p.formIndex(at)
}

func (p *parser) formIndex(at int) error {
	p.skipBlanks()
	if n, ok := p.index(); !ok || n != len(p.entry.Str) {
		return p.errorAt(at, "expected msgstr[%d]", len(p.entry.Str))
	}
	return nil
}

// sameMark refuses an entry of which only a part is obsolete.
func (p *parser) sameMark(at int) error {
	switch {
	case p.entry.Obsolete == p.obsolete:
		return nil
	case p.obsolete:
		return p.errorAt(at, `"#~" in an entry that began without: expected all of its lines with it or none`)
	default:
		return p.errorAt(at, `expected "#~", with which the entry began`)
	}
}

func (p *parser) quotedString() error {
	at := p.at
	if p.field == none || p.previous != p.field.previous() {
		return p.expected(at, "a string")
	}
	if !p.previous {
		if err := p.sameMark(at); err != nil {
			return err
		}
	}
	body, offset, err := p.quoted()
	if err != nil {
		return err
	}
	return p.value.add(&p.scanner, body, offset)
}

// begin makes the entry, if what stands at the offset is its first token.
func (p *parser) begin(at int) {
	if p.entry == nil {
		p.entry, p.first = &Entry{}, at
	}
}

// finishField stores the value of the field; at is what comes after it.
func (p *parser) finishField(at int) error {
	if p.field == none {
		return nil
	}
	if p.value.strings == 0 {
		return p.errorAt(at, "expected a string in double quotes after %s", keywords[p.field])
	}
	if p.value.built && !utf8.Valid(p.value.buffer) {
		return syntaxError(p.text, p.keywordAt, "escapes that give invalid UTF-8: expected text")
	}
	s := p.value.take()
	p.store(s)
	return nil
}

func (p *parser) store(s string) {
	e := p.entry
	if p.field.previous() && e.Previous == nil {
		e.Previous = &Previous{}
	}
	switch p.field {
	case previousMsgctxt:
		e.Previous.Context = &s
	case previousMsgid:
		e.Previous.ID = &s
	case previousMsgidPlural:
		e.Previous.IDPlural = &s
	case msgctxt:
		e.Context = &s
	case msgid:
		e.ID = s
	case msgidPlural:
		e.IDPlural = &s
	case msgstr:
		e.Str = append(e.Str, s)
	}
}

// finishEntry stores the entry, whose msgstr was read; at is what comes after
// it.
func (p *parser) finishEntry(at int) error {
	if err := p.finishField(at); err != nil {
		return err
	}
	p.entry.Flags = fuzzyFirst(p.entry.Flags)
	p.file.Entries = append(p.file.Entries, p.entry)
	p.entry, p.field = nil, none
	return nil
}

// close stores what the end of the file leaves open.
func (p *parser) close() error {
	switch {
	case p.field == msgstr:
		return p.finishEntry(p.end)
	case p.field != none:
		return p.expected(p.end, "the end of the file")
	case p.entry != nil:
		p.file.Trailing = commentLines(p.text[p.first:])
	}
	return nil
}

// commentLines returns the lines of text that are not blank.
func commentLines(text string) []string {
	var lines []string
	for line := range strings.Lines(text) {
		if line = strings.TrimRight(line, "\r\n"); strings.Trim(line, blanks) != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// expected makes the error for finding something at an offset where the field
// that was read last allows only others.
func (p *parser) expected(at int, found string) error {
	if p.field != none && p.value.strings == 0 {
		return p.errorAt(at, "expected a string in double quotes after %s, found %s", keywords[p.field], found)
	}
	var allowed []string
	for _, f := range followers[p.field] {
		if !f.previous() {
			allowed = append(allowed, keywords[f])
		}
	}
	if allowed == nil || p.previous {
		allowed = []string{`"#|" msgid`}
	}
	return p.errorAt(at, "expected %s, found %s", strings.Join(allowed, " or "), found)
}

// A value is what the strings of a field add up to. One string without escapes
// is a piece of the file's text and costs nothing.
type value struct {
	strings int
	text    string
	buffer  []byte // instead of text, if composed
	built   bool
}

// add appends the body of a string that stands at offset.
func (v *value) add(s *scanner, body string, offset int) error {
	v.strings++
	if v.strings == 1 && strings.IndexByte(body, '\\') < 0 {
		v.text = body
		return nil
	}
	if !v.built {
		v.buffer, v.built = append(v.buffer[:0], v.text...), true
	}
	var err error
	v.buffer, err = s.unescape(v.buffer, body, offset)
	return err
}

// take returns the value and makes room for the next.
func (v *value) take() string {
	s := v.text
	if v.built {
		s = string(v.buffer)
	}
	*v = value{buffer: v.buffer[:0]}
	return s
}
