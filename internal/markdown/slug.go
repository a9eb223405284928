package markdown

import (
	"strconv"
	"strings"
	"unicode"
)

// slugs gives out heading anchors as GitHub does: lower case, spaces to
// hyphens, everything dropped that is no letter, mark, decimal digit,
// connector or hyphen; a slug that is taken gets the first free of -1, -2, ….
type slugs map[string]int

func (used slugs) add(text string) string {
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

// reserve takes an id that is written in the source.
func (used slugs) reserve(id string) {
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
