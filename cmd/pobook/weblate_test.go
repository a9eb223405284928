package main

import (
	"encoding/json"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/bookgen"
)

// writeFiles writes files below a new folder and returns it.
func writeFiles(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// discoverySettings are those of Weblate's discovery, as "pobook weblate" has them.
type discoverySettings struct {
	Match            string
	LanguageRegex    string `json:"language_regex"`
	NewBaseTemplate  string `json:"new_base_template"`
	BaseFileTemplate string `json:"base_file_template"`
}

// weblateJSONOf returns the first component and the discovery of a handbook.
func weblateJSONOf(t *testing.T, dir string) (first map[string]any, d discoverySettings) {
	t.Helper()
	out, _ := pobook(t, exitDone, "weblate", "-C", dir, "--format", "json", "--repo", "git@example.org:book.git")
	var document struct {
		Steps []struct {
			Path string
			Body json.RawMessage
		}
	}
	if err := json.Unmarshal([]byte(out), &document); err != nil {
		t.Fatal(err)
	}
	for _, step := range document.Steps {
		var addon struct {
			Name          string
			Configuration discoverySettings
		}
		if err := json.Unmarshal(step.Body, &addon); err == nil && addon.Name == "weblate.discovery.discovery" {
			d = addon.Configuration
		}
		if first == nil && strings.HasSuffix(step.Path, "/components/") {
			if err := json.Unmarshal(step.Body, &first); err != nil {
				t.Fatal(err)
			}
		}
	}
	return first, d
}

// discover does what Weblate's discovery does with its settings: it matches all
// paths, and groups them by file mask. Masks without a template are skipped.
func discover(t *testing.T, dir string, d discoverySettings) map[string][]string {
	t.Helper()
	match, filter := regexp.MustCompile("^"+d.Match+"$"), regexp.MustCompile(d.LanguageRegex)
	byMask := map[string][]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(p string, _ fs.DirEntry, err error) error {
		m := match.FindStringSubmatchIndex(p)
		if err != nil || m == nil {
			return err
		}
		group := func(name string) (from, to int) { i := match.SubexpIndex(name); return m[2*i], m[2*i+1] }
		from, to := group("language")
		start, end := group("component")
		template := strings.ReplaceAll(d.NewBaseTemplate, "{{ component }}", p[start:end])
		if _, err := os.Stat(filepath.Join(dir, filepath.FromSlash(template))); err == nil && filter.MatchString(p[from:to]) {
			mask := p[:from] + "*" + p[to:]
			byMask[mask] = append(byMask[mask], p)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return byMask
}

// Discovery finds every catalogue that update writes, sections in folders
// included, and nothing else: no template, no glossary, no stray file.
func TestWeblateDiscoversTheCatalogues(t *testing.T) {
	t.Parallel()
	files := map[string]string{
		"handbook/handbook.yaml":             "title: Book\nsource: en\nlocales: [zh_TW, zh_Hans, sr@latin, pt-br, fil]\n",
		"locales/glossary/zh_TW.po":          "",
		"locales/glossary/000-section.po":    "",
		"locales/templates/000-section.po":   "",
		"locales/zh_TW/notes.txt":            "",
		"locales/zh_TW/.000-section.po.swp":  "",
		"docs/zh_TW/000-section.po":          "",
		"handbook/locales/de/000-section.md": "# Not a locale\n",
	}
	want := map[string][]string{}
	folders := []string{"fil", "pt-br", "sr@latin", "zh_Hans", "zh_TW"} // as WalkDir sorts
	for _, f := range bookgen.Book(3, 300) {
		for _, folder := range []string{"", "part", "part/deep.er"} {
			files[path.Join("handbook", folder, f.Path)] = string(f.Source)
		}
	}
	for file := range files {
		section, ok := strings.CutSuffix(strings.TrimPrefix(file, "handbook/"), ".md")
		if !ok {
			continue
		}
		for _, folder := range folders {
			mask := "locales/*/" + section + ".po"
			want[mask] = append(want[mask], "locales/"+folder+"/"+section+".po")
		}
	}
	dir := writeFiles(t, files)
	pobook(t, exitDone, "update", "-C", dir)
	first, d := weblateJSONOf(t, dir)
	if diff := cmp.Diff(want, discover(t, dir, d)); diff != "" {
		t.Error(diff)
	}
	if _, ok := want[first["filemask"].(string)]; !ok {
		t.Errorf("the first component has the file mask %v", first["filemask"])
	}
	if d.BaseFileTemplate != "" {
		t.Error("PO has no monolingual base")
	}
}

// In the handbook of this repository every section is a component whose name
// says its place, and the first one is that of the first section.
func TestWeblateOfThisHandbook(t *testing.T) {
	t.Parallel()
	first, d := weblateJSONOf(t, repository)
	found := discover(t, repository, d)
	var sections []string
	eachFile(t, filepath.Join(repository, "handbook"), ".md", func(p string, _ []byte) {
		sections = append(sections, "locales/*/"+strings.TrimSuffix(p, ".md")+".po")
	})
	slices.Sort(sections)
	for mask, catalogues := range found {
		matches, err := filepath.Glob(filepath.Join(repository, mask))
		if strings.Count(mask, "*") != 1 || err != nil || len(matches) != len(catalogues) || len(catalogues) != 2 {
			t.Errorf("%s means %v, %v; discovered are %v", mask, matches, err, catalogues)
		}
	}
	if len(found) != len(sections) || first["filemask"] != sections[0] {
		t.Errorf("%d components of %d sections, the first is %v", len(found), len(sections), first["filemask"])
	}
	readFile(t, filepath.Join(repository, first["new_base"].(string)))
	if _, stderr := pobook(t, exitDone, "weblate", "-C", repository); stderr != "" {
		t.Errorf("warnings: %s", stderr)
	}
}
