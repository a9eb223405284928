package book

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/locale"
)

// localeFolders returns the names of the folders in locales/ that may be
// locales'.
func localeFolders(root folder) (folders []string, problems diag.List) {
	entries, err := fs.ReadDir(root.tree.FS(), LocalesDir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		problems = append(problems, root.explain(LocalesDir, err).Diagnostic)
	}
	for _, e := range entries {
		info, err := root.tree.Stat(path.Join(LocalesDir, e.Name()))
		if err == nil && info.IsDir() && !reserved(e.Name()) {
			folders = append(folders, e.Name())
		}
	}
	return folders, problems
}

// reserved reports whether a folder is for something else than a locale.
// Weblate and editors keep theirs in dot-folders.
func reserved(folder string) bool {
	return folder == templatesDir || folder == glossaryDir || strings.HasPrefix(folder, ".")
}

// compareFolders finds, by locale code, the configured locales that have more
// than their own folder, and the folders that no configured locale has.
func compareFolders(c config.Config, folders []string) (conflicts map[string]diag.Diagnostic, strays diag.List) {
	conflicts = map[string]diag.Diagnostic{}
	var configured []string
	for _, t := range c.Locales {
		configured = append(configured, t.Folder)
	}
	for _, folder := range folders {
		if slices.Contains(configured, folder) {
			continue
		}
		i := slices.IndexFunc(c.Locales, func(t config.Target) bool { return means(folder, t.Locale.Code) })
		if i < 0 {
			strays = append(strays, stray(c, folder, configured))
			continue
		}
		t := c.Locales[i]
		if _, reported := conflicts[t.Locale.Code]; !reported {
			conflicts[t.Locale.Code] = conflict(t, folder, slices.Contains(folders, t.Folder))
		}
	}
	return conflicts, strays
}

// means reports whether a folder's name stands for the locale with code.
func means(folder, code string) bool {
	l, err := locale.Parse(folder)
	return err == nil && l.Code == code
}

// conflict is the diagnostic for a folder that means the locale of another.
func conflict(t config.Target, folder string, both bool) diag.Diagnostic {
	d := diag.Diagnostic{
		Position: diag.Position{File: path.Join(LocalesDir, folder)},
		Code:     "equivalent-locales",
		Message:  fmt.Sprintf("%q is the same language as %q, which %s names", folder, t.Folder, ConfigFile),
		Hint:     fmt.Sprintf("rename the folder %q, or write %q in the configuration", t.Folder, folder),
	}
	if both {
		d.Message = fmt.Sprintf("the folders %q and %q mean the same language, %s", folder, t.Folder, t.Locale.English)
		d.Hint = fmt.Sprintf("move its catalogues into %q, which %s names, and delete %q", t.Folder, ConfigFile, folder)
	}
	return d
}

// stray is the diagnostic for a folder that no locale reads.
func stray(c config.Config, folder string, configured []string) diag.Diagnostic {
	d := diag.Diagnostic{
		Position: diag.Position{File: path.Join(LocalesDir, folder)},
		Severity: diag.Warning,
		Code:     "stray-folder",
		Message:  fmt.Sprintf("%q is not among the locales of %s, so its catalogues are not used", folder, ConfigFile),
		Hint:     fmt.Sprintf("add %q there or delete the folder", folder),
	}
	if means(folder, c.Source.Code) {
		d.Message = fmt.Sprintf("%q is the source locale, so its catalogues are not used", folder)
		d.Hint = "delete the folder"
	} else if _, err := locale.Parse(folder); err != nil {
		d.Message = fmt.Sprintf("%q is no locale, so its catalogues are not used", folder)
		d.Hint = config.LocaleHint(folder, configured, "rename or delete the folder")
	}
	return d
}
