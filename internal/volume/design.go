package volume

import (
	"time"

	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/hyphenation"
	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/typeset/design"
	"github.com/pobook/pobook/internal/ui"
)

// design says how a volume looks, apart from its faces, pictures and credits: the habits
// of its locale, what the configuration says otherwise, and the words in its
// language.
func designOf(p *Plan, v *Volume, layout config.Layout, words *ui.Strings) design.Options {
	o := design.Options{
		Chinese:     v.Locale.Han,
		Language:    v.Locale.Tag.String(),
		Hanja:       v.Locale.Hanja,
		DotsAbove:   v.Locale.DotsAbove,
		Tall:        v.Locale.Tall,
		Punctuation: punctuation(v.Locale.Punctuation()),
		Justify:     v.Locale.Justify,
		Indent:      v.Locale.ParagraphIndent,
		BodySize:    layout.BodySize,
		Margins:     design.Margins(layout.Margins),
		Title:       titlePage(p, v, words),
		Contents:    words.Contents(),
		Figure:      words.Figure,
		Table:       words.Table,
		Reference:   words.Reference,
		Callout:     func(kind document.CalloutKind) string { return words.Callout(string(kind)) },
	}
	// Without hyphenation, justifying a language that is written with spaces
	// tears holes; with it, books of that language are justified.
	if o.Hyphenate = hyphenation.For(v.Locale.Tag); o.Hyphenate != nil {
		o.Justify = true
	}
	applyLayout(&o, layout, words)
	if v.Target != nil {
		o.Untranslated = untranslated(v.Chapters)
		o.SourceLanguage = p.Book.Config.Source.Regional().String()
	}
	return o
}

// pageSizes are the sizes of pages in points, by the names that the
// configuration has for them.
var pageSizes = map[string][2]float64{"A4": {595.28, 841.89}, "A5": {419.53, 595.28}, "Letter": {612, 792}}

// westernIndent is the indent of paragraphs, in ems, where a script has no
// habit of it.
const westernIndent = 1.2

// squeezes are the ways to squeeze by the words of the configuration. None does
// what the region does: SC gives up halves of all marks, TC has them at
// brackets only.
var squeezes = map[string]design.Squeeze{
	"": design.SqueezeHalves, "none": design.SqueezeNone, "brackets": design.SqueezeBrackets, "all": design.SqueezeAll,
}

// applyLayout puts what the configuration says in the place of what suits the
// locale.
func applyLayout(o *design.Options, l config.Layout, words *ui.Strings) {
	if size, ok := pageSizes[l.Page]; ok {
		o.Width, o.Height = size[0], size[1]
	}
	if l.Accent != nil {
		accent := layout.Color(*l.Accent)
		o.Accent = &accent
	}
	switch {
	case l.Paragraphs == "gap":
		o.Indent = 0
	case l.Paragraphs == "indent" && o.Indent == 0:
		o.Indent = westernIndent
	}
	o.Squeeze = squeezes[l.Squeeze]
	o.BoldEmphasis = l.Emphasis == "bold"
	o.Captions = document.Captions(l.Captions)
	o.ContentsDepth = l.ContentsDepth
	o.Numbering = design.Numbering{Depth: numberingDepths[l.Numbering], Chapter: words.Chapter, InList: words.ChapterInList}
	applySides(o, l)
	o.LinkNotes = l.LinkNotes != nil && *l.LinkNotes
	if l.PageReferences == nil && o.TwoSides || l.PageReferences != nil && *l.PageReferences {
		o.PageReference = words.Page
	}
}

// accentOf is the colour of links and ornaments in a volume.
func accentOf(p *Plan, v *Volume) layout.Color {
	if c := p.Book.Config.LayoutFor(v.Locale.Code, p.Edition).Accent; c != nil {
		return layout.Color(*c)
	}
	return design.Teal
}

// usualDepth is the deepest level of headings in contents where the configuration says nothing.
const usualDepth = 2

// contentsDepth is the deepest level of headings in the contents of a volume.
func contentsDepth(p *Plan, v *Volume) int {
	if depth := p.Book.Config.LayoutFor(v.Locale.Code, p.Edition).ContentsDepth; depth > 0 {
		return depth
	}
	return usualDepth
}

// numberingDepths are how many levels of headings have numbers.
var numberingDepths = map[string]int{config.NumberChapters: 1, config.NumberSections: 3}

// chapterBreaks are where chapters begin, by the words of the configuration.
var chapterBreaks = map[string]design.Break{
	config.BreakPage: design.BreakPage, config.BreakNone: design.BreakNone, config.BreakRight: design.BreakRight,
}

// applySides says how pages are bound. In a book that is printed on two sides chapters begin on
// right-hand pages, unless the configuration says otherwise.
func applySides(o *design.Options, l config.Layout) {
	o.TwoSides = l.Sides == config.TwoSides
	o.Break = chapterBreaks[l.ChapterBreak]
	if o.TwoSides && l.ChapterBreak == "" {
		o.Break = design.BreakRight
	}
}

// titlePage says what the handbook is, and if it is not translated whole, how
// much of it is.
func titlePage(p *Plan, v *Volume, words *ui.Strings) design.TitlePage {
	imprint := p.Book.Config.Imprint
	t := design.TitlePage{
		Title: v.Title, Subtitle: v.Subtitle, Language: v.Locale.Name,
		Authors: imprint.Authors,
		More:    words.MoreAuthors,
		Logo:    imprint.Logo.Path,
	}
	if v.Translated != v.Messages {
		t.Notice = []string{words.Coverage(v.Translated, v.Messages), words.Untranslated()}
	}
	if imprint.Version != "" {
		t.Imprint = append(t.Imprint, words.Version(imprint.Version))
	}
	if date := p.published(); date.Unix() > 0 {
		t.Imprint = append(t.Imprint, date.Format(time.DateOnly))
	}
	if imprint.Licence != "" {
		t.Imprint = append(t.Imprint, imprint.Licence)
	}
	return t
}

// untranslated finds the passages that are shown in the source language.
func untranslated(chapters []Chapter) func(section string, offset int) bool {
	byPath := map[string]Chapter{}
	for _, c := range chapters {
		byPath[c.Section.Path] = c
	}
	return func(section string, offset int) bool {
		c, ok := byPath[section]
		return ok && c.Applied.Untranslated(offset)
	}
}

// punctuation is a language's habits with its marks, as setting type asks for them.
func punctuation(p locale.Punctuation) design.Punctuation {
	return design.Punctuation{
		Side: func(mark, before, after rune) design.Side {
			return sides[p.Side(mark, before, after)]
		},
		White: func(before, after rune) design.White {
			return whites[p.White(before, after)]
		},
		HoldsNext: p.HoldsNext,
	}
}

// The same words in both packages.
var (
	sides  = [...]design.Side{locale.NoSide: design.NoSide, locale.Opens: design.Opens, locale.Closes: design.Closes}
	whites = [...]design.White{locale.PlainWhite: design.PlainWhite, locale.BoundWhite: design.BoundWhite, locale.ThinWhite: design.ThinWhite}
)
