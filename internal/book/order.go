package book

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/order"
)

// orderFiles is where the order of a handbook's sections can stand.
type orderFiles struct {
	root, content folder
	found         config.Found
}

// read reads what the configuration names as the order of the sections: a file
// below the folder of the sections or in the root folder, or the front matter of
// the sections themselves. What does not stop it comes back, too.
func (f orderFiles) read(name string) (config.Order, diag.List, error) {
	file, err := f.open(name)
	if err != nil {
		return config.Order{}, nil, err
	}
	read := func(p string) []byte {
		data, _ := f.content.read(p) // what cannot be read is reported where its text is wanted
		return data
	}
	said, err := order.Read(config.OrderKind(name), file, order.Folder{Found: f.found, Read: read})
	if err != nil {
		return config.Order{}, nil, err
	}
	o := config.Order{File: file.Name}
	var leftOut diag.List
	o.Entries, leftOut = f.found.Kept(said.Entries)
	if err := f.titles(&o, name, file); err != nil {
		return config.Order{}, nil, err
	}
	return o, append(said.Warnings, leftOut...), nil
}

// open reads the file that says the order. Nothing is read for what the front
// matter of sections says.
func (f orderFiles) open(name string) (order.File, error) {
	if kind := config.OrderKind(name); kind == config.OrderHugo || kind == config.OrderDocusaurus {
		return order.File{Name: f.found.Places.Folder(), Dir: "."}, nil
	}
	data, err := f.content.read(name)
	if err == nil {
		return order.File{Name: f.found.Places.Content(name), Dir: path.Dir(name), Data: data}, nil
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return order.File{}, err
	}
	if data, err = f.root.read(name); err == nil {
		return order.File{Name: path.Clean(name), Dir: ".", Data: data}, nil
	}
	if errors.Is(err, fs.ErrNotExist) {
		message := diag.Textf("%q is neither in %s nor in the root folder", name, f.found.Places.Named())
		if f.found.Places.Folder() == "." {
			message = diag.Textf("%q is not in the root folder", name)
		}
		return order.File{}, diag.Diagnostic{Code: "missing-file", Message: message, Hint: diag.Textf("write its path from there, or list the sections")}
	}
	return order.File{}, err
}

// titles says which section has the titles of parts. A Markdown file among the sections
// is one itself; for any other, one is made that is called like it.
func (f orderFiles) titles(o *config.Order, name string, file order.File) error {
	for _, section := range f.found.Sections {
		if config.OrderKind(name) == config.OrderSummary && file.Name == f.found.Places.Content(name) && strings.EqualFold(section, name) {
			o.Titles = section
			o.Entries = slices.DeleteFunc(o.Entries, func(e config.Entry) bool { return e.Path == section })
			return nil
		}
	}
	made := order.Titles(o.Entries)
	if len(made) == 0 {
		return nil
	}
	stem := strings.TrimSuffix(path.Base(name), path.Ext(name))
	if name == config.OrderDocusaurus {
		stem = "sidebars"
	}
	for _, section := range f.found.Sections {
		if strings.EqualFold(config.WithoutExt(section), stem) {
			return diag.Diagnostic{
				Code:    "order-file",
				Message: diag.Textf("the titles of parts in %s would have the catalogues of section %q", file.Name, section),
				Hint:    diag.Textf("rename that section"),
			}
		}
	}
	o.Titles, o.Made = stem+config.SectionExt, made
	return nil
}
