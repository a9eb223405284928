package book

import (
	"errors"
	"io/fs"
	"os"
)

// A Repository is the root folder of the one that a handbook is in. Some files have to
// be there, however deep the handbook is. Nothing is opened outside of it.
type Repository struct{ folder folder }

// OpenRepository opens a root folder. Close it when done.
func OpenRepository(dir string) (*Repository, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, explainFolder(dir, err)
	}
	return &Repository{folder{tree: root}}, nil
}

// ReadFile returns the bytes of a file, and whether there is one.
func (r *Repository) ReadFile(path string) (data []byte, there bool, err error) {
	data, err = r.folder.read(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, false, nil
	}
	return data, err == nil, err
}

// WriteFile gives a file its content, as [Book.WriteFile] does.
func (r *Repository) WriteFile(path string, data []byte) error {
	_, err := r.folder.write(path, data)
	return err
}

// Close gives up the folder.
func (r *Repository) Close() error { return r.folder.tree.Close() }
