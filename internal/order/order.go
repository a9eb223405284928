// Package order reads the files in which site generators are told the order of a
// book: SUMMARY.md, mkdocs.yml, _toc.yml, sidebars.json, navigation.yml; and, where
// the pages say it themselves, their front matter, as Hugo and Docusaurus do.
//
// It owns what those files mean: which sections they name, how these are nested, and
// which titles of parts stand above them. It opens no file: bytes come in, and of
// other files as much as it asks a [Folder] for. Unknown keys and tags are tolerated,
// as the files are written for other programs. Start reading at [Read].
package order

import (
	"errors"

	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/diag"
)

// Read reads an order file of a kind, as [config.OrderKind] gives it. The error is a
// [diag.Diagnostic] that says why nothing can be read.
func Read(kind string, file File, folder Folder) (Order, error) {
	l := newListing(file, folder)
	if err := readers[kind](l); err != nil {
		return Order{}, err
	}
	if l.overflow {
		return Order{}, l.fail(0, diag.Textf("more than %d entries, or nested deeper than %d", most, deepest), diag.Textf("divide the book"))
	}
	l.dropEmptyParts()
	if len(l.order.Entries) == 0 {
		return Order{}, errors.Join(append(diagErrors(l.order.Warnings), l.fail(0, diag.Textf("no section is named here"), diag.Textf("name one, or delete the key \"sections\" to take every Markdown file by path")))...)
	}
	return l.order, nil
}

var readers = map[string]func(*listing) error{
	config.OrderSummary: readSummary, config.OrderMkDocs: readMkDocs, config.OrderTOC: readTOC,
	config.OrderSidebars: readSidebars, config.OrderNavigation: readNavigation,
	config.OrderHugo: readHugo, config.OrderDocusaurus: readDocusaurus,
}

func diagErrors(l diag.List) []error {
	var errs []error
	for _, d := range l {
		errs = append(errs, d)
	}
	return errs
}
