package config

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestOutputPaths(t *testing.T) {
	t.Parallel()
	tests := []struct{ output, want string }{ // folder, bases and paths of part/03-end.md in en and zh_Hant
		{"", "dist: en en/part/03-end.md, zh_Hant zh_Hant/part/03-end.md"},
		{"output: docusaurus", "i18n: - -, zh-Hant/docusaurus-plugin-content-docs/current zh-Hant/docusaurus-plugin-content-docs/current/part/03-end.md"},
		{"output: {pattern: docusaurus, locales: {zh_TW: zh-TW}}", "i18n: - -, zh-TW/docusaurus-plugin-content-docs/current zh-TW/docusaurus-plugin-content-docs/current/part/03-end.md"},
		{"output: mkdocs-folder", "docs: en en/part/03-end.md, zh-Hant zh-Hant/part/03-end.md"},
		{"output: mkdocs-suffix", "docs: . part/03-end.md, . part/03-end.zh-Hant.md"},
		{"output: hugo-folder", "content: en en/part/03-end.md, zh-hant zh-hant/part/03-end.md"},
		{"output: {pattern: hugo-suffix, folder: site/content}", "site/content: . part/03-end.md, . part/03-end.zh-hant.md"},
		{"output: mdbook", "dist: en/src en/src/part/03-end.md, zh-Hant/src zh-Hant/src/part/03-end.md"},
		{"output: vitepress", "docs: . part/03-end.md, zh-Hant zh-Hant/part/03-end.md"},
		{"output: starlight", "src/content/docs: . part/03-end.md, zh-hant zh-hant/part/03-end.md"},
		{"output: jekyll-folder", "docs: . part/03-end.md, zh-Hant zh-Hant/part/03-end.md"},
		{`output: "{dir}/{language}/{stem}.{locale}.{ext}"`, "dist: . part/en/03-end.en.md, . part/zh/03-end.zh_Hant.md"},
		{`output: {pattern: "i/{bcp47}/{path}", folder: ., source: false}`, ".: - -, i/zh-Hant i/zh-Hant/part/03-end.md"},
		{`output: {pattern: docusaurus, source: "{name}/{path}"}`, "i18n: en en/part/03-end.md, zh-Hant/docusaurus-plugin-content-docs/current zh-Hant/docusaurus-plugin-content-docs/current/part/03-end.md"},
		{`output: {pattern: mkdocs-suffix, folder: handbook, source: false}`, "handbook: - -, . part/03-end.zh-Hant.md"},
	}
	for _, test := range tests {
		c, found := Read([]byte(minimal+test.output+"\n"), sectionsThere)
		if len(found) > 0 {
			t.Errorf("%s: %v", test.output, found)
			continue
		}
		const section = "part/03-end.md"
		var got strings.Builder
		got.WriteString(c.Output.Folder() + ": ")
		if c.Output.HasSource() {
			got.WriteString(c.Output.Base(c.Source, true) + " " + c.Output.Path(c.Source, true, section))
		} else {
			got.WriteString("- -")
		}
		l := c.Locales[0].Locale
		got.WriteString(", " + c.Output.Base(l, false) + " " + c.Output.Path(l, false, section))
		if diff := cmp.Diff(test.want, got.String()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.output, diff)
		}
	}
}

// Presets are outputs that can be used as they are, and say for whom they are.
func TestPresets(t *testing.T) {
	t.Parallel()
	for _, p := range Presets() {
		if _, found := Read([]byte(minimal+"output: "+p.Name+"\n"), sectionsThere); len(found) > 0 {
			t.Errorf("%s: %v", p.Name, found)
		}
		if !strings.HasSuffix(p.Doc, ".") {
			t.Errorf("%s: the text %q is no sentence", p.Name, p.Doc)
		}
	}
}

// What a build writes among the sections is no section, however often it is built.
func TestKeepsPlaces(t *testing.T) {
	t.Parallel()
	for written, want := range map[pattern]bool{"": true, "{locale}/{path}": true, "i18n/{bcp47}/x/{path}": true, "{path}": true, "{locale}-{path}": false, "{stem}/{locale}/{path}": false, "{dir}/{stem}.{locale}.{ext}": false} {
		if got := (Output{pattern: written}).KeepsPlaces(false); got != want {
			t.Errorf("%q: %v", written, got)
		}
	}
}

func TestWithoutOutput(t *testing.T) {
	t.Parallel()
	there := Found{Sections: []string{"a.de.md", "a.md", "a.zh-Hant.md", "a.zh-Hant.zh-Hant.md", "b.zh-Hant.md"}}
	c, found := Read([]byte(minimal+"output: {pattern: mkdocs-suffix, folder: handbook, source: false}\n"), there)
	if len(found) > 0 {
		t.Fatal(found)
	}
	got := c.Output.WithoutOutput(there, c.Source, c.Locales).Sections
	if diff := cmp.Diff([]string{"a.de.md", "a.md", "b.zh-Hant.md"}, got); diff != "" {
		t.Error(diff)
	}
}
