package oracle

import (
	"strings"
	"testing"
)

// epubCheck is where `make test-epub` puts its classes.
const epubCheck = "pobook/epubcheck-5.3.0"

// EPUBCheck holds files against EPUB 3.3, and returns what it says of each: the severity (FATAL,
// ERROR, WARNING, INFO or USAGE), the id, the place and the text, as one line.
func EPUBCheck(t testing.TB, files ...string) [][]string {
	t.Helper()
	said, ended := make(map[string][]string), make(map[string]bool)
	for _, fields := range runJava(t, "epubcheck", "epubcheck", epubCheck, files) {
		switch {
		case len(fields) == 3 && fields[1] == "end":
			ended[fields[0]] = true
		case len(fields) == 5:
			said[fields[0]] = append(said[fields[0]], strings.Join(fields[1:], " "))
		default:
			t.Fatalf("epubcheck prints %q", fields)
		}
	}
	all := make([][]string, len(files))
	for i, file := range files {
		if all[i] = said[file]; !ended[file] {
			t.Fatalf("epubcheck has not looked at all of %s", file)
		}
	}
	return all
}
