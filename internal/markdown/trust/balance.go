package trust

import (
	"strings"

	"github.com/pobook/pobook/internal/inline"
	"github.com/pobook/pobook/internal/markdown/htmltext"
)

// unbalanced objects to elements that are left open, or closed without being
// opened, unless the source does the same.
func unbalanced(source, published *view) (Objection, bool) {
	if !source.has(angle) && !published.has(angle) {
		return Objection{}, false
	}
	if o, ok := differ(aliveTags(source), aliveTags(published)); ok {
		return o, true
	}
	if o, ok := lacking(aliveTags(source), aliveTags(published)); ok {
		return o, true
	}
	if o, ok := strayEnd(aliveTags(source), aliveTags(published)); ok {
		return o, true
	}
	if tagsAlone(source) && tagsAlone(published) {
		return Objection{}, false
	}
	for i := range views {
		if i == 0 || !source.same(i) || !published.same(i) {
			if o, ok := differ(rawTags(source.visibleTo(i)), rawTags(published.visibleTo(i))); ok {
				return o, true
			}
		}
	}
	return Objection{}, false
}

// differ objects to tags that lack a partner, but for those of the source in their
// order.
func differ(source, published []string) (Objection, bool) {
	want := unpaired(source)
	for _, got := range unpaired(published) {
		for len(want) > 0 && want[0] != got {
			want = want[1:]
		}
		if len(want) == 0 {
			return Objection{UnbalancedHTML, got}, true
		}
		want = want[1:]
	}
	return Objection{}, false
}

// lacking objects to tags of the source without a partner that are missing: another
// message may have the partner.
func lacking(source, published []string) (Objection, bool) {
	want, got := unpaired(source), unpaired(published)
	if len(got) < len(want) {
		return Objection{UnbalancedHTML, want[len(got)]}, true
	}
	return Objection{}, false
}

// strayEnd objects to end tags that nothing is open for in a browser, to which a slash
// closes no element, if the source has none such.
func strayEnd(source, published []string) (Objection, bool) {
	left := map[string]int{}
	for _, tag := range unpairedIn(source, true) {
		left[tag]++
	}
	for _, tag := range unpairedIn(published, true) {
		if left[tag]--; left[tag] < 0 && strings.HasPrefix(tag, "</") {
			return Objection{UnbalancedHTML, tag}, true
		}
	}
	return Objection{}, false
}

// unpaired returns the tags that lack a partner, without attributes.
func unpaired(tags []string) []string { return unpairedIn(tags, false) }

// unpairedIn is unpaired as in a browser or, where a slash closes an element, in JSX.
func unpairedIn(tags []string, browser bool) []string {
	var unpaired []string
	open := map[string]int{}
	var order []string
	for _, tag := range tags {
		name := htmltext.NameOf(tag)
		switch {
		case htmltext.IsVoid(name) || closesItself(tag) && !browser:
		case !strings.HasPrefix(tag, "</"):
			open[name]++
			order = append(order, name)
		case open[name] > 0:
			open[name]--
		default:
			unpaired = append(unpaired, "</"+name+">")
		}
	}
	for _, name := range order {
		if open[name] > 0 {
			open[name]--
			unpaired = append(unpaired, "<"+name+">")
		}
	}
	return unpaired
}

// aliveTags returns the tags of a text as CommonMark has them.
func aliveTags(v *view) []string {
	var tags []string
	for _, token := range v.scan() {
		if token.Kind == inline.Tag {
			tags = append(tags, token.In(v.Text.Body))
		}
	}
	return tags
}

// rawTags returns the tags of a text without code as a browser has them.
func rawTags(text string) []string {
	var tags []string
	for _, t := range htmltext.Tokens(text) {
		if tag := t.In(text); t.Name != "" && !strings.ContainsAny(t.Name, notInNames) {
			tags = append(tags, tag)
		}
	}
	return tags
}
