package volume

import (
	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/finish"
)

// metadata returns a chapter's Markdown with the front matter that the configuration
// asks for in this locale.
func metadata(c config.Config, v *Volume, chapter Chapter, text []byte, reporter diag.Reporter) []byte {
	var values []finish.Value
	for _, value := range c.FrontMatterValues {
		if v.Target == nil && !value.Source {
			continue
		}
		values = append(values, finish.Value{
			Key: value.Key, Remove: value.Remove, Uses: value.Uses(),
			Text: func(was string) string { return c.Output.FrontMatterText(value, v.Locale, chapter.Section.Path, was) },
		})
	}
	if values == nil {
		return text
	}
	published, failed := finish.Metadata(text, values)
	for _, key := range failed {
		reporter(diag.Diagnostic{
			Position: chapter.Section.At(0),
			Severity: diag.Warning,
			Code:     "front-matter-value",
			Message:  diag.Textf("the value of %q in the front matter cannot be changed", key),
			Hint:     diag.Textf("write the front matter as keys at the beginning of lines, each of them once"),
		})
	}
	return published
}
