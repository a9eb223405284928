package epub

import (
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A survey is what has been seen of an XML document: a page, or an SVG picture.
type survey struct {
	name  string
	ids   map[string]int // where elements with ids stand: their number in the document
	refs  []reference
	svg   bool // SVG within XHTML
	math  bool
	image bool // something that is seen, other than text
	bare  bool // of these, one without a text in its place
	roles bool // ARIA roles are used

	faults Faults
}

// A reference is what an element links to, or shows.
type reference struct {
	to    string
	line  int
	shown bool // as a part of the page, and not when the reader follows it
}

func newSurvey(name string) *survey { return &survey{name: name, ids: make(map[string]int)} }

// properties are what the manifest says of a page (EPUB 3.3 §5.6.2.1).
func (s *survey) properties() string {
	var properties []string
	if s.math {
		properties = append(properties, "mathml")
	}
	if s.svg {
		properties = append(properties, "svg")
	}
	return strings.Join(properties, " ")
}

func (s *survey) fault(line int, format string, arguments ...any) {
	s.faults = append(s.faults, Fault{s.name, line, fmt.Sprintf(format, arguments...)})
}

// spacing looks at what encoding/xml lets through: attributes that no space divides.
func (s *survey) spacing(tag string, line int) {
	var quote byte
	for i := 0; i < len(tag)-1; i++ {
		switch c := tag[i]; {
		case quote == 0 && (c == '"' || c == '\''):
			quote = c
		case quote != 0 && c == quote:
			quote = 0
			if !strings.ContainsRune(" \t\r\n/>", rune(tag[i+1])) {
				s.fault(line, "not well-formed XML: no space after an attribute")
			}
		}
	}
}

// element looks at the start of an element.
func (s *survey) element(e xml.StartElement, number, line int) {
	names := []xml.Name{e.Name}
	for _, a := range e.Attr {
		if slices.Contains(names[1:], a.Name) {
			s.fault(line, "not well-formed XML: <%s> has its attribute %s twice", e.Name.Local, a.Name.Local)
		}
		names = append(names, a.Name)
	}
	s.named(names, line)
	s.allowed(e.Name, line)
	s.kind(e)
	for _, a := range e.Attr {
		switch {
		case a.Name.Local == "id" && (a.Name.Space == "" || a.Name.Space == "xml"):
			s.identify(a.Value, number, line)
		case a.Name.Space == "" || a.Name.Space == ofXLink:
			s.attribute(e.Name, a.Name.Local, a.Value, line)
		}
	}
}

// named looks at what else encoding/xml lets through, of names (Namespaces in XML 1.0 §3 and §4).
func (s *survey) named(names []xml.Name, line int) {
	for _, name := range names {
		// A prefix that stands for nothing is left as it is.
		if prefix := name.Space; prefix != "" && prefix != "xml" && prefix != "xmlns" && !strings.ContainsAny(prefix, ":/") {
			s.fault(line, "not well-formed XML: nothing declares the prefix %s", prefix)
		}
		if first, _ := utf8.DecodeRuneInString(name.Local); strings.Contains(name.Local, ":") || first != '_' && !unicode.IsLetter(first) {
			s.fault(line, "not well-formed XML: %s is not a name", name.Local)
		}
	}
}

// ofHead are elements that change all of a page, wherever they stand.
var ofHead = []string{"base", "link", "meta", "style", "title"}

// allowed looks at what an element is called.
func (s *survey) allowed(name xml.Name, line int) {
	local, isXHTML := name.Local, name.Space == ofXHTML
	switch {
	case local == "script" || local == "form" || isXHTML && slices.Contains(ofHead, local):
		s.fault(line, "<%s>, which has no place in a page; leave it out", local)
	case isXHTML && (local == "svg" || local == "math"):
		s.fault(line, "<%s> without its namespace; declare it by xmlns", local)
	}
}

// kind looks at what an element shows.
func (s *survey) kind(e xml.StartElement) {
	switch e.Name {
	case xml.Name{Space: ofSVG, Local: "svg"}:
		s.svg, s.image = true, true
		s.bare = s.bare || !isNamed(e)
	case xml.Name{Space: ofMathML, Local: "math"}:
		s.math = true
	case xml.Name{Space: ofXHTML, Local: "img"}:
		_, has := valueOf(e, "alt")
		s.image, s.bare = true, s.bare || !has && !isNamed(e)
	}
}

// isNamed reports whether an element says what it shows, or that this does not matter.
func isNamed(e xml.StartElement) bool {
	for _, name := range []string{"aria-label", "aria-labelledby", "aria-hidden"} {
		if value, _ := valueOf(e, name); strings.TrimSpace(value) != "" && value != "false" {
			return true
		}
	}
	role, _ := valueOf(e, "role")
	return role == "none" || role == "presentation"
}

func valueOf(e xml.StartElement, name string) (value string, has bool) {
	for _, a := range e.Attr {
		if a.Name == (xml.Name{Local: name}) {
			return a.Value, true
		}
	}
	return "", false
}

func (s *survey) identify(id string, number, line int) {
	if id == "" || strings.ContainsAny(id, " \t\n\r\f") {
		s.fault(line, "the id %q; an id has characters, none of which is a space", id)
		return
	}
	if _, twice := s.ids[id]; twice {
		s.fault(line, "the id %q is there twice; links need one place", id)
		return
	}
	s.ids[id] = number
}

// attribute looks at an attribute that has no namespace, or that of XLink.
func (s *survey) attribute(of xml.Name, name, value string, line int) {
	switch name {
	case "role":
		s.roles = true
	case "href":
		isLink := of.Local == "a" || of.Local == "area" || of.Space == ofMathML
		s.refs = append(s.refs, reference{value, line, !isLink})
	case "src", "poster", "data":
		s.refs = append(s.refs, reference{value, line, true})
	case "srcset":
		for _, candidate := range strings.Split(value, ",") {
			to, _, _ := strings.Cut(strings.TrimSpace(candidate), " ")
			s.refs = append(s.refs, reference{to, line, true})
		}
	default:
		s.acting(of, name, value, line)
	}
}

// acting looks at an attribute that may do something.
func (s *survey) acting(of xml.Name, name, value string, line int) {
	switch {
	case strings.HasPrefix(name, "on"):
		s.fault(line, "the attribute %s, which readers do not run; leave it out", name)
	case (name == "style" || of.Space == ofSVG && !strings.HasPrefix(name, "aria-")) && fetches(value):
		s.fault(line, "the attribute %s fetches something; leave it out", name)
	}
}

// fetches reports whether CSS may show something that is not in its document. Escapes may spell it.
func fetches(css string) bool {
	css = strings.ToLower(css)
	for _, argument := range strings.Split(css, "url(")[1:] {
		if !strings.HasPrefix(strings.TrimLeft(argument, " \t\n\"'"), "#") {
			return true
		}
	}
	return strings.Contains(css, "@import") || strings.Contains(css, "image-set(") || strings.Contains(css, `\`) && strings.Contains(css, "(")
}
