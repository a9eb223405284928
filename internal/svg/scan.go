package svg

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// A kind says what a token is.
type kind int

const (
	startTag kind = iota
	endTag
	characters
	section // of CDATA
	comment
	instruction // to a program: <?…?>
	doctype
	finish // the end of the file
)

// A token is a piece of XML, with its place in the text.
type token struct {
	kind       kind
	start, end int
	name       string // of an element, or the target of an instruction
	empty      bool   // of a start tag: its element has no content
	attributes []attribute
	// content is where a comment, a section or an instruction has its own text.
	// Of other tokens it is the whole token.
	content, contentEnd int
}

// An attribute is one of a start tag. Its place takes in the white space before
// it.
type attribute struct {
	name                 string
	start, at            int // with the white space, and without
	value, valueEnd, end int
}

// A scanner reads the tokens of a document. It is as strict as browsers are and
// in places stricter, so that what it lets pass means the same to all of them
// (XML 1.0, fifth edition).
type scanner struct {
	text     string
	at       int
	entities map[string]string // that the document declares
	open     []string          // names of elements
	rooted   bool              // the root element has begun
}

// deepest is how many elements may be in each other. Browsers stop at 256, as
// libxml2 does.
const deepest = 250

// next returns the next token.
func (s *scanner) next() (token, *Fault) {
	rest := s.text[s.at:]
	switch {
	case rest == "":
		return s.finish()
	case rest[0] != '<':
		return s.characters()
	case strings.HasPrefix(rest, "</"):
		return s.endTag()
	case strings.HasPrefix(rest, "<!--"):
		return s.comment()
	case strings.HasPrefix(rest, "<![CDATA["):
		if len(s.open) == 0 {
			return token{}, malformed(s.at, "text outside of the root element")
		}
		return s.enclosed(section, "<![CDATA[", "]]>")
	case strings.HasPrefix(rest, "<?"):
		return s.instruction()
	case strings.HasPrefix(rest, "<!DOCTYPE"):
		return s.doctype()
	default:
		return s.startTag()
	}
}

func (s *scanner) finish() (token, *Fault) {
	switch {
	case len(s.open) > 0:
		return token{}, malformed(s.at, fmt.Sprintf("the element <%s> is left open", s.open[len(s.open)-1]))
	case !s.rooted:
		return token{}, malformed(s.at, "there is no element")
	default:
		return token{kind: finish, start: s.at, end: s.at}, nil
	}
}

// took ends a token that began at the scanner's place.
func (s *scanner) took(k kind, end int) token {
	t := token{kind: k, start: s.at, end: end, content: s.at, contentEnd: end}
	s.at = end
	return t
}

func (s *scanner) characters() (token, *Fault) {
	end := len(s.text)
	if i := strings.IndexByte(s.text[s.at:], '<'); i >= 0 {
		end = s.at + i
	}
	text := s.text[s.at:end]
	if len(s.open) == 0 {
		if i := strings.IndexFunc(text, func(c rune) bool { return !isSpace(c) }); i >= 0 {
			return token{}, malformed(s.at+i, "text outside of the root element")
		}
	}
	if i := strings.Index(text, "]]>"); i >= 0 {
		return token{}, malformed(s.at+i, "]]> in text")
	}
	if i, reason := badReference(text, s.entities); reason != "" {
		return token{}, malformed(s.at+i, reason)
	}
	return s.took(characters, end), nil
}

// enclosed reads a token from one delimiter to another.
func (s *scanner) enclosed(k kind, opening, closing string) (token, *Fault) {
	i := strings.Index(s.text[s.at+len(opening):], closing)
	if i < 0 {
		return token{}, malformed(s.at, opening+" without "+closing)
	}
	content := s.at + len(opening)
	t := s.took(k, content+i+len(closing))
	t.content, t.contentEnd = content, content+i
	return t, nil
}

// comment reads a comment, in which there are no two hyphens (XML, 2.5).
func (s *scanner) comment() (token, *Fault) {
	t, fault := s.enclosed(comment, "<!--", "-->")
	if fault != nil {
		return t, fault
	}
	text := s.text[t.content:t.contentEnd]
	if i := strings.Index(text, "--"); i >= 0 {
		return t, malformed(t.content+i, "-- in a comment")
	}
	if strings.HasSuffix(text, "-") {
		return t, malformed(t.contentEnd, "---> after a comment")
	}
	return t, nil
}

func (s *scanner) instruction() (token, *Fault) {
	t, fault := s.enclosed(instruction, "<?", "?>")
	if fault != nil {
		return t, fault
	}
	text := s.text[t.content:t.contentEnd]
	t.name = text[:nameLength(text)]
	rest := text[len(t.name):]
	if t.name == "" || rest != "" && !isSpace(rune(rest[0])) || strings.EqualFold(t.name, "xml") {
		return t, malformed(t.start, "an instruction without a name of its own")
	}
	return t, nil
}

func (s *scanner) doctype() (token, *Fault) {
	if s.rooted || s.entities != nil {
		return token{}, malformed(s.at, "<!DOCTYPE within the document")
	}
	end, entities, fault := readDoctype(s.text, s.at)
	if fault != nil {
		return token{}, fault
	}
	s.entities = entities
	return s.took(doctype, end), nil
}

