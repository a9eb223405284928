package document

import (
	"path"
	"strings"
)

// Extensions are how the names of Markdown files end, in any case.
var Extensions = [...]string{".md", ".mdx", ".markdown"}

// IsMarkdown reports whether the name of a file is one of a section.
func IsMarkdown(name string) bool {
	ext := strings.ToLower(path.Ext(name))
	for _, known := range Extensions {
		if ext == known {
			return true
		}
	}
	return false
}
