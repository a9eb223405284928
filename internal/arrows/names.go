package main

import (
	"go/ast"
	"go/token"
)

// ownersOf returns what stands before the names of fields and methods when they are
// listed, by the place where they are declared: the type and a dot.
func ownersOf(files []*ast.File) map[token.Pos]string {
	owners := map[token.Pos]string{}
	own := func(owner string) func(ast.Node) bool {
		return func(n ast.Node) bool {
			if field, ok := n.(*ast.Field); ok {
				for _, name := range namesOf(field) {
					owners[name.Pos()] = owner + "."
				}
			}
			return true
		}
	}
	for _, file := range files {
		ast.Inspect(file, func(n ast.Node) bool {
			if declared, ok := n.(*ast.TypeSpec); ok {
				ast.Inspect(declared.Type, own(declared.Name.Name))
			}
			return true
		})
	}
	for _, method := range methodsOf(files) {
		owners[method.Name.Pos()] = receiver(method) + "."
	}
	return owners
}

// methodsOf returns the methods that are declared in files, in their order.
func methodsOf(files []*ast.File) []*ast.FuncDecl {
	var methods []*ast.FuncDecl
	for _, file := range files {
		for _, declared := range file.Decls {
			if method, ok := declared.(*ast.FuncDecl); ok && method.Recv != nil {
				methods = append(methods, method)
			}
		}
	}
	return methods
}

// namesOf returns the names of a field or method. An embedded field has that of its
// type.
func namesOf(field *ast.Field) []*ast.Ident {
	if len(field.Names) > 0 {
		return field.Names
	}
	if name := typeName(field.Type); name != nil {
		return []*ast.Ident{name}
	}
	return nil
}

// receiver returns the name of the type that a method belongs to.
func receiver(method *ast.FuncDecl) string {
	if name := typeName(method.Recv.List[0].Type); name != nil {
		return name.Name
	}
	return ""
}

// typeName returns the name in an expression for a type, without pointers,
// packages and arguments; nil if it has none.
func typeName(of ast.Expr) *ast.Ident {
	switch t := of.(type) {
	case *ast.Ident:
		return t
	case *ast.SelectorExpr:
		return t.Sel
	case *ast.StarExpr:
		return typeName(t.X)
	case *ast.ParenExpr:
		return typeName(t.X)
	case *ast.IndexExpr:
		return typeName(t.X)
	case *ast.IndexListExpr:
		return typeName(t.X)
	default:
		return nil
	}
}
