package rendered

import (
	"regexp"
	"strings"
)

// delimiters begin or end what site generators run: Liquid, Jinja, Vue, Hugo, ERB,
// JSX, template literals, raw blocks of pandoc, and the snippets of MkDocs.
var delimiters = []string{
	"{{", "}}", "{%", "%}", "<%", "{{<", "{{%", "${", "{=", "{#", "#}", "-8<-",
}

// module matches a line that MDX takes for a part of a JavaScript module.
var module = regexp.MustCompile(`(?m)^(?:import[ \t]+(?:["'{*]|[\p{L}$_][\p{L}\d$_]*[ \t]*(?:,|from\b))|` +
	`export[ \t]+(?:default\b|const\b|let\b|var\b|function\b|class\b|async\b|[{*]))`)

// fences matches blocks of code, in which MDX runs nothing.
var fences = regexp.MustCompile("(?ms)^```.*?^```|^~~~.*?^~~~")

// BeyondText returns the template delimiters that a recombined section has oftener
// than its source, as they are written, and "module" for lines of JavaScript. For
// those that escapes and references stand for see [Inventory.Beyond].
func BeyondText(result, source string) []string {
	var found []string
	for _, mark := range beyondMarks(result, source) {
		found = append(found, "mark "+mark)
	}
	if len(module.FindAllString(fences.ReplaceAllString(result, ""), -1)) > len(module.FindAllString(fences.ReplaceAllString(source, ""), -1)) {
		found = append(found, "module")
	}
	return found
}

func beyondMarks(result, source string) (found []string) {
	for _, d := range delimiters {
		if count(result, d) > count(source, d) {
			found = append(found, d)
		}
	}
	return found
}

// count returns how often a string is in a text, with overlaps.
func count(text, s string) (n int) {
	for {
		i := strings.Index(text, s)
		if i < 0 {
			return n
		}
		n++
		text = text[i+1:]
	}
}
