package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"
)

// markdownFolders returns those of the arguments that are folders with Markdown and
// without catalogues.
func markdownFolders(a *app, args []string) ([]string, error) {
	var folders []string
	for _, name := range args {
		info, err := os.Stat(a.path(name))
		if err != nil || !info.IsDir() {
			continue // who reads it says what is wrong
		}
		is, err := holdsMarkdown(os.DirFS(a.path(name)))
		if err != nil {
			return nil, named(name, err)
		}
		if is {
			folders = append(folders, name)
		}
	}
	return folders, nil
}

var errCatalogue = errors.New("a catalogue")

// holdsMarkdown reports whether a folder has Markdown and no catalogues.
func holdsMarkdown(tree fs.FS) (bool, error) {
	found := false
	err := fs.WalkDir(tree, ".", func(p string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case p != "." && strings.HasPrefix(entry.Name(), ".") && entry.IsDir():
			return fs.SkipDir
		case path.Ext(p) == ".po":
			return errCatalogue
		case path.Ext(p) == ".md" || path.Ext(p) == ".mdx":
			found = true
		}
		return nil
	})
	if errors.Is(err, errCatalogue) {
		return false, nil
	}
	return found, err
}

// importFolder aligns translated Markdown with the sections.
func importFolder(_ context.Context, _ *app, folders []string, _ importFlags) error {
	return fmt.Errorf("%s: a folder of Markdown, which cannot be imported yet; name .po files", folders[0])
}
