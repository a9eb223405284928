package config

import (
	"cmp"
	"maps"
	"slices"
	"strconv"

	"go.yaml.in/yaml/v4"

	"github.com/pobook/pobook/internal/diag"
)

// Faces are font files in the place of the embedded ones.
type Faces struct {
	Latin   FaceFiles // and Greek and Cyrillic
	Han     FaceFiles
	Code    FaceFiles
	Symbols FaceFiles // whatever has no script, pictures in private-use characters too
	// Scripts are the families for single scripts, by their codes in ISO 15924, as in
	// "Deva".
	Scripts map[string]FaceFiles
}

// FaceFiles are the font files of one family. Only Regular must be there.
type FaceFiles struct{ Regular, Bold, Italic, BoldItalic FaceFile }

// All returns the files of the family, those that are not named left out.
func (f FaceFiles) All() []FaceFile { return named(f.Regular, f.Bold, f.Italic, f.BoldItalic) }

func named(files ...FaceFile) []FaceFile {
	return slices.DeleteFunc(files, func(f FaceFile) bool { return f.Path == "" })
}

// All returns the files in a fixed order.
func (f Faces) All() []FaceFile {
	var files []FaceFile
	for _, family := range f.families() {
		files = append(files, family.All()...)
	}
	return files
}

// Styled returns the files for bold and italic text, in a fixed order.
func (f Faces) Styled() []FaceFile {
	var files []FaceFile
	for _, family := range f.families() {
		files = append(files, named(family.Bold, family.Italic, family.BoldItalic)...)
	}
	return files
}

func (f Faces) families() []FaceFiles {
	families := []FaceFiles{f.Latin, f.Han, f.Code, f.Symbols}
	for _, script := range f.ScriptCodes() {
		families = append(families, f.Scripts[script])
	}
	return families
}

// ScriptCodes are the scripts that have a family, in the order of their codes.
func (f Faces) ScriptCodes() []string { return slices.Sorted(maps.Keys(f.Scripts)) }

// over returns the faces with the families that they lack taken from others.
func (f Faces) over(base Faces) Faces {
	merged := Faces{
		Latin:   cmp.Or(f.Latin, base.Latin),
		Han:     cmp.Or(f.Han, base.Han),
		Code:    cmp.Or(f.Code, base.Code),
		Symbols: cmp.Or(f.Symbols, base.Symbols),
		Scripts: maps.Clone(base.Scripts),
	}
	for script, files := range f.Scripts {
		if merged.Scripts == nil {
			merged.Scripts = map[string]FaceFiles{}
		}
		merged.Scripts[script] = files
	}
	return merged
}

// faceKeys are the families that are not those of one script.
var faceKeys = []string{"latin", "han", "code", "symbols"}

func readFaces(r *reader, node *yaml.Node) Faces {
	const example = "faces: {han: fonts/OurSong-Regular.ttf}"
	var f Faces
	named := map[string]*FaceFiles{"latin": &f.Latin, "han": &f.Han, "code": &f.Code, "symbols": &f.Symbols}
	for _, e := range r.entries(diag.Verbatim(`"faces"`), example, node) {
		family, isNamed := named[e.name]
		switch script, instead := scriptOf(e.name); {
		case isNamed:
			*family = readFaceFiles(r, e.name, e.value)
		case instead != "":
			r.report(e.key, "wrong-value", diag.Textf("%q has no family of its own", e.name), diag.Textf("its characters are those of %s", instead))
		case script == "":
			r.report(e.key, "unknown-key", diag.Textf("unknown key %q", e.name),
				diag.DidYouMean(e.name, faceKeys, diag.Textf("the keys are latin, han, code, symbols, and codes of scripts such as Deva")))
		case len(f.Scripts[script].All()) > 0:
			r.report(e.key, "duplicate-key", diag.Textf("%q is there twice", script), diag.Textf("keep one"))
		default:
			if f.Scripts == nil {
				f.Scripts = map[string]FaceFiles{}
			}
			f.Scripts[script] = readFaceFiles(r, script, e.value)
		}
	}
	return f
}

// readFaceFiles reads the files of a family; a path alone is that of its
// regular weight.
func readFaceFiles(r *reader, family string, node *yaml.Node) FaceFiles {
	value := resolve(node)
	if value.Kind != yaml.MappingNode {
		return FaceFiles{Regular: readFaceFile(r, family, node)}
	}
	styles := r.known(value, []string{"regular", "bold", "italic", "bold_italic"})
	if styles["regular"] == nil {
		r.report(node, "missing-key", diag.Textf(`"regular" is missing among the faces for %q`, family), diag.Text{})
	}
	read := func(style string) FaceFile {
		if styles[style] == nil {
			return FaceFile{}
		}
		return readFaceFile(r, style, styles[style])
	}
	return FaceFiles{Regular: read("regular"), Bold: read("bold"), Italic: read("italic"), BoldItalic: read("bold_italic")}
}

func readFaceFile(r *reader, key string, node *yaml.Node) FaceFile {
	what := diag.Verbatim(strconv.Quote(key))
	file := r.file(what, node)
	if file.Path == "" {
		return FaceFile{}
	}
	face, ok := faceFileOf(file)
	if !ok {
		r.report(node, "wrong-value", diag.Textf("%s is %q, not a font file", what, file.Path),
			diag.Textf(`faces are files that end in .ttf, .otf, or .ttc with "#" and the name or number of a font; convert other kinds`))
	}
	return face
}

func facesForm() form {
	file := someText()
	family := either(file, mappingOf(map[string]form{"regular": file, "bold": file, "italic": file, "bold_italic": file}, "regular"))
	values := map[string]form{}
	for _, name := range faceKeys {
		values[name] = family
	}
	faces := mapOf(either(oneOf(faceKeys), matching(scriptCode)), family)
	faces.Properties = values
	return faces
}
