package order

import (
	"strings"

	"github.com/pobook/pobook/internal/config"
)

// Titles returns the titles of the parts as a section of headings, so that they are
// offered to translators as any section is. Each stands in the line that it has in the
// order file, as far as there is room.
func Titles(entries []config.Entry) []byte {
	var b strings.Builder
	line := 1
	for _, e := range entries {
		if e.Path != "" {
			continue
		}
		for ; line < e.Line; line++ {
			b.WriteByte('\n')
		}
		b.WriteString("# " + strings.TrimRight(e.Title, "# ") + "\n")
		line++
	}
	return []byte(b.String())
}
