package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// checked is a package of which the meaning of each name is known.
type checked struct {
	path  string // below the module
	fset  *token.FileSet
	files []*ast.File
	types *types.Package
	info  *types.Info
}

// listed is what go list says of a package.
type listed struct {
	ImportPath string
	Dir        string
	GoFiles    []string
	CgoFiles   []string
	Imports    []string
	Export     string // the file of its compiled declarations
	DepOnly    bool   // it is imported, but was not asked for
	Module     *struct{ Path string }
}

// load reads the packages that the patterns name, sorted by path. What they import
// is read from the compiler's cache, which takes a tenth of the time that
// its sources would.
func load(patterns []string) ([]*checked, error) {
	packages, err := list(patterns)
	if err != nil {
		return nil, err
	}
	exports := map[string]string{}
	for _, p := range packages {
		exports[p.ImportPath] = p.Export
	}
	fset := token.NewFileSet()
	imports := importer.ForCompiler(fset, "gc", func(path string) (io.ReadCloser, error) {
		if exports[path] == "" {
			return nil, fmt.Errorf("go list knows no package %s", path)
		}
		return os.Open(exports[path])
	})
	var loaded []*checked
	for _, p := range packages {
		if p.DepOnly {
			continue
		}
		if len(p.CgoFiles) > 0 {
			return nil, fmt.Errorf("%s: files with cgo cannot be measured", p.ImportPath)
		}
		c, err := p.read(fset, imports)
		if err != nil {
			return nil, err
		}
		loaded = append(loaded, c)
	}
	return loaded, nil
}

// list asks go list for packages and all that they import, sorted by path.
func list(patterns []string) ([]listed, error) {
	if len(patterns) == 0 {
		patterns = []string{"./..."}
	}
	args := []string{"list", "-export", "-deps", "-json=ImportPath,Dir,GoFiles,CgoFiles,Imports,Export,DepOnly,Module", "--"}
	command := exec.Command("go", append(args, patterns...)...)
	var trouble bytes.Buffer
	command.Stderr = &trouble
	out, err := command.Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w\n%s", err, bytes.TrimSpace(trouble.Bytes()))
	}
	var packages []listed
	for decoder := json.NewDecoder(bytes.NewReader(out)); ; {
		var p listed
		if err := decoder.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, fmt.Errorf("go list: %w", err)
		}
		packages = append(packages, p)
	}
	slices.SortFunc(packages, func(a, b listed) int { return strings.Compare(a.ImportPath, b.ImportPath) })
	return packages, nil
}

// path returns where the package is in its module.
func (p listed) path() string {
	if p.Module == nil {
		return p.ImportPath
	}
	return strings.TrimPrefix(strings.TrimPrefix(p.ImportPath, p.Module.Path), "/")
}

// read parses the files of a package and checks them.
func (p listed) read(fset *token.FileSet, imports types.Importer) (*checked, error) {
	var files []*ast.File
	for _, name := range p.GoFiles {
		file, err := parser.ParseFile(fset, filepath.Join(p.Dir, name), nil, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		files = append(files, file)
	}
	return check(p.path(), fset, files, imports)
}

// check finds the meaning of each name in a package's files.
func check(path string, fset *token.FileSet, files []*ast.File, imports types.Importer) (*checked, error) {
	info := &types.Info{
		Types:      map[ast.Expr]types.TypeAndValue{},
		Defs:       map[*ast.Ident]types.Object{},
		Uses:       map[*ast.Ident]types.Object{},
		Selections: map[*ast.SelectorExpr]*types.Selection{},
	}
	config := types.Config{Importer: imports}
	pkg, err := config.Check(path, fset, files, info)
	if err != nil {
		return nil, err
	}
	return &checked{path: path, fset: fset, files: files, types: pkg, info: info}, nil
}

// fileAt returns the base name of the file that a position lies in.
func (c *checked) fileAt(pos token.Pos) string {
	return filepath.Base(c.fset.Position(pos).Filename)
}
