package dialect

import "strings"

// UnescapeTicks writes apostrophes for backticks that a backslash stands before in strings of
// the shortcodes of a text, as where a text has one that would begin code.
func UnescapeTicks(d *Dialect, text string) string {
	if !strings.Contains(text, escapedTick) {
		return text
	}
	var b strings.Builder
	done := 0
	for _, tag := range ShortcodesIn(d, text) {
		for _, p := range tag.Parameters {
			if p.Quote == '"' {
				b.WriteString(text[done:p.Value.Start])
				b.WriteString(strings.ReplaceAll(p.Value.In(text), escapedTick, "'"))
				done = p.Value.End
			}
		}
	}
	return b.String() + text[done:]
}
