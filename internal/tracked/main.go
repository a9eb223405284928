// Command tracked refuses what does not belong in a repository of text: files
// that git tracks although .gitignore names them, binaries and files of great
// size, but for the fonts, images and tables that are ours.
//
//	go run ./internal/tracked    # part of `make lint`
//
// It needs git, changes nothing, and exits with 1 if there is such a file. What
// may be there is in the table owned.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// largest is how many bytes a file may have that a person wrote or a program
// made for people to read.
const largest = 128 << 10

// owned are the binaries that belong here, and lists that a program made, by folder.
var owned = map[string]struct {
	ext     string
	largest int // in bytes
}{
	"fonts":                         {".ttf", 16 << 20},
	"fonts/packed":                  {".zst", 4 << 20},
	"handbook/images":               {".png", largest},
	"handbook/images/pages":         {".png", largest},
	"internal/opencc/data":          {".txt", 1 << 20},
	"internal/hyphenation/patterns": {".tex", 1 << 20},
	// The packages of npm that tests compile MDX with.
	"internal/oracle/generators": {".json", 256 << 10},
}

// leftovers are endings of files that the go command and editors leave behind.
var leftovers = []string{".test", ".prof", ".out", ".exe", ".orig", ".rej", ".swp", "~"}

func main() {
	faults, err := check(".")
	if err != nil {
		fmt.Fprintln(os.Stderr, "tracked:", err)
		os.Exit(2)
	}
	for _, fault := range faults {
		fmt.Fprintln(os.Stderr, fault)
	}
	if len(faults) > 0 {
		os.Exit(1)
	}
}

// check returns what is wrong with the files that git tracks below a folder, a
// line for each.
func check(dir string) ([]string, error) {
	tracked, err := list(dir)
	if err != nil {
		return nil, err
	}
	// The patterns of the user's own configuration do not count.
	ignored, err := list(dir, "--cached", "--ignored", "--exclude-per-directory=.gitignore")
	if err != nil {
		return nil, err
	}
	var faults []string
	for _, file := range tracked {
		if slices.Contains(ignored, file) {
			faults = append(faults, file+": is tracked although .gitignore names it; remove it with git rm --cached")
			continue
		}
		content, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(file)))
		if errors.Is(err, fs.ErrNotExist) {
			continue // deleted, but not yet committed
		}
		if err != nil {
			return nil, err
		}
		if fault := judge(file, content); fault != "" {
			faults = append(faults, file+": "+fault)
		}
	}
	return faults, nil
}

// list returns the paths that git ls-files prints, slash-separated.
func list(dir string, options ...string) ([]string, error) {
	git := exec.Command("git", append([]string{"ls-files", "-z"}, options...)...)
	git.Dir = dir
	git.Stderr = os.Stderr
	out, err := git.Output()
	if err != nil {
		return nil, fmt.Errorf("git ls-files: %w", err)
	}
	return strings.FieldsFunc(string(out), func(r rune) bool { return r == 0 }), nil
}

// judge returns why a file does not belong in the repository, "" if it does.
func judge(file string, content []byte) string {
	for _, ending := range leftovers {
		if strings.HasSuffix(file, ending) {
			return "is left over from a run or an edit; remove it with git rm"
		}
	}
	limit := largest
	if own, ok := owned[path.Dir(file)]; ok && own.ext == path.Ext(file) {
		limit = own.largest
	} else if bytes.IndexByte(content, 0) >= 0 {
		return "is binary; only fonts and images may be, as internal/tracked lists them"
	}
	if len(content) > limit {
		return fmt.Sprintf("has %d bytes; the limit is %d, as internal/tracked has it", len(content), limit)
	}
	return ""
}
