package frontmatter

import "slices"

// TitleOf returns the title in a block of front matter, and whether it is one of
// the [Values] at the key "title": a number is a title, but is not translated.
// Lists and what stands below other keys are no titles, nor is any of two.
func TitleOf(block []byte) (title Title, offered bool) {
	m, _ := read(block, []string{titleKey})
	if m.titles != 1 || m.title.Text == "" {
		return Title{}, false
	}
	return m.title, slices.ContainsFunc(m.values, func(v Value) bool { return v.Start == m.title.Start })
}
