package volume

import (
	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/content"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/finish"
	"github.com/pobook/pobook/internal/markdown"
)

// ownPictures returns the pictures that a locale has instead of others, by the paths of
// those; none for the source locale.
func ownPictures(p *Plan, target *config.Target) map[string]content.Variant {
	if target == nil {
		return nil
	}
	return content.VariantsFor(p.Book.Pictures(), *target)
}

// variants returns the step that gives a section the pictures of a locale. It reports
// those that it cannot give.
func variants(own map[string]content.Variant, target *config.Target, s content.Section, reporter diag.Reporter) finish.Step {
	if len(own) == 0 {
		return finish.Listed(nil)
	}
	variant := func(destination string) (at int, text string, ok bool) {
		file, _ := document.File(s.Path, destination)
		v, ok := own[file]
		if ok {
			at, text = v.In(destination)
		}
		return at, text, ok
	}
	return finish.Pictures(variant, func(l markdown.Link) {
		reporter(diag.Diagnostic{
			Position: diag.Position{File: s.File},
			Severity: diag.Warning,
			Code:     "picture-variant",
			Message:  diag.Textf("%q has a picture for %s, which is not shown: its path is written with escapes", l.Destination, target.Locale.Code),
			Hint:     diag.Textf("write the path as it is, or give the file a plain name"),
		})
	})
}
