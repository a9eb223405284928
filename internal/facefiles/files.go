package facefiles

import (
	"sync"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/font"
	"github.com/pobook/pobook/internal/sfnt"
)

// Files are the font files of a handbook, each of which is read once for all locales. It
// may be used by several goroutines. Make it with [New].
type Files struct {
	book  *book.Book
	faces sync.Map // by [config.FaceFile.String]: *opened
}

// New returns the font files of a handbook. It must stay open while they are in use.
func New(b *book.Book) *Files { return &Files{book: b} }

// An opened file is a face, and why it cannot be used.
type opened struct {
	face *font.Face
	err  error
}

func (f *Files) family(files config.FaceFiles) font.Family {
	face := func(file config.FaceFile) *font.Face {
		if file.Path == "" {
			return nil
		}
		return f.open(file).face
	}
	return font.Family{Regular: face(files.Regular), Bold: face(files.Bold), Italic: face(files.Italic), BoldItalic: face(files.BoldItalic)}
}

// open reads a file once.
func (f *Files) open(file config.FaceFile) *opened {
	read, _ := f.faces.LoadOrStore(file.String(), sync.OnceValue(func() *opened {
		data, err := f.book.ReadContent(file.Path)
		if err == nil {
			err = examine(data, file)
		}
		return &opened{font.NewFace(func() (*sfnt.File, error) {
			if err != nil {
				return nil, err
			}
			return member(data, file.Member)
		}), err}
	}))
	return read.(func() *opened)()
}
