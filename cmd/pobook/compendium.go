package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/update"
)

// readCatalogues reads the translations from elsewhere that the user names: files, and
// folders of catalogues. code is that of the locale that is asked for; empty if that is open.
func readCatalogues(a *app, b *book.Book, names []string, code string) ([]update.Catalogue, error) {
	var files []update.File
	for _, name := range names {
		info, err := os.Stat(a.path(name))
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil, fmt.Errorf("%s: no such file; files are looked for from the folder that -C names", name)
		case err == nil && info.IsDir():
			found, err := catalogues(a.path(name), name)
			if err != nil {
				return nil, err
			}
			files = append(files, found...)
			continue
		}
		if err := checkReadable(name); err != nil {
			return nil, err
		}
		data, err := os.ReadFile(a.path(name))
		if err != nil {
			return nil, named(name, err)
		}
		files = append(files, update.File{Name: name, Data: data})
	}
	return update.ReadCatalogues(b.Config, files, code)
}

// named says of a file that the user has named what is wrong with it.
func named(name string, err error) error {
	var cause *fs.PathError
	if errors.As(err, &cause) {
		err = cause.Err
	}
	return fmt.Errorf("%s: %w", name, err)
}

// catalogues reads those of a folder, hidden files and folders apart. Symbolic links
// are not followed.
func catalogues(dir, name string) ([]update.File, error) {
	var (
		files []update.File
		tree  = os.DirFS(dir)
	)
	err := fs.WalkDir(tree, ".", func(p string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return named(path.Join(name, p), err)
		case p != "." && strings.HasPrefix(entry.Name(), "."):
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		case !entry.Type().IsRegular() || path.Ext(p) != ".po":
			return nil
		}
		data, err := fs.ReadFile(tree, p)
		if err != nil {
			return named(path.Join(name, p), err)
		}
		files = append(files, update.File{Name: path.Join(name, p), Data: data, Catalogue: strings.TrimSuffix(p, ".po")})
		return nil
	})
	if err == nil && len(files) == 0 {
		err = fmt.Errorf("%s: no catalogue is in this folder; name one that has .po files", name)
	}
	return files, err
}
