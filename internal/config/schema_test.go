package config

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"

	"github.com/pobook/pobook/internal/locale"
)

func compiledSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	content, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema([]string{"same", "end_stop"})))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource(SchemaURL, content); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile(SchemaURL) // holds it to the schema of schemas
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// instance is a node of YAML as editors hand it to a schema: a date is text (YAML 1.2, "Core
// Schema"), and a key that is there twice has been reported already.
func instance(node *yaml.Node) any {
	node = resolve(node)
	switch node.Kind {
	case yaml.MappingNode:
		values := map[string]any{}
		for i := 0; i+1 < len(node.Content); i += 2 {
			values[resolve(node.Content[i]).Value] = instance(node.Content[i+1])
		}
		return values
	case yaml.SequenceNode:
		values := []any{}
		for _, item := range node.Content {
			values = append(values, instance(item))
		}
		return values
	}
	var value any
	if tag := node.ShortTag(); tag == "!!str" || tag == "!!timestamp" || node.Decode(&value) != nil {
		return node.Value
	}
	return value
}

// refused is what a schema says of a configuration, which is a mapping.
func refused(t *testing.T, schema *jsonschema.Schema, content []byte) error {
	t.Helper()
	var document yaml.Node
	if err := yaml.Unmarshal(content, &document); err != nil {
		t.Fatal(err)
	}
	return schema.Validate(instance(document.Content[0]))
}

// The schema takes every configuration that pobook takes, and refuses unknown and missing keys
// and values of another type.
func TestSchemaAgreesWithReader(t *testing.T) {
	t.Parallel()
	schema, agreed := compiledSchema(t), 0
	// Which names of files say an order only the reader knows.
	readerAlone := []string{"a file that says no order"}
	for _, test := range configTests {
		if strings.Contains(test.want, "(yaml-syntax)") || strings.Contains(test.want, "(invalid-utf8)") ||
			strings.Contains(test.want, "(control-character)") || strings.Contains(test.want, "(empty-configuration)") {
			continue
		}
		asked := false
		for _, code := range []string{"unknown-key", "missing-key", "missing-value", "wrong-type"} {
			asked = asked || strings.Contains(test.want, "("+code+")")
		}
		err := refused(t, schema, []byte(test.yaml))
		switch {
		case asked && err == nil && !slices.Contains(readerAlone, test.name):
			t.Errorf("%s: the schema takes what gives:\n%s", test.name, test.want)
		case err != nil && slices.Contains(readerAlone, test.name):
			t.Errorf("%s: the schema refuses it now", test.name)
		case err != nil && test.want == "":
			t.Errorf("%s: %v", test.name, err)
		case asked && err != nil:
			agreed++
		}
	}
	if agreed < 15 {
		t.Errorf("only %d configurations are refused by both", agreed)
	}
}

// Every single line that is wrong is refused for itself, not for another beside it.
func TestSchemaRefuses(t *testing.T) {
	t.Parallel()
	schema := compiledSchema(t)
	for _, line := range []string{
		"titel: x", "version: 1.10", "authors: [7]", "page: a4", "page: [A4]", "margins: 30", "margins: {top: 30}", "margins: {topp: 30mm}",
		"body_size: 15", "body_size: big", "contents_depth: 1.5", "accent: blue", "faces: {han: {bold: a.ttf}}", "faces: {hann1: a.ttf}",
		"faces: {Deva: {regular: a.ttf, heavy: b.ttf}}", "link_notes: 1", "dialect: gitlab", "code: {sh: comment}", "code: 1",
		"front_matter: title", "front_matter: [a b]", "attributes: [a b]", "output: docusarus", "output: {pattern: docusarus}", "output: {pat: x}",
		"output: {source: 7}", "output: {locales: {zh_Hant: a/b}}", "output: {links: no}", "front_matter_values: {a.b: x}",
		"front_matter_values: {m: {source: true}}", "coverage: 95", "coverage: {zh_Hant: 101}", "coverage: {zh_Hant: {a.md: much}}",
		"ignore: same", "ignore: [sane]", "ignore: {zh_Hant: same}", "sections: []", "sections: {a: b}", "site_url: handbook.example.org",
		"html: unsafe", "date: yesterday", "overrides: {zh_Hant: {name: x}}", "overrides: {zh_Hant: {sides: tow}}", "editions: {a b: {}}",
		"editions: {w: {name: x}}", "editions: [w]", "name: a b", "guide: ~",
	} {
		if refused(t, schema, []byte(minimal+line+"\n")) == nil {
			t.Errorf("the schema takes %q", line)
		}
	}
}

// Examples are what the schema asks for.
func TestSchemaTakesExamples(t *testing.T) {
	t.Parallel()
	schema := compiledSchema(t)
	var whole []string
	for _, k := range Keys() {
		whole = append(whole, k.Example)
	}
	for _, line := range []string{
		strings.Join(whole, "\n"),
		minimal + "output: '{locale}/{path}'", minimal + "output: {pattern: mkdocs-suffix, folder: site/docs, source: false, locales: {zh_Hant: zh-TW}, links: keep}",
		minimal + "output: {source: '{path}'}", minimal + "margins: 25.5 mm", minimal + "faces: {Deva: {regular: a.ttf, bold_italic: 'b.ttc#Name'}}",
		minimal + "front_matter: ['actions[].text', 標題]", minimal + "front_matter_values: {lang: '{bcp47}', redirect: ~, x: {value: ~, source: true}}",
		minimal + "coverage: {zh_Hant: {default: 50, a.md: 99.5}}", minimal + "ignore: {zh_Hant: [same, same]}", minimal + "sections: SUMMARY.md",
		minimal + "authors: Ada Example", minimal + "code: all", minimal + "editions: {w-1: {sections: ['*.md'], title: W, subtitle: S, page: A5}}",
	} {
		if err := refused(t, schema, []byte(line+"\n")); err != nil {
			t.Errorf("%s\n%v", line, err)
		}
	}
	for _, code := range append(locale.Codes(), "zh-hant", "zh_TW", "sr@latin", "de_DE.UTF-8") {
		if !localeCode.MatchString(code) {
			t.Errorf("the schema takes no locale %q", code)
		}
	}
}

// No key is without a form.
func TestEveryKeyHasAForm(t *testing.T) {
	t.Parallel()
	var hold func(name string, f form)
	hold = func(name string, f form) {
		if f.Type == "" && f.Ref == "" && len(f.AnyOf) == 0 {
			t.Errorf("%s may be anything", name)
		}
		for key, value := range f.Properties {
			hold(name+"."+key, value)
		}
		for i, value := range f.AnyOf {
			hold(fmt.Sprintf("%s[%d]", name, i), value)
		}
	}
	hold("", objectOf(configKeys()))
	hold("edition", objectOf(editionKeys(nil)))
}
