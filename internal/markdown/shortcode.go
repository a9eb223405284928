package markdown

import (
	"bytes"
	"path"
	"strings"

	"github.com/pobook/pobook/internal/markdown/dialect"
)

// hasShortcode reports whether a destination is one that a site computes.
func hasShortcode(s source, destination []byte) bool {
	return s.dialect.Tags == dialect.Shortcodes && bytes.Contains(destination, []byte("{{"))
}

// reference returns where a link leads, if a shortcode says so: the section that ref and
// relref name.
func reference(s source, destination string) string {
	if s.dialect.Tags != dialect.Shortcodes || !strings.Contains(destination, "{{") {
		return destination
	}
	destination = dialect.Reference(destination)
	if strings.Contains(destination, "{{") {
		return "" // nobody knows
	}
	page, fragment, _ := strings.Cut(destination, "#")
	if page != "" && path.Ext(page) == "" {
		page = strings.TrimSuffix(page, "/") + ".md"
	}
	if fragment != "" {
		page += "#" + fragment
	}
	return page
}
