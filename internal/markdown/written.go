package markdown

import (
	"bytes"
	"regexp"

	"github.com/pobook/pobook/internal/markdown/htmltext"
)

// Written returns where the destination of a resource stands in the section, byte for
// byte as it is read: after the text of an image, in the tag, or in the definitions of
// references. It is nowhere if it has escapes or character references.
func Written(s *Section, l Link) []int {
	switch {
	case l.HTML:
		return writtenInTag(s, l)
	case l.Reference:
		return writtenInDefinitions(s, l)
	}
	source := s.Source[l.Offset:]
	text := source[:min(len(source), longestRead)]
	for done := 0; ; {
		n := bytes.Index(text[done:], []byte("]("))
		if n < 0 {
			return nil
		}
		done += n + len("](")
		rest := bytes.TrimLeft(source[done:], " \t\n<")
		switch {
		case !balanced(text[:done-len("(")]):
		case !bytes.HasPrefix(rest, []byte(l.Destination)) || !endsDestination(rest[len(l.Destination):]):
			return nil
		default:
			return []int{len(s.Source) - len(rest)}
		}
	}
}

// balanced reports whether the text of an image can end with a bracket: all that are
// opened in it are closed.
func balanced(text []byte) bool {
	depth := 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case '[':
			depth++
		case ']':
			depth--
		}
	}
	return depth == 0
}

// writtenInDefinitions returns where definitions have a destination (CommonMark, §4.7).
func writtenInDefinitions(s *Section, l Link) []int {
	definition := regexp.MustCompile(`(?m)^[ \t>]*\[[^\]\n]+\]:[ \t]*<?(` + regexp.QuoteMeta(l.Destination) + `)(?:[ \t>]|$)`)
	var places []int
	for _, at := range definition.FindAllSubmatchIndex(s.Source, -1) {
		places = append(places, at[2])
	}
	return places
}

// longestRead is how much of an image or a tag is looked at.
const longestRead = 4096

// writtenInTag returns where the destination of a resource stands in its tag.
func writtenInTag(s *Section, l Link) []int {
	tag := string(s.Source[l.Offset:min(len(s.Source), l.Offset+longestRead)])
	if tokens := htmltext.Tokens(tag); len(tokens) > 0 {
		tag = tag[:tokens[0].End]
	}
	places := htmltext.Written(tag, l.Destination)
	for i := range places {
		places[i] += l.Offset
	}
	return places
}

func endsDestination(rest []byte) bool {
	return len(rest) > 0 && bytes.IndexByte([]byte(") \t\n>"), rest[0]) >= 0
}
