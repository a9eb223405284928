package access

import (
	"errors"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/weblate"
)

// The sections of a configuration.
const (
	section = "weblate"
	keys    = "keys" // URL = key
)

// Surroundings are where addresses and keys are looked for.
type Surroundings struct {
	URL     string // as the user gave it on the command line; or ""
	Project string // as URL
	Getenv  func(string) string
	// User are the files that may be the user's configuration, the first that is there
	// counts. See [UserFiles].
	User []string
	// Read returns the bytes of such a file and who may read it; an error that is
	// [fs.ErrNotExist] if there is none.
	Read func(path string) ([]byte, fs.FileMode, error)
	// Repository are the files of the repository that may name a server; the first counts.
	Repository []File
	// Ask asks a person for the key of a host, without showing it. It is nil where nobody
	// can be asked.
	Ask func(prompt string) (string, error)
}

// A File is one of the repository.
type File struct {
	Path string // as it is printed
	Data []byte
}

// RepositoryFiles are the names of the file that names a server, as wlc looks for them.
func RepositoryFiles() []string { return []string{".weblate", ".weblate.ini", "weblate.ini"} }

// UserFiles are where the user's configuration may be, in the order in which wlc looks for it. home is
// the home folder, or "".
func UserFiles(getenv func(string) string, home string) []string {
	var files []string
	for _, variable := range []string{"APPDATA", "LOCALAPPDATA"} {
		if folder := getenv(variable); folder != "" {
			files = append(files, filepath.Join(folder, "weblate.ini"))
		}
	}
	folders := []string{getenv("XDG_CONFIG_HOME")}
	if folders[0] == "" {
		folders[0] = filepath.Join(home, ".config")
	}
	others := getenv("XDG_CONFIG_DIRS")
	if others == "" {
		others = "/etc/xdg"
	}
	folders = append(folders, filepath.SplitList(others)...)
	for _, name := range []string{"weblate", "weblate.ini"} {
		for _, folder := range folders {
			// A relative path is none (XDG Base Directory Specification), and would be one of the
			// repository.
			if filepath.IsAbs(folder) {
				files = append(files, filepath.Join(folder, name))
			}
		}
	}
	return files
}

// othersMay are the permissions that let others than the owner read or write.
const othersMay fs.FileMode = 0o077

// userConfiguration reads the user's configuration, and reports one with keys that others can read.
func (s Surroundings) userConfiguration(report diag.Reporter) (configuration, error) {
	for _, path := range s.User {
		data, mode, err := s.Read(path)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return configuration{}, err
		}
		c, err := parse(path, data)
		if err == nil && len(c.values[keys]) > 0 && mode.Perm()&othersMay != 0 {
			report(diag.Diagnostic{
				Position: diag.Position{File: path}, Severity: diag.Warning, Code: "weblate-key-readable",
				Message: diag.Textf("others on this machine can read the keys in it"), Hint: diag.Textf("run \"chmod 600 %s\"", path),
			})
		}
		return c, err
	}
	return configuration{path: s.own()}, nil
}

// own is where the user's configuration should be.
func (s Surroundings) own() string {
	if len(s.User) == 0 {
		return "~/.config/weblate"
	}
	return s.User[0]
}

// repositoryConfiguration reads the file of the repository, and reports a key in it, which is not
// taken.
func (s Surroundings) repositoryConfiguration(report diag.Reporter) (configuration, error) {
	file := s.Repository[0]
	c, err := parse(file.Path, file.Data)
	if err != nil {
		return c, err
	}
	if len(c.values[keys]) > 0 || c.get("key") != "" {
		report(diag.Diagnostic{
			Position: diag.Position{File: file.Path}, Severity: diag.Warning, Code: "weblate-key-published",
			Message: diag.Textf("a key in it is published with the repository, and not taken"),
			Hint:    diag.Textf("revoke it at Weblate, take it out, and write the new one into %s", s.own()),
		})
	}
	return c, nil
}

// A configuration is what a file of wlc says.
type configuration struct {
	path   string
	values map[string]map[string]string // by section and name, which is in lower case
}

func (c configuration) get(name string) string { return c.values[section][name] }

// keyOf returns the key of a server, by the URL of its API.
func (c configuration) keyOf(api string) string {
	for _, address := range slices.Sorted(maps.Keys(c.values[keys])) {
		if weblate.APIOf(address) == strings.ToLower(api) {
			return c.values[keys][address]
		}
	}
	return ""
}

// parse reads a file as Python's configparser does for wlc: sections in brackets, "=" between a name and
// its value, comments that begin a line, and values that go on in lines further to the right. What is
// said twice is an error there too.
func parse(path string, data []byte) (configuration, error) {
	c := configuration{path: path, values: map[string]map[string]string{}}
	in, last := "", ""
	number := 0
	wrong := func(message diag.Text) error {
		return diag.Diagnostic{
			Position: diag.Position{File: path, Line: number}, Code: "weblate-configuration",
			Message: message, Hint: diag.Textf(`write sections as [weblate], and below them lines as "url = https://…"`),
		}
	}
	for line := range strings.Lines(strings.TrimPrefix(string(data), "\ufeff")) {
		number++
		text := strings.TrimSpace(line)
		goesOn := last != "" && strings.TrimLeft(line, " \t") != line
		name, value, isValue := strings.Cut(text, "=")
		name = strings.ToLower(strings.TrimSpace(name))
		switch {
		case text == "" || text[0] == '#' || text[0] == ';':
		case goesOn:
			c.values[in][last] += "\n" + text
		case text[0] == '[' && text[len(text)-1] == ']':
			in, last = text[1:len(text)-1], ""
			if c.values[in] != nil {
				return c, wrong(diag.Textf("the section is there twice"))
			}
			c.values[in] = map[string]string{}
		case in == "" || !isValue || name == "":
			return c, wrong(diag.Textf("the line is neither a section nor a name with its value"))
		default:
			if _, twice := c.values[in][name]; twice {
				return c, wrong(diag.Textf("the name is there twice"))
			}
			c.values[in][name], last = strings.TrimSpace(value), name
		}
	}
	return c, nil
}
