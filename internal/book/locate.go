package book

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/diag"
)

// configNames are what a configuration is called.
var configNames = []string{"pobook.yaml", "handbook.yaml"}

// usualConfigs are where it is looked for first.
var usualConfigs = []string{configNames[0], configNames[1], "handbook/" + configNames[1], "handbook/" + configNames[0]}

// locate returns where the configurations below a root folder are: in it or in
// handbook/, or else in any folder beside that, unless that is a handbook of its own.
func locate(root *os.Root) (files []string) {
	for _, p := range usualConfigs {
		if _, err := root.Lstat(p); err == nil {
			files = append(files, p)
		}
	}
	if len(files) > 0 {
		return files
	}
	for _, dir := range foldersIn(root) {
		for _, name := range configNames {
			if p := path.Join(dir, name); exists(root, p) && !ofItsOwn(root, p) {
				files = append(files, p)
			}
		}
	}
	return files
}

func exists(root *os.Root, p string) bool {
	_, err := root.Lstat(p)
	return err == nil
}

// foldersIn are the folders in a root folder that may have to do with a handbook.
func foldersIn(root *os.Root) (folders []string) {
	entries, err := fs.ReadDir(root.FS(), ".")
	if err != nil {
		return nil
	}
	for _, e := range entries {
		if e.IsDir() && !strings.HasPrefix(e.Name(), ".") && e.Name() != OutputDir && e.Name() != nodeModules {
			folders = append(folders, e.Name())
		}
	}
	return folders
}

// ofItsOwn reports whether the folder of a configuration is rather the root folder of
// another handbook: what it names is there, and not in the root folder. The folder "."
// is that of the configuration.
func ofItsOwn(root *os.Root, file string) bool {
	text, err := folder{tree: root}.read(file)
	if err != nil {
		return false
	}
	places, _, _ := config.PlacesOf(file, text)
	switch dir := path.Dir(file); places.Folder() {
	case ".":
		return true
	case dir:
		return exists(root, path.Join(dir, config.Places{}.Folder()))
	default:
		return !exists(root, places.Folder()) && exists(root, path.Join(dir, places.Folder()))
	}
}

// handbookIn returns a folder in a root folder that is the root folder of a handbook,
// or "".
func handbookIn(root *os.Root) string {
	for _, dir := range foldersIn(root) {
		for _, p := range usualConfigs {
			if exists(root, path.Join(dir, p)) {
				return dir
			}
		}
	}
	return ""
}

// Configured reports whether there is a handbook in a root folder.
func Configured(root *os.Root) bool { return len(locate(root)) > 0 }

// onlyOne returns the one configuration that there is, and where it usually is if
// there is none.
func onlyOne(dir string, files []string) (string, error) {
	if len(files) == 0 {
		return config.Places{}.File(), nil
	}
	if len(files) == 1 {
		return files[0], nil
	}
	d := diag.Diagnostic{
		Position: diag.Position{File: files[0]},
		Code:     "second-configuration",
		Message:  diag.Textf("%s is there too, and this folder can have one configuration only", files[1]),
		Hint:     diag.Textf("keep one"),
	}
	if first, second := path.Dir(files[0]), path.Dir(files[1]); first != "." && first != second && first != (config.Places{}).Folder() {
		d.Hint = diag.Textf("keep one; if each is of a handbook of its own, use \"pobook -C %s\"", filepath.ToSlash(filepath.Join(dir, first)))
	}
	return "", diag.List{d}
}

// readConfiguration opens the folder of the configuration, and returns its path and
// its text.
func readConfiguration(dir string, root folder) (home folder, file string, text []byte, err error) {
	files := locate(root.tree)
	if file, err = onlyOne(dir, files); err != nil {
		return home, file, nil, err
	}
	home, err = root.sub(path.Dir(file))
	if err == nil {
		text, err = home.read(path.Base(file))
	}
	if errors.Is(err, fs.ErrNotExist) && len(files) == 0 {
		err = noConfiguration(dir, handbookIn(root.tree))
	}
	return home, file, text, err
}

// noSections is the error for a folder of sections that cannot be opened. Where nobody
// has chosen one, this may be itself the folder of sections, with the configuration in it.
func noSections(dir string, places config.Places, at diag.Position, err error) error {
	if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if up, _ := enclosing(dir); up != "" && at.Line == 0 && path.Dir(places.File()) == "." {
		return noConfiguration(dir, "")
	}
	d := diag.Diagnostic{
		Position: at,
		Code:     "missing-folder",
		Message:  diag.Textf("the sections are to be in %s, which is not there", places.Named()),
		Hint:     diag.Textf(`make it, or name the folder that has them under "folder"; "." is the root folder`),
	}
	return diag.List{d}
}

// noConfiguration says what to do where dir holds no handbook: somebody who
// stands in a folder of one is shown the way up, who stands above one, in whose folder
// below is, the way down, anyone else how to begin.
func noConfiguration(dir, below string) error {
	d := diag.Diagnostic{
		Position: diag.Position{File: config.Places{}.File()},
		Code:     "no-configuration",
		Message:  diag.Textf("no such file"),
		Hint:     diag.Textf(`"pobook init" starts a handbook here`),
	}
	if below != "" {
		d.Hint = diag.Textf("\"pobook -C %s\" works on the handbook there, and \"pobook init\" starts one here", filepath.ToSlash(filepath.Join(dir, below)))
	}
	if up, _ := enclosing(dir); up != "" {
		d.Hint = diag.Textf("this folder is part of a handbook: use \"pobook -C %s\"", filepath.ToSlash(up))
	}
	return diag.List{d}
}

// enclosing finds the nearest folder above dir that holds a handbook, relative
// as dir is, or "", and whether dir is in its folder of sections or catalogues.
func enclosing(dir string) (up string, inside bool) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", false
	}
	parent := abs
	for up := filepath.Join(dir, ".."); ; up = filepath.Join(up, "..") {
		if parent == filepath.Dir(parent) {
			return "", false
		}
		parent = filepath.Dir(parent)
		below, err := filepath.Rel(parent, abs)
		if err != nil {
			return "", false
		}
		if usual, inside := encloses(parent, filepath.ToSlash(below)); usual || inside {
			return up, inside
		}
	}
}

// encloses reports whether a folder holds a handbook, and whether a path below it is in
// the folder of the sections or the catalogues. A configuration beside handbook/ may be
// of a handbook in its own folder, and counts for what is inside alone.
func encloses(parent, below string) (usual, inside bool) {
	root, err := os.OpenRoot(parent)
	if err != nil {
		return false, false
	}
	defer root.Close()
	files := locate(root)
	if len(files) != 1 {
		return len(files) > 0 && path.Dir(files[0]) == ".", false
	}
	text, err := folder{tree: root}.read(files[0])
	if err != nil {
		return false, false
	}
	places, _, _ := config.PlacesOf(files[0], text)
	if _, err := root.Stat(places.Folder()); err != nil {
		return false, false // it is that of a handbook around this folder
	}
	for _, folder := range []string{places.Folder(), places.Catalogues()} {
		inside = inside || folder == "." || below == folder || strings.HasPrefix(below, folder+"/")
	}
	dir := path.Dir(files[0])
	return dir == "." || dir == (config.Places{}).Folder(), inside
}
