// Command collect copies the licences of what is linked into pobook from where
// the go command keeps it to where package licences embeds it.
//
//	go run ./internal/licences/internal/collect    # what `make licences` calls
//
// It takes pobook's own licence, that of Go, and those of the modules that the
// program is linked from on any of the systems below, and enters their versions
// in modules.tsv. Which licence a module has is not guessed from the text: for
// a new one, read it and add a line to modules.tsv, with any version.
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// program is what the modules are linked into.
const program = "github.com/pobook/pobook/cmd/pobook"

// systems are those that pobook is built for; some link modules of their own.
var systems = []string{"darwin", "linux", "windows"}

// The files of package licences that this command writes.
const (
	table = "modules.tsv"
	texts = "texts"
)

func main() {
	dir := flag.String("dir", "internal/licences", "the folder that gets the texts")
	root := flag.String("root", ".", "the folder of pobook's own licence")
	flag.Parse()
	if err := run(*dir, *root); err != nil {
		fmt.Fprintln(os.Stderr, "collect:", err)
		os.Exit(1)
	}
}

func run(dir, root string) error {
	linked, err := linkedOn(systems...)
	if err != nil {
		return err
	}
	files, err := collect(os.DirFS(dir), linked)
	if err != nil {
		return err
	}
	goroot, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return fmt.Errorf("go env GOROOT: %w", err)
	}
	for name, folder := range map[string]string{"pobook": root, "go": strings.TrimSpace(string(goroot))} {
		if err := addTexts(files, path.Join(texts, name), folder); err != nil {
			return err
		}
	}
	if err := os.RemoveAll(filepath.Join(dir, texts)); err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(file, files[name], 0o644); err != nil {
			return err
		}
	}
	return nil
}

// A module is one that is linked into the program.
type module struct {
	path, version string
	dir           string   // where its files are
	packages      []string // the folders of those of its packages that are linked
}

// linkedOn returns the modules that are linked on some systems, by path. The go
// command fetches those that it does not have.
func linkedOn(systems ...string) ([]*module, error) {
	modules := map[string]*module{}
	for _, system := range systems {
		list := exec.Command("go", "list", "-deps", "-f",
			"{{with .Module}}{{if not .Main}}{{.Path}}\t{{.Version}}\t{{.Dir}}\t{{$.Dir}}{{end}}{{end}}", program)
		list.Env = append(os.Environ(), "GOOS="+system, "GOARCH=amd64", "CGO_ENABLED=0")
		out, err := list.Output()
		if err != nil {
			var exit *exec.ExitError
			if errors.As(err, &exit) {
				err = fmt.Errorf("%w: %s", err, bytes.TrimSpace(exit.Stderr))
			}
			return nil, fmt.Errorf("go list for %s: %w", system, err)
		}
		for line := range strings.Lines(string(out)) {
			fields := strings.Split(strings.TrimSpace(line), "\t")
			if len(fields) != 4 {
				continue // of the standard library, or of pobook
			}
			m := modules[fields[0]]
			if m == nil {
				m = &module{path: fields[0], version: fields[1], dir: fields[2]}
				modules[m.path] = m
			}
			m.packages = append(m.packages, fields[3])
		}
	}
	return slices.SortedFunc(maps.Values(modules), func(a, b *module) int { return strings.Compare(a.path, b.path) }), nil
}

// collect returns the table of some modules and their texts, by name. The table
// that there is says which licences they have.
func collect(old fs.FS, linked []*module) (map[string][]byte, error) {
	comment, ids, err := readTable(old)
	if err != nil {
		return nil, err
	}
	files, rows := map[string][]byte{}, bytes.NewBufferString(comment)
	for _, m := range linked {
		if ids[m.path] == "" {
			return nil, fmt.Errorf("%s has no line in %s; read its licence in %s and add one", m.path, table, m.dir)
		}
		fmt.Fprintf(rows, "%s\t%s\t%s\n", m.path, m.version, ids[m.path])
		name := path.Join(texts, "modules", m.path)
		if err := addTexts(files, name, m.dir); err != nil {
			return nil, err
		}
		for _, folder := range m.folders() {
			err := addTexts(files, path.Join(name, filepath.ToSlash(folder)), filepath.Join(m.dir, folder))
			if err != nil && !errors.Is(err, errNone) {
				return nil, err
			}
		}
	}
	files[table] = rows.Bytes()
	return files, nil
}

// readTable returns the comment of the table that there is, and the licences by
// module.
func readTable(dir fs.FS) (comment string, ids map[string]string, err error) {
	data, err := fs.ReadFile(dir, table)
	if err != nil {
		return "", nil, err
	}
	ids = map[string]string{}
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "#") {
			comment += line
			continue
		}
		fields := strings.Split(strings.TrimSpace(line), "\t")
		if len(fields) != 3 {
			return "", nil, fmt.Errorf("%s: %q has not three columns", table, line)
		}
		ids[fields[0]] = fields[2]
	}
	return comment, ids, nil
}

// folders returns where a module may have more licences of what is linked: the
// folders that lead from its own to those packages.
func (m *module) folders() []string {
	there := map[string]bool{}
	for _, folder := range m.packages {
		below, err := filepath.Rel(m.dir, folder)
		for ; err == nil && below != "."; below = filepath.Dir(below) {
			there[below] = true
		}
	}
	return slices.Sorted(maps.Keys(there))
}

// errNone says that a folder has no licence.
var errNone = errors.New("there is no licence")

// kinds are how the names of files begin that have to go with a program.
var kinds = []string{"LICENSE", "LICENCE", "COPYING", "NOTICE", "PATENTS"}

// addTexts adds the licences in a folder and what belongs to them, with line
// feeds at the ends of their lines. If there are none, the error is errNone.
func addTexts(files map[string][]byte, name, folder string) error {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return err
	}
	found := false
	for _, entry := range entries {
		upper := strings.ToUpper(entry.Name())
		isKind := func(kind string) bool { return strings.HasPrefix(upper, kind) }
		if entry.IsDir() || path.Ext(upper) == ".GO" || !slices.ContainsFunc(kinds, isKind) {
			continue
		}
		content, err := os.ReadFile(filepath.Join(folder, entry.Name()))
		if err != nil {
			return err
		}
		files[path.Join(name, entry.Name())] = bytes.ReplaceAll(content, []byte("\r\n"), []byte("\n"))
		found = true
	}
	if !found {
		return fmt.Errorf("%s: %w", folder, errNone)
	}
	return nil
}
