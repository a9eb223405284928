package htmltext

import (
	"slices"
	"strings"

	"golang.org/x/net/html"

	"github.com/pobook/pobook/internal/inline"
)

// An Attribute is an attribute of a tag. Its value is a range of the tag.
type Attribute struct {
	Name       string // in lower case
	NameStart  int    // where that is in the tag
	Start, End int    // of the value in the tag, without quotes
	Quote      byte   // 0 if the value has none
}

// Value is what a program reads of an attribute: its character references are
// resolved.
func (a Attribute) Value(tag string) string { return html.UnescapeString(tag[a.Start:a.End]) }

// Readable are the names of attributes whose values people read, besides alt and title.
type Readable []string

// has reports whether people read the value of an attribute.
func (r Readable) has(a Attribute) bool {
	return a.Name == "alt" || a.Name == "title" || slices.ContainsFunc(r, func(name string) bool { return strings.EqualFold(name, a.Name) })
}

// Says reports whether a tag has words in attributes that people read.
func (r Readable) Says(tag string) bool {
	return slices.ContainsFunc(Attributes(tag), func(a Attribute) bool {
		return a.Quote != 0 && r.has(a) && inline.HasLetter(a.Value(tag))
	})
}

// Attributes reads the attributes of a start tag (HTML, §13.2.5.32 ff.).
// The tokenizer does not say where they stand.
func Attributes(tag string) []Attribute {
	if strings.HasPrefix(tag, "</") {
		return nil
	}
	var attributes []Attribute
	at := indexFrom(tag, 1, Space+"/>")
	for {
		at = skipFrom(tag, at, Space+"/")
		if at == len(tag) || tag[at] == '>' {
			return attributes
		}
		// An equals sign that nothing stands before begins a name.
		end := indexFrom(tag, at+1, Space+"/>=")
		a := Attribute{Name: strings.ToLower(tag[at:end]), NameStart: at, Start: end, End: end}
		if at = skipFrom(tag, end, Space); strings.HasPrefix(tag[at:], "=") {
			at = a.read(tag, skipFrom(tag, at+1, Space))
		}
		attributes = append(attributes, a)
	}
}

// read reads the value that begins at an offset, and returns what follows it.
func (a *Attribute) read(tag string, at int) int {
	if at < len(tag) && (tag[at] == '"' || tag[at] == '\'') {
		a.Quote, a.Start = tag[at], at+1
		a.End = indexFrom(tag, at+1, string(tag[at]))
		return min(a.End+1, len(tag))
	}
	a.Start = at
	a.End = indexFrom(tag, at, Space+">")
	return a.End
}

// NameOf returns the name of a tag's element in lower case; empty for what is not
// a tag, such as a comment.
func NameOf(tag string) string {
	name := strings.TrimPrefix(strings.TrimPrefix(tag, "<"), "/")
	if name == "" || 'a' > name[0]|0x20 || name[0]|0x20 > 'z' {
		return ""
	}
	return strings.ToLower(name[:indexFrom(name, 0, Space+"/>")])
}

// First returns the value of the first attribute of a tag that has one of the
// names; the names that come first are looked for first.
func First(tag string, names ...string) string {
	attributes := Attributes(tag)
	for _, name := range names {
		for _, a := range attributes {
			if a.Name == name {
				return a.Value(tag)
			}
		}
	}
	return ""
}

// Has reports whether a tag has an attribute, empty or not.
func Has(tag, name string) bool {
	return slices.ContainsFunc(Attributes(tag), func(a Attribute) bool { return a.Name == name })
}

// indexFrom returns where one of the characters stands, from an offset on, or
// the length of the text.
func indexFrom(text string, at int, chars string) int {
	if n := strings.IndexAny(text[at:], chars); n >= 0 {
		return at + n
	}
	return len(text)
}

// skipFrom returns where something else than the characters stands.
func skipFrom(text string, at int, chars string) int {
	return len(text) - len(strings.TrimLeft(text[at:], chars))
}
