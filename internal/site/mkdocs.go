package site

import (
	"bytes"
	"io/fs"
	"path"

	"go.yaml.in/yaml/v4"
)

// mkdocsFolder is docs_dir of mkdocs.yml.
func mkdocsFolder(root fs.FS, sign string) (folder, why string) {
	dir := valueOf(mkdocs(root, sign), "docs_dir")
	if dir == nil || dir.Kind != yaml.ScalarNode {
		return usual("docs")(root, sign)
	}
	if folder = path.Join(path.Dir(sign), dir.Value); hasMarkdown(root, folder) {
		return folder, "it is docs_dir in " + sign
	}
	return "", ""
}

// mkdocsLanguages are those of the plugin mkdocs-static-i18n, and of the theme.
func mkdocsLanguages(root fs.FS, sign string) languages {
	config := mkdocs(root, sign)
	l := languages{why: sign + " lists them for the plugin i18n"}
	if language := valueOf(valueOf(config, "theme"), "language"); language != nil {
		l.source = code(language.Value)
	}
	i18n := pluginOf(valueOf(config, "plugins"), "i18n")
	list := valueOf(i18n, "languages")
	if list == nil || list.Kind != yaml.SequenceNode {
		return l
	}
	for _, item := range list.Content {
		locale := valueOf(item, "locale")
		if locale == nil || locale.Value == "null" {
			continue
		}
		if isDefault := valueOf(item, "default"); isDefault != nil && isDefault.Value == "true" {
			l.source = code(locale.Value)
			continue
		}
		l.add(locale.Value)
	}
	return l
}

// mkdocs is the configuration of MkDocs, whose tags name things of Python; nil where it is
// no mapping.
func mkdocs(root fs.FS, sign string) *yaml.Node {
	loader, err := yaml.NewLoader(bytes.NewReader(read(root, sign)))
	if err != nil {
		return nil
	}
	var document yaml.Node
	if err := loader.Load(&document); err != nil || len(document.Content) == 0 {
		return nil
	}
	return document.Content[0]
}

// pluginOf returns what a plugin is configured with, in either of the forms that there are:
// a list of names and mappings, or a mapping.
func pluginOf(plugins *yaml.Node, name string) *yaml.Node {
	if plugins == nil || plugins.Kind != yaml.SequenceNode {
		return valueOf(plugins, name)
	}
	for _, item := range plugins.Content {
		if options := valueOf(item, name); options != nil {
			return options
		}
	}
	return nil
}

// valueOf returns the value of a key, nil if there is none.
func valueOf(mapping *yaml.Node, name string) *yaml.Node {
	if mapping == nil || mapping.Kind != yaml.MappingNode {
		return nil
	}
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		if mapping.Content[i].Value == name {
			return mapping.Content[i+1]
		}
	}
	return nil
}
