package paragraph

import (
	"strings"

	"github.com/pobook/pobook/internal/typeset/design"
)

// A Demand is what a paragraph asks of the width of its column, in points.
type Demand struct {
	// Line is the width of its longest line where only the source ends lines.
	Line float64
	// Word is that of its widest word, which no line should divide.
	Word float64
	// Token is that of its widest token, which lines may divide if they must: what stands
	// without white space in it and is no word, see isDivisible.
	Token float64
}

// Demand returns what the paragraph asks of a table column.
func (p *Paragraph) Demand() Demand {
	d := Demand{}
	width := 0.0
	for i := range p.items {
		it := &p.items[i]
		width += it.width
		if it.kind == box {
			d.Line = max(d.Line, width)
		}
		if it.after == mustBreak {
			width = 0
		}
	}
	for stretch, rest := nextStretch(p.items); len(stretch) > 0; stretch, rest = nextStretch(rest) {
		if isDivisible(stretch) {
			d.Token = max(d.Token, widthOf(stretch))
			continue
		}
		parts := 0
		for word, more := nextPart(stretch, endsPart); len(word) > 0; word, more = nextPart(more, endsPart) {
			d.Word = max(d.Word, widthOf(word))
			parts++
		}
		if parts > 1 { // words with hyphens between them rather stay together
			d.Token = max(d.Token, widthOf(stretch))
		}
	}
	return d
}

// TooWide returns where in the section something begins that lines of a width can hold
// only by dividing it where no rule lets them: a word, unless it is divided with hyphens, or
// a single character of a token. It is false if there is nothing of that.
func (p *Paragraph) TooWide(width float64) (section string, offset int, found bool) {
	for stretch, rest := nextStretch(p.items); len(stretch) > 0; stretch, rest = nextStretch(rest) {
		ends := endsPiece
		if isDivisible(stretch) {
			ends = func(*item) bool { return true }
		}
		for piece, more := nextPart(stretch, ends); len(piece) > 0; piece, more = nextPart(more, ends) {
			last := &piece[len(piece)-1]
			whole := widthOf(piece)
			if len(more) > 0 && dividesWord(last) {
				whole += hyphenWidth(last)
			}
			if whole > width+design.Slack && piece[0].picture == nil {
				return piece[0].look.Section, piece[0].look.Offset, true
			}
		}
	}
	return "", 0, false
}

// nextStretch returns the next boxes with no white between them, and what is after
// them. Between characters of East Asia, and beside them, a stretch ends where a line may,
// but not within code.
func nextStretch(items []item) (stretch, rest []item) {
	start := 0
	for start < len(items) && items[start].kind != box {
		start++
	}
	items = items[start:]
	for i := range items {
		it := &items[i]
		if it.kind != box {
			return items[:i], items[i:]
		}
		if it.after == mustBreak || it.after == mayBreak && i+1 < len(items) && endsStretch(it, &items[i+1]) {
			return items[:i+1], items[i+1:]
		}
	}
	return items, nil
}

func endsStretch(before, after *item) bool {
	if before.look.Verbatim && after.look.Verbatim {
		return false
	}
	return before.class.eastAsian() || after.class.eastAsian() || before.picture != nil || after.picture != nil
}

// nextPart returns items up to one that ends a part, and what is after them.
func nextPart(items []item, ends func(*item) bool) (part, rest []item) {
	for i := range items {
		if ends(&items[i]) {
			return items[:i+1], items[i+1:]
		}
	}
	return items, nil
}

// endsPart reports whether a line may end after an item without a hyphen.
func endsPart(it *item) bool { return it.after == mayBreak || it.after == mustBreak }

// endsPiece reports whether a line may end after an item, with a hyphen or without.
func endsPiece(it *item) bool { return endsPart(it) || dividesWord(it) }

// longWord is how wide a word is, in ems, that columns treat as a token: it would take a third
// of a page.
const longWord = 15

// tokenSigns stand between letters in addresses, paths, names and numbers, not in words.
const tokenSigns = `/._=&?@:#~\%+`

// isDivisible reports whether a stretch is no word of a language: code, a picture, an address, a
// number with signs in it, or something that is too long for a word.
func isDivisible(stretch []item) bool {
	first, last := -1, -1 // of the letters and digits
	for i := range stretch {
		if stretch[i].look.Verbatim || stretch[i].picture != nil {
			return true
		}
		if stretch[i].class == latin {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	for i := max(first, 0); i < last; i++ {
		if strings.ContainsAny(stretch[i].text, tokenSigns) {
			return true
		}
	}
	return widthOf(stretch) > longWord*stretch[0].size
}

func widthOf(items []item) float64 {
	width := 0.0
	for i := range items {
		width += items[i].width
	}
	return width
}
