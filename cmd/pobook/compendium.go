package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/exchange"
	"github.com/pobook/pobook/internal/update"
)

// readCatalogues reads the translations from elsewhere that the user names: files, and
// folders of catalogues. code is that of the locale that is asked for; empty if that is open.
func readCatalogues(a *app, b *book.Book, names []string, code string) ([]update.Catalogue, error) {
	var all []update.Catalogue
	for _, name := range names {
		files, err := catalogueFiles(a, name)
		if err != nil {
			return nil, err
		}
		var read []update.Catalogue
		if len(files) == 1 && isXLIFF(name) {
			read, err = exchange.Catalogues(b.Config, name, files[0].Data, code)
		} else {
			read, err = update.ReadCatalogues(b.Config, files, code)
		}
		if err != nil {
			return nil, err
		}
		all = append(all, read...)
	}
	return all, nil
}

func isXLIFF(name string) bool {
	ext := strings.ToLower(filepath.Ext(name))
	return ext == ".xlf" || ext == ".xliff"
}

// catalogueFiles reads the file that a name is of, or the catalogues of the folder.
func catalogueFiles(a *app, name string) ([]update.File, error) {
	info, err := os.Stat(a.path(name))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("%s: no such file; files are looked for from the folder that -C names", name)
	case err == nil && info.IsDir():
		return catalogues(a.path(name), name)
	}
	if err := checkReadable(name); err != nil {
		return nil, err
	}
	data, err := os.ReadFile(a.path(name))
	if err != nil {
		return nil, named(name, err)
	}
	return []update.File{{Name: name, Data: data}}, nil
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
		xliff string // a file of it in the folder
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
		case entry.Type().IsRegular() && isXLIFF(p):
			xliff = path.Join(name, p)
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
	switch {
	case err != nil || len(files) > 0:
	case xliff != "":
		err = fmt.Errorf("%s: no catalogue is in this folder; name its files of XLIFF one by one, as %s", name, xliff)
	default:
		err = fmt.Errorf("%s: no catalogue is in this folder; name one that has .po files", name)
	}
	return files, err
}

// unreadable says of files that are no catalogues what to do with them, by their ending.
var unreadable = map[string]string{
	".pot":  "is a template, which has no translations; name the .po file",
	".mo":   `is compiled; name the .po file, or make one with "msgunfmt"`,
	".gz":   `is compressed; unpack it with "gunzip"`,
	".md":   `is Markdown; use "pobook import"`,
	".tmx":  `is a translation memory; use "pobook memory import"`,
	".csv":  `is a table; use "pobook memory import"`,
	".tsv":  `is a table; use "pobook memory import"`,
	".json": "is not a catalogue; name .po files",
}

// checkReadable returns an error for a file that is no catalogue.
func checkReadable(name string) error {
	if hint := unreadable[strings.ToLower(path.Ext(filepath.ToSlash(name)))]; hint != "" {
		return fmt.Errorf("%s %s", name, hint)
	}
	return nil
}
