package main

import (
	"bytes"
	"context"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/codes"
)

// The commands report a wrong example with the code that it belongs to, and the
// right one without. The checks' own examples are tried in package check.
func TestExamplesOfCodes(t *testing.T) {
	t.Parallel()
	for _, e := range codes.All() {
		if e.Check != nil || e.Wrong == (check.Example{}) {
			continue
		}
		t.Run(string(e.Code), func(t *testing.T) {
			t.Parallel()
			code := "(" + string(e.Code) + ")\n"
			if printed := reported(t, e.Group, e.Wrong); !strings.Contains(printed, code) {
				t.Errorf("the wrong example is not reported:\n%s", printed)
			}
			if printed := reported(t, e.Group, e.Right); strings.Contains(printed, code) {
				t.Errorf("the right example is reported:\n%s", printed)
			}
		})
	}
}

var (
	withCode    = regexp.MustCompile(`(?m)^.* \([a-z-]+\)\n`)
	sectionName = regexp.MustCompile(`[a-z0-9/-][a-z0-9/ -]*\.md`)
)

// reported returns what the commands report of a handbook that is made of an
// example.
func reported(t *testing.T, group string, e check.Example) string {
	t.Helper()
	dir := t.TempDir()
	configuration := e.File
	if !strings.Contains(configuration, "title:") {
		configuration = "title: Our handbook\nsource: en\nlocales: [zh_Hant]\n" + configuration
	}
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 2, 2))); err != nil {
		t.Fatal(err)
	}
	contents := map[string]string{
		"handbook/handbook.yaml":      configuration,
		"handbook/01-introduction.md": "# Introduction\n\n" + e.Source + "\n",
		"handbook/plan.png":           picture.String(),
		"handbook/plan.zh_Hant.png":   picture.String(),
		"handbook/damaged.png":        "no picture",
		"handbook/folder.png/a.txt":   "",
	}
	if e.Terms != "" {
		contents["locales/glossary/zh_Hant.csv"] = e.Terms
	}
	commands := []string{"check", "weblate"}
	switch {
	case group == "weblate":
		for _, section := range sectionName.FindAllString(e.File, -1) {
			contents["handbook/"+section] = "# A section\n"
		}
	case e.Source != "":
		commands = append(commands, "build")
	}
	for name, content := range contents {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var printed bytes.Buffer
	for _, command := range commands {
		run(context.Background(), []string{command, "-C", dir}, streams{&printed, &printed}, func(string) string { return "" })
	}
	return strings.Join(withCode.FindAllString(printed.String(), -1), "")
}
