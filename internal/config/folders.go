package config

import (
	"path"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"github.com/pobook/pobook/internal/diag"
)

// OutputDir is the folder of what is built, below the root folder, where the user asks
// for no other.
const OutputDir = "dist"

// folderKeys say where the parts of the handbook are.
func folderKeys() []key[Places] {
	return []key[Places]{
		{
			name: "folder", example: "folder: docs", rare: true, form: someText(),
			doc: `The folder of the sections and their images, from the root folder; "." is that itself. Default: handbook, or the folder that the configuration is in.`,
			read: func(r *reader, p *Places, node *yaml.Node) {
				p.folder = readPlace(r, diag.Verbatim(`"folder"`), p.folder, node)
			},
		},
		{
			name: "catalogues", example: "catalogues: translations", rare: true, form: someText(),
			doc:  "The folder of the templates, catalogues and glossaries, from the root folder. Default: locales.",
			read: func(r *reader, p *Places, node *yaml.Node) { p.catalogues = readCatalogues(r, p.catalogues, node) },
		},
	}
}

// PlacesOf returns where a configuration, which is at a path below the root folder, says
// that the parts of the handbook are; and where it says so of the sections. What is wrong
// with the two keys, or keeps all of them from being read, is for who cannot go on: [Read]
// says it again, among the rest.
func PlacesOf(file string, content []byte) (Places, diag.Position, diag.List) {
	p := Places{file: file}
	if dir := path.Dir(file); dir != "." {
		p.folder = dir
	}
	r := &reader{content: content, found: Found{Places: p}}
	at, top := diag.Position{File: file}, r.parse()
	if top == nil {
		return p, at, r.problems
	}
	for _, k := range folderKeys() {
		if value := valueOf(top, k.name); value != nil && value.ShortTag() != "!!null" {
			k.read(r, &p, value)
		}
	}
	if value := valueOf(top, "folder"); value != nil {
		at = r.position(value)
	}
	checkPlaces(r, p, top)
	return p, at, r.problems
}

// valueOf returns the value of a key, of which the first counts; nil if there is none.
func valueOf(mapping *yaml.Node, name string) *yaml.Node {
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		if resolve(mapping.Content[i]).Value == name {
			return mapping.Content[i+1]
		}
	}
	return nil
}

// checkPlaces reports catalogues that are around the sections: each folder among them
// is a locale's.
func checkPlaces(r *reader, p Places, top *yaml.Node) {
	if p.Catalogues() != "." && !below(p.Folder(), p.Catalogues()) {
		return
	}
	at := top
	for _, name := range []string{"folder", "catalogues"} {
		if value := valueOf(top, name); value != nil {
			at = value
		}
	}
	r.report(at, "wrong-value", diag.Textf("the folder of the sections, %q, is within that of the catalogues, %q", p.Folder(), p.Catalogues()),
		diag.Textf(`write for example "catalogues: translations"`))
}

// readCatalogues reads the folder of the catalogues. Weblate has to take its path.
func readCatalogues(r *reader, usual string, node *yaml.Node) string {
	folder := readPlace(r, diag.Verbatim(`"catalogues"`), usual, node)
	if !isASCII(folder) {
		r.report(node, "wrong-value", diag.Textf(`"catalogues" is %q, which Weblate does not take in a path`, folder), diag.Textf("name the folder with ASCII letters, digits and hyphens only"))
		return usual
	}
	return folder
}

// readPlace reads a folder below the root folder; what is none leaves the usual one.
func readPlace(r *reader, what diag.Text, usual string, node *yaml.Node) string {
	folder, ok := r.text(what, node)
	if !ok {
		return usual
	}
	plain := path.Clean(strings.ReplaceAll(folder, `\`, "/"))
	wrong := strings.IndexFunc(plain, unfitInPaths)
	switch {
	case outside.MatchString(plain):
		r.report(node, "wrong-value", diag.Textf("%s is %q, no folder below the root folder of the handbook", what, folder), diag.Textf("write its path from there, for example docs"))
	case wrong >= 0:
		sign, _ := utf8.DecodeRuneInString(plain[wrong:])
		r.report(node, "wrong-value", diag.Textf("%s is %q, and %U cannot be in the name of a folder here", what, folder, sign), diag.Textf("rename the folder"))
	case InGit(plain):
		r.report(node, "wrong-value", diag.Textf("%s is %q, in a folder of git's", what, folder), diag.Textf("write another folder"))
	case below(plain, OutputDir):
		r.report(node, "wrong-value", diag.Textf("%s is %q, where what is built goes", what, folder), diag.Textf("write another folder"))
	case plain != strings.TrimSuffix(folder, "/"):
		r.report(node, "wrong-value", diag.Textf("%s is %q, not written plainly", what, folder), diag.Textf("write %q", plain))
	default:
		return plain
	}
	return usual
}

// below reports whether a path is another or lies below it.
func below(p, folder string) bool { return p == folder || strings.HasPrefix(p, folder+"/") }
