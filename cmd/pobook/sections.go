package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/diag"
)

// namedSections returns the paths of the sections that the user names, with the folder of the
// sections or without.
func namedSections(c config.Config, names []string) ([]string, error) {
	var named []string
	for _, name := range names {
		path := strings.TrimPrefix(name, c.Places.Folder()+"/")
		if !slices.Contains(c.Sections, path) {
			hint := diag.Text{}
			if nearest := diag.Nearest(path, c.Sections); nearest != "" {
				hint = diag.Textf("; did you mean %q?", nearest)
			}
			return nil, fmt.Errorf("no section %q in %s%s", path, c.Places.Named(), hint)
		}
		named = append(named, path)
	}
	return named, nil
}
