// Package rendered says what a browser makes of rendered Markdown, and what of
// that a translation has brought in. It is for tests: what pobook lets through is
// held against it, with renderers of other people ([Start]) and with HTML of
// one's own ([Read]).
package rendered

import (
	"fmt"
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strings"
)

// An Inventory is what a browser finds in HTML, by the parser of the HTML Standard
// (§13.2).
type Inventory struct {
	Elements map[string]int // how many there are of each; "!doctype" among them
	// Open is how many start tags there are of an element more than end tags,
	// where these numbers differ. Void elements are left out.
	Open       map[string]int
	Attributes []Attribute
	// Comments are the contents of comments. Those of which a browser makes
	// comments although they are not written as such begin with "<".
	Comments []string
	// Skeleton are the block-level elements but those of notes, as in
	// "ul(li(p()))".
	Skeleton string
	Notes    []string // the skeletons of footnotes, in order
	Text     string   // all text but that of code; NUL between nodes
	Code     string   // the text of code and pre
	Tags     string   // what begins elements, as it is written
	HTML     string   // of which this is the inventory
	Error    string   // why there is none; empty if there is one
}

// An Attribute is that of one element: its name, the attribute's, and the value
// with references resolved.
type Attribute [3]string

// free are elements that a translation may use as it likes; for their attributes see
// [isFree].
var free = []string{"em", "strong", "code", "del", "s", "a", "br", "span", "bdi", "bdo"}

// pointed reports whether an element is that of an autolink where Markdown hands its
// text on as it is: one that nobody knows.
func pointed(name string) bool { return strings.ContainsAny(name, ":@") }

// effective are the attributes that mean something on any element, without a value.
var effective = map[string]bool{"hidden": true, "inert": true, "popover": true, "autofocus": true, "contenteditable": true, "itemscope": true}

// written is the HTML and what it says.
func (inv *Inventory) written() string {
	return strings.ReplaceAll(inv.HTML, "<", "\x00<") + inv.Text + inv.Code // a tag goes on with no delimiter
}

// encoded is what destinations say without percent-encoding: a renderer may have
// encoded braces of the source there, and of each there is as much as of text, which
// stands in the HTML as well.
func (inv *Inventory) encoded() string {
	all := ""
	for _, a := range inv.Attributes {
		if decoded, err := url.PathUnescape(a[2]); err == nil && decoded != a[2] {
			all += "\x00" + decoded + "\x00" + decoded
		}
	}
	return all
}

