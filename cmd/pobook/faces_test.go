package main

import (
	"os"
	"strings"
	"testing"
)

// A face that does not have what it is chosen for is told.
func TestFaceWithoutItsScript(t *testing.T) {
	latin, err := os.ReadFile("../../fonts/NotoSans-Regular.ttf")
	if err != nil {
		t.Fatal(err)
	}
	dir := writeFiles(t, map[string]string{
		"handbook/handbook.yaml": "title: T\nsource: en\nlocales: []\nfaces: {han: a.ttf, latin: a.ttf}\n",
		"handbook/a.ttf":         string(latin),
		"handbook/a.md":          "# T\n",
	})
	_, errors := pobook(t, exitDone, "build", "-C", dir, "--format", "pdf")
	const want = `handbook/handbook.yaml:4:14: warning: a.ttf does not have 一: it cannot be the face for "han"; another face is taken instead (face-coverage)`
	if strings.TrimSpace(errors) != want {
		t.Errorf("stderr is %s", errors)
	}
}
