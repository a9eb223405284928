package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The examples in the handbook are one story. Blocks of code whose info string
// is "console" hold commands and what they print; "file=NAME" behind a language
// says that the reader writes that file, and "in=NAME" that its lines are in
// that file by then. All of that is true, in the order of the book, of a folder
// that is empty in the beginning. UPDATE_SCRIPTS=1 writes down what is printed.
//
//nolint:paralleltest // it may write the handbook, which others read
func TestStory(t *testing.T) {
	s := story{T: t, dir: t.TempDir()}
	for _, section := range handbookSections(t) {
		content, err := os.ReadFile(section)
		if err != nil {
			t.Fatal(err)
		}
		told := fencedBlock.ReplaceAllStringFunc(string(content), s.tell)
		if diff := cmp.Diff(string(content), told); diff == "" {
			continue
		} else if os.Getenv("UPDATE_SCRIPTS") == "" {
			t.Errorf("%s says something else (-handbook +pobook):\n%s", section, diff)
		} else if err := os.WriteFile(section, []byte(told), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if s.commands < 6 {
		t.Errorf("the handbook has only %d commands that are run", s.commands)
	}
}

type story struct {
	*testing.T
	dir      string
	commands int
}

// fencedBlock matches a block of code: its info string and its text.
var fencedBlock = regexp.MustCompile("(?ms)^```([^`\n]+)\n(.*?)^```$")

// tell returns a block as it should be.
func (s *story) tell(block string) string {
	m := fencedBlock.FindStringSubmatch(block)
	info, text := m[1], m[2]
	if _, name, ok := strings.Cut(info, " file="); ok {
		s.write(name, text)
	}
	if _, name, ok := strings.Cut(info, " in="); ok {
		content, err := os.ReadFile(filepath.Join(s.dir, name))
		if err != nil || !strings.Contains(string(content), text) {
			s.Errorf("%s does not hold\n%s\nbut is\n%s\n%v", name, text, content, err)
		}
	}
	if info != "console" {
		return block
	}
	return "```" + info + "\n" + s.run(text) + "```"
}

// run runs the commands of a block, which stand behind "$ ", and returns them
// with what they print.
func (s *story) run(block string) string {
	var told strings.Builder
	for line := range strings.Lines(block) {
		command, ok := strings.CutPrefix(strings.TrimSpace(line), "$ ")
		if !ok {
			continue
		}
		words := wordsOf(command)
		if words[0] != "pobook" {
			s.Fatalf("a reader cannot be expected to type %q", command)
		}
		for i := range words[1:] { // a folder within that of the reader
			if words[i] == "-C" {
				words[i+1] = filepath.Join(s.dir, words[i+1])
			}
		}
		var out bytes.Buffer
		code := run(s.Context(), append([]string{"-C", s.dir}, words[1:]...), streams{&out, &out}, func(string) string { return "" })
		if code == exitFailed {
			s.Fatalf("%s could not run: %s", command, &out)
		}
		s.commands++
		told.WriteString("$ " + command + "\n" + out.String())
	}
	return told.String()
}

// wordsOf divides a command at spaces that are not between quotation marks.
func wordsOf(command string) []string {
	var words []string
	for _, m := range regexp.MustCompile(`"([^"]*)"|\S+`).FindAllStringSubmatch(command, -1) {
		if m[1] != "" {
			m[0] = m[1]
		}
		words = append(words, m[0])
	}
	return words
}

func (s *story) write(name, text string) {
	path := filepath.Join(s.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		s.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		s.Fatal(err)
	}
}
