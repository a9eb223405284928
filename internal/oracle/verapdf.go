package oracle

import (
	"strings"
	"testing"
)

// veraPDF is where `make test-pdf` puts its classes.
const veraPDF = "pobook/verapdf-1.28.1"

// A Conformance is what a PDF file breaks of a standard, "2a" for PDF/A-2a and "ua1" for
// PDF/UA-1: rules, each with the first place. There is no entry for a standard that it keeps.
type Conformance map[string][]string

// VeraPDF holds files against standards.
func VeraPDF(t testing.TB, files ...string) []Conformance {
	t.Helper()
	found, ends := make(map[string]Conformance), make(map[string]int)
	for _, fields := range runJava(t, "verapdf", "veraPDF", veraPDF, files) {
		if len(fields) < 4 {
			t.Fatalf("veraPDF prints %q", fields)
		}
		file, standard := fields[0], fields[1]
		if found[file] == nil {
			found[file] = Conformance{}
		}
		switch fields[2] {
		case "conforms":
			ends[file]++
		case "differs":
			ends[file]++
			if found[file][standard] == nil {
				t.Errorf("%s differs from %s, and nothing says where", file, standard)
			}
		default:
			found[file][standard] = append(found[file][standard], strings.Join(fields[2:], " | "))
		}
	}
	all := make([]Conformance, len(files))
	for i, file := range files {
		if all[i] = found[file]; ends[file] != 2 {
			t.Fatalf("veraPDF has not looked at all of %s", file)
		}
	}
	return all
}
