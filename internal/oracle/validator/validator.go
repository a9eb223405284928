// Package validator lets tests hold pages to the standards that they are written in, by the Nu
// Html Checker of the W3C: HTML, XHTML, CSS and SVG. It knows nothing of links, for which there
// is package links, nor of what a browser makes of a page, for which there is package browser.
package validator

import (
	"cmp"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/oracle"
)

// checker is where `make test-web` puts the Nu Html Checker: in the user's cache.
const checker = "pobook/vnu-jar-26.9.27/build/dist/vnu.jar"

// passes are the extensions that the checker knows files by, and how it is asked to look at
// those as well. With pages and style sheets in one run it would count the lines of one of
// them wrongly.
var passes = []struct {
	extensions []string
	flag       string
}{
	{[]string{".html", ".xhtml", ".svg"}, "--also-check-svg"},
	{[]string{".css"}, "--also-check-css"},
}

// A Message is an error or a warning about a file.
type Message struct {
	File         string
	Line, Column int    // from 1, of the end of what is meant; 0 where it is the whole file
	Severity     string // "error", or "warning", or "info"
	Text         string
	Extract      string // the source about the place
}

func (m Message) String() string {
	return fmt.Sprintf("%s:%d:%d: %s: %s: %s", m.File, m.Line, m.Column, m.Severity, m.Text, m.Extract)
}

// unjudged begins what is said of files that a page may not load. The checker knows no address of a
// page, so that nothing is of the same origin; a browser is asked about that.
const unjudged = "Resource violates Content Security Policy (meta tag)"

// HTML returns what is wrong with pages, by their slash-separated paths, in the order of these
// and of the places. Style sheets and pictures among them, by their extensions, are checked too.
// Nothing is fetched.
func HTML(t testing.TB, pages map[string][]byte) []Message {
	t.Helper()
	java, jar := oracle.Require(t, "java"), jarFile(t)
	var messages []Message
	checked := 0
	for _, pass := range passes {
		dir := t.TempDir()
		count := 0
		for name, content := range pages {
			if slices.Contains(pass.extensions, path.Ext(name)) {
				write(t, filepath.Join(dir, filepath.FromSlash(name)), content)
				count++
			}
		}
		if checked += count; count == 0 {
			continue
		}
		run := exec.Command(java, "-jar", jar, "--format", "json", "--stdout", "--exit-zero-always", pass.flag, dir)
		run.Stderr = os.Stderr
		output, err := run.Output()
		if err != nil {
			t.Fatalf("java: %v\n%s", err, output)
		}
		found, err := read(output, dir)
		if err != nil {
			t.Fatalf("the Nu Html Checker prints %q: %v", output, err)
		}
		messages = append(messages, found...)
	}
	if checked < len(pages) {
		t.Fatalf("of %d files the extensions say for %d which standard is theirs", len(pages), checked)
	}
	slices.SortStableFunc(messages, func(a, b Message) int {
		return cmp.Or(strings.Compare(a.File, b.File), a.Line-b.Line, a.Column-b.Column)
	})
	return messages
}

// Valid fails the test with all that is wrong with pages, warnings included.
func Valid(t testing.TB, pages map[string][]byte) {
	t.Helper()
	for _, message := range HTML(t, pages) {
		t.Error(message)
	}
}

// read reads the checker's JSON about the files of a folder.
func read(output []byte, dir string) ([]Message, error) {
	var found struct {
		Messages []struct {
			Type, SubType        string
			URL                  string
			LastLine, LastColumn int
			Message, Extract     string
		}
	}
	if err := json.Unmarshal(output, &found); err != nil {
		return nil, err
	}
	messages := make([]Message, 0, len(found.Messages))
	for _, m := range found.Messages {
		if strings.HasPrefix(m.Message, unjudged) {
			continue
		}
		address, err := url.Parse(m.URL)
		if err != nil {
			return nil, err
		}
		severity := m.Type
		if m.SubType == "warning" {
			severity = m.SubType
		}
		file := strings.TrimPrefix(address.Path, filepath.ToSlash(dir)+"/")
		messages = append(messages, Message{file, m.LastLine, m.LastColumn, severity, m.Message, m.Extract})
	}
	return messages, nil
}

func write(t testing.TB, file string, content []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, content, 0o644); err != nil {
		t.Fatal(err)
	}
}

func jarFile(t testing.TB) string {
	t.Helper()
	cache, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	jar := filepath.Join(cache, filepath.FromSlash(checker))
	if _, err := os.Stat(jar); err != nil {
		oracle.Missing(t, "the Nu Html Checker")
	}
	return jar
}
