package main

import "github.com/pobook/pobook/internal/document"

// linkedIDs finds the heading ids that links inside the handbook name, by the
// path of the section that has them.
func linkedIDs(sections []section) map[string]map[string]bool {
	ids := map[string]map[string]bool{}
	for _, s := range sections {
		for _, link := range s.Links() {
			target, ok := document.Resolve(s.path, link.Destination)
			if !ok || target.ID == "" {
				continue
			}
			if ids[target.Section] == nil {
				ids[target.Section] = map[string]bool{}
			}
			ids[target.Section][target.ID] = true
		}
	}
	return ids
}
