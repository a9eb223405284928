package dialect

import (
	"slices"
	"sort"
	"strings"

	"github.com/pobook/pobook/internal/inline"
)

// A Syntax is that of the tags that a generator takes out of a text before it reads
// Markdown.
type Syntax int

// The syntaxes.
const (
	NoTags     Syntax = iota
	Shortcodes        // Hugo's
	Liquid            // Jekyll's
)

// A Tag is one of those that a generator takes out of a text before it reads Markdown.
// Places are those in that text.
type Tag struct {
	// Span has the body as well where that is a part of what is taken out.
	inline.Span
	// Name is empty for a mark by which a shortcode is shown instead, and for an output of
	// Liquid.
	Name string
	// Parameters are those of a shortcode, and of an include those that are strings.
	Parameters []TagParameter
	// Body is what stands between a tag and the one that closes it, where it has content.
	Body inline.Span

	// Markdown says that the delimiters of a shortcode have percent signs: what it makes is
	// read as Markdown.
	Markdown bool
	// Closing says that a shortcode ends one that has content.
	Closing bool
	// Partner is the index of the shortcode that one holds content with, in the list that
	// it is in; -1 if it has none.
	Partner int
	// Alone says that nothing but Liquid's tags stands on the lines of one.
	Alone bool

	code   bool // that the body is no text
	around int  // the index of the innermost shortcode that is open around it; -1 if none is
}

// A TagParameter is one of a tag. One that has no name counts from its place.
type TagParameter struct {
	Name  string
	Value inline.Span
	Quote byte // what stands around it; 0 for a word
}

// BaseName is the name without the folders that it is in, in small letters.
func (t Tag) BaseName() string {
	return strings.ToLower(t.Name[strings.LastIndexByte(t.Name, '/')+1:])
}

// HoldsCode reports whether the body of a tag is no text: code, data, or a template.
func (t Tag) HoldsCode() bool { return t.code }

// Tags are those of a text, in order.
type Tags []Tag

// In returns the tags that stand in a part of the text, or overlap it.
func (s Tags) In(part inline.Span) Tags {
	start := s.From(part.Start)
	end := start
	for end < len(s) && s[end].Start < part.End {
		end++
	}
	return s[start:end]
}

// From returns the index of the first tag that ends after an offset.
func (s Tags) From(offset int) int {
	return sort.Search(len(s), func(i int) bool { return s[i].End > offset })
}

// Starting returns the index of the first tag that begins at an offset or behind it.
func (s Tags) Starting(offset int) int {
	return sort.Search(len(s), func(i int) bool { return s[i].Start >= offset })
}

// At returns the index of the tag that begins at an offset; -1 if none does.
func (s Tags) At(offset int) int {
	i, ok := slices.BinarySearchFunc(s, offset, func(tag Tag, at int) int { return tag.Start - at })
	if !ok {
		return -1
	}
	return i
}

// Around returns the index of the innermost tag that an offset is in the content of; -1 if
// there is none.
func (s Tags) Around(offset int) int {
	i := s.From(offset) - 1
	switch {
	case i < 0:
		return -1
	case !s[i].Closing && s[i].Partner >= 0:
		return i
	default:
		return s[i].around
	}
}
