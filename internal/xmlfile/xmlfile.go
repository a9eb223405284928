// Package xmlfile reads XML that other programs have written, which translators
// hand on and nobody here vouches for.
//
// It owns the charset, the limits on size and nesting, and the places that
// diagnostics name; what the elements mean is the business of tmx and xliff. It
// fetches nothing: a DTD is passed over, and no entities but the five of XML are
// resolved, so that none can grow. Of writing it knows how texts are escaped, those
// that XML cannot hold too ([Escape], [EscapeMixed]).
//
// Start at [Open], then [Reader.Each] and [Reader.Inline].
package xmlfile

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/diag"
)

// The limits. The largest memories of translators' bureaus have some hundred
// megabytes, and no format nests its elements deeper than some twenty.
const (
	MaxSize  = 512 << 20 // bytes of a file
	MaxDepth = 100       // elements that are open at once
)

// A Kind is what a file ought to be, for what is said of one that is not.
type Kind struct {
	Name string    // as in "TMX"
	Root string    // the name of its outermost element
	Code diag.Code // of its diagnostics
}

// A Reader is a place in a file. It is used by one goroutine.
type Reader struct {
	kind    Kind
	file    string
	data    []byte // in UTF-8
	decoder *xml.Decoder
	at      diag.Position // of the token read last
	counted int           // bytes of data up to there
	depth   int
}

// An Element is a start tag.
type Element struct {
	Name  string // without namespace
	Place diag.Position
	attrs []xml.Attr
}

// Get returns the value of the attribute of a name, that without a namespace before
// one with any; "" if there is none.
func (e Element) Get(name string) string {
	value := ""
	for _, a := range e.attrs {
		switch {
		case a.Name.Local != name:
		case a.Name.Space == "":
			return a.Value
		case value == "":
			value = a.Value
		}
	}
	return value
}

// Attributes calls yield with the name, without namespace, and the value of each
// attribute in their order.
func (e Element) Attributes(yield func(name, value string) bool) {
	for _, a := range e.attrs {
		if !yield(a.Name.Local, a.Value) {
			return
		}
	}
}

// Open returns a reader within the outermost element of a file, and that element.
// file is what diagnostics name it. The error is a diagnostic, here as
// everywhere in this package.
func Open(file string, data []byte, kind Kind) (*Reader, Element, error) {
	r := &Reader{kind: kind, file: file, at: diag.Position{File: file}}
	if len(data) > MaxSize {
		return nil, Element{}, r.Problem(r.at, diag.Textf("the file has %d bytes, and no more than %d are read", len(data), MaxSize), diag.Textf("divide it"))
	}
	data, err := decode(data)
	if err != nil {
		return nil, Element{}, r.Problem(diag.Position{File: file, Line: 1}, diag.Verbatim(err.Error()), diag.Textf("save the file as UTF-8"))
	}
	r.data, r.at.Column = data, 1
	r.decoder = xml.NewDecoder(bytes.NewReader(data))
	// The text is decoded already, whatever its declaration says.
	r.decoder.CharsetReader = func(_ string, input io.Reader) (io.Reader, error) { return input, nil }
	for {
		token, err := r.next()
		if errors.Is(err, io.EOF) {
			return nil, Element{}, r.Problem(r.at, diag.Textf("there is no XML in this file"), diag.Textf("export the file again"))
		}
		if err != nil {
			return nil, Element{}, err
		}
		if start, ok := token.(xml.StartElement); ok {
			root := r.element(start)
			if root.Name != kind.Root {
				return nil, Element{}, r.Problem(root.Place, diag.Textf("this is not %s: the outermost element is %q", kind.Name, root.Name), diag.Textf("export the translations as %s", kind.Name))
			}
			return r, root, nil
		}
	}
}

// Each calls f with each element in the one that is open, and then closes that.
// What f leaves unread of its element is passed over; an error ends it.
func (r *Reader) Each(f func(Element) error) error {
	within := r.depth
	for {
		token, err := r.must()
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if err := f(r.element(t)); err != nil {
				return err
			}
			if err := r.skip(within); err != nil {
				return err
			}
		case xml.EndElement:
			return nil
		}
	}
}

// skip closes elements until only some are open.
func (r *Reader) skip(depth int) error {
	for r.depth > depth {
		if _, err := r.must(); err != nil {
			return err
		}
	}
	return nil
}

// A Visitor is called with what stands in an element of mixed content.
type Visitor struct {
	Text  func(text string)
	Open  func(Element)
	Close func(name string)
}

// Inline reads the element that is open to its end.
func (r *Reader) Inline(v Visitor) error {
	within := r.depth
	for {
		token, err := r.must()
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.CharData:
			v.Text(string(t))
		case xml.StartElement:
			v.Open(r.element(t))
		case xml.EndElement:
			if r.depth < within {
				return nil
			}
			v.Close(t.Name.Local)
		}
	}
}

// Text returns all text in the element that is open, and closes it.
func (r *Reader) Text() (string, error) {
	var b strings.Builder
	err := r.Inline(Visitor{Text: func(text string) { b.WriteString(text) }, Open: func(Element) {}, Close: func(string) {}})
	return b.String(), err
}

// Problem makes a diagnostic of the file's kind.
func (r *Reader) Problem(place diag.Position, message, hint diag.Text) diag.Diagnostic {
	return diag.Diagnostic{Position: place, Code: r.kind.Code, Message: message, Hint: hint}
}

// must is next where the file may not end.
func (r *Reader) must() (xml.Token, error) {
	token, err := r.next()
	if errors.Is(err, io.EOF) {
		err = r.Problem(r.at, diag.Textf("the file ends too early"), diag.Textf("it was cut off; export or copy it again"))
	}
	return token, err
}

// place takes over where the decoder is. It counts each character once, since a file may be one line.
func (r *Reader) place() {
	passed := r.data[r.counted:r.decoder.InputOffset()]
	r.counted += len(passed)
	if end := bytes.LastIndexByte(passed, '\n'); end >= 0 {
		passed, r.at.Column = passed[end+1:], 1
	}
	r.at.Line, _ = r.decoder.InputPos()
	r.at.Column += utf8.RuneCount(passed)
}

// next returns the next token, which is good until the one after it.
func (r *Reader) next() (xml.Token, error) {
	r.place()
	token, err := r.decoder.Token()
	var syntax *xml.SyntaxError
	switch {
	case errors.As(err, &syntax):
		r.place()
		if syntax.Msg == "unexpected EOF" {
			return nil, r.Problem(r.at, diag.Textf("the file ends too early"), diag.Textf("it was cut off; export or copy it again"))
		}
		return nil, r.Problem(r.at, diag.Textf("not well-formed XML: %s", syntax.Msg), diag.Textf("export the file again"))
	case err != nil:
		return nil, err
	}
	switch token.(type) {
	case xml.StartElement:
		if r.depth++; r.depth > MaxDepth {
			return nil, r.Problem(r.at, diag.Textf("elements are nested deeper than %d", MaxDepth), diag.Textf("this is not %s as any program writes it", r.kind.Name))
		}
	case xml.EndElement:
		r.depth--
	}
	return token, nil
}

func (r *Reader) element(t xml.StartElement) Element {
	return Element{Name: t.Name.Local, Place: r.at, attrs: t.Attr}
}
