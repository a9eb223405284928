package dialect

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// A Tag is what Liquid reads in a text before anything else does: a tag, an output, or
// a block whose body no Markdown is in, from its first tag to its last.
type Tag struct {
	At   text.Segment
	Name string // "" for an output
	// Body is what stands between the tags of such a block; empty for others.
	Body text.Segment
	// Alone says that nothing but tags stands on its lines.
	Alone bool
}

// Templates are the tags of a text, and the text as those read it who come after Liquid.
// It has the same length: a line of tags alone is blank, as their output mostly is, and
// tags among words are a word.
type Templates struct {
	Read []byte // what they read
	Tags []Tag  // in order

	source []byte
}

// In returns the tags that stand in a part of the text, or overlap it.
func (t *Templates) In(start, stop int) []Tag {
	if t == nil {
		return nil
	}
	low, high := 0, len(t.Tags)
	for low < high {
		if middle := (low + high) / 2; t.Tags[middle].At.Stop <= start {
			low = middle + 1
		} else {
			high = middle
		}
	}
	end := low
	for end < len(t.Tags) && t.Tags[end].At.Start < stop {
		end++
	}
	return t.Tags[low:end]
}

// templatesKey is that of the templates of the text that is parsed.
var templatesKey = parser.NewContextKey()

// Prepare returns the tags of a text in a dialect, and tells the parser of its blocks of
// them; nil if there are none.
func Prepare(d *Dialect, source []byte, pc parser.Context) *Templates {
	if !d.Liquid || !bytes.Contains(source, []byte("{{")) && !bytes.Contains(source, []byte("{%")) {
		return nil
	}
	s := liquidScanner{source: source, absent: map[string]bool{}}
	s.scan()
	if len(s.tags) == 0 {
		return nil
	}
	t := &Templates{Read: bytes.Clone(source), Tags: s.tags, source: source}
	t.mask(source)
	pc.Set(templatesKey, t)
	return t
}

// A liquidScanner finds the tags of a text, as Liquid's tokenizer does: the first end
// after a beginning counts, whatever is quoted.
type liquidScanner struct {
	source []byte
	tags   []Tag
	absent map[string]bool // ends that are nowhere in what is left
}

// opaque are the blocks whose bodies nobody reads as Markdown.
var opaque = map[string]bool{
	"comment": true, "highlight": true, "codeblock": true, "mermaid": true, "plantuml": true, "graphviz": true, "latex": true,
	"katex": true, "math": true, "style": true, "css": true, "scss": true, "sass": true, "stylesheet": true, "javascript": true,
	"schema": true, "liquid": true,
}

// tagName matches the name of a tag.
var tagName = regexp.MustCompile(`^\{%-?\s*([\w-]*\w|#)`)

func (s *liquidScanner) scan() {
	for at := 0; ; {
		next := bytes.IndexByte(s.source[at:], '{')
		if next < 0 || at+next+1 >= len(s.source) {
			return
		}
		at += next
		switch s.source[at+1] {
		case '{':
			at = s.add(Tag{At: text.NewSegment(at, s.end(at, "}}"))})
		case '%':
			at = s.tag(at)
		default:
			at++
		}
	}
}

// add adds a tag that is closed, and returns where to go on.
func (s *liquidScanner) add(t Tag) int {
	if t.At.Stop == 0 {
		return t.At.Start + 1
	}
	s.tags = append(s.tags, t)
	return t.At.Stop
}

// end returns where a tag ends that begins at an offset; 0 if it does not.
func (s *liquidScanner) end(at int, closer string) int {
	if !s.absent[closer] {
		if n := bytes.Index(s.source[at+2:], []byte(closer)); n >= 0 {
			return at + 2 + n + len(closer)
		}
		s.absent[closer] = true
	}
	return 0
}

// tag reads a tag, and the block that it begins if nothing is read in that.
func (s *liquidScanner) tag(at int) int {
	t := Tag{At: text.NewSegment(at, s.end(at, "%}"))}
	if t.At.Stop == 0 {
		return at + 1
	}
	if m := tagName.FindSubmatch(s.source[at:t.At.Stop]); m != nil {
		t.Name = string(m[1])
	}
	if t.Name != "raw" && !opaque[t.Name] {
		return s.add(t)
	}
	body, closing := s.closing(t.At.Stop, "end"+t.Name)
	if closing.Stop == 0 {
		return s.add(t)
	}
	if t.Name == "raw" { // what is in it is Markdown, and no Liquid
		s.add(t)
		return s.add(Tag{At: closing, Name: "endraw"})
	}
	t.Body = body
	t.At.Stop = closing.Stop
	return s.add(t)
}

// closing returns the body of a block that begins at an offset, and the tag that ends it.
func (s *liquidScanner) closing(at int, name string) (body, closing text.Segment) {
	if s.absent[name] {
		return body, closing
	}
	for i := at; ; {
		n := bytes.Index(s.source[i:], []byte(name))
		if n < 0 {
			s.absent[name] = true
			return body, closing
		}
		i += n + len(name)
		before := bytes.TrimRight(s.source[at:i-len(name)], " \t\r\n")
		before = bytes.TrimRight(bytes.TrimSuffix(before, []byte("-")), " \t\r\n")
		after := bytes.TrimLeft(s.source[i:], " \t\r\n")
		after = bytes.TrimPrefix(after, []byte("-"))
		if bytes.HasSuffix(before, []byte("{%")) && bytes.HasPrefix(after, []byte("%}")) {
			start := at + len(before) - len("{%")
			return text.NewSegment(at, start), text.NewSegment(start, len(s.source)-len(after)+len("%}"))
		}
	}
}

