package config

import (
	"fmt"
	"regexp"
	"strings"
)

// reserved are the names of devices on Windows, whatever ending follows (Microsoft, "Naming
// Files, Paths, and Namespaces").
var reserved = regexp.MustCompile(`^(?i:con|prn|aux|nul|(?:com|lpt)[0-9¹²³])$`)

// NotOnWindows says why a slash-separated path cannot be one on Windows, about the first name
// in it that cannot be; "" if it can.
func NotOnWindows(path string) string {
	for name := range strings.SplitSeq(path, "/") {
		before, _, _ := strings.Cut(name, ".")
		switch {
		case strings.ContainsAny(name, notInNames):
			at := strings.IndexAny(name, notInNames)
			return fmt.Sprintf("%q holds %q", name, name[at:at+1])
		case reserved.MatchString(strings.TrimRight(before, " ")):
			return fmt.Sprintf("%q is the name of a device", name)
		case strings.HasSuffix(name, ".") || strings.HasSuffix(name, " "):
			return fmt.Sprintf("%q ends in a space or a full stop", name)
		}
	}
	return ""
}
