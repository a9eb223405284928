package weblate

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/diag"
)

// Check warns of what would be awkward in Weblate: sections that it lists in
// another order than the book, or that would get the address of another
// component, and glossaries that it must not write.
func Check(h Handbook) diag.List {
	var found diag.List
	if !h.Given {
		found = append(found, checkOrder(h.Sections)...)
	}
	found = append(found, checkSlugs(h)...)
	for _, file := range h.Glossary.Files {
		if n := len(file.Unsettled); n > 0 {
			found = append(found, diag.Diagnostic{
				Position: diag.Position{File: file.Path, Line: file.Unsettled[0]},
				Severity: diag.Warning,
				Code:     "weblate-rows",
				Message:  diag.Pluralf(n, "Weblate shows the first of several rows with the same source, but writes edits into another (%d row)", "Weblate shows the first of several rows with the same source, but writes edits into another (%d rows)", n),
				Hint:     diag.Textf(`run "pobook glossary convert", which tells them apart by the column context`),
			})
		}
		if lost := file.lost(); len(lost) > 0 {
			found = append(found, diag.Diagnostic{
				Position: diag.Position{File: file.Path, Line: 1},
				Severity: diag.Warning,
				Code:     "weblate-columns",
				Message:  diag.Textf("Weblate would empty the columns that it does not know: %s", strings.Join(lost, ", ")),
				Hint:     diag.Textf("so its terms are uploaded, and the file stays with the repository; a note that Weblate keeps is the column developer_comments"),
			})
		}
	}
	return found
}

// notInPaths are the signs of printable ASCII that Weblate does not take in the path of a
// catalogue, or some file systems in the name of a file.
const notInPaths = ` +%:#\"*?<>|`

// refused reports a character that the path of a catalogue cannot have.
func refused(c rune) bool {
	return c <= ' ' || c >= unicode.MaxASCII || strings.ContainsRune(notInPaths, c)
}

// Taken returns the handbook without the sections whose catalogues have paths that
// Weblate does not take, and a warning about each of those.
func Taken(h Handbook) (Handbook, diag.List) {
	var (
		taken []Section
		found diag.List
	)
	for _, s := range h.Sections {
		i := strings.IndexFunc(s.Component, refused)
		if i < 0 {
			taken = append(taken, s)
			continue
		}
		sign, _ := utf8.DecodeRuneInString(s.Component[i:])
		hint := diag.Textf("name it with ASCII letters, digits and hyphens, and the next update takes its catalogues along")
		if plain := strings.Join(strings.FieldsFunc(s.Component, refused), "-"); plain != "" && strings.IndexFunc(s.Component, func(c rune) bool { return c > unicode.MaxASCII }) < 0 {
			hint = diag.Textf("rename it %q, and the next update takes its catalogues along", plain+path.Ext(s.File))
		}
		found = append(found, warning(s, "weblate-path", diag.Textf("Weblate does not take %q in a path, so this section is left out there", sign), hint))
	}
	h.Sections = taken
	return h, found
}

// checkOrder finds the first section that Weblate, which sorts components by
// name, lists elsewhere.
func checkOrder(sections []Section) diag.List {
	byName := slices.Clone(sections)
	slices.SortStableFunc(byName, func(a, b Section) int {
		return strings.Compare(strings.ToLower(componentName(a.Component)), strings.ToLower(componentName(b.Component)))
	})
	for i, s := range sections {
		if byName[i] != s {
			return diag.List{warning(s, "weblate-order",
				diag.Textf("Weblate sorts by name and lists %q at this place of the book", byName[i].Component),
				diag.Textf("begin the names of the files with numbers of the same width, such as 01, 02"))}
		}
	}
	return nil
}

// checkSlugs finds sections whose component would not have an address of its
// own. Weblate adds a number then, which depends on what it finds first.
func checkSlugs(h Handbook) diag.List {
	var found diag.List
	taken := map[string]string{OwnGlossary: "Weblate's own glossary"}
	if len(h.Glossary.Files) > 0 {
		taken[glossarySlug] = "the glossary"
	}
	for _, s := range h.Sections {
		slug := slugify(componentName(s.Component))
		switch first := taken[slug]; {
		case slug == "":
			found = append(found, warning(s, "weblate-slug", diag.Textf("the name has no letter or digit for an address in Weblate"), diag.Textf("rename the file")))
		case first != "":
			found = append(found, warning(s, "weblate-slug",
				diag.Textf("in Weblate it would have the address %q, which %s has", slug, first), diag.Textf("rename the file")))
		default:
			taken[slug] = fmt.Sprintf("%q", s.Component)
		}
	}
	return found
}

func warning(s Section, code diag.Code, message, hint diag.Text) diag.Diagnostic {
	return diag.Diagnostic{Position: diag.Position{File: s.File}, Severity: diag.Warning, Code: code, Message: message, Hint: hint}
}
