package blocks

import (
	"slices"
	"strconv"
	"strings"

	"github.com/pobook/pobook/internal/document"
)

// Numbers are the numbers of headings: that of the chapter, then one for each level below it.
// A heading without one is not among them.
type Numbers map[*document.Heading][]int

// InList returns the number of a heading as it stands before its text, "" if it has none. chapter
// writes those of chapters; nil stands for figures.
func (n Numbers) InList(h *document.Heading, chapter func(n int) string) string {
	number := n[h]
	if len(number) == 1 && chapter != nil {
		return chapter(number[0])
	}
	figures := make([]string, len(number))
	for i, n := range number {
		figures[i] = strconv.Itoa(n)
	}
	return strings.Join(figures, ".")
}

// NumbersOf counts the headings of a book down to a depth, chapters being the first. A chapter is
// a heading of level 1 that stands below no other, whatever the parts that it is in; those below it
// count within it, level by level, skipped ones left out. What is below no chapter, or in a section
// without numbers, has none: nothing is below a chapter of another section but sections that are so
// in the contents. Only the structure counts, so that a book has the same numbers in every locale.
func NumbersOf(book *document.Book, depth int) Numbers {
	c := headingCounter{numbers: make(Numbers), depth: depth}
	if depth == 0 {
		return c.numbers
	}
	for _, section := range book.Sections {
		for _, part := range section.Parts {
			c.leave(part.Depth + 1)
		}
		c.leave(section.Depth + 1)
		for _, b := range section.Blocks {
			if h, ok := b.(*document.Heading); ok && len(h.Text) > 0 {
				c.enter(h, level(h)+section.Depth, !section.Unnumbered)
			}
		}
	}
	return c.numbers
}

// level is that of a heading, 1 to 6.
func level(h *document.Heading) int { return min(max(h.Level, 1), 6) }

// A headingCounter has the headings that enclose the place in the book to which it has come.
type headingCounter struct {
	numbers  Numbers
	depth    int
	open     []counted
	chapters int
}

// counted is a heading with its depth in the contents, its number, if it has one, and how many
// there are below it so far.
type counted struct {
	depth  int
	number []int
	below  int
}

// leave closes the headings that are at a depth, or deeper.
func (c *headingCounter) leave(depth int) {
	for len(c.open) > 0 && c.open[len(c.open)-1].depth >= depth {
		c.open = c.open[:len(c.open)-1]
	}
}

// enter comes to the next heading.
func (c *headingCounter) enter(h *document.Heading, depth int, numbered bool) {
	c.leave(depth)
	var number []int
	switch {
	case !numbered:
	case len(c.open) > 0:
		if parent := &c.open[len(c.open)-1]; parent.number != nil {
			parent.below++
			number = append(slices.Clip(parent.number), parent.below)
		}
	case level(h) == 1:
		c.chapters++
		number = []int{c.chapters}
	}
	if number != nil && len(number) <= c.depth {
		c.numbers[h] = number
	}
	c.open = append(c.open, counted{depth: depth, number: number})
}