func (s *scanner) endTag() (token, *Fault) {
	from := s.at + len("</")
	name := s.text[from : from+nameLength(s.text[from:])]
	end := from + len(name) + spaceLength(s.text[from+len(name):])
	if !strings.HasPrefix(s.text[end:], ">") {
		return token{}, malformed(s.at, "an end tag that is not one")
	}
	if len(s.open) == 0 || s.open[len(s.open)-1] != name {
		return token{}, malformed(s.at, fmt.Sprintf("</%s> ends no element", name))
	}
	s.open = s.open[:len(s.open)-1]
	t := s.took(endTag, end+1)
	t.name = name
	return t, nil
}

func (s *scanner) startTag() (token, *Fault) {
	t := token{kind: startTag, start: s.at}
	at := s.at + 1
	t.name = s.text[at : at+nameLength(s.text[at:])]
	at += len(t.name)
	switch {
	case t.name == "":
		return t, malformed(s.at, "< that begins no tag")
	case !isQualified(t.name):
		return t, malformed(s.at, fmt.Sprintf("a colon too many in the name %s", t.name))
	case len(s.open) == 0 && s.rooted:
		return t, malformed(s.at, "a second root element")
	case len(s.open) >= deepest:
		return t, &Fault{
			Reason: fmt.Sprintf("more than %d elements are in each other", deepest), Hint: "ungroup what is drawn", offset: s.at,
		}
	}
	for {
		a, ok, fault := s.attribute(at)
		if fault != nil {
			return t, fault
		}
		if !ok {
			break
		}
		t.attributes = append(t.attributes, a)
		at = a.end
	}
	if name := twice(t.attributes); name != "" {
		return t, malformed(t.start, fmt.Sprintf("the attribute %s is there twice", name))
	}
	at += spaceLength(s.text[at:])
	t.empty = strings.HasPrefix(s.text[at:], "/>")
	switch {
	case t.empty:
		at++
	case !strings.HasPrefix(s.text[at:], ">"):
		return t, malformed(at, fmt.Sprintf("the tag <%s is not closed", t.name))
	}
	t.end = at + 1
	s.at, s.rooted = t.end, true
	if !t.empty {
		s.open = append(s.open, t.name)
	}
	return t, nil
}

// attribute reads the attribute that begins at an offset with the white space
// before it, if there is one.
func (s *scanner) attribute(start int) (attribute, bool, *Fault) {
	a := attribute{start: start, at: start + spaceLength(s.text[start:])}
	a.name = s.text[a.at : a.at+nameLength(s.text[a.at:])]
	if a.at == start || a.name == "" {
		return a, false, nil
	}
	if !isQualified(a.name) {
		return a, false, malformed(a.at, fmt.Sprintf("a colon too many in the name %s", a.name))
	}
	equals := a.at + len(a.name) + spaceLength(s.text[a.at+len(a.name):])
	if !strings.HasPrefix(s.text[equals:], "=") {
		return a, false, malformed(a.at, fmt.Sprintf("the attribute %s has no value", a.name))
	}
	quote := equals + 1 + spaceLength(s.text[equals+1:])
	value, ok := quoted(s.text[quote:])
	if !ok {
		return a, false, malformed(a.at, fmt.Sprintf("the value of the attribute %s has no quotes", a.name))
	}
	a.value = quote + 1
	a.valueEnd = a.value + len(value)
	a.end = a.valueEnd + 1
	if i := strings.IndexByte(value, '<'); i >= 0 {
		return a, false, malformed(a.value+i, "< in the value of an attribute")
	}
	if i, reason := badReference(value, s.entities); reason != "" {
		return a, false, malformed(a.value+i, reason)
	}
	return a, true, nil
}

// declaration is the first line of XML 1.0, with the name of an encoding (2.8).
var declaration = regexp.MustCompile(`^<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*["']1\.0["']` +
	`(?:[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*["']([A-Za-z][A-Za-z0-9._-]*)["'])?` +
	`(?:[ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*["'](?:yes|no)["'])?[ \t\r\n]*\?>`)

// begin passes by byte order mark and declaration.
func (s *scanner) begin(e encoding) *Fault {
	if i := strings.IndexFunc(s.text, func(c rune) bool { return !isXML(c) }); i >= 0 {
		return malformed(i, "a control character")
	}
	s.at = len(s.text) - len(strings.TrimPrefix(s.text, "\ufeff"))
	if !strings.HasPrefix(s.text[s.at:], "<?xml") || nameLength(s.text[s.at+len("<?"):]) != len("xml") {
		return nil
	}
	found := declaration.FindStringSubmatchIndex(s.text[s.at:])
	if found == nil {
		return malformed(s.at, "a declaration that is not one of XML 1.0")
	}
	if found[2] >= 0 {
		name := s.text[s.at+found[2] : s.at+found[3]]
		if !e.fits(name, s.text) {
			return &Fault{Reason: fmt.Sprintf("it says that it is in %s", name), Hint: "save it as UTF-8", offset: s.at + found[2]}
		}
	}
	s.at += found[1]
	return nil
}

// twice returns the name of an attribute that a tag has more than once.
func twice(attributes []attribute) string {
	if len(attributes) < 2 {
		return ""
	}
	names := make([]string, len(attributes))
	for i, a := range attributes {
		names[i] = a.name
	}
	slices.Sort(names)
	for i, name := range names[1:] {
		if name == names[i] {
			return name
		}
	}
	return ""
}
