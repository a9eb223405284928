package main

import (
	"errors"
	"io/fs"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/content"
)

// readInput returns what is checked of a section in a locale.
func readInput(b *book.Book, target config.Target, s *check.Section) (check.Input, error) {
	in := check.Input{Section: s, Path: book.CataloguePath(target, s.Path)}
	data, err := b.ReadFile(in.Path)
	if errors.Is(err, fs.ErrNotExist) {
		return in, nil
	}
	if err != nil {
		return in, err
	}
	in.Data = data
	in.File, err = content.ParsePO(in.Path, data, "nothing of the file can be used until that is corrected")
	return in, err
}
