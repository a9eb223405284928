package markdown

import (
	"strconv"
	"strings"
	"unicode"
)

// Slugs gives out heading anchors as GitHub does: lower case, spaces to
// hyphens, everything dropped that is not a letter, mark, decimal digit,
// connector or hyphen; a slug that is taken gets the first free of -1, -2, ….
type Slugs map[string]int

// Add returns the anchor of a heading by its text.
func (used Slugs) Add(text string) string {
	base := slug(text)
	id := base
	for {
		if _, taken := used[id]; !taken {
			break
		}
		used[base]++
		id = base + "-" + strconv.Itoa(used[base])
	}
	used[id] = 0
	return id
}

// Reserve takes an id that is written in the source.
func (used Slugs) Reserve(id string) {
	if _, taken := used[id]; !taken {
		used[id] = 0
	}
}

func slug(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ':
			return '-'
		case r == '-', unicode.In(r, unicode.L, unicode.M, unicode.Nd, unicode.Pc):
			return unicode.ToLower(r)
		default:
			return -1
		}
	}, strings.TrimSpace(text))
}
