package dialect

import (
	"bytes"
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/inline"
)

// Said takes what people read out of the tags of a text: the values of parameters with
// some names. What is left of the text is first, the values follow.
func (s Tags) Said(text string, reads func(name string) bool) (rest string, said []string) {
	var b strings.Builder
	done := 0
	for _, tag := range s {
		for _, p := range tag.Parameters {
			if p.Quote == 0 || p.Name == "" || !reads(p.Name) {
				continue
			}
			b.WriteString(text[done:p.Value.Start])
			done = p.Value.End
			if value := decodeShortcodeValue(p.Value.In(text), p.Quote); value != "" {
				said = append(said, value)
			}
		}
	}
	return b.String() + text[done:], said
}

// shortcodesIn finds the tags in a text, and which belong together.
func shortcodesIn(text string) Tags {
	var found Tags
	for at := 0; ; {
		n := strings.Index(text[at:], "{{")
		if n < 0 {
			break
		}
		at += n
		if end := commentedShortcode(text, at); end > at {
			found = append(found, noShortcode(at+len(shortcodeOpener)), noShortcode(end-len(shortcodeCloser)-len(shortcodeCommentEnd)))
			at = end
			continue
		}
		s, ok := shortcodeAt(text, at)
		if !ok {
			at++
			continue
		}
		found, at = append(found, s), s.End
	}
	found.pair()
	found.findCode(text)
	return found
}

// The marks of a tag that is shown and does nothing. They are gone before Markdown is read.
const shortcodeComment, shortcodeCommentEnd = "/*", "*/"

// noShortcode returns such a mark, which has no name.
func noShortcode(at int) Tag {
	return Tag{Span: inline.Span{Start: at, End: at + len(shortcodeComment)}, Partner: -1, around: -1}
}

// commentedShortcode returns where the tag ends that begins at an offset and is to be
// shown; the offset itself if there is none.
func commentedShortcode(text string, at int) int {
	closer := shortcodeCloser
	if strings.HasPrefix(text[at:], shortcodePercent) {
		closer = shortcodePercentClose
	}
	if opener := text[at:min(len(text), at+len(shortcodeOpener))]; opener != shortcodeOpener && opener != shortcodePercent ||
		!strings.HasPrefix(text[at+len(opener):], shortcodeComment) {
		return at
	}
	rest := text[at:min(len(text), at+longestShortcode)]
	n := strings.Index(rest, shortcodeCommentEnd+closer)
	if n < len(shortcodeOpener)+len(shortcodeComment) {
		return at
	}
	return at + n + len(shortcodeCommentEnd) + len(closer)
}

// pair finds partners: a closing tag ends the innermost one of its name that is open. Those
// that are open within it have no content.
func (s Tags) pair() {
	var open []int
	count := map[string]int{}
	for i := range s {
		switch name := s[i].Name; {
		case name == "":
		case !s[i].Closing:
			open = append(open, i)
			count[name]++
		case count[name] > 0:
			for s[i].Partner < 0 {
				last := open[len(open)-1]
				open = open[:len(open)-1]
				count[s[last].Name]--
				if s[last].Name == name {
					s[i].Partner, s[last].Partner = last, i
					s[last].Body = inline.Span{Start: s[last].End, End: s[i].Start}
				}
			}
		}
	}
	open = open[:0]
	for i := range s {
		if s[i].Closing && s[i].Partner >= 0 {
			open = open[:len(open)-1]
		}
		if len(open) > 0 {
			s[i].around = open[len(open)-1]
		}
		if !s[i].Closing && s[i].Partner >= 0 {
			open = append(open, i)
		}
	}
}

// findCode finds the tags that have content which is no text: by their names, by a language,
// and in panes that say nothing else, as Docsy has them.
func (s Tags) findCode(text string) {
	for i := range s {
		tag := &s[i]
		if tag.Closing || tag.Partner < 0 {
			continue
		}
		tag.code = codeNames[tag.BaseName()] || strings.HasSuffix(tag.Name, ".inline") ||
			!tag.Markdown && (has(*tag, text, "lang", "codelang", "language") || tag.BaseName() == "tab" && s.inCodePane(text, *tag))
	}
}

// inCodePane reports whether a tab is one of those with code.
func (s Tags) inCodePane(text string, tab Tag) bool {
	return tab.around >= 0 && s[tab.around].BaseName() == "tabpane" && !has(tab, text, "text") && !has(s[tab.around], text, "text")
}

// masks are letters that hardly any text has, and 0xff, which no text has. Their first
// bytes are all that a line of a tag begins with.
var masks = func() []string {
	var all []string
	for r := rune(0x180); r < 0x1c0; r++ {
		all = append(all, string(r))
	}
	return append(all, "\xff")
}()

var maskStarts = []byte{masks[0][0], 0xff}

// maskShortcodes returns a text with a letter in place of each byte of a tag, as Hugo has a word in
// place of tags while Markdown is read. What stands around them keeps its place, and so do
// line endings and the indents behind them. It returns the letter.
func maskShortcodes(text []byte, tags Tags) (masked []byte, letter string) {
	masked = slices.Clone(text)
	whole := string(text)
	for _, letter = range masks {
		if !strings.Contains(whole, letter) {
			break
		}
	}
	for _, tag := range tags {
		maskLines(masked[tag.Start:tag.End], letter)
	}
	return masked, letter
}

// maskLines masks a tag.
func maskLines(tag []byte, letter string) {
	for len(tag) > 0 {
		end := bytes.IndexByte(tag, '\n')
		if end < 0 {
			end = len(tag)
		}
		line := tag[:end]
		for len(line) > 0 && strings.IndexByte(" \t\r", line[0]) >= 0 {
			line = line[1:]
		}
		for len(line) >= len(letter) {
			line = line[copy(line, letter):]
		}
		if len(line) > 0 {
			line[0] = 'H'
		}
		tag = tag[min(len(tag), end+1):]
	}
}

// Reference returns where a shortcode leads that a destination begins with: ref and relref
// have the path of a page. Others are returned as they are.
func Reference(destination string) string {
	s, ok := shortcodeAt(destination, 0)
	if name := s.BaseName(); !ok || name != "ref" && name != "relref" && name != "siteref" {
		return destination
	}
	for _, p := range s.Parameters {
		if p.Name == "" || p.Name == "path" {
			return p.Value.In(destination) + destination[s.End:]
		}
	}
	return destination
}
