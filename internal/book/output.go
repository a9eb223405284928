package book

import (
	"errors"
	"os"
	slashpath "path"
	"path/filepath"
	"strings"

	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/diag"
)

// An Output is the folder that receives what is built. It need not be within
// the handbook. What is in it and not pobook's stays as it is: see [Output.Publish].
type Output struct {
	folder  folder
	sources string // where handbook/ is from here, slash-separated; "" if it is not within
	below   string // where this is from handbook/; "" if it is not within that
	owned   *owned
	prefix  string // of the scopes in the manifest: whose they are, where several handbooks may be built to
	ledger  ledger
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
	if dir == "" {
		dir = filepath.Join(b.dir, OutputDir)
	}
	return b.prepare(o, dir)
}

func (b *Book) openOutput(dir string) (*Output, error) {
	if dir == "" {
		return openWithin(b.dir, b.root, OutputDir, b.Config.Places)
	}
	dir = filepath.Clean(dir)
	if err := refuseOutput(b.dir, dir, filepath.ToSlash(dir), b.Config.Places); err != nil {
		return nil, err
	}
	return openFolder(dir)
}

// OpenSite opens the folder that the configuration names for Markdown, as OpenOutput
// does that for all else.
func (b *Book) OpenSite() (*Output, error) {
	name := b.Config.Output.Folder()
	o, err := openWithin(b.dir, b.root, name, b.Config.Places)
	if err != nil {
		return nil, err
	}
	return b.prepare(o, filepath.Join(b.dir, filepath.FromSlash(name)))
}

// prepare finds out where the sections are from an output folder, and clears up.
func (b *Book) prepare(o *Output, dir string) (*Output, error) {
	sections, here := physical(filepath.Join(b.dir, filepath.FromSlash(b.Config.Places.Folder()))), physical(dir)
	if rel, err := filepath.Rel(sections, here); err == nil && filepath.IsLocal(rel) {
		o.below = filepath.ToSlash(rel)
	} else if rel, err := filepath.Rel(here, sections); err == nil && filepath.IsLocal(rel) {
		o.sources = filepath.ToSlash(rel)
	}
	o.owned = newOwned(b, here, o.below != "")
	if rel, err := filepath.Rel(o.owned.root, here); err != nil || !filepath.IsLocal(rel) {
		o.prefix = b.Config.Name + "/"
	}
	if err := o.removeTemporary(b.Config); err != nil {
		return nil, errors.Join(err, o.Close())
	}
	return o, nil
}

// openWithin opens an output folder that the user does not name on the command line.
// It is within the handbook, whatever a symbolic link of its name says: the
// link may have come with somebody else's handbook. Only a configuration can name
// a folder in which sources are, and then its patterns have been held against them.
func openWithin(handbook string, root folder, name string, places config.Places) (*Output, error) {
	if folder := places.Folder(); name != folder && !strings.HasPrefix(name, folder+"/") {
		if err := refuseOutput(handbook, filepath.Join(handbook, filepath.FromSlash(name)), name, places); err != nil {
			return nil, hintAtLink(root, name, err)
		}
	}
	if err := root.tree.MkdirAll(name, 0o755); err != nil {
		return nil, hintAtLink(root, name, root.explain(name, err))
	}
	opened, err := root.tree.OpenRoot(name)
	if err != nil {
		return nil, hintAtLink(root, name, root.explain(name, err))
	}
	shown := name
	if name == "." {
		shown = ""
	}
	return &Output{folder: folder{tree: opened, name: shown}}, nil
}

// hintAtLink completes an error about a folder within the handbook where that is a
// symbolic link: a folder that the user names may be anywhere.
func hintAtLink(root folder, name string, err *FileError) *FileError {
	if _, notLink := root.tree.Readlink(name); notLink == nil {
		err.Hint = diag.Textf("name the folder that is meant with --out, or put a folder in the link's place")
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
	return &Output{folder: folder{tree: root, name: filepath.ToSlash(dir)}}, nil
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
	return fileError(shown, "output-folder", diag.Textf("what is built cannot be put into %s", what), diag.Textf("choose another folder with --out, such as dist"), nil)
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

// SiteDir is the folder of the sites of all locales, in the folder of what is built.
const SiteDir = "html"

// removeTemporary looks where files are written: in the folder itself, which may
// be one with much else in it, and below those of the locales and of the sites.
func (o *Output) removeTemporary(c config.Config) error {
	bases := []string{SiteDir, c.Output.Base(c.Source, true)}
	for _, target := range c.Locales {
		bases = append(bases, c.Output.Base(target.Locale, false))
	}
	err := o.folder.removeTemporaryHere()
	for _, base := range bases {
		if base != "." {
			err = errors.Join(err, o.folder.removeTemporary(base))
		}
	}
	return err
}

// WriteFile is [Book.WriteFile] for a path below the output folder.
func (o *Output) WriteFile(path string, data []byte) (changed bool, err error) {
	return o.folder.write(path, data)
}

// IsSource reports whether a path below the output folder is that of a file below
// handbook/, which then need not be copied.
func (o *Output) IsSource(path, content string) bool {
	if o.below != "" {
		return slashpath.Join(o.below, path) == content
	}
	return o.sources != "" && path == slashpath.Join(o.sources, content)
}

// Has reports whether there is a file at a path below the output folder.
func (o *Output) Has(path string) bool {
	_, err := o.folder.tree.Stat(path)
	return err == nil
}

// Close gives up the folder.
func (o *Output) Close() error { return o.folder.tree.Close() }
