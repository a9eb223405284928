package setup

import (
	"bytes"
	"errors"
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/config"
)

// AttributesFile is where git looks for what to do with which files. Its patterns count from
// its own folder, so that it stands beside a handbook, wherever that is in its repository.
const AttributesFile = ".gitattributes"

// driverName is what attributes call the merge driver, and git's configuration. It is what
// Weblate calls one of its own, so that its clone, in which the attributes count too,
// goes on merging with that instead of as text.
const driverName = "weblate-merge-gettext-po"

// MergeCommands are the commands that let git merge catalogues message by message. Git takes
// no program from a repository, since anybody's would run then on the machine of who clones
// it; so a person has to run these, once in each clone.
const MergeCommands = `  git config merge.` + driverName + `.name "catalogues, message by message"
  git config merge.` + driverName + `.driver "pobook merge-driver %O %A %B %P"
`

// Attributes is what became of the attributes of catalogues.
type Attributes struct {
	Created, Extended bool
	// ToAdd are lines that a person has to add, since the file says something else of
	// those files, or of all.
	ToAdd []string
}

// MergeAttributes says in a handbook's attributes that git merges its catalogues and
// templates with pobook. Lines are added at the end of what is there, which stays as it
// is. Where git has no such driver, it goes on merging them as text.
func MergeAttributes(b *book.Book) (Attributes, error) {
	there, err := b.ReadFile(AttributesFile)
	created := errors.Is(err, fs.ErrNotExist)
	if err != nil && !created {
		return Attributes{}, err
	}
	var missing []string
	for _, ext := range []string{config.CatalogueExt, config.TemplateExt} {
		pattern := attributePattern(b.Config.Places.Catalogues(), "*"+ext)
		if line := pattern + " merge=" + driverName; !hasAttribute(there, pattern) {
			missing = append(missing, line)
		}
	}
	switch {
	case len(missing) == 0:
		return Attributes{}, nil
	case mergesOtherwise(there):
		return Attributes{ToAdd: missing}, nil
	}
	extended := slices.Clone(there)
	if len(extended) > 0 && !bytes.HasSuffix(extended, []byte("\n")) {
		extended = append(extended, '\n')
	}
	extended = append(extended, strings.Join(missing, "\n")+"\n"...)
	if _, err := b.WriteFile(AttributesFile, extended); err != nil {
		return Attributes{}, err
	}
	return Attributes{Created: created, Extended: !created}, nil
}

// attributePattern writes the pattern of the files in a folder, and in those below it, so
// that the folder's path stands for itself (gitattributes(5), gitignore(5)).
func attributePattern(folder, names string) string {
	pattern := globSigns.Replace(folder) + "/**/" + names
	if !strings.ContainsAny(pattern, " \t\"") {
		return pattern
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(pattern) + `"`
}

var globSigns = strings.NewReplacer(`\`, `\\`, "[", `\[`, "?", `\?`, "*", `\*`, "!", `\!`, "#", `\#`)

// An attributeLine is one of a file of attributes: a pattern as it is written, and what is said of
// the files that it matches.
type attributeLine struct {
	pattern    string
	attributes []string
}

// attributeLines reads a file of attributes. Comments and macros are left out.
func attributeLines(file []byte) []attributeLine {
	var lines []attributeLine
	for line := range strings.Lines(string(file)) {
		m := attributeForm.FindStringSubmatch(line)
		if m != nil && !strings.HasPrefix(m[1], "#") && !strings.HasPrefix(m[1], "[attr]") {
			lines = append(lines, attributeLine{m[1], strings.Fields(m[2])})
		}
	}
	return lines
}

var attributeForm = regexp.MustCompile(`^\s*("(?:[^"\\]|\\.)*"|\S+)\s+(\S.*)`)

// hasAttribute reports whether a file of attributes gives the driver to a pattern.
func hasAttribute(file []byte, pattern string) bool {
	return slices.ContainsFunc(attributeLines(file), func(l attributeLine) bool {
		return l.pattern == pattern && slices.Contains(l.attributes, "merge="+driverName)
	})
}

// mergesOtherwise reports whether a file of attributes says how else catalogues, or all
// files, are merged.
func mergesOtherwise(file []byte) bool {
	for _, line := range attributeLines(file) {
		pattern := strings.TrimSuffix(line.pattern, `"`)
		if !strings.HasSuffix(pattern, "*") && !strings.HasSuffix(pattern, config.CatalogueExt) && !strings.HasSuffix(pattern, config.TemplateExt) {
			continue
		}
		for _, attribute := range line.attributes {
			name, value, _ := strings.Cut(strings.TrimLeft(attribute, "-!"), "=")
			if name == "binary" || name == "merge" && value != driverName {
				return true
			}
		}
	}
	return false
}
