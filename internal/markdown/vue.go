package markdown

import (
	"strings"

	"github.com/pobook/pobook/internal/markdown/htmltext"
)

// badge returns what a badge of VitePress says in an attribute; empty for any other tag.
func badge(t *tree, raw string) string {
	if !t.dialect.Elements || vueName(raw) != "Badge" || strings.HasPrefix(raw, "</") {
		return ""
	}
	return strings.TrimSpace(foldBlanks(htmltext.First(raw, "text")))
}

// vueName returns the name of a tag with its capitals.
func vueName(raw string) string {
	name := htmltext.NameOf(raw)
	start := len(raw) - len(strings.TrimLeft(raw, "</"))
	return raw[start : start+len(name)]
}

// isVueComponent reports whether a name is that of a component of Vue, not of an element
// of HTML.
func isVueComponent(name string) bool {
	return isComponent(name) || strings.Contains(name, "-") || vueComponents[name]
}

var (
	// vueComponents are those of Vue that have the look of elements.
	vueComponents = htmltext.Names(`component transition slot teleport`)
	// vueQuiet are components without a look of their own, or whose look is text.
	vueQuiet = htmltext.Names(`Badge ClientOnly template script style`)
)
