package hypertext

import (
	"strings"

	"golang.org/x/net/html"

	"github.com/pobook/pobook/internal/markdown/htmltext"
)

// relocated returns a tag of the author's with the links and files that it names at their addresses on
// the page. What leads nowhere there is left out.
func relocated(tag string, o *Options) string {
	z := html.NewTokenizer(strings.NewReader(tag))
	switch z.Next() {
	case html.StartTagToken, html.SelfClosingTagToken:
	default:
		return tag
	}
	t := z.Token()
	kept := t.Attr[:0]
	changed := false
	for _, a := range t.Attr {
		if !htmltext.Leads(t.Data, a.Key) {
			kept = append(kept, a)
			continue
		}
		value, ok := address(t.Data, a.Key, a.Val, o)
		changed = changed || !ok || value != a.Val
		if a.Val = value; ok {
			kept = append(kept, a)
		}
	}
	if !changed {
		return tag
	}
	t.Attr = kept
	return t.String()
}

// address is where a page has what an attribute names.
func address(element, name, value string, o *Options) (string, bool) {
	switch {
	case name == "href":
		if o.Link == nil {
			return "", false
		}
		return linked(value, o)
	case strings.HasSuffix(name, "srcset"):
		return candidates(value, o)
	case element == "img" || name == "poster":
		return pictureAddress(value, o)
	case o.Resource != nil:
		return o.Resource(value)
	}
	return "", false
}

func pictureAddress(destination string, o *Options) (string, bool) {
	if o.Picture == nil {
		return "", false
	}
	p, ok := o.Picture(destination)
	return p.Source, ok
}

// candidates relocates the pictures of a srcset (HTML §4.8.4.2.1); all of them, or none.
func candidates(set string, o *Options) (string, bool) {
	var list []string
	for one := range strings.SplitSeq(set, ",") {
		fields := strings.Fields(one)
		if len(fields) == 0 {
			continue
		}
		source, ok := pictureAddress(fields[0], o)
		if !ok {
			return "", false
		}
		fields[0] = source
		list = append(list, strings.Join(fields, " "))
	}
	return strings.Join(list, ", "), len(list) > 0
}
