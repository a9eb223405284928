package codes_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"go/ast"
	"go/constant"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"github.com/pobook/pobook/internal/codes"
	"github.com/pobook/pobook/internal/diag"
)

const module = "github.com/pobook/pobook/"

// The sources of the program and the table say the same.
func TestSources(t *testing.T) {
	t.Parallel()
	found := readSources(t)
	t.Run("explained", func(t *testing.T) {
		t.Parallel()
		explained(t, found)
	})
	t.Run("severity", func(t *testing.T) {
		t.Parallel()
		severities(t, found)
	})
}

// explained holds that every code in the sources has a row, and that every row
// is of a code that is reported somewhere. Codes have a type of their own, so each
// constant of that type is one, whatever functions it goes through.
func explained(t *testing.T, found *reading) {
	for _, code := range slices.Sorted(maps.Keys(found.mentioned)) {
		if _, ok := codes.Find(code); !ok {
			t.Errorf("%s: the code %q has no row in the table", found.mentioned[code], code)
		}
	}
	for _, e := range codes.All() {
		if !found.reported[e.Code] {
			t.Errorf("the code %q is explained, but nothing reports it", e.Code)
		}
	}
	for _, place := range found.made {
		t.Errorf("%s: a code is made at run time, so nothing says which it can be; write constants", place)
	}
}

// severities holds that a row has the severity of the diagnostics that are
// written with its code: the worst of them. Those that a function makes are not
// seen here.
func severities(t *testing.T, found *reading) {
	for code, severity := range found.severity {
		if e, _ := codes.Find(code); e.Severity != severity {
			t.Errorf("%q is reported as %s, but its row says %s", code, severity, e.Severity)
		}
	}
}

// A reading is what the sources say about codes.
type reading struct {
	mentioned map[diag.Code]token.Position // where first, by whatever is not a row
	reported  map[diag.Code]bool           // and not only compared or looked up
	severity  map[diag.Code]diag.Severity  // in literals of diagnostics
	made      []token.Position             // codes that are not constants
}

// readSources reads all packages of the module but the tests, as the go command
// builds them here.
func readSources(t *testing.T) *reading {
	t.Helper()
	packages := listPackages(t)
	fset := token.NewFileSet()
	compiled := importer.ForCompiler(fset, "gc", func(path string) (io.ReadCloser, error) { return os.Open(packages[path].Export) })
	r := &reading{map[diag.Code]token.Position{}, map[diag.Code]bool{}, map[diag.Code]diag.Severity{}, nil}
	for _, p := range packages {
		if p.Module == nil || !p.Module.Main {
			continue
		}
		noteFolders(p.Dir)
		var files []*ast.File
		for _, name := range p.GoFiles {
			file, err := parser.ParseFile(fset, filepath.Join(p.Dir, name), nil, parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			files = append(files, file)
		}
		s := &source{reading: r, fset: fset, info: types.Info{Types: map[ast.Expr]types.TypeAndValue{}, Uses: map[*ast.Ident]types.Object{}}}
		config := types.Config{Importer: compiled}
		if _, err := config.Check(p.ImportPath, fset, files, &s.info); err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			s.file(file)
		}
	}
	if len(r.reported) < 100 {
		t.Fatalf("only %d codes are found in the sources", len(r.reported))
	}
	return r
}

// noteFolders reads a package's folder and the one around it, so that the go
// command runs this test again once a file or a package is added there: it
// remembers results by what a test itself has opened.
func noteFolders(dir string) {
	_, _ = os.ReadDir(dir)
	_, _ = os.ReadDir(filepath.Dir(dir))
}

type listed struct {
	ImportPath, Dir, Export string
	GoFiles                 []string
	Module                  *struct{ Main bool }
}

// listPackages returns the packages of the module with all that they import, by
// import path.
func listPackages(t *testing.T) map[string]listed {
	t.Helper()
	command := exec.CommandContext(t.Context(), "go", "list", "-export", "-deps", "-json=ImportPath,Dir,Export,GoFiles,Module", "./...")
	command.Dir = "../.."
	command.Stderr = os.Stderr
	output, err := command.Output()
	if err != nil {
		t.Fatal(err)
	}
	packages := map[string]listed{}
	for decoder := json.NewDecoder(bytes.NewReader(output)); ; {
		var p listed
		if err := decoder.Decode(&p); errors.Is(err, io.EOF) {
			return packages
		} else if err != nil {
			t.Fatal(err)
		}
		packages[p.ImportPath] = p
	}
}

