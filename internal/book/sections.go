package book

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"github.com/pobook/pobook/internal/diag"
)

const sectionExt = ".md"

// A sectionList is what is found below handbook/.
type sectionList struct {
	paths   []string // of every section, relative to handbook/, in byte order
	unknown []string // folders that were not looked into: unreadable, or behind a symbolic link
}

// listSections finds the sections below handbook/, hidden files and folders
// apart. A folder that cannot be read is told and passed over. Symbolic links
// to files are listed, those to folders are not followed.
func listSections(content fs.FS) (sectionList, diag.List) {
	var (
		found    sectionList
		problems diag.List
	)
	visit := func(p string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			found.unknown = append(found.unknown, p)
			problems = append(problems, explain(path.Join(ContentDir, p), err).Diagnostic)
			return fs.SkipDir
		case p != "." && strings.HasPrefix(entry.Name(), "."):
			if entry.IsDir() {
				return fs.SkipDir
			}
		case !entry.IsDir() && path.Ext(p) == sectionExt:
			found.paths = append(found.paths, p)
		case entry.Type() == fs.ModeSymlink:
			found.unknown = append(found.unknown, p)
		}
		return nil
	}
	_ = fs.WalkDir(content, ".", visit) // visit returns SkipDir or nothing
	slices.Sort(found.paths)
	return found, problems
}

// has tells whether a section is there, giving one in an unknown folder the
// benefit of the doubt: reading it says what is wrong.
func (s sectionList) has(section string) bool {
	if slices.Contains(s.paths, section) {
		return true
	}
	return slices.ContainsFunc(s.unknown, func(dir string) bool {
		return dir == "." || strings.HasPrefix(section, dir+"/")
	})
}

// SectionFile is the place of a section relative to the root, as diagnostics
// and PO references give it.
func SectionFile(section string) string {
	return path.Join(ContentDir, section)
}

// ReadSection returns the bytes of a section, which are valid UTF-8 without
// U+0000. What the user can correct is a [*FileError].
func (b *Book) ReadSection(section string) ([]byte, error) {
	data, err := b.content.read(section)
	if err != nil {
		return nil, err
	}
	if d, ok := invalidUTF8(SectionFile(section), data); ok {
		return nil, &FileError{Diagnostic: d}
	}
	if d, ok := nul(SectionFile(section), data); ok {
		return nil, &FileError{Diagnostic: d}
	}
	return data, nil
}

// readSections reads the reading order.
func (r *reader) readSections(node *yaml.Node) {
	items, ok := r.items(`"sections"`, "sections: [01-introduction.md]", node)
	if !ok {
		return
	}
	if len(items) == 0 {
		r.report(node, "missing-value", `"sections" is an empty list`, "list the sections, or delete the key to take every .md file below handbook/")
	}
	seen := mentions{}
	for _, item := range items {
		section, ok := r.text("a section", item)
		if !ok {
			continue
		}
		problem := r.checkSection(section)
		if problem == nil {
			problem = seen.add(section, item.Line)
		}
		if problem != nil {
			r.report(item, problem.Code, problem.Message, problem.Hint)
			continue
		}
		r.config.Sections = append(r.config.Sections, section)
	}
}

// takeAll is the reading order where none is configured: every section, by
// path. One whose catalogues could not be kept is told and left out.
func takeAll(found sectionList) (sections []string, problems diag.List) {
	seen := mentions{}
	for _, section := range found.paths {
		problem := weblateTakes(section)
		if problem == nil {
			problem = seen.add(section, 0)
		}
		if problem != nil {
			problem.Position = diag.Position{File: SectionFile(section)}
			problems = append(problems, *problem)
			continue
		}
		sections = append(sections, section)
	}
	return sections, problems
}

// checkSection holds one configured path against the rules and the disk.
func (r *reader) checkSection(section string) *diag.Diagnostic {
	plain := path.Clean(strings.ReplaceAll(section, `\`, "/"))
	inside := strings.TrimPrefix(plain, ContentDir+"/")
	switch {
	case path.IsAbs(plain) || plain == ".." || strings.HasPrefix(plain, "../"):
		return finding("section-outside", "move the file into handbook/", "section %q is outside handbook/", section)
	case path.Ext(plain) != sectionExt:
		return finding("not-markdown", didYouMean(section, r.available.paths, ""), "section %q is no .md file", section)
	case !r.available.has(plain) && r.available.has(inside):
		return finding("section-path", fmt.Sprintf("write %q", inside), "section %q is not relative to handbook/", section)
	case plain != section:
		return finding("section-path", fmt.Sprintf("write %q", plain), "section %q is not written plainly", section)
	case !r.available.has(section) && hidden(section):
		return finding("section-path", "rename it", "section %q is hidden by the dot that its name or folder begins with", section)
	case !r.available.has(section):
		return finding("missing-section", didYouMean(section, r.available.paths, ""), "section %q is not in handbook/", section)
	}
	return weblateTakes(section)
}

// hidden tells a path with a name that begins with a dot.
func hidden(p string) bool {
	return slices.ContainsFunc(strings.Split(p, "/"), func(name string) bool {
		return strings.HasPrefix(name, ".")
	})
}

// notInPaths are the signs of printable ASCII that a section's path cannot
// hold: Weblate takes no space, plus or percent sign in the path of a
// catalogue; a colon ends the path in a PO reference and a number sign in a
// Markdown link; the others are no part of a file's name on some systems.
const notInPaths = ` +%:#\"*?<>|`

// weblateTakes reports a path of which the catalogue could not be translated
// in Weblate. It is an error from the first day, since renaming a section
// later means renaming its catalogues in every locale.
func weblateTakes(section string) *diag.Diagnostic {
	refused := func(c rune) bool {
		return c <= ' ' || c >= unicode.MaxASCII || strings.ContainsRune(notInPaths, c)
	}
	i := strings.IndexFunc(section, refused)
	if i < 0 {
		return nil
	}
	sign, _ := utf8.DecodeRuneInString(section[i:])
	hint := "name the file with ASCII letters, digits and hyphens only"
	if isASCII(section) {
		words := strings.FieldsFunc(strings.TrimSuffix(section, sectionExt), refused)
		hint = fmt.Sprintf("rename it %q", strings.Join(words, "-")+sectionExt)
	}
	return finding("section-path", hint, "section %q holds %q, which Weblate does not take in a path", section, sign)
}

func isASCII(s string) bool {
	return strings.IndexFunc(s, func(c rune) bool { return c > unicode.MaxASCII }) < 0
}

// finding is a diagnostic that has no place yet.
func finding(code, hint, format string, args ...any) *diag.Diagnostic {
	return &diag.Diagnostic{Code: code, Message: fmt.Sprintf(format, args...), Hint: hint}
}

// mentions remembers the sections listed so far. Sections that differ only in
// case count as one: so do their catalogues on the file systems of macOS and
// Windows.
type mentions map[string]mention

type mention struct {
	section string
	line    int // of the configuration; 0 if the section is not listed there
}

// add reports a section that is there already.
func (m mentions) add(section string, line int) *diag.Diagnostic {
	key := strings.ToLower(section)
	first, again := m[key]
	switch {
	case !again:
		m[key] = mention{section, line}
		return nil
	case first.section == section:
		return finding("duplicate-section", fmt.Sprintf("the first is in line %d; keep one", first.line),
			"section %q is listed twice", section)
	default:
		return finding("duplicate-section", "rename one of the files",
			"sections %q and %q differ only in case, so their catalogues would be one file on some systems", first.section, section)
	}
}
