package config

import (
	"cmp"

	"go.yaml.in/yaml/v4"

	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/document"
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
	PDFStandard    string // one of PDFStandards
	Captions       string // one of Captions
	PageReferences *bool
	LinkNotes      *bool
	Glossary       *bool
	ContentsDepth  int    // the deepest level of headings in the contents; 0 is for none said
	ChapterBreak   string // one of ChapterBreaks
	Numbering      string // one of Numberings
	Sides          string // one of SidesOfPaper
	Faces          Faces
}

// The words that the keys of a layout take, the default first where there is
// one for every locale.
var (
	PageSizes       = []string{"A4", "A5", "Letter"}
	ChapterBreaks   = []string{BreakPage, BreakNone, BreakRight}
	Numberings      = []string{NumberNone, NumberChapters, NumberSections}
	SidesOfPaper    = []string{OneSide, TwoSides}
	ParagraphStyles = []string{"indent", "gap"}
	Squeezes        = []string{"none", "brackets", "all"}
	Emphases        = []string{"dots", "bold"}
	MissingGlyphs   = []string{MarkMissing, WarnMissing, FailMissing}
	PDFStandards    = []string{ArchiveStandard, NoStandard}
	Captions        = []string{
		string(document.CaptionAuto), string(document.CaptionAlt), string(document.CaptionTitle), string(document.CaptionNone),
	}
)

// What the PDF claims to conform to: PDF/A-2a, and PDF/UA-1 where the text allows it; or
// nothing.
const (
	ArchiveStandard = "archive"
	NoStandard      = "none"
)

// What becomes of characters that no face has: a frame with the code point stands for
// one, and that is an error; the same, and a warning; or there is no PDF.
const (
	MarkMissing = "mark"
	WarnMissing = "warn"
	FailMissing = "fail"
)

// Where a chapter begins: on a new page, below the one before, or on a right-hand page.
const (
	BreakPage  = "page"
	BreakNone  = "none"
	BreakRight = "right"
)

// Which headings have numbers.
const (
	NumberNone     = "none"
	NumberChapters = "chapters"
	NumberSections = "sections"
)

// How many sides of the paper are printed on.
const (
	OneSide  = "one"
	TwoSides = "two"
)

// Within these are the size of running text, in points, and the depth of the contents.
const (
	leastBody, mostBody = 8, 14
	deepestContents     = 3
)

// Over returns the layout with what it does not say taken from another.
func (l Layout) Over(base Layout) Layout {
	return Layout{
		Page:           cmp.Or(l.Page, base.Page),
		Margins:        l.Margins.over(base.Margins),
		BodySize:       cmp.Or(l.BodySize, base.BodySize),
		Accent:         cmp.Or(l.Accent, base.Accent),
		Paragraphs:     cmp.Or(l.Paragraphs, base.Paragraphs),
		Squeeze:        cmp.Or(l.Squeeze, base.Squeeze),
		Emphasis:       cmp.Or(l.Emphasis, base.Emphasis),
		MissingGlyphs:  cmp.Or(l.MissingGlyphs, base.MissingGlyphs),
		PDFStandard:    cmp.Or(l.PDFStandard, base.PDFStandard),
		Captions:       cmp.Or(l.Captions, base.Captions),
		PageReferences: cmp.Or(l.PageReferences, base.PageReferences),
		LinkNotes:      cmp.Or(l.LinkNotes, base.LinkNotes),
		Glossary:       cmp.Or(l.Glossary, base.Glossary),
		ContentsDepth:  cmp.Or(l.ContentsDepth, base.ContentsDepth),
		ChapterBreak:   cmp.Or(l.ChapterBreak, base.ChapterBreak),
		Numbering:      cmp.Or(l.Numbering, base.Numbering),
		Sides:          cmp.Or(l.Sides, base.Sides),
		Faces:          l.Faces.over(base.Faces),
	}
}

