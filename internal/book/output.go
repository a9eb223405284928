package book

import (
	"errors"
	"os"
	"path/filepath"

	"github.com/pobook/pobook/internal/config"
)

// An Output is the folder that receives what is built. It need not be within
// the handbook.
type Output struct {
	folder folder
}

// OpenOutput opens the output folder dir, which is made if it is not there. What
// a build that was killed has left in it is removed, and nothing is said of it:
// it is half of a file that is written now.
//
// Empty means dist/ in the handbook's root folder. A folder within those of
// the sections and the catalogues is refused: what is built would be taken for
// sections, or written over them.
func (b *Book) OpenOutput(dir string) (*Output, error) {
	o, err := b.openOutput(dir)
	if err != nil {
		return nil, err
	}
	if err := o.removeTemporary(b.Config); err != nil {
		return nil, errors.Join(err, o.Close())
	}
	return o, nil
}

func (b *Book) openOutput(dir string) (*Output, error) {
	if dir == "" {
		return openDist(b.dir, b.root, b.Config.Places)
	}
	dir = filepath.Clean(dir)
	if err := refuseOutput(b.dir, dir, filepath.ToSlash(dir), b.Config.Places); err != nil {
		return nil, err
	}
	return openFolder(dir)
}

// openDist opens the output folder that is meant where the user names none.
// It is within the handbook, whatever a symbolic link of its name says: the
// link may have come with somebody else's handbook.
func openDist(handbook string, root folder, places config.Places) (*Output, error) {
	if err := refuseOutput(handbook, filepath.Join(handbook, OutputDir), OutputDir, places); err != nil {
		return nil, hintAtLink(root, err)
	}
	if err := root.tree.MkdirAll(OutputDir, 0o755); err != nil {
		return nil, hintAtLink(root, root.explain(OutputDir, err))
	}
	dist, err := root.tree.OpenRoot(OutputDir)
	if err != nil {
		return nil, hintAtLink(root, root.explain(OutputDir, err))
	}
	return &Output{folder{tree: dist, name: OutputDir}}, nil
}

// hintAtLink completes an error about dist/ where that is a symbolic link: a
// folder that the user names may be anywhere.
func hintAtLink(root folder, err *FileError) *FileError {
	if _, notLink := root.tree.Readlink(OutputDir); notLink == nil {
		err.Hint = "name the folder that is meant with --out, or put a folder in the link's place"
	}
	return err
}

// openFolder opens any folder for output and makes it if it is not there.
func openFolder(dir string) (*Output, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, explainFolder(dir, err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, explainFolder(dir, err)
	}
	return &Output{folder{tree: root, name: filepath.ToSlash(dir)}}, nil
}

// refuseOutput is the error for output in a folder of the handbook's own, nil
// for any other folder.
func refuseOutput(handbook, dir, shown string, places config.Places) *FileError {
	var what string
	switch {
	case within(dir, filepath.Join(handbook, filepath.FromSlash(places.Catalogues()))):
		what = places.Catalogues() + "/, where the catalogues are"
	case places.Folder() == "." && passedOverOutput(handbook, dir):
		return nil
	case within(dir, filepath.Join(handbook, filepath.FromSlash(places.Folder()))):
		what = places.Named() + ", where the sections are"
	default:
		return nil
	}
	return fileError(shown, "output-folder", "what is built cannot be put into "+what, "choose another folder with --out, such as dist", nil)
}

// passedOverOutput reports whether a folder is within dist/, in which nobody looks for
// sections. A symbolic link of that name is not that folder.
func passedOverOutput(handbook, dir string) bool {
	dist := filepath.Join(handbook, OutputDir)
	_, notLink := os.Readlink(dist)
	return notLink != nil && within(dir, dist)
}

// within reports whether a folder is another or lies below it. Neither need be
// there yet.
func within(dir, outer string) bool {
	outer = physical(outer)
	for up := physical(dir); ; up = filepath.Dir(up) {
		if up == outer || sameFolder(up, outer) {
			return true
		}
		if up == filepath.Dir(up) {
			return false
		}
	}
}

// sameFolder reports whether two paths are one folder, as they may be on a file
// system that does not tell apart the case of names.
func sameFolder(a, b string) bool {
	first, err := os.Stat(a)
	if err != nil {
		return false
	}
	second, err := os.Stat(b)
	return err == nil && os.SameFile(first, second)
}

// physical is the absolute path of a folder without symbolic links, as far as
// there is anything at it.
func physical(dir string) string {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return dir
	}
	if followed, err := filepath.EvalSymlinks(abs); err == nil {
		return followed
	}
	parent := filepath.Dir(abs)
	if parent == abs {
		return abs
	}
	return filepath.Join(physical(parent), filepath.Base(abs))
}

// removeTemporary looks where files are written: in the folder itself, which may
// be one with much else in it, and below those of the locales.
func (o *Output) removeTemporary(c config.Config) error {
	err := errors.Join(o.folder.removeTemporaryHere(), o.folder.removeTemporary(c.Source.Code))
	for _, target := range c.Locales {
		err = errors.Join(err, o.folder.removeTemporary(target.Locale.Code))
	}
	return err
}

// WriteFile is [Book.WriteFile] for a path below the output folder.
func (o *Output) WriteFile(path string, data []byte) (changed bool, err error) {
	return o.folder.write(path, data)
}

// Has reports whether there is a file at a path below the output folder.
func (o *Output) Has(path string) bool {
	_, err := o.folder.tree.Stat(path)
	return err == nil
}

// Close gives up the folder.
func (o *Output) Close() error { return o.folder.tree.Close() }
