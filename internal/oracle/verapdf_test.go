package oracle

import (
	"os"
	"strings"
	"testing"
)

// The version of veraPDF is said three times: to Maven, to make, and here.
func TestVersionOfVeraPDF(t *testing.T) {
	t.Parallel()
	_, version, _ := strings.Cut(veraPDF, "-")
	for file, want := range map[string]string{
		"verapdf/pom.xml": "<version>" + version + "</version>", "../../Makefile": "/" + veraPDF + "\n",
	} {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(content), want) {
			t.Errorf("%s does not name version %s", file, version)
		}
	}
}
