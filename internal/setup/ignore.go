package setup

import (
	"bytes"
	"path"
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/ci"
)

// IgnoreFile is where git reads which files are nobody's to commit. Its patterns count from its own folder, so that
// it stands beside a handbook, wherever that is in its repository.
const IgnoreFile = ".gitignore"

// Ignore lets git ignore what a build makes, and with reports what a run of CI leaves. Lines
// are added at the end of what is there. The lines that were added are returned; none where the file, or
// that of the root folder of the repository, speaks of these folders already.
func Ignore(repository *book.Repository, within string, reports bool) (added []string, err error) {
	file := path.Join(within, IgnoreFile)
	there, _, err := repository.ReadFile(file)
	if err != nil {
		return nil, err
	}
	atRoot := there
	if within != "" {
		if atRoot, _, err = repository.ReadFile(IgnoreFile); err != nil {
			return nil, err
		}
	}
	folders := []string{book.OutputDir}
	if reports {
		folders = append(folders, ci.ReportsDir)
	}
	for _, folder := range folders {
		if !speaksOf(there, folder, folder) && !speaksOf(atRoot, folder, path.Join(within, folder)) {
			added = append(added, "/"+folder+"/")
		}
	}
	if len(added) == 0 {
		return nil, nil
	}
	extended := slices.Clone(there)
	if len(extended) > 0 && !bytes.HasSuffix(extended, []byte("\n")) {
		extended = append(extended, '\n')
	}
	return added, repository.WriteFile(file, append(extended, strings.Join(added, "\n")+"\n"...))
}

// speaksOf reports whether a line is about a folder: by its name, wherever it is, or by its path from the
// folder of the file. One that lets git follow it is somebody's will too.
func speaksOf(file []byte, name, from string) bool {
	for line := range strings.Lines(string(file)) {
		pattern := strings.TrimPrefix(strings.TrimSpace(line), "!")
		pattern = strings.TrimSuffix(strings.TrimSuffix(pattern, "*"), "/")
		if pattern == name || pattern == "**/"+name || strings.TrimPrefix(pattern, "/") == from {
			return true
		}
	}
	return false
}
