package main

import (
	"os"
	"path/filepath"
)

// inRepository returns where the handbook is in its repository, with a slash
// behind, as "docs/"; "" for the repository's root, and outside of any.
func (a *app) inRepository() string {
	dir, err := filepath.Abs(a.dir)
	if err != nil {
		return ""
	}
	if followed, err := filepath.EvalSymlinks(dir); err == nil {
		dir = followed
	}
	for root := dir; ; root = filepath.Dir(root) {
		// It is a file in a worktree and in a submodule.
		if _, err := os.Lstat(filepath.Join(root, ".git")); err == nil {
			below, err := filepath.Rel(root, dir)
			if err != nil || below == "." {
				return ""
			}
			return filepath.ToSlash(below) + "/"
		}
		if root == filepath.Dir(root) {
			return ""
		}
	}
}
