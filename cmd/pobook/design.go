package main

import (
	"slices"
	"time"

	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/content"
	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/hyphenation"
	"github.com/pobook/pobook/internal/typeset"
	"github.com/pobook/pobook/internal/ui"
)

// options are how the volume looks: the habits of its locale, what the
// configuration says otherwise, and the words in its language. They are false
// after it has been told why there are none.
func (v *volume) options() (typeset.Options, bool) {
	words := ui.For(v.Code)
	o := typeset.Options{
		Chinese:  v.Han,
		Justify:  v.Justify,
		Indent:   v.ParagraphIndent,
		BodySize: v.layout.BodySize,
		Margins:  typeset.Margins(v.layout.Margins),
		Title:    v.titlePage(words),
		Credits:  v.credits(words),
		Contents: words.Contents(),
		Figure:   words.Figure,
		Alert:    func(kind document.Alert) string { return words.Alert(string(kind)) },
		Images:   v.imageSizes(),
	}
	// Without hyphenation, justifying a language that is written with spaces
	// tears holes.
	if o.Hyphenate = hyphenation.For(v.Tag); o.Hyphenate != nil {
		o.Justify = true
	}
	v.applyLayout(&o, words)
	if v.target != nil {
		o.Untranslated = v.untranslated()
		o.SourceLanguage = v.book.Config.Source.Tag.String()
	}
	faces, ok := v.faces()
	o.Faces = faces
	return o, ok
}

// pageSizes are the sizes of pages in points, by the names that the
// configuration has for them.
var pageSizes = map[string][2]float64{"A4": {595.28, 841.89}, "A5": {419.53, 595.28}, "Letter": {612, 792}}

// applyLayout puts what the configuration says in the place of what suits the
// locale.
func (v *volume) applyLayout(o *typeset.Options, words *ui.Strings) {
	l := v.layout
	if size, ok := pageSizes[l.Page]; ok {
		o.Width, o.Height = size[0], size[1]
	}
	if l.Accent != nil {
		accent := typeset.Color(*l.Accent)
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
	o.MarkMissing = l.MissingGlyphs == "warn"
	o.ContentsDepth = l.ContentsDepth
	o.LinkNotes = l.LinkNotes != nil && *l.LinkNotes
	if l.PageReferences != nil && *l.PageReferences {
		o.PageReference = words.Page
	}
}

// westernIndent is the indent of paragraphs, in ems, where a script has no
// habit of it.
const westernIndent = 1.2

// squeezes are the ways to squeeze by the words of the configuration. None does
// what the region does: SC gives up halves of all marks, TC has them at
// brackets only.
var squeezes = map[string]typeset.Squeeze{
	"": typeset.SqueezeHalves, "none": typeset.SqueezeNone, "brackets": typeset.SqueezeBrackets, "all": typeset.SqueezeAll,
}

// titlePage says what the handbook is, and if it is not translated whole, how
// much of it is.
func (v *volume) titlePage(words *ui.Strings) typeset.TitlePage {
	imprint := v.book.Config.Imprint
	t := typeset.TitlePage{
		Title: v.title, Subtitle: v.subtitle, Language: v.Name,
		Authors: imprint.Authors,
		More:    words.MoreAuthors,
		Logo:    imprint.Logo.Path,
	}
	if v.translated != v.messages {
		t.Notice = []string{words.Coverage(v.translated, v.messages), words.Untranslated()}
	}
	if imprint.Version != "" {
		t.Imprint = append(t.Imprint, words.Version(imprint.Version))
	}
	if date := v.published(); date.Unix() > 0 {
		t.Imprint = append(t.Imprint, date.Format(time.DateOnly))
	}
	if imprint.Licence != "" {
		t.Imprint = append(t.Imprint, imprint.Licence)
	}
	return t
}

// published is the date of the book: that of the configuration, or else that of
// the build.
func (v *volume) published() time.Time {
	if date := v.book.Config.Imprint.Date; !date.IsZero() {
		return date
	}
	return v.date
}

// credits name those who made this volume. There are none if nobody is known
// by name.
func (v *volume) credits(words *ui.Strings) typeset.Credits {
	c := typeset.Credits{Heading: words.Credits()}
	add := func(heading string, names ...string) {
		if len(names) > 0 && names[0] != "" {
			c.Groups = append(c.Groups, typeset.CreditGroup{Heading: heading, Names: names})
		}
	}
	add(words.Authors(), v.book.Config.Imprint.Authors...)
	add(words.Translators(), v.translators...)
	if len(c.Groups) > 0 {
		add(words.Licence(), v.book.Config.Imprint.Licence)
	}
	return c
}

// untranslated tells the passages that are shown in the source language.
func (v *volume) untranslated() func(section string, offset int) bool {
	byPath := map[string]chapter{}
	for _, c := range v.chapters {
		byPath[c.section.Path] = c
	}
	return func(section string, offset int) bool {
		c, ok := byPath[section]
		return ok && c.applied.Untranslated(offset)
	}
}

// selected are the sections of the volume in reading order: all of the
// handbook, or those of the edition.
func (v *volume) selected() []content.Section {
	if v.edition == nil || v.edition.Sections == nil {
		return v.sections
	}
	var chosen []content.Section
	for _, path := range v.edition.Sections {
		if i := slices.IndexFunc(v.sections, func(s content.Section) bool { return s.Path == path }); i >= 0 {
			chosen = append(chosen, v.sections[i])
		}
	}
	return chosen
}

// heading is the title and subtitle of the handbook, or of the edition.
func heading(c config.Config, edition *config.Edition) (title, subtitle string) {
	title, subtitle = c.Title, c.Imprint.Subtitle
	if edition == nil {
		return title, subtitle
	}
	if edition.Title != "" {
		title = edition.Title
	}
	if edition.Subtitle != "" {
		subtitle = edition.Subtitle
	}
	return title, subtitle
}
