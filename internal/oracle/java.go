package oracle

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// runJava asks a program in Java about files. It is Validate.java in a folder of this package, whose
// pom.xml names the classes that it needs; make puts these into the user's cache, in a folder with
// the version that pom.xml has. The program prints lines of fields that tabs divide, the first of
// them a file.
func runJava(t testing.TB, program, name, classes string, files []string) [][]string {
	t.Helper()
	java := Require(t, "java")
	cache, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	if classes = filepath.Join(cache, classes); !exists(classes) {
		Missing(t, name)
	}
	_, here, _, _ := runtime.Caller(0)
	source := filepath.Join(filepath.Dir(here), program, "Validate.java")
	run := exec.Command(java, append([]string{"-cp", filepath.Join(classes, "*"), source}, files...)...)
	var complaints bytes.Buffer
	run.Stderr = &complaints
	output, err := run.Output()
	if err != nil {
		t.Fatalf("java: %v\n%s\n%s", err, output, &complaints)
	}
	var lines [][]string
	for line := range strings.Lines(string(output)) {
		lines = append(lines, strings.Split(strings.TrimSuffix(line, "\n"), "\t"))
	}
	return lines
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
