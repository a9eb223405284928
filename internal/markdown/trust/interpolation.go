package trust

import (
	"regexp"
	"strings"

	"github.com/pobook/pobook/internal/inline"
	"github.com/pobook/pobook/internal/markdown/htmltext"
)

// interpolations reads what Vue computes: what stands between braces, in code too, unless the
// author keeps it from that (v-pre), by an attribute of an element or a list behind code.
func interpolations(v *view) []finding {
	if !v.reader.vue || v.Text.Form == Code || v.Text.Form == Value || !strings.Contains(v.Text.Body, "{{") {
		return nil
	}
	text := v.Text.Body
	if strings.Contains(text, verbatim) {
		text = verbatimCode.ReplaceAllString(withoutVerbatim(text), "")
	}
	return templateFindings(text)
}

// verbatimCode matches code with that attribute in a list.
var verbatimCode = regexp.MustCompile("`[^`]*`[{][^{}]*v-pre[^{}]*[}]")

// verbatim is the attribute of an element in which Vue computes nothing.
const verbatim = "v-pre"

// withoutVerbatim blanks the elements with that attribute.
func withoutVerbatim(text string) string {
	blanked := []byte(text)
	var (
		name         string // of the element that is open
		depth, start int
	)
	for _, t := range htmltext.Tokens(text) {
		tag := t.In(text)
		switch {
		case !t.IsTag() || name != "" && t.Name != name:
		case name == "" && !strings.HasPrefix(tag, "</") && !closesItself(tag) && htmltext.Has(tag, verbatim):
			name, depth, start = t.Name, 1, t.End
		case name == "" || closesItself(tag):
		case !strings.HasPrefix(tag, "</"):
			depth++
		default:
			if depth--; depth == 0 {
				blank(blanked, inline.Span{Start: start, End: t.Start})
				name = ""
			}
		}
	}
	return string(blanked)
}
