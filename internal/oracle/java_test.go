package oracle

import (
	"os"
	"path"
	"strings"
	"testing"
)

// The version of such a program is said three times: to Maven, to make, and here.
func TestVersionsInJava(t *testing.T) {
	t.Parallel()
	for _, classes := range []string{veraPDF, epubCheck} {
		program, version, _ := strings.Cut(path.Base(classes), "-")
		for file, want := range map[string]string{
			program + "/pom.xml": "<version>" + version + "</version>", "../../Makefile": "/" + classes + "\n",
		} {
			content, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(string(content), want) {
				t.Errorf("%s does not name version %s of %s", file, version, program)
			}
		}
	}
}
