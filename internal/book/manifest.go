package book

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/pobook/pobook/internal/config"
)

// ManifestName is the file in an output folder that says what of it is pobook's.
const ManifestName = ".pobook-files"

const manifestHead = "# What pobook has written here, by SHA-256 and what it is of. It replaces and removes nothing else.\n"

// A manifest is what a [ManifestName] says. A file may be in several lines: as
// it was and as it is to be, while a build runs, or for several volumes that
// show it.
type manifest map[manifestLine]bool

// A manifestLine is one file as pobook has written it.
type manifestLine struct {
	path  string // slash-separated, below the output folder
	scope string // what it is of: see [Publication.Scope]
	hash  string // of its content, in hexadecimal
}

// isOf reports whether a file is of the handbook whose scopes begin with a prefix: its
// name and a slash, or nothing for the one that alone is built to the folder.
func (l manifestLine) isOf(prefix string) bool {
	return l.scope[:strings.LastIndexByte(l.scope, '/')+1] == prefix
}

// hashOf is the hash of a file's content.
func hashOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// parseManifest reads a manifest. It may have come with somebody else's handbook,
// so a line counts only if its path is plain and stays below the folder; sound says
// that all of them count. A path that begins with a quotation mark is written as in Go.
func parseManifest(text []byte) (m manifest, sound bool) {
	m, sound = manifest{}, true
	for line := range strings.Lines(string(text)) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		fields := strings.SplitN(line, " ", 3)
		if len(fields) < 3 {
			sound = false
			continue
		}
		file := fields[2]
		if strings.HasPrefix(file, `"`) {
			file, _ = strconv.Unquote(file)
		}
		if _, err := hex.DecodeString(fields[0]); err != nil || len(fields[0]) != 2*sha256.Size || fields[1] == "" || !ownable(file) {
			sound = false
			continue
		}
		m[manifestLine{path: file, scope: fields[1], hash: fields[0]}] = true
	}
	return m, sound
}

// ownable reports whether a file can be one that pobook has written.
func ownable(file string) bool {
	if file == "" || file == "." || path.Clean(file) != file || !filepath.IsLocal(filepath.FromSlash(file)) {
		return false
	}
	return file != ManifestName && !config.InGit(file)
}

// bytes writes a manifest down, in the order of the paths.
func (m manifest) bytes() []byte {
	lines := make([]manifestLine, 0, len(m))
	for line := range m {
		lines = append(lines, line)
	}
	slices.SortFunc(lines, func(a, b manifestLine) int {
		return cmp.Or(cmp.Compare(a.path, b.path), cmp.Compare(a.scope, b.scope), cmp.Compare(a.hash, b.hash))
	})
	var b bytes.Buffer
	b.WriteString(manifestHead)
	for _, line := range lines {
		file := line.path
		if quoted := strconv.Quote(file); quoted != `"`+file+`"` {
			file = quoted
		}
		fmt.Fprintf(&b, "%s %s %s\n", line.hash, line.scope, file)
	}
	return b.Bytes()
}

// index is a manifest by its files.
func (m manifest) index() map[string][]manifestLine {
	byPath := map[string][]manifestLine{}
	for line := range m {
		byPath[line.path] = append(byPath[line.path], line)
	}
	return byPath
}

// has reports whether lines know a content.
func has(lines []manifestLine, hash string) bool {
	return slices.ContainsFunc(lines, func(l manifestLine) bool { return l.hash == hash })
}

// drop takes lines of a scope out, but for one content.
func (m manifest) drop(lines []manifestLine, scope, kept string) {
	for _, line := range lines {
		if line.scope == scope && line.hash != kept {
			delete(m, line)
		}
	}
}

// scopes are those of a handbook that have a file, in order and without its prefix.
func (m manifest) scopes(prefix string) []string {
	names := map[string]bool{}
	for line := range m {
		if line.isOf(prefix) {
			names[strings.TrimPrefix(line.scope, prefix)] = true
		}
	}
	return slices.Sorted(maps.Keys(names))
}

func sortedPaths(byPath map[string][]manifestLine) []string { return slices.Sorted(maps.Keys(byPath)) }