// mask writes the text as it is read after Liquid.
func (t *Templates) mask(source []byte) {
	for i := 0; i < len(t.Tags); {
		end := i + 1
		for end < len(t.Tags) && onOneLine(source[t.Tags[end-1].At.Stop:t.Tags[end].At.Start]) {
			end++
		}
		row := t.Tags[i:end]
		alone := standAlone(source, row)
		for j := range row {
			row[j].Alone = alone
			for k := row[j].At.Start; k < row[j].At.Stop; k++ {
				switch c := source[k]; {
				case alone && c != '\n' && c != '\r':
					t.Read[k] = ' '
				case !alone:
					t.Read[k] = 'x'
				}
			}
		}
		t.maskFence(source, row)
		i = end
	}
}

// maskFence writes a fence of code at the beginning of its line that tags stand before which
// show nothing, as where a block ends that is raw.
func (t *Templates) maskFence(source []byte, row []Tag) {
	at := bytes.LastIndexByte(source[:row[0].At.Start], '\n') + 1
	start := at + len(source[at:]) - len(bytes.TrimLeft(source[at:], " \t"))
	for end := start; len(row) > 0 && row[0].At.Start == end && row[0].IsSilent(); row = row[1:] {
		end = row[0].At.Stop
		rest := source[end:]
		if !bytes.HasPrefix(rest, []byte("```")) && !bytes.HasPrefix(rest, []byte("~~~")) {
			continue
		}
		n := len(rest) - len(bytes.TrimLeft(rest, string(rest[0])))
		for i := start; i < end+n; i++ {
			t.Read[i] = ' '
			if i < start+n {
				t.Read[i] = rest[0]
			}
		}
		return
	}
}

// onOneLine reports whether there is no line ending in a text.
func onOneLine(between []byte) bool { return bytes.IndexByte(between, '\n') < 0 }

// standAlone reports whether nothing but tags stands on the lines of some, none of
// which shows a value. The marks of quotes and lists may stand before them.
func standAlone(source []byte, row []Tag) bool {
	start, end := row[0].At.Start, row[len(row)-1].At.Stop
	for i, t := range row {
		if t.Name == "" || addressTags[t.Name] || i > 0 && len(bytes.TrimSpace(source[row[i-1].At.Stop:t.At.Start])) > 0 {
			return false
		}
	}
	line := bytes.LastIndexByte(source[:start], '\n') + 1
	before := strings.Trim(string(source[line:start]), " \t>")
	if before != "" && !listMark.MatchString(before) {
		return false
	}
	rest := source[end:]
	if n := bytes.IndexByte(rest, '\n'); n >= 0 {
		rest = rest[:n]
	}
	return len(bytes.TrimSpace(rest)) == 0
}

var listMark = regexp.MustCompile(`^(?:[-+*]|\d{1,9}[.)])$`)

// addressTags are those that show an address.
var addressTags = map[string]bool{"link": true, "post_url": true}

// includeTags put in a file.
var includeTags = map[string]bool{
	"include": true, "include_relative": true, "include_cached": true, "include-cached": true, "remote_include": true, "render": true,
}

// IsInclude reports whether a tag puts in a file.
func (t Tag) IsInclude() bool { return includeTags[t.Name] }

// silent are the tags that show nothing themselves.
var silent = map[string]bool{
	"assign": true, "capture": true, "comment": true, "raw": true, "#": true, "highlight": true, "codeblock": true, "else": true, "elsif": true,
	"when": true, "break": true, "continue": true,
}

// IsSilent reports whether a tag shows nothing, or nothing that the page has not.
func (t Tag) IsSilent() bool { return silent[t.Name] || strings.HasPrefix(t.Name, "end") }

// IsAddress reports whether a tag shows an address that [Address] knows.
func (t Tag) IsAddress(source []byte) bool {
	return (addressTags[t.Name] || t.Name == "") && isKnown(string(t.At.Value(source)))
}

// parameter matches one of an include's, as Jekyll does.
var parameter = regexp.MustCompile(`(?s)([\w-]+)\s*[=:]\s*(?:"([^"\\]*(?:\\.[^"\\]*)*)"|'([^'\\]*(?:\\.[^'\\]*)*)')`)

// Parameters returns the values of an include that are written as strings.
func (t Tag) Parameters(source []byte) []Text {
	if !t.IsInclude() {
		return nil
	}
	var texts []Text
	for _, m := range parameter.FindAllSubmatchIndex(t.At.Value(source), -1) {
		quote, group := byte('"'), 4
		if m[4] < 0 {
			quote, group = '\'', 6
		}
		texts = append(texts, Text{
			At:   text.NewSegment(t.At.Start+m[group], t.At.Start+m[group+1]),
			Form: Parameter, Name: string(source[t.At.Start+m[2] : t.At.Start+m[3]]), Quote: quote,
		})
	}
	return texts
}

// liquidStrings is how Jekyll has strings in the parameters of includes: a quotation mark
// may be escaped, and nothing else.
var liquidStrings = Quoting{
	Decode: func(value string, quote byte) string {
		return strings.ReplaceAll(value, `\`+string(quote), string(quote))
	},
	Encode: func(value string, quote byte) string {
		value = strings.ReplaceAll(value, `\`, "&#92;")
		return strings.ReplaceAll(value, string(quote), `\`+string(quote))
	},
}
