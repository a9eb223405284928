package object

import (
	"bytes"
	"encoding/hex"
	"errors"
	"strconv"
)

var errForm = errors.New("this is not the form of PDF that is read")

// A parser reads objects (7.3).
type parser struct {
	src []byte
	at  int
}

// deepest is how deep arrays and dictionaries may be in each other.
const deepest = 100

// white skips white space and comments.
func (p *parser) white() {
	for p.at < len(p.src) {
		switch c := p.src[p.at]; {
		case c == '%':
			for p.at < len(p.src) && p.src[p.at] != '\n' && p.src[p.at] != '\r' {
				p.at++
			}
		case is(c, whiteSpace):
			p.at++
		default:
			return
		}
	}
}

// word reads regular characters up to the next white space or delimiter.
func (p *parser) word() string {
	p.white()
	return string(p.regular())
}

func (p *parser) regular() []byte {
	start := p.at
	for p.at < len(p.src) && !is(p.src[p.at], whiteSpace) && !is(p.src[p.at], delimiters) {
		p.at++
	}
	return p.src[start:p.at]
}

func (p *parser) object(depth int) (Object, error) {
	p.white()
	if p.at >= len(p.src) || depth > deepest {
		return nil, errForm
	}
	rest := p.src[p.at:]
	switch c := rest[0]; {
	case c == '/':
		return p.name()
	case c == '(':
		return p.literal()
	case bytes.HasPrefix(rest, []byte("<<")):
		return p.dict(depth)
	case c == '<':
		return p.hexadecimal()
	case c == '[':
		return p.array(depth)
	}
	return p.plain()
}

// plain reads a number, a reference or a keyword.
func (p *parser) plain() (Object, error) {
	first := p.word()
	if first == "" {
		return nil, errForm
	}
	number, err := strconv.Atoi(first)
	if err != nil || number < 0 {
		return Raw(first), nil
	}
	at := p.at
	if generation := p.word(); generation == "0" && p.word() == "R" {
		return Ref(number), nil
	}
	p.at = at
	return Raw(first), nil
}

func (p *parser) name() (Object, error) {
	p.at++
	written := p.regular()
	if bytes.IndexByte(written, '#') < 0 {
		return Name(written), nil
	}
	var name []byte
	for i := 0; i < len(written); i++ {
		if written[i] == '#' && i+2 < len(written) {
			if b, err := hex.DecodeString(string(written[i+1 : i+3])); err == nil {
				name = append(name, b...)
				i += 2
				continue
			}
		}
		name = append(name, written[i])
	}
	return Name(name), nil
}

// literal reads a string in parentheses (7.3.4.2).
func (p *parser) literal() (Object, error) {
	var text []byte
	depth := 0
	for ; p.at < len(p.src); p.at++ {
		switch c := p.src[p.at]; c {
		case '(':
			if depth++; depth == 1 {
				continue
			}
		case ')':
			if depth--; depth == 0 {
				p.at++
				return String(text), nil
			}
		case '\\':
			text = p.escape(text)
			continue
		}
		text = append(text, p.src[p.at])
	}
	return nil, errForm
}

// escape reads what follows a backslash, up to its last character.
func (p *parser) escape(text []byte) []byte {
	p.at++
	if p.at >= len(p.src) {
		return text
	}
	const letters, values = "nrtbf", "\n\r\t\b\f"
	c := p.src[p.at]
	switch i := bytes.IndexByte([]byte(letters), c); {
	case i >= 0:
		return append(text, values[i])
	case c == '\r':
		if p.at+1 < len(p.src) && p.src[p.at+1] == '\n' {
			p.at++
		}
		return text
	case c == '\n':
		return text
	case c < '0' || c > '7':
		return append(text, c)
	}
	value := 0
	for n := 0; n < 3 && p.at < len(p.src) && p.src[p.at] >= '0' && p.src[p.at] <= '7'; n++ {
		value = value*8 + int(p.src[p.at]-'0')
		p.at++
	}
	p.at--
	return append(text, byte(value))
}

func (p *parser) hexadecimal() (Object, error) {
	length := bytes.IndexByte(p.src[p.at:], '>')
	if length < 0 {
		return nil, errForm
	}
	var digits []byte
	for _, c := range p.src[p.at+1 : p.at+length] {
		if !is(c, whiteSpace) {
			digits = append(digits, c)
		}
	}
	if len(digits)%2 == 1 {
		digits = append(digits, '0')
	}
	p.at += length + 1
	text, err := hex.DecodeString(string(digits))
	if err != nil {
		return nil, errForm
	}
	return String(text), nil
}

func (p *parser) array(depth int) (Object, error) {
	p.at++
	a := Array{}
	for {
		p.white()
		if p.at < len(p.src) && p.src[p.at] == ']' {
			p.at++
			return a, nil
		}
		o, err := p.object(depth + 1)
		if err != nil {
			return nil, err
		}
		a = append(a, o)
	}
}

func (p *parser) dict(depth int) (Object, error) {
	p.at += 2
	d := Dict{}
	for {
		p.white()
		if bytes.HasPrefix(p.src[p.at:], []byte(">>")) {
			p.at += 2
			return d, nil
		}
		key, err := p.object(depth + 1)
		if err != nil {
			return nil, err
		}
		name, ok := key.(Name)
		if !ok {
			return nil, errForm
		}
		value, err := p.object(depth + 1)
		if err != nil {
			return nil, err
		}
		d = append(d, Entry{name, value})
	}
}
