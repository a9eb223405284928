package volume

import (
	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/content"
	"github.com/pobook/pobook/internal/diag"
)

// reportDeadLinks reports those links of translations that lead nowhere and are
// not the source's.
func reportDeadLinks(index *content.Index, chapters []Chapter, reporter diag.Reporter) {
	for _, c := range chapters {
		for _, link := range c.Recombined.Links() {
			reason := index.Dead(c.Section.Path, link.Destination)
			if !reason.Empty() && !index.Has(c.Section.Path, link.Destination) {
				reporter(check.DeadLink(c.At(link.Offset), link.Destination, reason))
			}
		}
	}
}
