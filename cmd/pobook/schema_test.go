package main

import (
	"bytes"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"

	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/config"
)

const schemaFile = "../../internal/config/handbook.schema.json"

// Editors everywhere read the file that is in the repository.
func TestSchemaIsPublished(t *testing.T) {
	t.Parallel()
	published := readFile(t, schemaFile)
	if !bytes.Equal(published, config.Schema(check.Names())) {
		t.Error("internal/config/handbook.schema.json is not that of the table of keys; run make schema")
	}
	if !strings.HasSuffix(config.SchemaURL, strings.TrimPrefix(schemaFile, "../..")) {
		t.Errorf("the schema is not published at %s", config.SchemaURL)
	}
}

// What pobook takes, the schema takes: this handbook's configuration, and those of the tests
// of the whole program.
func TestSchemaTakesConfigurations(t *testing.T) {
	t.Parallel()
	schema, err := jsonschema.NewCompiler().Compile(schemaFile)
	if err != nil {
		t.Fatal(err)
	}
	taken := 0
	for name, content := range configurations(t) {
		c, problems := config.Read(content, config.Found{Unknown: []string{"."}})
		unknown := slices.ContainsFunc(c.Ignore, func(i config.IgnoredCheck) bool { return !slices.Contains(check.Names(), i.Name) })
		if len(problems) > 0 || unknown {
			continue
		}
		var values map[string]any
		if err := yaml.Unmarshal(content, &values); err != nil {
			t.Fatal(err)
		}
		if day, ok := values["date"].(time.Time); ok { // text, in editors
			values["date"] = day.Format(time.DateOnly)
		}
		if err := schema.Validate(values); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		taken++
	}
	if taken < 60 {
		t.Errorf("only %d configurations were held against the schema", taken)
	}
}

// configurations are those in the repository, by where they are.
func configurations(t *testing.T) map[string][]byte {
	t.Helper()
	found := map[string][]byte{}
	add := func(name string, content []byte) {
		if base := path.Base(name); strings.HasSuffix(base, "handbook.yaml") || base == "pobook.yaml" {
			found[name] = content
		}
	}
	err := filepath.WalkDir("../..", func(file string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir():
			if name := entry.Name(); name == ".git" || name == "dist" {
				return fs.SkipDir
			}
			return nil
		case filepath.Ext(file) != ".yaml" && filepath.Ext(file) != ".txtar":
			return nil
		}
		content, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		add(filepath.ToSlash(file), content)
		for _, part := range txtar.Parse(content).Files {
			add(filepath.ToSlash(file)+"/"+part.Name, part.Data)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}
