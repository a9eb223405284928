package config

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"
)

// A Layout is how pages look, as far as the configuration says so. Zero values
// leave a matter to the defaults.
type Layout struct {
	Page           string  // one of PageSizes
	Margins        Margins // in points
	BodySize       float64 // in points
	Accent         *Color
	Paragraphs     string // one of ParagraphStyles
	Squeeze        string // one of Squeezes
	Emphasis       string // one of Emphases
	MissingGlyphs  string // one of MissingGlyphs
	PageReferences *bool
	LinkNotes      *bool
	Glossary       *bool
	ContentsDepth  int // the deepest level of headings in the contents; 0 is for none said
	Faces          Faces
}

// Margins are lengths in points; 0 is for none said.
type Margins struct{ Top, Right, Bottom, Left float64 }

// Faces are font files in the place of the embedded ones.
type Faces struct{ Latin, Han, Code FaceFiles }

// FaceFiles are the font files of one family. Only Regular must be there.
type FaceFiles struct{ Regular, Bold, Italic, BoldItalic File }

// The words that the keys of a layout take, the default first where there is
// one for every locale.
var (
	PageSizes       = []string{"A4", "A5", "Letter"}
	ParagraphStyles = []string{"indent", "gap"}
	Squeezes        = []string{"none", "brackets", "all"}
	Emphases        = []string{"dots", "bold"}
	MissingGlyphs   = []string{"fail", "warn"}
)

// Over returns the layout with what it does not say taken from another.
func (l Layout) Over(base Layout) Layout {
	return Layout{
		Page:           first(l.Page, base.Page),
		Margins:        l.Margins.over(base.Margins),
		BodySize:       first(l.BodySize, base.BodySize),
		Accent:         first(l.Accent, base.Accent),
		Paragraphs:     first(l.Paragraphs, base.Paragraphs),
		Squeeze:        first(l.Squeeze, base.Squeeze),
		Emphasis:       first(l.Emphasis, base.Emphasis),
		MissingGlyphs:  first(l.MissingGlyphs, base.MissingGlyphs),
		PageReferences: first(l.PageReferences, base.PageReferences),
		LinkNotes:      first(l.LinkNotes, base.LinkNotes),
		Glossary:       first(l.Glossary, base.Glossary),
		ContentsDepth:  first(l.ContentsDepth, base.ContentsDepth),
		Faces: Faces{
			Latin: first(l.Faces.Latin, base.Faces.Latin),
			Han:   first(l.Faces.Han, base.Faces.Han),
			Code:  first(l.Faces.Code, base.Faces.Code),
		},
	}
}

func (m Margins) over(base Margins) Margins {
	return Margins{first(m.Top, base.Top), first(m.Right, base.Right), first(m.Bottom, base.Bottom), first(m.Left, base.Left)}
}

// first returns the first value that is not zero.
func first[T comparable](values ...T) T {
	var zero T
	for _, v := range values {
		if v != zero {
			return v
		}
	}
	return zero
}

// A layoutKey is a key that a layout may have, wherever it stands: at the top,
// in an override for a locale, in an edition.
type layoutKey struct {
	name, example, doc string
	common             bool // [Init] mentions it
	read               func(*reader, *Layout, *yaml.Node)
}

