package order

import (
	"path"
	"slices"
	"strings"
)

// A tree is a folder with the sections and folders in it, by path.
type tree struct {
	path    string
	pages   []string
	folders []*tree
}

// treeOf returns the sections below a folder as a tree; "." is all.
func treeOf(sections []string, folder string) *tree {
	root := &tree{path: folder}
	byPath := map[string]*tree{folder: root}
	for _, section := range sections {
		if folder == "." || strings.HasPrefix(section, folder+"/") {
			in := folderIn(byPath, path.Dir(section))
			in.pages = append(in.pages, section)
		}
	}
	return root
}

func folderIn(byPath map[string]*tree, folder string) *tree {
	if t := byPath[folder]; t != nil {
		return t
	}
	t := &tree{path: folder}
	byPath[folder] = t
	above := folderIn(byPath, path.Dir(folder))
	above.folders = append(above.folders, t)
	return t
}

// takePage takes the first page out of a folder for which is says true.
func (t *tree) takePage(is func(page string) bool) string {
	i := slices.IndexFunc(t.pages, is)
	if i < 0 {
		return ""
	}
	page := t.pages[i]
	t.pages = slices.Delete(t.pages, i, i+1)
	return page
}
