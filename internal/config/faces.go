package config

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"
)

// Faces are font files in the place of the embedded ones.
type Faces struct{ Latin, Han, Code FaceFiles }

// FaceFiles are the font files of one family. Only Regular must be there.
type FaceFiles struct{ Regular, Bold, Italic, BoldItalic File }

// All returns the files in a fixed order, those that are not named left out.
func (f Faces) All() []File {
	var files []File
	for _, family := range []FaceFiles{f.Latin, f.Han, f.Code} {
		files = append(files, family.Regular, family.Bold, family.Italic, family.BoldItalic)
	}
	return slices.DeleteFunc(files, func(f File) bool { return f.Path == "" })
}

func readFaces(r *reader, node *yaml.Node) Faces {
	value := resolve(node)
	if value.Kind != yaml.MappingNode {
		r.report(node, "wrong-type", `"faces" must be keys with values, not `+describe(value), `write for example "faces: {han: fonts/OurSong-Regular.ttf}"`)
		return Faces{}
	}
	families := r.known(value, []string{"latin", "han", "code"})
	read := func(family string) FaceFiles {
		if families[family] == nil {
			return FaceFiles{}
		}
		return readFaceFiles(r, family, families[family])
	}
	return Faces{Latin: read("latin"), Han: read("han"), Code: read("code")}
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
		r.report(node, "missing-key", fmt.Sprintf(`"regular" is missing among the faces for %q`, family), "")
	}
	read := func(style string) File {
		if styles[style] == nil {
			return File{}
		}
		return readFaceFile(r, style, styles[style])
	}
	return FaceFiles{Regular: read("regular"), Bold: read("bold"), Italic: read("italic"), BoldItalic: read("bold_italic")}
}

func readFaceFile(r *reader, key string, node *yaml.Node) File {
	what := strconv.Quote(key)
	file := r.file(what, node)
	if file.Path != "" && !strings.HasSuffix(strings.ToLower(file.Path), ".ttf") {
		r.report(node, "wrong-value", fmt.Sprintf("%s is %q, no TrueType file", what, file.Path), "faces are files that end in .ttf; other kinds have to be converted")
		return File{}
	}
	return file
}
