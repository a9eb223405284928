package config

import (
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/document"
)

// Found is what stands in the folder of the sections.
type Found struct {
	Places   Places
	Sections []string // every section, relative to that folder, in byte order
	Unknown  []string // folders that were not looked into: unreadable, or reached through a symbolic link
	// PassedOver are files that are no sections though somebody may have meant them
	// so, in byte order.
	PassedOver []string
	Pictures   []string // images, in byte order
	// Made is a section that is no file, since it is made of an order file; "" for none.
	Made string
	// Order reads a file that says the order of the sections, by its name in the
	// configuration, against what is there without the output. The error is diagnostics; those without a line are about the name.
	// nil means that no file can be read.
	Order func(there Found, name string) (Order, error)
}

// Has reports whether a section is there, giving one in an unknown folder the
// benefit of the doubt: reading it says what is wrong.
func (f Found) Has(section string) bool {
	if slices.Contains(f.Sections, section) {
		return true
	}
	return slices.ContainsFunc(f.Unknown, func(dir string) bool {
		return dir == "." || strings.HasPrefix(section, dir+"/")
	})
}

// HasFor reports whether a section is there whose catalogues have a path, which is
// without its ending.
func (f Found) HasFor(catalogue string) bool {
	if f.Made != "" && WithoutExt(f.Made) == catalogue {
		return true
	}
	return slices.ContainsFunc(f.Sections, func(section string) bool { return WithoutExt(section) == catalogue }) || f.Has(catalogue)
}

// ReadingOrder is the order where none is configured: every section, by path.
// One whose catalogues could not be kept is left out, with a diagnostic.
func (f Found) ReadingOrder() (sections []string, leftOut diag.List) {
	problems := f.catalogueProblems(f.Sections)
	for i, section := range f.Sections {
		if problems[i] != nil {
			leftOut = append(leftOut, *problems[i])
			continue
		}
		sections = append(sections, section)
	}
	return sections, leftOut
}

// Kept returns the entries of an order without the chapters whose catalogues could not
// be kept, with a diagnostic for each.
func (f Found) Kept(entries []Entry) (kept []Entry, leftOut diag.List) {
	sections := make([]string, len(entries))
	for i, e := range entries {
		sections[i] = e.Path
	}
	problems := f.catalogueProblems(sections)
	for i, e := range entries {
		if problems[i] != nil {
			leftOut = append(leftOut, *problems[i])
			continue
		}
		kept = append(kept, e)
	}
	return kept, leftOut
}

// catalogueProblems says for each of some sections why its catalogues could not be
// kept; nil where they can. "" is no section.
func (f Found) catalogueProblems(sections []string) []*diag.Diagnostic {
	seen := mentions{}
	problems := make([]*diag.Diagnostic, len(sections))
	for _, usual := range [...]bool{true, false} { // of a.markdown and a.md, the latter has the catalogues
		for i, section := range sections {
			if section == "" || usual != (path.Ext(section) == SectionExt) {
				continue
			}
			if problems[i] = unfit(section); problems[i] == nil {
				problems[i] = seen.add(section, 0)
			}
			if problems[i] != nil {
				problems[i].Position = diag.Position{File: f.Places.Content(section)}
			}
		}
	}
	return problems
}

// check holds one configured path against the rules and against what is there.
func (f Found) check(section string) *diag.Diagnostic {
	plain := path.Clean(strings.ReplaceAll(section, `\`, "/"))
	inside, folder := strings.TrimPrefix(plain, f.Places.Folder()+"/"), f.Places.Named()
	switch {
	case path.IsAbs(plain) || plain == ".." || strings.HasPrefix(plain, "../"):
		return fault("section-outside", diag.Textf("move the file into %s", folder), "section %q is outside %s", section, folder)
	case !document.IsMarkdown(plain):
		return fault("not-markdown", diag.DidYouMean(section, f.Sections, diag.Text{}), "section %q is not a Markdown file", section)
	case !f.Has(plain) && f.Has(inside):
		return fault("section-path", diag.Textf("write %q", inside), "section %q is not relative to %s", section, folder)
	case plain != section:
		return fault("section-path", diag.Textf("write %q", plain), "section %q is not written plainly", section)
	case !f.Has(section) && hidden(section):
		return fault("section-path", diag.Textf("rename it"), "section %q is hidden by the dot that its name or folder begins with", section)
	case !f.Has(section):
		return fault("missing-section", diag.DidYouMean(section, f.Sections, diag.Text{}), "section %q is not in %s", section, folder)
	}
	return unfit(section)
}

// hidden reports whether a name in a path begins with a dot.
func hidden(p string) bool {
	return slices.ContainsFunc(strings.Split(p, "/"), func(name string) bool {
		return strings.HasPrefix(name, ".")
	})
}

// unfit reports a path that cannot be written in a catalogue's reference to it: with
// characters that cannot be seen, or that gettext marks names with spaces by
// (PO files, "References").
func unfit(section string) *diag.Diagnostic {
	if !utf8.ValidString(section) {
		return fault("section-path", diag.Textf("rename the file"), "the name of section %q is not UTF-8", section)
	}
	i := strings.IndexFunc(section, unfitInPaths)
	if i < 0 {
		return nil
	}
	sign, _ := utf8.DecodeRuneInString(section[i:])
	return fault("section-path", diag.Textf("rename the file"), "section %q holds %U, which cannot be seen", section, sign)
}

func unfitInPaths(c rune) bool {
	return unicode.IsControl(c) || unicode.In(c, unicode.Zl, unicode.Zp, unicode.Bidi_Control)
}

func isASCII(s string) bool {
	return strings.IndexFunc(s, func(c rune) bool { return c > unicode.MaxASCII }) < 0
}

// fault is a diagnostic whose position is added by who knows it.
func fault(code diag.Code, hint diag.Text, format string, args ...any) *diag.Diagnostic {
	return &diag.Diagnostic{Code: code, Message: diag.Textf(format, args...), Hint: hint}
}

// mentions remembers the sections listed so far. Sections that differ only in
// their endings count as one, since they would have the same catalogues, and so do
// those that differ in case, on the file systems of macOS and Windows.
type mentions map[string]mention

type mention struct {
	section string
	line    int // of the configuration; 0 if the section is not listed there
}

// add reports a section that is there already.
func (m mentions) add(section string, line int) *diag.Diagnostic {
	key := strings.ToLower(WithoutExt(section))
	first, again := m[key]
	switch {
	case !again:
		m[key] = mention{section, line}
		return nil
	case first.section == section:
		return fault("duplicate-section", diag.Textf("the first is in line %d; keep one", first.line),
			"section %q is listed twice", section)
	case WithoutExt(first.section) == WithoutExt(section):
		return fault("duplicate-section", diag.Textf("rename one of the files"),
			"sections %q and %q differ only in their endings, so their catalogues would be one file", first.section, section)
	default:
		return fault("duplicate-section", diag.Textf("rename one of the files"),
			"sections %q and %q differ only in case, so their catalogues would be one file on some systems", first.section, section)
	}
}
