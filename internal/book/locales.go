package book

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/locale"
)

// Folders of LocalesDir that are no locale's.
const (
	templatesDir = "templates"
	glossaryDir  = "glossary"
)

// A Target is a locale into which the handbook is translated.
type Target struct {
	locale.Locale

	// Folder is the name of its folder below locales/: the code as the
	// configuration writes it, so that a project that began with zh_TW keeps
	// the paths that its Weblate knows.
	Folder string
}

// TemplatePath is the place of a section's template, relative to the root.
func (b *Book) TemplatePath(section string) string {
	return path.Join(LocalesDir, templatesDir, strings.TrimSuffix(section, sectionExt)+templateExt)
}

// CataloguePath is the place of a section's catalogue, relative to the root.
func (b *Book) CataloguePath(target Target, section string) string {
	return path.Join(LocalesDir, target.Folder, strings.TrimSuffix(section, sectionExt)+catalogueExt)
}

// GlossaryPath is the place of a locale's glossary, relative to the root. ext is
// the ending of the file, with its dot.
func (b *Book) GlossaryPath(target Target, ext string) string {
	return path.Join(LocalesDir, glossaryDir, target.Folder+ext)
}

// CheckTarget returns what makes a locale unusable: catalogues in two folders
// that mean the same language, since nobody but the user can say which count.
func (b *Book) CheckTarget(target Target) error {
	if d, ok := b.conflicts[target.Code]; ok {
		return d
	}
	return nil
}

// readLocales reads the list of target locales.
func (r *reader) readLocales(node *yaml.Node) {
	items, ok := r.items(`"locales"`, "locales: [zh_Hant, zh_Hans]", node)
	if !ok {
		return
	}
	type mention struct {
		code string
		line int
	}
	seen := map[string]mention{}
	for _, item := range items {
		code, ok := r.text("a locale", item)
		if !ok {
			continue
		}
		l, ok := r.locale(item, code)
		if !ok {
			continue
		}
		switch first, again := seen[l.Code]; {
		case l.Code == r.config.Source.Code:
			r.report(item, "source-locale", fmt.Sprintf("%q is the source locale", code), `take it out of "locales"`)
		case again && first.code == code:
			r.report(item, "duplicate-locale", fmt.Sprintf("%q is listed twice", code), r.keepOne(first.line))
		case again:
			r.report(item, "duplicate-locale", fmt.Sprintf("%q and %q%s are the same language", code, first.code, r.inLine(first.line)), "keep the one that your locales/ folder has")
		default:
			seen[l.Code] = mention{code, item.Line}
			r.config.Locales = append(r.config.Locales, Target{Locale: l, Folder: code})
		}
	}
}

// locale looks a code up.
func (r *reader) locale(node *yaml.Node, code string) (locale.Locale, bool) {
	l, err := locale.Parse(code)
	if err != nil {
		r.report(node, "unknown-locale", fmt.Sprintf("unknown locale %q", code),
			didYouMean(code, locale.Codes(), "locales are written as gettext does, for example zh_Hant"))
		return locale.Locale{}, false
	}
	return l, true
}

// checkLocaleFolders holds the folders in locales/ against the configuration.
func (b *Book) checkLocaleFolders() {
	entries, err := fs.ReadDir(b.root.root.FS(), LocalesDir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		b.problems = append(b.problems, b.root.explain(LocalesDir, err).Diagnostic)
	}
	var folders []string
	for _, e := range entries {
		info, err := b.root.root.Stat(path.Join(LocalesDir, e.Name()))
		if err == nil && info.IsDir() && !reserved(e.Name()) {
			folders = append(folders, e.Name())
		}
	}
	conflicts, strays := compareFolders(b.Config, folders)
	b.conflicts = conflicts
	for _, target := range b.Locales {
		if d, ok := conflicts[target.Code]; ok {
			b.problems = append(b.problems, d)
		}
	}
	b.problems = append(b.problems, strays...)
}

// reserved tells the folders that hold no locale. Weblate and editors keep
// theirs in dot-folders.
func reserved(folder string) bool {
	return folder == templatesDir || folder == glossaryDir || strings.HasPrefix(folder, ".")
}

// compareFolders finds, by locale code, the configured locales that have more
// than their own folder, and the folders that no configured locale has.
func compareFolders(config Config, folders []string) (conflicts map[string]diag.Diagnostic, strays diag.List) {
	conflicts = map[string]diag.Diagnostic{}
	var configured []string
	for _, t := range config.Locales {
		configured = append(configured, t.Folder)
	}
	for _, folder := range folders {
		if slices.Contains(configured, folder) {
			continue
		}
		i := slices.IndexFunc(config.Locales, func(t Target) bool { return means(folder, t.Code) })
		if i < 0 {
			strays = append(strays, stray(config, folder, configured))
			continue
		}
		t := config.Locales[i]
		if _, told := conflicts[t.Code]; !told {
			conflicts[t.Code] = conflict(t, folder, slices.Contains(folders, t.Folder))
		}
	}
	return conflicts, strays
}

// means tells whether a folder's name stands for the locale with code.
func means(folder, code string) bool {
	l, err := locale.Parse(folder)
	return err == nil && l.Code == code
}

// conflict is the diagnostic for a folder that means the locale of another.
func conflict(t Target, folder string, both bool) diag.Diagnostic {
	d := diag.Diagnostic{
		Position: diag.Position{File: path.Join(LocalesDir, folder)},
		Code:     "equivalent-locales",
		Message:  fmt.Sprintf("%q is the same language as %q, which %s names", folder, t.Folder, ConfigFile),
		Hint:     fmt.Sprintf("rename the folder %q, or write %q in the configuration", t.Folder, folder),
	}
	if both {
		d.Message = fmt.Sprintf("the folders %q and %q mean the same language, %s", folder, t.Folder, t.English)
		d.Hint = fmt.Sprintf("move its catalogues into %q, which %s names, and delete %q", t.Folder, ConfigFile, folder)
	}
	return d
}

// stray is the diagnostic for a folder that no locale reads.
func stray(config Config, folder string, configured []string) diag.Diagnostic {
	d := diag.Diagnostic{
		Position: diag.Position{File: path.Join(LocalesDir, folder)},
		Severity: diag.Warning,
		Code:     "stray-folder",
		Message:  fmt.Sprintf("%q is not among the locales of %s, so its catalogues are not used", folder, ConfigFile),
		Hint:     fmt.Sprintf("add %q there or delete the folder", folder),
	}
	if means(folder, config.Source.Code) {
		d.Message = fmt.Sprintf("%q is the source locale, so its catalogues are not used", folder)
		d.Hint = "delete the folder"
	} else if _, err := locale.Parse(folder); err != nil {
		d.Message = fmt.Sprintf("%q is no locale, so its catalogues are not used", folder)
		d.Hint = didYouMean(folder, append(configured, locale.Codes()...), "rename or delete the folder")
	}
	return d
}
