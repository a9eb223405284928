// Package volume makes books of a handbook: the handbook in one locale as chapters,
// as Markdown files and as PDF.
//
// Each stage is a value that the next one takes, in a file of its own: a [Plan]
// is what the volumes of a run share; [Recombine] makes a [Volume] of it; with
// the [Images] that it shows, that becomes the files of [Markdown], or pages and
// then the file of setPDF. Nothing is written until the end, by [Build], which
// makes the volumes of a run side by side. Whoever wants less, as a preview does,
// calls the stages.
//
// What is wrong goes to a reporter. The package prints nothing, and knows neither
// clock nor environment. It decides what is in a book and how that looks; how
// lines and pages are made of it is the business of package typeset. Start
// reading at [Build].
package volume

import (
	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/content"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/markdown"
	"github.com/pobook/pobook/internal/translate"
)

// A Volume is the handbook in one locale: its sections, put together again.
type Volume struct {
	Locale      locale.Locale
	Target      *config.Target // nil for the source locale
	Title       string
	Subtitle    string
	Translators []Translator // in the order of the sections
	Translated  int          // of its messages
	Messages    int          // that it has; 0 in the source locale
	Chapters    []Chapter

	partTitles map[string]string // translated, by those of the source
	partFile   string            // the catalogue that is for them
	// notice says how much of a section is translated; nil if that is not wanted.
	notice func(translated, all int) string
}

// A Chapter is a section as it stands in a volume.
type Chapter struct {
	Section    content.Section
	Applied    *translate.Applied
	Recombined *markdown.Section // as pages are made of it
	published  func() *markdown.Spliced
	catalogue  string // the file; "" in the source locale
}

// At says where what stands at an offset of the recombined chapter was written:
// in a message of the catalogue, or in the section.
func (c Chapter) At(offset int) diag.Position {
	message, source := c.Applied.Origin(offset)
	if message != nil {
		return diag.Position{File: c.catalogue, Line: message.StrLine}
	}
	return c.Section.At(source)
}
