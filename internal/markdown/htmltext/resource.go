package htmltext

import (
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/inline"
)

// A Resource is something that HTML leads to, shows, or can be led to.
type Resource struct {
	Role Role
	// Name is a URL, its character references resolved, or the name of an
	// anchor.
	Name string
	// Element is the one that has it, in lower case.
	Element string
	Offset  int // of its tag in the text
}

// A Role is what HTML does with a resource.
type Role int

// The roles.
const (
	Link   Role = iota // a place that the reader can go to
	Anchor             // a place that links can name
	Asset              // a file that is shown or played: it has to be published too
)

// A resourceRow says that an attribute of an element names a resource. The
// element "" stands for all.
type resourceRow struct {
	element, attribute string
	role               Role
	list               bool // there are several, as in srcset (HTML, §4.8.4.2.1)
}

// resourceRows are all attributes that name one (HTML, "Attributes" in the
// index), but for those that only programs follow.
var resourceRows = []resourceRow{
	{"a", "href", Link, false},
	{"area", "href", Link, false},
	{"", "id", Anchor, false},
	{"a", "name", Anchor, false},
	{"img", "src", Asset, false},
	{"img", "srcset", Asset, true},
	{"source", "src", Asset, false},
	{"source", "srcset", Asset, true},
	{"video", "src", Asset, false},
	{"video", "poster", Asset, false},
	{"audio", "src", Asset, false},
	{"track", "src", Asset, false},
	{"embed", "src", Asset, false},
	{"object", "data", Asset, false},
	{"input", "src", Asset, false},
	{"image", "href", Asset, false}, // of SVG
	{"image", "xlink:href", Asset, false},
}

// Leads reports whether an attribute of an element names what the element links to
// or shows.
func Leads(element, attribute string) bool {
	return slices.ContainsFunc(resourceRows, func(row resourceRow) bool {
		return row.role != Anchor && row.element == element && row.attribute == attribute
	})
}

// Resources returns the resources that the tags of a piece of HTML name, in
// order. Those in comments and scripts are not read by anybody.
func Resources(text string) []Resource {
	var found []Resource
	for _, t := range Tokens(text) {
		if t.Name == "" || strings.HasPrefix(t.In(text), "</") {
			continue
		}
		seen := map[string]bool{}
		for _, a := range Attributes(t.In(text)) {
			if !seen[a.Name] { // else a browser takes no notice
				found = appendResources(found, t, a.Name, a.Value(t.In(text)))
			}
			seen[a.Name] = true
		}
	}
	return found
}

// Written returns where the URL of an asset stands in a tag byte for byte as it is read,
// with neither character references nor what it is trimmed of.
func Written(tag, url string) []int {
	var places []int
	for _, a := range Attributes(tag) {
		for _, row := range resourceRows {
			if row.role != Asset || row.attribute != a.Name || row.element != "" && row.element != NameOf(tag) {
				continue
			}
			value := tag[a.Start:a.End]
			for done := 0; ; {
				n := strings.Index(value[done:], url)
				if n < 0 {
					break
				}
				done += n
				end := done + len(url)
				if strings.Trim(value, Space) == url || row.list && stands(value, done, end) {
					places = append(places, a.Start+done)
				}
				done = end
			}
		}
	}
	return places
}

// stands reports whether a range of a list of URLs is one of them.
func stands(list string, start, end int) bool {
	const between = Space + ","
	return (start == 0 || strings.IndexByte(between, list[start-1]) >= 0) && (end == len(list) || strings.IndexByte(between, list[end]) >= 0)
}

// LinkValues returns where in a piece of HTML the values stand by which tags link, in
// order.
func LinkValues(text string) []inline.Span {
	var found []inline.Span
	for _, t := range Tokens(text) {
		for _, a := range Attributes(t.In(text)) {
			isLink := func(row resourceRow) bool {
				return row.role == Link && row.element == t.Name && row.attribute == a.Name
			}
			if t.Name != "" && slices.ContainsFunc(resourceRows, isLink) {
				found = append(found, inline.Span{Start: t.Start + a.Start, End: t.Start + a.End})
			}
		}
	}
	return found
}

// appendResources appends what an attribute of a tag names.
func appendResources(found []Resource, tag Token, attribute, value string) []Resource {
	for _, row := range resourceRows {
		if row.attribute != attribute || row.element != "" && row.element != tag.Name {
			continue
		}
		names := []string{strings.Trim(value, Space)}
		if row.list {
			names = candidates(value)
		}
		for _, name := range names {
			if name != "" {
				found = append(found, Resource{row.role, name, tag.Name, tag.Start})
			}
		}
	}
	return found
}

// candidates returns the URLs of a list of images, which may have descriptors
// and hold commas themselves (HTML, §4.8.4.3.12, "parse a srcset attribute").
func candidates(list string) []string {
	var urls []string
	for {
		list = strings.TrimLeft(list, Space+",")
		if list == "" {
			return urls
		}
		end := indexFrom(list, 0, Space)
		url := strings.TrimRight(list[:end], ",")
		urls = append(urls, url)
		if len(url) < end {
			list = list[end:] // a comma ended it, so there is no descriptor
			continue
		}
		list = list[endOfDescriptor(list, end):]
	}
}

// endOfDescriptor returns where the next comma stands that is not in
// parentheses.
func endOfDescriptor(list string, at int) int {
	depth := 0
	for ; at < len(list); at++ {
		switch list[at] {
		case '(':
			depth++
		case ')':
			depth = max(0, depth-1)
		case ',':
			if depth == 0 {
				return at
			}
		}
	}
	return at
}
