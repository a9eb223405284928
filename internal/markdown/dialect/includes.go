package dialect

import (
	"fmt"
	"regexp"
	"strings"
)

// includeTag matches an include within a text.
var includeTag = regexp.MustCompile(`(?s)\{%-?\s*(?:include(?:_relative|[_-]cached)?|remote_include|render)\s.*?%\}`)

// SaidByIncludes takes what people read out of the includes of a text in a dialect that has
// Liquid: the values of parameters with some names. What is left of the text is first, the
// values follow. Most includes put a value into an attribute of HTML as it is, which marks in
// it could end: one with such marks follows as a tag.
func SaidByIncludes(d *Dialect, text string, reads func(name string) bool) (rest string, said []string) {
	if d.Tags != Liquid || !strings.Contains(text, "{%") {
		return text, nil
	}
	var b strings.Builder
	done := 0
	for _, tag := range includeTag.FindAllStringIndex(text, -1) {
		for _, m := range parameter.FindAllStringSubmatchIndex(text[tag[0]:tag[1]], -1) {
			group := 4
			if m[4] < 0 {
				group = 6
			}
			start, end := tag[0]+m[group], tag[0]+m[group+1]
			name, value := text[tag[0]+m[2]:tag[0]+m[3]], text[start:end]
			if value == "" || !reads(name) {
				continue
			}
			b.WriteString(text[done:start])
			done = end
			if strings.ContainsAny(value, `"'\`) {
				value = fmt.Sprintf("{%% %s %%}", text[tag[0]+m[2]:end+1])
			}
			said = append(said, value)
		}
	}
	return b.String() + text[done:], said
}