func layoutKeys() []layoutKey {
	return []layoutKey{
		{
			"page", "page: A4", "The size of the pages: A4, A5 or Letter. Default: A4.",
			true,
			func(r *reader, l *Layout, node *yaml.Node) { l.Page, _ = r.word(`"page"`, node, PageSizes) },
		},
		{
			"margins", "margins: {top: 30mm, bottom: 30mm}",
			"The white around the text, 5mm to 45mm: one length, or one each for top, right, bottom and left. Default: what suits the page.",
			false,
			(*reader).readMargins,
		},
		{
			"body_size", "body_size: 10.5", "The size of running text in points, 8 to 14; all other sizes follow. Default: 10.5.",
			false,
			func(r *reader, l *Layout, node *yaml.Node) { l.BodySize = r.number(`"body_size"`, node, 8, 14) },
		},
		{
			"accent", `accent: "#0F5C73"`, "The colour of links and ornaments, dark enough to read: a contrast of 4.5:1 on the light grey below alerts. Default: teal.",
			true,
			(*reader).readAccent,
		},
		{
			"faces", "faces: {han: fonts/OurSong-Regular.ttf}",
			"TrueType files below handbook/ for latin, han or code, each a path or {regular: …, bold: …, italic: …, bold_italic: …}. Default: Noto.",
			false,
			(*reader).readFaces,
		},
		{
			"paragraphs", "paragraphs: gap", "What tells paragraphs apart: indent or gap. Default: indent in Chinese, else gap.",
			false,
			func(r *reader, l *Layout, node *yaml.Node) {
				l.Paragraphs, _ = r.word(`"paragraphs"`, node, ParagraphStyles)
			},
		},
		{
			"squeeze", "squeeze: brackets",
			"Which Chinese punctuation marks close up beside others: none, brackets or all. Default: all in zh_Hans, else brackets.",
			false,
			func(r *reader, l *Layout, node *yaml.Node) { l.Squeeze, _ = r.word(`"squeeze"`, node, Squeezes) },
		},
		{
			"emphasis", "emphasis: dots", "How *emphasis* looks in Chinese: dots below the characters, or bold. Default: dots.",
			false,
			func(r *reader, l *Layout, node *yaml.Node) { l.Emphasis, _ = r.word(`"emphasis"`, node, Emphases) },
		},
		{
			"missing_glyphs", "missing_glyphs: warn",
			"What to do about a character that no face has: fail, or warn and set a mark in its place. Default: fail.",
			false,
			func(r *reader, l *Layout, node *yaml.Node) {
				l.MissingGlyphs, _ = r.word(`"missing_glyphs"`, node, MissingGlyphs)
			},
		},
		{
			"contents_depth", "contents_depth: 1", "The deepest level of headings in the contents, 1 to 3. Default: 2.",
			false,
			(*reader).readContentsDepth,
		},
		{
			"page_references", "page_references: true", "Whether links within the handbook name the page that they lead to. Default: false.",
			false,
			func(r *reader, l *Layout, node *yaml.Node) { l.PageReferences = r.truth(`"page_references"`, node) },
		},
		{
			"link_notes", "link_notes: true", "Whether links out of the handbook are printed as footnotes too. Default: false.",
			false,
			func(r *reader, l *Layout, node *yaml.Node) { l.LinkNotes = r.truth(`"link_notes"`, node) },
		},
		{
			"glossary", "glossary: false", "Whether the book ends in the agreed terms of its locale. Default: true.",
			false,
			func(r *reader, l *Layout, node *yaml.Node) { l.Glossary = r.truth(`"glossary"`, node) },
		},
	}
}

// bookLayoutKeys are the keys of a layout at the top of the configuration.
func bookLayoutKeys() []Key {
	var keys []Key
	for _, k := range layoutKeys() {
		keys = append(keys, k.into(func(r *reader) *Layout { return &r.config.Layout }))
	}
	return keys
}

// into makes a key of the configuration that fills one layout.
func (k layoutKey) into(layout func(*reader) *Layout) Key {
	return Key{Name: k.name, Example: k.example, Doc: k.doc, Rare: !k.common, read: func(r *reader, node *yaml.Node) {
		k.read(r, layout(r), node)
	}}
}

// lengths are the units of lengths, in points.
var lengths = map[string]float64{"mm": 72 / 25.4, "cm": 720 / 25.4, "in": 72, "pt": 1}

// Margins are narrow enough that a column of ten of the largest characters is
// left on the smallest page.
const leastMargin, mostMargin = 5, 45 // in millimetres

func (r *reader) readMargins(l *Layout, node *yaml.Node) {
	value := resolve(node)
	if value.Kind != yaml.MappingNode {
		all := r.length(`"margins"`, node)
		l.Margins = Margins{all, all, all, all}
		return
	}
	sides := []string{"top", "right", "bottom", "left"}
	for side, length := range r.collect(value, sides) {
		to := map[string]*float64{"top": &l.Margins.Top, "right": &l.Margins.Right, "bottom": &l.Margins.Bottom, "left": &l.Margins.Left}[side]
		*to = r.length(strconv.Quote(side), length)
	}
}

