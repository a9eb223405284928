package epub

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
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

// surveyBody surveys the body of a chapter.
func surveyBody(name string, body []byte) *survey {
	s := &survey{name: name, ids: make(map[string]int)}
	const before = `<body xmlns="` + ofXHTML + `" xmlns:epub="` + ofEPUB + `">`
	s.read(before, body, "</body>", true)
	return s
}

// surveyDrawing surveys an SVG file.
func surveyDrawing(name string, data []byte) *survey {
	s := &survey{name: name, ids: make(map[string]int)}
	s.read("", bytes.TrimPrefix(data, []byte("\ufeff")), "", false)
	return s
}

// properties are what the manifest says of a page (EPUB 3.3 §5.6.2.1).
func (s *survey) properties() string {
	switch {
	case s.svg && s.math:
		return "mathml svg"
	case s.math:
		return "mathml"
	case s.svg:
		return "svg"
	}
	return ""
}

func (s *survey) fault(line int, format string, arguments ...any) {
	s.faults = append(s.faults, Fault{s.name, line, fmt.Sprintf(format, arguments...)})
}

// read reads a document, of which some stands before and after a text.
func (s *survey) read(before string, content []byte, after string, isFragment bool) {
	if line, r := notXML(content); line > 0 {
		if r == utf8.RuneError {
			s.fault(line, "a byte that is not UTF-8; save the file as UTF-8")
		} else {
			s.fault(line, "%U is no character of XML; leave it out", r)
		}
		return
	}
	document := before + string(content) + after
	d := xml.NewDecoder(strings.NewReader(document))
	d.CharsetReader = func(string, io.Reader) (io.Reader, error) {
		return nil, errors.New("it is not in UTF-8")
	}
	var inStyle bool
	for depth, number := 0, 0; ; number++ {
		start := d.InputOffset()
		token, err := d.Token()
		line, _ := d.InputPos()
		if err != nil {
			if err != io.EOF {
				s.fault(line, "not well-formed XML: %s", strings.TrimPrefix(err.Error(), fmt.Sprintf("XML syntax error on line %d: ", line)))
			}
			return
		}
		switch token := token.(type) {
		case xml.StartElement:
			depth++
			inStyle = token.Name.Local == "style"
			if depth > 1 || !isFragment {
				s.element(token, number, line)
				s.spacing(document[start:d.InputOffset()], line)
			}
		case xml.CharData:
			if inStyle && fetches(string(token)) {
				s.fault(line, "a style that fetches something; leave it out")
			}
		case xml.EndElement:
			inStyle = false
			if depth--; depth == 0 && isFragment && d.InputOffset() < int64(len(document)) {
				s.fault(line, "not well-formed XML: an end tag closes what the fragment has not opened")
				return
			}
		case xml.ProcInst:
			if isFragment || token.Target != "xml" {
				s.fault(line, "a processing instruction; leave it out")
			}
		case xml.Directive:
			if isFragment || !isAllowedType(token) {
				s.fault(line, "a document type declaration that EPUB does not allow; leave it out")
			}
		}
	}
}

// isAllowedType reports whether a declaration is the one that SVG files may have, without a subset
// (EPUB 3.3 §3.9 and appendix B).
func isAllowedType(d xml.Directive) bool {
	fields := strings.Fields(string(d))
	if len(fields) < 2 || fields[0] != "DOCTYPE" || fields[1] != "svg" {
		return false
	}
	return len(fields) == 2 || strings.Contains(string(d), `"-//W3C//DTD SVG 1.1//EN"`) && !strings.Contains(string(d), "[")
}

// notXML returns the first line with something that XML does not have (XML 1.0 §2.2), and what; 0 if
// there is none.
func notXML(content []byte) (line int, r rune) {
	for i := 0; i < len(content); {
		r, size := utf8.DecodeRune(content[i:])
		if r == utf8.RuneError && size == 1 || r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == '\ufffe' || r == '\uffff' {
			return 1 + bytes.Count(content[:i], []byte("\n")), r
		}
		i += size
	}
	return 0, 0
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
	s.kind(e, line)
	seen := make(map[xml.Name]bool, len(e.Attr))
	for _, a := range e.Attr {
		if seen[a.Name] {
			s.fault(line, "not well-formed XML: <%s> has its attribute %s twice", e.Name.Local, a.Name.Local)
		}
		seen[a.Name] = true
		s.attribute(e.Name, a, number, line)
	}
	for _, name := range append([]xml.Name{e.Name}, names(e.Attr)...) {
		if prefix := name.Space; prefix != "" && prefix != "xml" && prefix != "xmlns" && !strings.ContainsAny(prefix, ":/") {
			s.fault(line, "not well-formed XML: nothing declares the prefix %s", prefix)
		}
	}
}