// Beyond returns what an inventory has that its source does not have and that a
// translation may not bring in. Each begins with a word for its kind: error,
// element, attribute, scheme, comment, open, skeleton, notes, mark, brace.
func (inv *Inventory) Beyond(source *Inventory) []string {
	if source.Error != "" {
		return nil // nothing to compare with
	}
	if inv.Error != "" {
		return []string{"error " + inv.Error}
	}
	found := slices.Concat(inv.beyondElements(source), inv.beyondAttributes(source), inv.beyondText(source))
	if inv.Skeleton != source.Skeleton {
		found = append(found, fmt.Sprintf("skeleton %s, not %s", inv.Skeleton, source.Skeleton))
	}
	if !within(inv.Notes, source.Notes) {
		found = append(found, fmt.Sprintf("notes %q, not %q", inv.Notes, source.Notes))
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// beyondElements returns the elements that are new, and those that are left open or
// closed twice.
func (inv *Inventory) beyondElements(source *Inventory) (found []string) {
	for _, name := range slices.Sorted(maps.Keys(inv.Elements)) {
		if inv.Elements[name] > source.Elements[name] && !slices.Contains(free, name) && !pointed(name) {
			found = append(found, fmt.Sprintf("element <%s>", name))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(inv.Open)) {
		if n, most := inv.Open[name], source.Open[name]; (n > max(most, 0) || n < min(most, 0)) && !pointed(name) {
			found = append(found, fmt.Sprintf("open <%s> by %+d", name, n))
		}
	}
	return found
}

// beyondText returns comments, template delimiters, and braces outside code that are
// new.
func (inv *Inventory) beyondText(source *Inventory) (found []string) {
	for _, comment := range inv.Comments {
		same := func(other string) bool { return slices.Equal(strings.Fields(other), strings.Fields(comment)) }
		if !plainComment(comment) && !slices.ContainsFunc(source.Comments, same) {
			found = append(found, fmt.Sprintf("comment %q", comment))
		}
	}
	for _, mark := range beyondMarks(inv.written(), source.written()+source.encoded()) {
		found = append(found, "mark "+mark)
	}
	for _, brace := range []string{"{", "}"} {
		if strings.Count(inv.Text, brace) > strings.Count(source.Text+source.Tags, brace) {
			found = append(found, "brace "+brace)
		}
	}
	return found
}

// beyondAttributes returns the attributes that are new. New ones may be where a
// link leads and what it is called, and language and direction of text. What an
// alt or title says may be another text.
func (inv *Inventory) beyondAttributes(source *Inventory) (found []string) {
	known, named, schemes := map[Attribute]int{}, map[[2]string]int{}, linkSchemes(source)
	for _, a := range source.Attributes {
		a[2] = strings.Join(strings.Fields(a[2]), " ") // a message has it on one line
		known[a]++
		named[[2]string{a[0], a[1]}]++
	}
	for _, a := range inv.Attributes {
		label, written := [2]string{a[0], a[1]}, a[2]
		a[2] = strings.Join(strings.Fields(a[2]), " ")
		known[a]--
		named[label]--
		switch s := scheme(written); {
		case known[a] >= 0, isFree(label), pointed(a[0]) && a[2] == "" && !effective[a[1]], (a[1] == "alt" || a[1] == "title" || isNote(a)) && named[label] >= 0:
		case label != [2]string{"a", "href"}:
			found = append(found, fmt.Sprintf("attribute %s of <%s>", a[1], a[0]))
		case !schemes[s]:
			found = append(found, fmt.Sprintf("scheme %s of <a href>", s))
		}
	}
	return found
}

// isNote reports an attribute that numbers references to footnotes, which may stand in
// another order.
func isNote(a Attribute) bool { return a[1] == "id" && strings.HasPrefix(a[2], "fn") }

// isFree reports whether an attribute of an element may be new, whatever it says.
func isFree(label [2]string) bool {
	switch label[0] {
	case "a", "img":
		return label[1] == "title"
	case "span", "bdi", "bdo":
		return label[1] == "lang" || label[1] == "dir"
	}
	return false
}

// linkSchemes are the schemes that a link may have.
func linkSchemes(source *Inventory) map[string]bool {
	schemes := map[string]bool{"": true, "http": true, "https": true, "mailto": true}
	for _, a := range source.Attributes {
		if a[0] == "a" && a[1] == "href" || a[0] == "img" && a[1] == "src" { // where its images are, a link may lead
			schemes[scheme(a[2])] = true
		}
	}
	for _, s := range []string{"javascript", "vbscript", "data"} {
		delete(schemes, s) // a link of the source's may stay, another may not come
	}
	return schemes
}

var notInURLs = strings.NewReplacer("\t", "", "\n", "", "\r", "")

var schemeForm = regexp.MustCompile(`^([A-Za-z][A-Za-z0-9+.-]*):`)

// scheme returns the scheme that browsers find in a URL, in lower case, and empty if
// it is relative (URL Standard, §4.4).
func scheme(url string) string {
	url = notInURLs.Replace(strings.TrimLeftFunc(url, func(r rune) bool { return r <= ' ' }))
	if m := schemeForm.FindStringSubmatch(url); m != nil {
		return strings.ToLower(m[1])
	}
	return ""
}

func plainComment(comment string) bool {
	return !strings.ContainsAny(comment, "<>{}#!") && !strings.Contains(comment, "--")
}

// within reports whether each of some is one of all, as often as it is there.
func within(some, all []string) bool {
	left := slices.Clone(all)
	for _, s := range some {
		i := slices.Index(left, s)
		if i < 0 {
			return false
		}
		left = slices.Delete(left, i, i+1)
	}
	return true
}
