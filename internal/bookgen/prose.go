package bookgen

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/script"
)

// lineWidth is where lines are wrapped, in characters.
const lineWidth = 78

// wrap breaks text at spaces and keeps the line breaks that it has, which are
// hard ones. Nothing that [generator.prose] writes opens a block at the
// beginning of a line.
func wrap(text string) lines {
	var wrapped lines
	for _, line := range strings.Split(text, "\n") {
		for utf8.RuneCountInString(line) > lineWidth {
			at := strings.LastIndexByte(line[:lineWidth], ' ')
			if at < 0 {
				break
			}
			wrapped, line = append(wrapped, line[:at]), line[at+1:]
		}
		wrapped = append(wrapped, line)
	}
	return wrapped
}

// prose returns some sentences. A hard break between two of them is a
// backslash or two spaces.
func (g *generator) prose(sentences int) string {
	var b strings.Builder
	for i := range sentences {
		if i > 0 && g.once(40) {
			b.WriteString(g.oneOf("\\\n", "  \n"))
		} else if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(upper(g.inline(6+g.random.IntN(14))) + g.oneOf(".", ".", ".", ".", ".", "?", "!"))
	}
	return b.String()
}

func (g *generator) plainSentence() string { return upper(g.phrase(6+g.random.IntN(8))) + "." }

// inline returns about n words with markup among them. It begins with a word.
func (g *generator) inline(n int) string {
	parts := []string{g.word()}
	for len(parts) < n {
		part := g.word()
		if g.once(7) {
			part = g.marked()
		}
		if g.once(9) && len(parts) < n-1 {
			part += g.oneOf(",", ",", ",", ";", ":", " –")
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, " ")
}

// marked returns a word or some words with markup. The commonest kinds come
// more than once.
func (g *generator) marked() string {
	switch g.random.IntN(16) {
	case 0, 1, 2:
		return "`" + g.oneOf(g.coined(), "--"+g.coined(), g.coined()+" "+g.coined(), g.coined()+".md") + "`"
	case 3, 4:
		return "**" + g.phrase(1+g.random.IntN(3)) + "**"
	case 5:
		return "*" + g.phrase(1+g.random.IntN(3)) + "*"
	case 6:
		return "_" + g.word() + "_"
	case 7, 8, 9:
		return fmt.Sprintf("[%s](%s)", g.phrase(1+g.random.IntN(4)), g.destination())
	case 10:
		return "[" + g.phrase(2) + "]" + g.oneOf("[manual]", "[forum]")
	case 11:
		return g.word() + g.note()
	case 12:
		return fmt.Sprintf("\"%s\"", g.phrase(2))
	case 13:
		return "(" + g.phrase(3) + ")"
	case 14:
		return g.oneOf("<kbd>Ctrl</kbd>", "R&amp;D", `2\*3`, "snake_case_name", "<https://example.org/"+g.coined()+">", "10&nbsp;km", "50 %", "~~"+g.word()+"~~")
	default:
		return fmt.Sprintf("![%s](images/%s.png)", g.phrase(2), g.coined())
	}
}

func (g *generator) destination() string {
	switch g.random.IntN(5) {
	case 0:
		return "https://example.org/" + g.coined() + "?q=" + g.coined()
	case 1:
		return fmt.Sprintf("https://example.org/%s %q", g.coined(), upper(g.phrase(2)))
	default:
		return g.targets[g.random.IntN(len(g.targets))]
	}
}

// note returns the mark of a new footnote.
func (g *generator) note() string {
	g.notes++
	label := fmt.Sprintf("note-%d", g.notes)
	g.open = append(g.open, label)
	return "[^" + label + "]"
}

// hanWidth is where lines of Han are wrapped, in characters.
const hanWidth = 36

// hanParagraph returns a paragraph of a section that is partly translated by
// its author, wrapped between any two characters.
func (g *generator) hanParagraph(int) lines {
	var (
		text lines
		line []rune
	)
	for range 1 + g.random.IntN(4) {
		for _, r := range g.hanSentence() {
			if len(line) >= hanWidth && script.IsHan(r) {
				text, line = append(text, string(line)), nil
			}
			line = append(line, r)
		}
	}
	return append(text, string(line))
}

func (g *generator) hanSentence() string {
	var b strings.Builder
	for range 1 + g.random.IntN(3) {
		if b.Len() > 0 {
			b.WriteString("，")
		}
		for range 4 + g.random.IntN(8) {
			term := han[g.random.IntN(len(han))]
			if g.once(25) {
				term = "**" + term + "**"
			}
			b.WriteString(term)
		}
	}
	return b.String() + "。"
}
