package book

import (
	"errors"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/locale"
)

// Init makes a handbook in dir, and dir itself if need be: a configuration, a
// first section if none is there, the folder for catalogues. It overwrites
// nothing. What the draft does not say is made up: the title of the folder's
// name, English as the source. The slash-separated paths that Init made are
// returned, folders with a slash at their end; also where an error stopped it.
func Init(dir string, draft config.Draft) (created []string, err error) {
	draft = complete(draft, dir)
	if err := errors.Join(innerFolder(dir), draft.Check()); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, explainFolder(dir, err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, explainFolder(dir, err)
	}
	s := starter{folder: folder{tree: root}}
	err = s.start(dir, draft)
	return s.created, errors.Join(err, root.Close())
}

// innerFolder refuses to begin a handbook among the files of another.
func innerFolder(dir string) error {
	up, inside := enclosing(dir)
	if !inside {
		return nil
	}
	return diag.List{{
		Position: diag.Position{File: filepath.ToSlash(dir)},
		Code:     "inside-handbook",
		Message:  diag.Textf("this folder is part of a handbook"),
		Hint:     diag.Textf(`use "pobook -C %s", or begin the new one elsewhere`, filepath.ToSlash(up)),
	}}
}

// complete fills in what the user did not say.
func complete(d config.Draft, dir string) config.Draft {
	if d.Source == "" {
		d.Source = "en"
	}
	if d.Title == "" {
		d.Title = titleOf(dir)
	}
	d.Locales = slices.Clone(d.Locales)
	for i, code := range d.Locales {
		d.Locales[i] = strings.TrimSpace(code) // as in "de, fr"
	}
	return d
}

// titleOf makes a title of a folder's name: "our-handbook" is "Our handbook".
func titleOf(dir string) string {
	abs, err := filepath.Abs(dir)
	if err != nil {
		abs = dir
	}
	words := strings.FieldsFunc(filepath.Base(abs), func(c rune) bool {
		return strings.ContainsRune("-_ /", c) || unicode.IsControl(c)
	})
	title := strings.ToValidUTF8(strings.Join(words, " "), "")
	first, size := utf8.DecodeRuneInString(title)
	if size == 0 {
		return "Handbook"
	}
	return string(unicode.ToUpper(first)) + title[size:]
}

// A starter makes what is not there.
type starter struct {
	folder  folder
	created []string
}

func (s *starter) start(dir string, draft config.Draft) error {
	places, err := s.places(dir, draft)
	if err != nil {
		return err
	}
	if err := s.makeFolder(places.Folder()); err != nil {
		return err
	}
	content, err := s.folder.sub(places.Folder())
	if err != nil {
		return err
	}
	if err := errors.Join(content.removeTemporaryHere(), s.fill(content, places, draft), content.tree.Close()); err != nil {
		return err
	}
	if err := s.makeFolder(places.Catalogues()); err != nil || !slices.Contains(s.created, places.File()) {
		return err
	}
	return s.makeFile(s.folder, ".gitignore", "/"+OutputDir+"/\n")
}

// places are those of the configuration that is there, or else of the draft.
func (s *starter) places(dir string, draft config.Draft) (config.Places, error) {
	if len(locate(s.folder.tree)) == 0 {
		return draft.Places(), nil
	}
	home, file, text, err := readConfiguration(dir, s.folder)
	if err != nil {
		return config.Places{}, err
	}
	places, _, wrong := config.PlacesOf(file, text)
	return places, errors.Join(home.tree.Close(), wrong.Err())
}

// fill writes the configuration, and a section to begin with unless one is
// there.
func (s *starter) fill(content folder, places config.Places, draft config.Draft) error {
	home, err := s.folder.sub(path.Dir(places.File()))
	if err != nil {
		return err
	}
	if err := errors.Join(home.removeTemporaryHere(), s.makeFile(home, path.Base(places.File()), draft.YAML()), home.tree.Close()); err != nil {
		return err
	}
	found, _, problems := listSections(content.tree.FS(), places)
	if len(found.Sections) > 0 || len(problems) > 0 {
		return problems.Err()
	}
	return s.makeFile(content, "01-introduction.md", firstText(draft))
}

// makeFolder makes a folder if there is none.
func (s *starter) makeFolder(dir string) error {
	if _, err := s.folder.tree.Lstat(dir); err == nil {
		return nil // whoever opens it says whether it is one
	}
	if err := s.folder.tree.MkdirAll(dir, 0o755); err != nil {
		return s.folder.explain(dir, err)
	}
	s.created = append(s.created, dir+"/")
	return nil
}

// makeFile writes a file if nothing of that name is there. What is there must
// be of use: a folder, or a symbolic link that is broken, is an error.
func (s *starter) makeFile(in folder, name, text string) error {
	if _, err := in.tree.Lstat(name); err == nil {
		_, err := in.read(name)
		return err
	}
	if _, err := in.write(name, []byte(text)); err != nil {
		return err
	}
	s.created = append(s.created, in.shown(name))
	return nil
}

// firstText is a section that can be built and shows where to go on. It is in
// English, which is right for a handbook in English only; in any other source
// locale the section is the title alone.
func firstText(draft config.Draft) string {
	text := "# " + draft.Title + "\n"
	if l, err := locale.Parse(draft.Source); err == nil && l.Code == "en" {
		text += "\nWrite here what this handbook is for and whom it helps. Every `.md` file in this\nfolder is a section, in the order of their names.\n"
	}
	return text
}
