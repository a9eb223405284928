package book

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/locale"
)

// localeFolders returns the names of the folders for catalogues that may be
// locales'.
func localeFolders(root folder, places config.Places) (folders []string, problems diag.List) {
	entries, err := fs.ReadDir(root.tree.FS(), places.Catalogues())
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		problems = append(problems, root.explain(places.Catalogues(), err).Diagnostic)
	}
	for _, e := range entries {
		info, err := root.tree.Stat(path.Join(places.Catalogues(), e.Name()))
		if err == nil && info.IsDir() && !reserved(e.Name()) {
			folders = append(folders, e.Name())
		}
	}
	return folders, problems
}

// reserved reports whether a folder is for something else than a locale.
// Weblate and editors keep theirs in dot-folders.
func reserved(folder string) bool {
	return folder == config.TemplatesDir || folder == config.GlossaryDir || strings.HasPrefix(folder, ".")
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
			conflicts[t.Locale.Code] = conflict(c.Places, t, folder, slices.Contains(folders, t.Folder))
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
func conflict(places config.Places, t config.Target, folder string, both bool) diag.Diagnostic {
	d := diag.Diagnostic{
		Position: diag.Position{File: path.Join(places.Catalogues(), folder)},
		Code:     "equivalent-locales",
		Message:  diag.Textf("%q is the same language as %q, which %s names", folder, t.Folder, places.File()),
		Hint:     diag.Textf("rename the folder %q, or write %q in the configuration", t.Folder, folder),
	}
	if both {
		d.Message = diag.Textf("the folders %q and %q mean the same language, %s", folder, t.Folder, t.Locale.English)
		d.Hint = diag.Textf("move its catalogues into %q, which %s names, and delete %q", t.Folder, places.File(), folder)
	}
	return d
}

// stray is the diagnostic for a folder that no locale reads.
func stray(c config.Config, folder string, configured []string) diag.Diagnostic {
	d := diag.Diagnostic{
		Position: diag.Position{File: path.Join(c.Places.Catalogues(), folder)},
		Severity: diag.Warning,
		Code:     "stray-folder",
		Message:  diag.Textf("%q is not among the locales of %s, so its catalogues are not used", folder, c.Places.File()),
		Hint:     diag.Textf("add %q there or delete the folder", folder),
	}
	if means(folder, c.Source.Code) {
		d.Message = diag.Textf("%q is the source locale, so its catalogues are not used", folder)
		d.Hint = diag.Textf("delete the folder")
	} else if _, err := locale.Parse(folder); err != nil {
		d.Message = diag.Textf("%q is no locale, so its catalogues are not used", folder)
		d.Hint = config.LocaleHint(folder, configured, diag.Textf("rename or delete the folder"))
	}
	return d
}
