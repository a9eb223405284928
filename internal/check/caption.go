package check

import (
	"regexp"
	"strings"

	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/ui"
)

// tableMark is what makes a caption of a paragraph of a section. It is in no message.
const tableMark = "Table"

// captionWords returns what matches the word for a table, in a language or as sections have it, where
// a caption begins with it and a colon. A number may stand between the two.
func captionWords(code string) *regexp.Regexp {
	word := strings.Trim(ui.For(code).Table(1), "1. ")
	const number = `(?:[.\p{Zs}-]*[\p{N}〇一二三四五六七八九十百])*`
	return regexp.MustCompile(`^\p{Zs}*(?i:` + tableMark + "|" + regexp.QuoteMeta(word) + `)` + number + `\p{Zs}*[:：]\p{Zs}*`)
}

// findCaptionWord finds the word that stands before captions in sections, and that pages put there,
// in the translation of a caption.
func findCaptionWord(m *message) {
	if !m.brief.isCaption(m.entry.Key()) {
		return
	}
	words := m.brief.captionWords()
	mark := words.FindString(m.target.raw)
	if mark == "" || words.MatchString(m.source.raw) {
		return
	}
	what := diag.Textf("the caption of a table begins with %q, which is put there automatically", strings.TrimSpace(mark))
	if at := (span{0, len(mark)}); at != m.all() {
		m.mendable(at, "", what, diag.Textf("delete it"))
		return
	}
	m.report(m.all(), what, diag.Textf("write what the table shows"))
}