func names(attributes []xml.Attr) []xml.Name {
	all := make([]xml.Name, len(attributes))
	for i, a := range attributes {
		all[i] = a.Name
	}
	return all
}

// ofHead are elements that change all of a page, wherever they stand.
var ofHead = []string{"base", "link", "meta", "style", "title"}

// kind looks at what an element is.
func (s *survey) kind(e xml.StartElement, line int) {
	switch local := e.Name.Local; {
	case local == "script" || local == "form" || e.Name.Space == ofXHTML && slices.Contains(ofHead, local):
		s.fault(line, "<%s>, which has no place in a page; leave it out", local)
	case (local == "svg" || local == "math") && e.Name.Space == ofXHTML:
		s.fault(line, "<%s> without its namespace; declare it by xmlns", local)
	case local == "svg" && e.Name.Space == ofSVG:
		s.svg, s.image = true, true
		s.bare = s.bare || !isNamed(e)
	case local == "math" && e.Name.Space == ofMathML:
		s.math = true
	case local == "img" && e.Name.Space == ofXHTML:
		_, has := attribute(e, "alt")
		s.image, s.bare = true, s.bare || !has && !isNamed(e)
	}
}

// isNamed reports whether an element says what it shows, or that this does not matter.
func isNamed(e xml.StartElement) bool {
	for _, name := range []string{"aria-label", "aria-labelledby", "aria-hidden"} {
		if value, _ := attribute(e, name); strings.TrimSpace(value) != "" && value != "false" {
			return true
		}
	}
	role, _ := attribute(e, "role")
	return role == "none" || role == "presentation"
}

func attribute(e xml.StartElement, local string) (value string, has bool) {
	for _, a := range e.Attr {
		if a.Name.Space == "" && a.Name.Local == local {
			return a.Value, true
		}
	}
	return "", false
}

// attribute looks at an attribute of an element.
func (s *survey) attribute(of xml.Name, a xml.Attr, number, line int) {
	switch name := a.Name.Local; {
	case a.Name.Space == "xmlns" || a.Name.Space == "" && name == "xmlns":
	case a.Name.Space == "" && name == "id" || a.Name.Space == "xml" && name == "id":
		s.identify(a.Value, number, line)
	case a.Name.Space == "" && name == "role":
		s.roles = true
	case a.Name.Space == "" && strings.HasPrefix(name, "on"):
		s.fault(line, "the attribute %s, which readers do not run; leave it out", name)
	case a.Name.Space == "" && isStyle(of, name) && fetches(a.Value):
		s.fault(line, "the attribute %s fetches something; leave it out", name)
	case name == "href" && (a.Name.Space == "" || a.Name.Space == ofXLink):
		link := of.Local == "a" || of.Local == "area" || of.Space == ofMathML
		s.refs = append(s.refs, reference{a.Value, line, !link})
	case a.Name.Space == "" && (name == "src" || name == "poster" || name == "data" && of.Local == "object"):
		s.refs = append(s.refs, reference{a.Value, line, true})
	case a.Name.Space == "" && name == "srcset":
		for _, candidate := range strings.Split(a.Value, ",") {
			to, _, _ := strings.Cut(strings.TrimSpace(candidate), " ")
			s.refs = append(s.refs, reference{to, line, true})
		}
	}
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

// isStyle reports whether an attribute is a style, or one of the properties that SVG has as attributes.
func isStyle(of xml.Name, name string) bool {
	return name == "style" || of.Space == ofSVG && name != "id" && !strings.HasPrefix(name, "aria-")
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

// isSVG reports whether the first element of a file is that of a drawing.
func isSVG(data []byte) bool {
	d := xml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	for {
		token, err := d.RawToken()
		if err != nil {
			return false
		}
		if start, is := token.(xml.StartElement); is {
			return start.Name.Local == "svg"
		}
	}
}
