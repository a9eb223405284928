package main

import (
	"go/ast"
	"go/token"
	"go/types"
	"maps"
	"slices"
)

// graph is the files of a package and what they use of each other.
type graph struct {
	files []string     // base names, sorted
	uses  [][][]string // by user and used: names of what is used, sorted
}

// graphOf finds what each file of a package uses of the others: functions,
// types, methods, fields, constants and variables.
//
// A method is declared where its body is: calling it is an arrow to that file,
// and its receiver an arrow from there to the file of the type. Who reaches a
// field or method through embedded fields uses these, too. Satisfying an interface
// is no use of it.
func graphOf(p *checked) graph {
	c := collector{pkg: p, owners: ownersOf(p.files), found: map[[2]string]map[string]bool{}}
	var g graph
	for _, file := range p.files {
		g.files = append(g.files, p.fileAt(file.Package))
		c.collect(file)
	}
	slices.Sort(g.files)
	for _, from := range g.files {
		var row [][]string
		for _, to := range g.files {
			row = append(row, slices.Sorted(maps.Keys(c.found[[2]string{from, to}])))
		}
		g.uses = append(g.uses, row)
	}
	return g
}

// arrows counts the pairs of files of which the first uses the second.
func (g graph) arrows() int {
	n := 0
	for _, row := range g.uses {
		for _, names := range row {
			n += min(len(names), 1)
		}
	}
	return n
}

// collector gathers what files use of each other.
type collector struct {
	pkg    *checked
	owners map[token.Pos]string
	found  map[[2]string]map[string]bool // by user and used: the names
}

// collect goes through all that a file names.
func (c collector) collect(file *ast.File) {
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Ident:
			c.add(n.Pos(), c.pkg.info.Uses[n])
		case *ast.SelectorExpr:
			for _, field := range embedded(c.pkg.info.Selections[n]) {
				c.add(n.Pos(), field)
			}
		case *ast.CompositeLit:
			if named, ok := elided(n, c.pkg.info); ok {
				c.add(n.Pos(), named)
			}
		}
		return true
	})
}

// add notes that an object is used at a position. What a function declares is
// used in its own file only, so whatever another file declares counts.
func (c collector) add(at token.Pos, object types.Object) {
	if object == nil || object.Pkg() != c.pkg.types || !object.Pos().IsValid() {
		return
	}
	from, to := c.pkg.fileAt(at), c.pkg.fileAt(object.Pos())
	if from == to {
		return
	}
	key := [2]string{from, to}
	if c.found[key] == nil {
		c.found[key] = map[string]bool{}
	}
	c.found[key][c.owners[object.Pos()]+object.Name()] = true
}

// embedded returns the embedded fields that a selector passes without naming
// them.
func embedded(selection *types.Selection) []*types.Var {
	if selection == nil {
		return nil
	}
	var passed []*types.Var
	path := selection.Index()
	in := selection.Recv()
	for _, i := range path[:len(path)-1] {
		if pointer, ok := in.Underlying().(*types.Pointer); ok {
			in = pointer.Elem()
		}
		within, ok := in.Underlying().(*types.Struct)
		if !ok {
			break
		}
		passed = append(passed, within.Field(i))
		in = within.Field(i).Type()
	}
	return passed
}

// elided returns the type of a composite literal that stands without it in
// another one: {1, 2} in points{{1, 2}}.
func elided(literal *ast.CompositeLit, info *types.Info) (*types.TypeName, bool) {
	if literal.Type != nil {
		return nil, false
	}
	t := info.TypeOf(literal)
	if pointer, ok := t.(*types.Pointer); ok {
		t = pointer.Elem()
	}
	named, ok := t.(*types.Named)
	if !ok {
		return nil, false
	}
	return named.Obj(), true
}