// layoutKeys are the keys that a layout may have, wherever it stands: at the
// top, in an override for a locale, in an edition.
func layoutKeys() []key[Layout] {
	return []key[Layout]{
		{
			name: "page", example: "page: A4", form: oneOf(PageSizes),
			doc: "The size of the pages: A4, A5 or Letter. Default: A4.",
			read: func(r *reader, l *Layout, node *yaml.Node) {
				l.Page, _ = r.word(diag.Verbatim(`"page"`), node, PageSizes)
			},
		},
		{
			name: "margins", example: "margins: {top: 30mm, bottom: 30mm}", rare: true, form: marginsForm(),
			doc:  "Page margins, 5mm to 45mm: one length, or one each for top, right, bottom and left. Default: what suits the page.",
			read: func(r *reader, l *Layout, node *yaml.Node) { l.Margins = readMargins(r, node) },
		},
		{
			name: "chapter_break", example: "chapter_break: none", rare: true, form: oneOf(ChapterBreaks),
			doc: "Where a chapter begins: page (a new one), none (below the one before) or right (a right-hand page, as in printed books). Default: right with sides: two, else page.",
			read: func(r *reader, l *Layout, node *yaml.Node) {
				l.ChapterBreak, _ = r.word(diag.Verbatim(`"chapter_break"`), node, ChapterBreaks)
			},
		},
		{
			name: "numbering", example: "numbering: chapters", rare: true, form: oneOf(Numberings),
			doc: "Which headings have numbers: none, chapters or sections (chapters and two levels below, as 2.1.3). Default: none.",
			read: func(r *reader, l *Layout, node *yaml.Node) {
				l.Numbering, _ = r.word(diag.Verbatim(`"numbering"`), node, Numberings)
			},
		},
		{
			name: "sides", example: "sides: two", rare: true, form: oneOf(SidesOfPaper),
			doc: "How many sides of the paper are printed on: one, or two (margins mirrored, left the inner one; title and contents on right-hand pages; page numbers outside). Default: one.",
			read: func(r *reader, l *Layout, node *yaml.Node) {
				l.Sides, _ = r.word(diag.Verbatim(`"sides"`), node, SidesOfPaper)
			},
		},
		{
			name: "body_size", example: "body_size: 10.5", rare: true, form: numberWithin(leastBody, mostBody),
			doc: "The size of running text in points, 8 to 14; all other sizes follow. Default: 10.5.",
			read: func(r *reader, l *Layout, node *yaml.Node) {
				l.BodySize = r.number(diag.Verbatim(`"body_size"`), node, leastBody, mostBody)
			},
		},
		{
			name: "accent", example: `accent: "#0F5C73"`, form: matching(colorForm),
			doc:  "The colour of links and ornaments, dark enough to read: a contrast of 4.5:1 on the light grey below code. Default: teal.",
			read: func(r *reader, l *Layout, node *yaml.Node) { l.Accent = readAccent(r, node) },
		},
		{
			name: "faces", example: "faces: {han: fonts/OurSong-Regular.ttf}", rare: true, form: facesForm(),
			doc:  "Font files below handbook/ for latin, han, code, symbols or a script by its code in ISO 15924, as Deva; each a path, with #NAME or #NUMBER for a font of a collection, or {regular: …, bold: …, italic: …, bold_italic: …}. Default: Noto.",
			read: func(r *reader, l *Layout, node *yaml.Node) { l.Faces = readFaces(r, node) },
		},
		{
			name: "paragraphs", example: "paragraphs: gap", rare: true, form: oneOf(ParagraphStyles),
			doc: "How paragraphs are separated: indent or gap. Default: indent in Chinese, else gap.",
			read: func(r *reader, l *Layout, node *yaml.Node) {
				l.Paragraphs, _ = r.word(diag.Verbatim(`"paragraphs"`), node, ParagraphStyles)
			},
		},
		{
			name: "squeeze", example: "squeeze: brackets", rare: true, form: oneOf(Squeezes),
			doc: "Which Chinese punctuation marks close up beside others: none, brackets or all. Default: all in zh_Hans, else brackets.",
			read: func(r *reader, l *Layout, node *yaml.Node) {
				l.Squeeze, _ = r.word(diag.Verbatim(`"squeeze"`), node, Squeezes)
			},
		},
		{
			name: "emphasis", example: "emphasis: dots", rare: true, form: oneOf(Emphases),
			doc: "How *emphasis* looks in Chinese: dots below the characters, or bold. Default: dots.",
			read: func(r *reader, l *Layout, node *yaml.Node) {
				l.Emphasis, _ = r.word(diag.Verbatim(`"emphasis"`), node, Emphases)
			},
		},
		{
			name: "missing_glyphs", example: "missing_glyphs: fail", rare: true, form: oneOf(MissingGlyphs),
			doc: "What to do about characters that no face has: mark (the PDF shows their code points in frames, and they are errors), warn (the same, and warnings) or fail (errors, and no PDF). Default: mark.",
			read: func(r *reader, l *Layout, node *yaml.Node) {
				l.MissingGlyphs, _ = r.word(diag.Verbatim(`"missing_glyphs"`), node, MissingGlyphs)
			},
		},
		{
			name: "pdf_standard", example: "pdf_standard: none", rare: true, form: oneOf(PDFStandards),
			doc: "What the PDF says that it conforms to: archive (PDF/A-2a, and PDF/UA-1 where each picture has alternative text, each character a face, and none is for private use) or none. Default: archive.",
			read: func(r *reader, l *Layout, node *yaml.Node) {
				l.PDFStandard, _ = r.word(diag.Verbatim(`"pdf_standard"`), node, PDFStandards)
			},
		},
		{
			name: "contents_depth", example: "contents_depth: 1", rare: true, form: wholeWithin(1, deepestContents),
			doc:  "The deepest level of headings in the contents, 1 to 3. Default: 2.",
			read: func(r *reader, l *Layout, node *yaml.Node) { l.ContentsDepth = readContentsDepth(r, node) },
		},
		{
			name: "captions", example: "captions: title", rare: true, form: oneOf(Captions),
			doc: "What stands below a picture: auto (its title, or else its alternative text), alt (the alternative text, and the title below it), title or none. Alternative text is in the PDF for those who cannot see the picture in any case. Default: auto.",
			read: func(r *reader, l *Layout, node *yaml.Node) {
				l.Captions, _ = r.word(diag.Verbatim(`"captions"`), node, Captions)
			},
		},
		{
			name: "page_references", example: "page_references: true", rare: true, form: trueOrFalse(),
			doc: "Whether links within the handbook name the page that they lead to. Default: true with sides: two, else false.",
			read: func(r *reader, l *Layout, node *yaml.Node) {
				l.PageReferences = r.truth(diag.Verbatim(`"page_references"`), node)
			},
		},
		{
			name: "link_notes", example: "link_notes: true", rare: true, form: trueOrFalse(),
			doc: "Whether links out of the handbook are printed as footnotes too. Default: false.",
			read: func(r *reader, l *Layout, node *yaml.Node) {
				l.LinkNotes = r.truth(diag.Verbatim(`"link_notes"`), node)
			},
		},
		{
			name: "glossary", example: "glossary: false", rare: true, form: trueOrFalse(),
			doc:  "Whether the glossary of the locale is printed at the end of the book. Default: true.",
			read: func(r *reader, l *Layout, node *yaml.Node) { l.Glossary = r.truth(diag.Verbatim(`"glossary"`), node) },
		},
	}
}

func readContentsDepth(r *reader, node *yaml.Node) int {
	what := diag.Verbatim(`"contents_depth"`)
	n := r.number(what, node, 1, deepestContents)
	depth := int(n)
	if float64(depth) != n {
		r.report(node, "wrong-value", diag.Textf("%s is %g, not a whole number", what, n), diag.Text{})
	}
	return depth
}
