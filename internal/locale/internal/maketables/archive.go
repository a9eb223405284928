package main

import (
	"archive/tar"
	"archive/zip"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
)

// readPackage returns the files of an archive of npm's by their paths below
// "package/".
func readPackage(folder string, s source) (map[string][]byte, error) {
	file, err := os.Open(filepath.Join(folder, s.file))
	if err != nil {
		return nil, err
	}
	defer file.Close()
	unzipped, err := gzip.NewReader(file)
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	for entries := tar.NewReader(unzipped); ; {
		header, err := entries.Next()
		if errors.Is(err, io.EOF) {
			return files, nil
		}
		if err != nil {
			return nil, err
		}
		if files[strings.TrimPrefix(header.Name, "package/")], err = io.ReadAll(entries); err != nil {
			return nil, err
		}
	}
}

// decode reads a file of JSON into a value.
func decode(files map[string][]byte, name string, into any) error {
	content, ok := files[name]
	if !ok {
		return fmt.Errorf("there is no %s", name)
	}
	if err := json.Unmarshal(content, into); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// A weblateLanguage is what Weblate says of a language.
type weblateLanguage struct {
	code, name string
	forms      int
	formula    string // as it is written there
}

// A weblate is what is taken from Weblate's language data.
type weblate struct {
	languages []weblateLanguage
	aliases   [][2]string // what may be written, and the code
	licence   string
}

var (
	languageTuple = regexp.MustCompile(`(?s)\n    \(\n        "([^"]+)",\n.*?_\("([^"]+)"\),\n        (\d+),\n\s+(?:\(\s*)?"((?:[^"]|"\s*\n\s*")+)"`)
	aliasPair     = regexp.MustCompile(`(?m)^    "([^"]+)": "([^"]+)",$`)
	joined        = regexp.MustCompile(`"\s*\n\s*"`)
)

func readWeblate(folder string) (weblate, error) {
	var w weblate
	archive, err := zip.OpenReader(filepath.Join(folder, weblateData.file))
	if err != nil {
		return w, err
	}
	defer archive.Close()
	files := map[string]string{}
	for _, f := range archive.File {
		if name := filepath.Base(f.Name); name == "languages.py" || name == "aliases.py" || name == "LICENSE" {
			content, err := archive.Open(f.Name)
			if err != nil {
				return w, err
			}
			text, err := io.ReadAll(content)
			if err != nil {
				return w, err
			}
			files[name] = string(text)
		}
	}
	for _, m := range languageTuple.FindAllStringSubmatch(files["languages.py"], -1) {
		forms, err := strconv.Atoi(m[3])
		if err != nil {
			return w, err
		}
		w.languages = append(w.languages, weblateLanguage{m[1], m[2], forms, joined.ReplaceAllString(m[4], "")})
	}
	for _, m := range aliasPair.FindAllStringSubmatch(files["aliases.py"], -1) {
		w.aliases = append(w.aliases, [2]string{m[1], m[2]})
	}
	w.licence = files["LICENSE"]
	if len(w.languages) < 700 || len(w.aliases) < 400 || w.licence == "" {
		return w, fmt.Errorf("%s: %d languages and %d aliases are read", weblateData.file, len(w.languages), len(w.aliases))
	}
	return w, nil
}
