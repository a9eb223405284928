package adopt

import (
	"strings"

	"github.com/pobook/pobook/internal/alignment"
	"github.com/pobook/pobook/internal/inline"
)

// relinked returns a translation whose links within the handbook lead where those of its
// source do, as far as it is plain which is which: a page in the other language becomes the
// page, and an anchor made of a translated heading that of the heading, since pobook links
// translations to each other itself. A link to another site stays: the translator may have
// chosen the one that its readers understand.
func relinked(source, translation string) string {
	here, there := destinations(source), destinations(translation)
	if len(here) == 0 || len(there) == 0 {
		return translation
	}
	used := make([]bool, len(here))
	var b strings.Builder
	at := 0
	for k, span := range there {
		i := match(source, here, used, translation, span, k, len(here) == len(there))
		if i < 0 {
			continue
		}
		used[i] = true
		b.WriteString(translation[at:span.Start])
		b.WriteString(here[i].In(source))
		at = span.End
	}
	b.WriteString(translation[at:])
	return b.String()
}

// match returns which link of the source one of a translation is; -1 for none.
func match(source string, here []inline.Span, used []bool, translation string, span inline.Span, place int, inOrder bool) int {
	written := span.In(translation)
	wanted := alignment.Destination(written)
	inPage := strings.HasPrefix(written, "#")
	for i := range here {
		if used[i] {
			continue
		}
		candidate := here[i].In(source)
		switch {
		case candidate == written:
			return i
		case strings.Contains(written, ":") || strings.Contains(candidate, ":"):
		case inPage && strings.HasPrefix(candidate, "#") && inOrder && i == place:
			return i
		case !inPage && wanted != "" && alignment.Destination(candidate) == wanted:
			return i
		}
	}
	return -1
}

// destinations returns where the links and pictures of a text say to where they lead.
func destinations(text string) []inline.Span {
	var (
		scanner inline.Scanner
		found   []inline.Span
	)
	tokens := scanner.Scan(text, nil)
	for _, t := range tokens {
		if t.Kind == inline.Close && t.Partner >= 0 && !t.Reference && t.Inner.Len() > 0 {
			found = append(found, t.Inner)
		}
	}
	return found
}
