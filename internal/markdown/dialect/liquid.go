package dialect

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/pobook/pobook/internal/inline"
)

// liquidIn finds the tags in a text.
func liquidIn(source []byte) Tags {
	if !bytes.Contains(source, []byte("{{")) && !bytes.Contains(source, []byte("{%")) {
		return nil
	}
	s := liquidScanner{source: source, absent: map[string]bool{}}
	s.scan()
	return s.tags
}

// A liquidScanner finds the tags of a text, as Liquid's tokenizer does: the first end
// after a beginning counts, whatever is quoted.
type liquidScanner struct {
	source []byte
	tags   Tags
	absent map[string]bool // ends that are nowhere in what is left
}

// opaque are the blocks whose bodies nobody reads as Markdown.
var opaque = map[string]bool{
	"comment": true, "highlight": true, "codeblock": true, "mermaid": true, "plantuml": true, "graphviz": true, "latex": true,
	"katex": true, "math": true, "style": true, "css": true, "scss": true, "sass": true, "stylesheet": true, "javascript": true,
	"schema": true, "liquid": true,
}

// codeTags are the blocks whose bodies are code.
var codeTags = map[string]bool{
	"highlight": true, "codeblock": true, "mermaid": true, "plantuml": true, "graphviz": true, "latex": true, "katex": true, "math": true,
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
			at = s.add(s.begin(at, "}}"))
		case '%':
			at = s.tag(at)
		default:
			at++
		}
	}
}

// add adds a tag that is closed, and returns where to go on.
func (s *liquidScanner) add(t Tag) int {
	if t.End == 0 {
		return t.Start + 1
	}
	s.tags = append(s.tags, t)
	return t.End
}

// begin returns a tag that begins at an offset.
func (s *liquidScanner) begin(at int, closer string) Tag {
	return Tag{Span: inline.Span{Start: at, End: s.end(at, closer)}, Partner: -1}
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
	t := s.begin(at, "%}")
	if t.End == 0 {
		return at + 1
	}
	if m := tagName.FindSubmatch(s.source[at:t.End]); m != nil {
		t.Name = string(m[1])
	}
	if t.IsInclude() {
		t.Parameters = includeParameters(s.source, t)
	}
	if t.Name != "raw" && !opaque[t.Name] {
		return s.add(t)
	}
	body, closing := s.closing(t.End, "end"+t.Name)
	if closing.End == 0 {
		return s.add(t)
	}
	if t.Name == "raw" { // what is in it is Markdown, and no Liquid
		s.add(t)
		return s.add(Tag{Span: closing, Name: "endraw", Partner: -1})
	}
	t.Body = body
	t.code = codeTags[t.Name] && body.Len() > 0
	t.End = closing.End
	return s.add(t)
}

// closing returns the body of a block that begins at an offset, and the tag that ends it.
func (s *liquidScanner) closing(at int, name string) (body, closing inline.Span) {
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
			return inline.Span{Start: at, End: start}, inline.Span{Start: start, End: len(s.source) - len(after) + len("%}")}
		}
	}
}

// maskLiquid returns a text as those read it who come after Liquid: a line of tags alone is
// blank, as their output mostly is, and tags among words are a word.
func maskLiquid(source []byte, tags Tags) []byte {
	masked := bytes.Clone(source)
	for i := 0; i < len(tags); {
		end := i + 1
		for end < len(tags) && onOneLine(source[tags[end-1].End:tags[end].Start]) {
			end++
		}
		row := tags[i:end]
		alone := standAlone(source, row)
		for j := range row {
			row[j].Alone = alone
			for k := row[j].Start; k < row[j].End; k++ {
				switch c := source[k]; {
				case alone && c != '\n' && c != '\r':
					masked[k] = ' '
				case !alone:
					masked[k] = 'x'
				}
			}
		}
		maskFence(masked, source, row)
		i = end
	}
	return masked
}

// maskFence writes a fence of code at the beginning of its line that tags stand before which
// show nothing, as where a block ends that is raw.
func maskFence(masked, source []byte, row Tags) {
	at := bytes.LastIndexByte(source[:row[0].Start], '\n') + 1
	start := at + len(source[at:]) - len(bytes.TrimLeft(source[at:], " \t"))
	for end := start; len(row) > 0 && row[0].Start == end && row[0].IsSilent(); row = row[1:] {
		end = row[0].End
		rest := source[end:]
		if !bytes.HasPrefix(rest, []byte("```")) && !bytes.HasPrefix(rest, []byte("~~~")) {
			continue
		}
		n := len(rest) - len(bytes.TrimLeft(rest, string(rest[0])))
		for i := start; i < end+n; i++ {
			masked[i] = ' '
			if i < start+n {
				masked[i] = rest[0]
			}
		}
		return
	}
}

// onOneLine reports whether there is no line ending in a text.
func onOneLine(between []byte) bool { return bytes.IndexByte(between, '\n') < 0 }

// standAlone reports whether nothing but tags stands on the lines of some, none of
// which shows a value. The marks of quotes and lists may stand before them.
func standAlone(source []byte, row Tags) bool {
	start, end := row[0].Start, row[len(row)-1].End
	for i, t := range row {
		if t.Name == "" || addressTags[t.Name] || i > 0 && len(bytes.TrimSpace(source[row[i-1].End:t.Start])) > 0 {
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
	return (addressTags[t.Name] || t.Name == "") && isKnown(string(source[t.Start:t.End]))
}

// parameter matches one of an include's, as Jekyll does.
var parameter = regexp.MustCompile(`(?s)([\w-]+)\s*[=:]\s*(?:"([^"\\]*(?:\\.[^"\\]*)*)"|'([^'\\]*(?:\\.[^'\\]*)*)')`)

// includeParameters returns the values of an include that are written as strings.
func includeParameters(source []byte, t Tag) []TagParameter {
	var found []TagParameter
	for _, m := range parameter.FindAllSubmatchIndex(source[t.Start:t.End], -1) {
		quote, group := byte('"'), 4
		if m[4] < 0 {
			quote, group = '\'', 6
		}
		found = append(found, TagParameter{
			Name:  string(source[t.Start+m[2] : t.Start+m[3]]),
			Value: inline.Span{Start: t.Start + m[group], End: t.Start + m[group+1]}, Quote: quote,
		})
	}
	return found
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
