package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/adopt"
	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/merging"
	"github.com/pobook/pobook/internal/report"
	"github.com/pobook/pobook/internal/update"
)

// markdownNamed returns those of the arguments that are Markdown: files, and folders that
// have more of it than catalogues.
func markdownNamed(a *app, args []string) ([]string, error) {
	var folders []string
	for _, name := range args {
		info, err := os.Stat(a.path(name))
		if err != nil {
			continue // who reads it says what is wrong
		}
		if !info.IsDir() {
			if document.IsMarkdown(name) {
				folders = append(folders, name)
			}
			continue
		}
		is, err := holdsMarkdown(os.DirFS(a.path(name)))
		if err != nil {
			return nil, named(name, err)
		}
		if is {
			folders = append(folders, name)
		}
	}
	return folders, nil
}

// holdsMarkdown reports whether a folder has more Markdown than catalogues.
func holdsMarkdown(tree fs.FS) (bool, error) {
	found := 0
	err := fs.WalkDir(tree, ".", func(p string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case p != "." && strings.HasPrefix(entry.Name(), ".") && entry.IsDir():
			return fs.SkipDir
		case path.Ext(p) == ".po":
			found--
		case document.IsMarkdown(p):
			found++
		}
		return nil
	})
	return found > 0, err
}

// importFolder takes over translations that were kept as Markdown: of folders, and of
// files.
func importFolder(ctx context.Context, a *app, names []string, f importFlags) error {
	outputs, err := adoptionOutputs(f.formats)
	if err != nil {
		return err
	}
	date, err := a.date()
	if err != nil {
		return err
	}
	b, err := a.open()
	if err != nil {
		return err
	}
	defer b.Close()
	if a.getenv("GOGC") == "" {
		// It holds all texts of both languages until it ends. To look for garbage half as often
		// saves a seventh of its time.
		defer debug.SetGCPercent(debug.SetGCPercent(200))
	}
	line := newProgressLine(a)
	defer line.end()
	options, err := adoptOptions(a, b, names, f)
	if err != nil {
		return err
	}
	options.Progress = func(done float64) { line.show("aligning texts", int(100*done), 100) }
	proposal, err := adopt.Propose(ctx, b, options, line.reporter())
	if err != nil {
		return err
	}
	code := options.Target.Locale.Code
	result, err := update.Run(ctx, b, update.Options{
		DryRun: f.dryRun, Overwrite: f.overwrite, Date: date, Doing: line.show,
		Compendia: map[string]*merging.Compendium{code: proposal.Compendium},
		Waiting:   line.waiting,
	}, line.reporter())
	line.end()
	if err != nil {
		return err
	}
	proposal.Settle(result.Fates[code])
	proposal.Found.DryRun = f.dryRun
	for _, o := range outputs {
		if err := o.writeAdoption(a, *proposal.Found); err != nil {
			return err
		}
	}
	sayNextOfImport(a, f, b, result.Open)
	return nil
}

// adoptOptions reads what is to be taken over.
func adoptOptions(a *app, b *book.Book, names []string, f importFlags) (adopt.Options, error) {
	o := adopt.Options{Folder: strings.Join(names, ", ")}
	code, err := importLocale(b.Config, f.locale)
	if err != nil {
		return o, err
	}
	if code == "" && len(b.Config.Locales) != 1 {
		return o, errors.New("translated Markdown does not say in which locale it is; name it with --locale")
	}
	for _, target := range b.Config.Locales {
		if code == "" || target.Locale.Code == code {
			o.Target = target
		}
	}
	if o.Files, err = markdownAt(a, names); err != nil {
		return o, err
	}
	if f.edition != "" {
		o.Edition, err = markdownAt(a, []string{f.edition})
	}
	return o, err
}

// adoptionOutputs reads the values of --format.
func adoptionOutputs(values []string) ([]output, error) {
	var outputs []output
	for _, value := range values {
		format, file, named := strings.Cut(value, "=")
		if !slices.Contains(report.AdoptionFormats, format) {
			return nil, fmt.Errorf("unknown format %q; there are %s", format, strings.Join(report.AdoptionFormats, ", "))
		}
		if named && file == "" {
			return nil, fmt.Errorf("format %q names no file after its =", value)
		}
		outputs = append(outputs, output{format, file})
	}
	return outputs, nil
}

func (o output) writeAdoption(a *app, found report.Adoption) error {
	if o.file == "" {
		return found.Write(a.out, o.format)
	}
	var b bytes.Buffer
	if err := found.Write(&b, o.format); err != nil {
		return err
	}
	return o.put(a, b.Bytes())
}

// mostMarkdown is how large a file of translations may be, in bytes.
const mostMarkdown = 16 << 20

// markdownAt reads Markdown: files, and those of folders, hidden folders and links apart.
// Of one folder their names are the paths below it.
func markdownAt(a *app, names []string) ([]adopt.File, error) {
	var files []adopt.File
	for _, name := range names {
		info, err := os.Stat(a.path(name))
		if err != nil {
			return nil, named(name, err)
		}
		var found []adopt.File
		if info.IsDir() {
			found, err = markdownBelow(os.DirFS(a.path(name)), name, a.report)
		} else {
			var f adopt.File
			f, err = markdownFile(os.DirFS(filepath.Dir(a.path(name))), filepath.Base(name), name)
			found = []adopt.File{f}
		}
		if err != nil {
			return nil, err
		}
		if len(names) > 1 && info.IsDir() {
			for i := range found {
				found[i].Name = path.Join(filepath.ToSlash(name), found[i].Name)
			}
		}
		files = append(files, found...)
	}
	return files, nil
}

// markdownBelow reads the Markdown of a folder.
func markdownBelow(tree fs.FS, folder string, reporter diag.Reporter) ([]adopt.File, error) {
	var files []adopt.File
	err := fs.WalkDir(tree, ".", func(p string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return named(path.Join(folder, p), err)
		case entry.IsDir() && p != "." && (strings.HasPrefix(entry.Name(), ".") || entry.Name() == "node_modules"):
			return fs.SkipDir
		case !entry.Type().IsRegular() || !document.IsMarkdown(p):
			return nil
		case !utf8.ValidString(p):
			reporter(diag.Diagnostic{
				Position: diag.Position{File: path.Join(folder, p)}, Code: "section-path",
				Message: diag.Textf("the name of this file is not UTF-8"), Hint: diag.Textf("rename the file"),
			})
			return nil
		}
		f, err := markdownFile(tree, p, path.Join(folder, p))
		files = append(files, f)
		return err
	})
	if err == nil && len(files) == 0 {
		err = fmt.Errorf("%s: no Markdown is in this folder; name the one that has the translated sections", folder)
	}
	return files, err
}

// markdownFile reads a file; called is how errors name it.
func markdownFile(tree fs.FS, p, called string) (adopt.File, error) {
	file, err := tree.Open(p)
	if err != nil {
		return adopt.File{}, named(called, err)
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, mostMarkdown+1))
	if err != nil {
		return adopt.File{}, named(called, err)
	}
	if len(data) > mostMarkdown {
		return adopt.File{}, fmt.Errorf("%s: larger than %d MB; leave it out", called, mostMarkdown>>20)
	}
	return adopt.File{Name: p, Data: data, Shown: filepath.ToSlash(called)}, nil
}
