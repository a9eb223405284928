package epub

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// surveyBody surveys the body of a chapter.
func surveyBody(name string, body []byte) *survey {
	const before = `<body xmlns="` + ofXHTML + `" xmlns:epub="` + ofEPUB + `">`
	r := &reader{survey: newSurvey(name), isFragment: true}
	r.read(body, before, "</body>")
	return r.survey
}

// surveyDrawing surveys an SVG file.
func surveyDrawing(name string, data []byte) *survey {
	r := &reader{survey: newSurvey(name)}
	r.read(bytes.TrimPrefix(data, []byte("\ufeff")), "", "")
	return r.survey
}

// A reader reads an XML document, token by token.
type reader struct {
	survey     *survey
	isFragment bool // within an element that has been put around it
	depth      int  // of elements that are open
	number     int  // of the token
	isClosed   bool // the element around the fragment
	inStyle    bool
}

// read reads a document, of which some stands before and after a text.
func (r *reader) read(content []byte, before, after string) {
	if line, c := notXML(content); line > 0 {
		if c == utf8.RuneError {
			r.survey.fault(line, "a byte that is not UTF-8; save the file as UTF-8")
		} else {
			r.survey.fault(line, "%U is no character of XML; leave it out", c)
		}
		return
	}
	document := before + string(content) + after
	d := xml.NewDecoder(strings.NewReader(document))
	d.CharsetReader = func(string, io.Reader) (io.Reader, error) {
		return nil, errors.New("it is not in UTF-8")
	}
	for {
		start := d.InputOffset()
		token, err := d.Token()
		line, _ := d.InputPos()
		if err == nil {
			r.token(token, document[start:d.InputOffset()], line)
			continue
		}
		if !errors.Is(err, io.EOF) {
			r.survey.fault(line, "not well-formed XML: %s", strings.TrimPrefix(err.Error(), fmt.Sprintf("XML syntax error on line %d: ", line)))
		}
		return
	}
}

// token looks at a token, as it is written.
func (r *reader) token(token xml.Token, written string, line int) {
	if r.number++; r.number > 1 && r.depth == 0 && r.isFragment {
		if !r.isClosed {
			r.survey.fault(line, "not well-formed XML: an end tag closes what the fragment has not opened")
		}
		r.isClosed = true
		return
	}
	switch token := token.(type) {
	case xml.StartElement:
		r.start(token, written, line)
	case xml.EndElement:
		r.depth--
		r.inStyle = false
	case xml.CharData:
		if r.inStyle && fetches(string(token)) {
			r.survey.fault(line, "a style that fetches something; leave it out")
		}
	case xml.ProcInst:
		if r.isFragment || token.Target != "xml" {
			r.survey.fault(line, "a processing instruction; leave it out")
		}
	case xml.Directive:
		if r.isFragment || !isAllowedType(token) {
			r.survey.fault(line, "a document type declaration that EPUB does not allow; leave it out")
		}
	}
}

// start looks at the start of an element, but for the one around a fragment.
func (r *reader) start(e xml.StartElement, written string, line int) {
	if r.depth++; r.depth > 1 || !r.isFragment {
		r.survey.spacing(written, line)
		r.survey.element(e, r.number, line)
	}
	r.inStyle = e.Name.Local == "style"
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
	for _, at := range numbered.FindAllSubmatchIndex(content, -1) {
		// encoding/xml takes the number of a surrogate for U+FFFD.
		digits, base := string(content[at[2]:at[3]]), 10
		if hexadecimal, is := strings.CutPrefix(digits, "x"); is {
			digits, base = hexadecimal, 16
		}
		n, _ := strconv.ParseUint(digits, base, 32)
		if n >= 0xd800 && n <= 0xdfff {
			return 1 + bytes.Count(content[:at[0]], []byte("\n")), rune(n)
		}
	}
	return 0, 0
}

// numbered are references to characters by the numbers that surrogates have.
var numbered = regexp.MustCompile(`&#(x0*[dD][89a-fA-F][0-9a-fA-F]{2}|0*5[5-7][0-9]{3});`)

// isAllowedType reports whether a declaration is the one that SVG files may have, without a subset
// (EPUB 3.3 §3.9 and appendix B).
func isAllowedType(d xml.Directive) bool {
	fields := strings.Fields(string(d))
	if len(fields) < 2 || fields[0] != "DOCTYPE" || fields[1] != "svg" {
		return false
	}
	return len(fields) == 2 || strings.Contains(string(d), `"-//W3C//DTD SVG 1.1//EN"`) && !strings.Contains(string(d), "[")
}
