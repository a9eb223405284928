package audit

import (
	"unicode/utf8"

	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/facefiles"
	"github.com/pobook/pobook/internal/undrawn"
)

// The pages of a locale, as far as the checks ask for them.
type pages struct {
	draws, drawsCode func(rune) bool
	severity         diag.Severity // of what no face has
	captions         document.Captions
}

// pagesOf returns nil for a locale that has no pages.
func pagesOf(files *facefiles.Files, c config.Config, of config.Target, reporter diag.Reporter) *pages {
	layout := c.LayoutFor(of.Locale.Code, nil)
	f, ok := files.For(of.Locale, layout.Faces, reporter)
	if !ok || !facefiles.Sets(of.Locale, f, layout.MissingGlyphs) {
		return nil
	}
	return &pages{facefiles.Draws(f), facefiles.DrawsCode(f), facefiles.Severity(layout.MissingGlyphs), document.Captions(layout.Captions)}
}

// lacks reports whether readers would miss a character.
func lacks(r rune, draws func(rune) bool) bool {
	return r >= utf8.RuneSelf && undrawn.NeedsGlyph(r) && !undrawn.IsControl(r) && !draws(r)
}

// suspects reports whether a file may have characters that no face has: they may be
// written as references, too.
func (p *pages) suspects(data []byte) bool {
	for _, r := range string(data) {
		if r == '&' || lacks(r, p.draws) {
			return true
		}
	}
	return false
}

// undrawnIn calls found with what no face has of the text of a section, in its order.
func (p *pages) undrawnIn(section *document.Section, found func(r rune, offset int)) {
	scan := func(text string, offset int, draws func(rune) bool) {
		for i, r := range text {
			if lacks(r, draws) {
				found(r, offset+i)
			}
		}
	}
	document.Walk(section, func(b document.Block, spans []document.Span) {
		paragraph, ok := b.(*document.Paragraph)
		figure := ok && len(paragraph.Figure()) > 0
		for i := range spans {
			switch s := &spans[i]; {
			case s.Image != nil && figure:
				lines, _ := s.Image.Caption(p.captions)
				for _, line := range lines {
					scan(line, s.Offset, p.draws)
				}
			case s.Style&document.Monospace != 0:
				scan(s.Text, s.Offset, p.drawsCode)
			default:
				scan(s.Text, s.Offset, p.draws)
			}
		}
		if code, ok := b.(*document.Code); ok {
			for i, line := range code.Lines {
				scan(line, code.Offsets[i], p.drawsCode)
			}
		}
	})
}