// A source is a package being read.
type source struct {
	*reading
	fset *token.FileSet
	info types.Info
}

func (s *source) file(file *ast.File) {
	var path []ast.Node
	ast.Inspect(file, func(n ast.Node) bool {
		if n == nil {
			path = path[:len(path)-1]
			return true
		}
		if e, ok := n.(ast.Expr); ok && s.isCode(e) {
			if value := s.info.Types[e].Value; value != nil {
				s.constant(e, diag.Code(constant.StringVal(value)), path)
				return false
			}
			s.computed(e)
		}
		if literal, ok := n.(*ast.CompositeLit); ok && s.isType(literal, "internal/diag", "Diagnostic") {
			s.diagnostic(literal)
		}
		path = append(path, n)
		return true
	})
}

// constant takes in a code with the nodes that it stands in, from the file to
// its parent.
func (s *source) constant(e ast.Expr, code diag.Code, path []ast.Node) {
	if code == "" {
		return
	}
	row, finds := s.row(path)
	if _, known := s.mentioned[code]; !known && !row {
		s.mentioned[code] = s.fset.Position(e.Pos())
	}
	if row && finds || !row && !s.onlyAsked(path[len(path)-1]) {
		s.reported[code] = true
	}
}

// row says whether a code is that of a row of a table, and whether the row has a
// function that reports it.
func (s *source) row(path []ast.Node) (row, finds bool) {
	if len(path) < 2 {
		return false, false
	}
	pair, keyed := path[len(path)-1].(*ast.KeyValueExpr)
	literal, inLiteral := path[len(path)-2].(*ast.CompositeLit)
	if !keyed || !inLiteral {
		return false, false
	}
	switch key := pair.Key.(*ast.Ident); {
	case key == nil:
		return false, false
	case key.Name == "ID" && s.isType(literal, "internal/check", "Check"):
		return true, field(literal, "find") != nil
	case key.Name == "Code" && s.isType(literal, "internal/codes", "Entry"):
		return true, false
	}
	return false, false
}

// onlyAsked says whether a code is compared with another or looked up there,
// which reports nothing.
func (s *source) onlyAsked(parent ast.Node) bool {
	switch parent := parent.(type) {
	case *ast.BinaryExpr, *ast.CaseClause:
		return true
	case *ast.CallExpr:
		called, ok := parent.Fun.(*ast.SelectorExpr)
		return ok && called.Sel.Name == "Find"
	}
	return false
}

// computed notes a code that is made of what is not a code.
func (s *source) computed(e ast.Expr) {
	switch e := e.(type) {
	case *ast.BinaryExpr:
		s.made = append(s.made, s.fset.Position(e.Pos()))
	case *ast.CallExpr:
		if s.info.Types[e.Fun].IsType() {
			s.made = append(s.made, s.fset.Position(e.Pos()))
		}
	}
}

// diagnostic notes how bad a diagnostic is that is written as a literal.
func (s *source) diagnostic(literal *ast.CompositeLit) {
	written := field(literal, "Code")
	if written == nil || s.info.Types[written].Value == nil {
		return
	}
	code, severity := diag.Code(constant.StringVal(s.info.Types[written].Value)), diag.Error
	if word := field(literal, "Severity"); word != nil {
		value := s.info.Types[word].Value
		if value == nil {
			return
		}
		n, _ := constant.Int64Val(value)
		severity = diag.Severity(n)
	}
	if known, ok := s.severity[code]; !ok || severity < known {
		s.severity[code] = severity
	}
}

func (s *source) isCode(e ast.Expr) bool {
	value, ok := s.info.Types[e]
	return ok && !value.IsType() && named(value.Type, "internal/diag", "Code")
}

func (s *source) isType(e ast.Expr, path, name string) bool {
	return named(s.info.Types[e].Type, path, name)
}

func named(t types.Type, path, name string) bool {
	if p, ok := t.(*types.Pointer); ok {
		t = p.Elem()
	}
	n, ok := t.(*types.Named)
	return ok && n.Obj().Name() == name && n.Obj().Pkg() != nil && n.Obj().Pkg().Path() == module+path
}

// field returns what a literal gives a field; nil if it does not name it.
func field(literal *ast.CompositeLit, name string) ast.Expr {
	for _, element := range literal.Elts {
		if pair, ok := element.(*ast.KeyValueExpr); ok {
			if key, ok := pair.Key.(*ast.Ident); ok && key.Name == name {
				return pair.Value
			}
		}
	}
	return nil
}
