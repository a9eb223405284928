package jsx

import (
	"strings"
	"unicode/utf8"
)

// A Tag is an opening, closing or self-closing tag, or that of a fragment.
type Tag struct {
	Span
	Kind TagKind
	// Name is that of the element without white space, as "details", "Foo.Bar",
	// "svg:rect"; empty for a fragment.
	Name       string
	Attributes []Attribute
}

// A TagKind is the kind of a tag.
type TagKind uint8

// The kinds of tags.
const (
	Opening     TagKind = iota // <b>
	Closing                    // </b>
	SelfClosing                // <b />
)

// An Attribute is one of a tag.
type Attribute struct {
	Span
	// Name is as it is written, which may be "xlink:href"; empty for a spread,
	// {...x}.
	Name Span
	// Value is what stands between the quotes or braces; empty if there is none. A
	// string is as written: see [Decode].
	Value Span
	// Quote is '"' or '\'' around a string, '{' where the value is an expression or
	// a spread, and 0 if there is no value.
	Quote byte
}

// TagAt returns the tag at an offset. MDX takes no comments in a tag, attributes or a
// slash at the end of a closing one, nor an element as a value.
//
// A "<" that white space follows begins none and is text; any other stops the compiler
// if no tag is there.
func TagAt(text string, at int) (Tag, bool) { return tagAt(text, at, ExpressionAt) }

// An expressionReader is [ExpressionAt], or another like it.
type expressionReader func(text string, at int) (end int, ok bool)

func tagAt(text string, at int, read expressionReader) (Tag, bool) {
	t := Tag{Span: Span{Start: at, End: at}}
	if byteAt(text, at) != '<' || strings.IndexByte(" \t\n\r", byteAt(text, at+1)) >= 0 && at+1 < len(text) {
		return t, false
	}
	at = skipSpace(text, at+1)
	if byteAt(text, at) == '/' {
		t.Kind = Closing
		at = skipSpace(text, at+1)
	}
	if byteAt(text, at) == '>' { // a fragment
		t.End = at + 1
		return t, true
	}
	at, ok := t.name(text, at)
	if !ok {
		return t, false
	}
	for at < len(text) && text[at] != '>' && text[at] != '/' {
		a, ok := attributeAt(text, at, read)
		if !ok || t.Kind == Closing {
			return t, false
		}
		t.Attributes = append(t.Attributes, a)
		at = skipSpace(text, a.End)
	}
	if byteAt(text, at) == '/' {
		if t.Kind == Closing {
			return t, false
		}
		t.Kind = SelfClosing
		at = skipSpace(text, at+1)
	}
	if byteAt(text, at) != '>' {
		return t, false
	}
	t.End = at + 1
	return t, true
}

// name reads the name of a tag, and returns where its attributes begin.
func (t *Tag) name(text string, at int) (next int, ok bool) {
	var parted byte // '.' after which it may only be parted by full stops, or ':'
	for {
		end := nameEnd(text, at)
		if end == at {
			return at, false
		}
		t.Name += text[at:end]
		at = skipSpace(text, end)
		c := byteAt(text, at)
		switch {
		case c == '.' && parted != ':', c == ':' && parted == 0:
			parted = c
			t.Name += string(rune(c))
			at = skipSpace(text, at+1)
		default:
			// A character that belongs to no name needs white space before it.
			return at, end < at || strings.IndexByte("/>{", c) >= 0
		}
	}
}

// attributeAt reads the attribute at an offset.
func attributeAt(text string, at int, read expressionReader) (Attribute, bool) {
	a := Attribute{Span: Span{Start: at, End: at}}
	if text[at] == '{' {
		return a.expression(text, at, "...", read)
	}
	end := nameEnd(text, at)
	if end == at {
		return a, false
	}
	next := skipSpace(text, end)
	if byteAt(text, next) == ':' {
		local := skipSpace(text, next+1)
		if end = nameEnd(text, local); end == local {
			return a, false
		}
		next = skipSpace(text, end)
	}
	a.Name, a.End = Span{Start: at, End: end}, end
	c := byteAt(text, next)
	if c != '=' {
		r, _ := utf8.DecodeRuneInString(text[next:])
		return a, next > end || strings.IndexByte("/>{", c) >= 0 || isStart(r)
	}
	at = skipSpace(text, next+1)
	switch quote := byteAt(text, at); quote {
	case '"', '\'':
		n := strings.IndexByte(text[at+1:], quote)
		if n < 0 {
			return a, false
		}
		a.Value, a.Quote = Span{Start: at + 1, End: at + 1 + n}, quote
		a.End = a.Value.End + 1
		return a, true
	case '{':
		return a.expression(text, at, "", read)
	}
	return a, false
}

// expression reads the expression that is the value of an attribute, or a spread. It
// has to begin with a prefix, and cannot be empty.
func (a *Attribute) expression(text string, at int, prefix string, read expressionReader) (Attribute, bool) {
	end, ok := read(text, at)
	if !ok {
		return *a, false
	}
	a.Value, a.Quote, a.End = Span{Start: at + 1, End: end - 1}, '{', end
	value := a.Value.In(text)
	value = value[skipComments(value, 0):]
	return *a, value != "" && strings.HasPrefix(value, prefix)
}
