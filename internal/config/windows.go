package config

import (
	"regexp"
	"strings"

	"github.com/pobook/pobook/internal/diag"
)

// reserved are the names of devices on Windows, whatever ending follows (Microsoft, "Naming
// Files, Paths, and Namespaces").
var reserved = regexp.MustCompile(`^(?i:con|prn|aux|nul|(?:com|lpt)[0-9¹²³])$`)

// NotOnWindows says why a slash-separated path cannot be one on Windows, about the first name
// in it that cannot be; nothing if it can.
func NotOnWindows(path string) diag.Text {
	for name := range strings.SplitSeq(path, "/") {
		before, _, _ := strings.Cut(name, ".")
		switch {
		case strings.ContainsAny(name, notInNames):
			at := strings.IndexAny(name, notInNames)
			return diag.Textf("%q holds %q, which no name on Windows can", name, name[at:at+1])
		case reserved.MatchString(strings.TrimRight(before, " ")):
			return diag.Textf("%q is the name of a device on Windows", name)
		case strings.HasSuffix(name, ".") || strings.HasSuffix(name, " "):
			return diag.Textf("%q ends in a space or a full stop, which no name on Windows can", name)
		}
	}
	return diag.Text{}
}
