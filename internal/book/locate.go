package book

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/diag"
)

// noConfiguration says what to do where dir holds no handbook: somebody who
// stands in a folder of one is shown the way up, anyone else how to begin.
func noConfiguration(dir string) error {
	d := diag.Diagnostic{
		Position: diag.Position{File: config.Places{}.File()},
		Code:     "no-configuration",
		Message:  "no such file",
		Hint:     `"pobook init" starts a handbook here`,
	}
	if up := enclosing(dir); up != "" {
		d.Hint = fmt.Sprintf("this folder is part of a handbook: use \"pobook -C %s\"", filepath.ToSlash(up))
	}
	return diag.List{d}
}

// enclosing finds the nearest folder above dir that holds a handbook, relative
// as dir is, or "".
func enclosing(dir string) string {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return ""
	}
	for up := filepath.Join(dir, ".."); ; up = filepath.Join(up, "..") {
		parent := filepath.Dir(abs)
		if parent == abs {
			return ""
		}
		abs = parent
		if info, err := os.Stat(filepath.Join(abs, filepath.FromSlash(config.Places{}.File()))); err == nil && info.Mode().IsRegular() {
			return up
		}
	}
}