// length reads a length and returns it in points.
func (r *reader) length(what string, node *yaml.Node) float64 {
	value := resolve(node)
	for unit, points := range lengths {
		number, found := strings.CutSuffix(value.Value, unit)
		if !found {
			continue
		}
		n, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
		if err != nil || n != n {
			break
		}
		if mm := n * points / lengths["mm"]; mm < leastMargin-0.01 || mm > mostMargin+0.01 {
			r.report(node, "wrong-value", fmt.Sprintf("%s is %s, not between %dmm and %dmm", what, value.Value, leastMargin, mostMargin), "")
			return 0
		}
		return n * points
	}
	r.report(node, "wrong-value", what+" is no length", `write a number with its unit, mm, cm, in or pt, for example "25mm"`)
	return 0
}

// number reads a number within limits.
func (r *reader) number(what string, node *yaml.Node, least, most float64) float64 {
	value := resolve(node)
	n, err := strconv.ParseFloat(strings.TrimSpace(strings.TrimSuffix(value.Value, "pt")), 64)
	if err != nil && value.ShortTag() == "!!float" { // as YAML writes those that are none: .nan
		err = value.Decode(&n)
	}
	if value.Kind != yaml.ScalarNode || err != nil {
		r.report(node, "wrong-type", what+" must be a number, not "+describe(value), "")
		return 0
	}
	if math.IsNaN(n) || n < least || n > most {
		r.report(node, "wrong-value", fmt.Sprintf("%s is %g, not between %g and %g", what, n, least, most), "")
		return 0
	}
	return n
}

func (r *reader) readContentsDepth(l *Layout, node *yaml.Node) {
	const what = `"contents_depth"`
	n := r.number(what, node, 1, 3)
	if l.ContentsDepth = int(n); float64(l.ContentsDepth) != n {
		r.report(node, "wrong-value", fmt.Sprintf("%s is %g, not a whole number", what, n), "")
	}
}

// truth reads true or false.
func (r *reader) truth(what string, node *yaml.Node) *bool {
	value := resolve(node)
	if value.Kind != yaml.ScalarNode || value.ShortTag() != "!!bool" {
		r.report(node, "wrong-type", what+" must be true or false, not "+describe(value), "")
		return nil
	}
	yes := strings.EqualFold(value.Value, "true")
	return &yes
}

func (r *reader) readFaces(l *Layout, node *yaml.Node) {
	value := resolve(node)
	if value.Kind != yaml.MappingNode {
		r.report(node, "wrong-type", `"faces" must be keys with values, not `+describe(value), `write for example "faces: {han: fonts/OurSong-Regular.ttf}"`)
		return
	}
	families := r.collect(value, []string{"latin", "han", "code"})
	for _, family := range []struct {
		name string
		to   *FaceFiles
	}{{"latin", &l.Faces.Latin}, {"han", &l.Faces.Han}, {"code", &l.Faces.Code}} {
		if files := families[family.name]; files != nil {
			*family.to = r.faceFiles(family.name, files)
		}
	}
}

// faceFiles reads the files of a family; a path alone is that of its regular
// weight.
func (r *reader) faceFiles(family string, node *yaml.Node) FaceFiles {
	value := resolve(node)
	if value.Kind != yaml.MappingNode {
		return FaceFiles{Regular: r.faceFile(strconv.Quote(family), node)}
	}
	files := r.collect(value, []string{"regular", "bold", "italic", "bold_italic"})
	if files["regular"] == nil {
		r.report(node, "missing-key", fmt.Sprintf(`"regular" is missing among the faces for %q`, family), "")
	}
	read := func(style string) File {
		if files[style] == nil {
			return File{}
		}
		return r.faceFile(strconv.Quote(style), files[style])
	}
	return FaceFiles{Regular: read("regular"), Bold: read("bold"), Italic: read("italic"), BoldItalic: read("bold_italic")}
}

func (r *reader) faceFile(what string, node *yaml.Node) File {
	file := r.file(what, node)
	if file.Path != "" && !strings.HasSuffix(strings.ToLower(file.Path), ".ttf") {
		r.report(node, "wrong-value", fmt.Sprintf("%s is %q, no TrueType file", what, file.Path), "faces are files that end in .ttf; other kinds have to be converted")
		return File{}
	}
	return file
}

// All returns the files in a fixed order, those that are not named left out.
func (f Faces) All() []File {
	var files []File
	for _, family := range []FaceFiles{f.Latin, f.Han, f.Code} {
		files = append(files, family.Regular, family.Bold, family.Italic, family.BoldItalic)
	}
	return slices.DeleteFunc(files, func(f File) bool { return f.Path == "" })
}
