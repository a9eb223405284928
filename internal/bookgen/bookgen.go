// Package bookgen makes handbooks for benchmarks and for tests of laws:
// Markdown with every construct that pobook knows, as much of it as is asked
// for, and a make-believe translation of it. Only tests import it.
//
// It knows nothing of how pobook reads Markdown, so that it can say what
// pobook gets wrong. The same arguments give the same bytes on every machine:
// no clock, no map order, and a random generator whose sequence is fixed.
//
// Start at [Book] for a handbook, [Section] for one file of it, [Translate]
// for a message, [Cost] for a benchmark over any of them, and [Linear] for a test
// of how time grows.
package bookgen

import (
	"bytes"
	"fmt"
	"strings"
)

// A File is a section of a generated handbook.
type File struct {
	Path   string // below the handbook folder
	Source []byte
}

// Book returns a handbook of some sections, in reading order, that have about
// so many words in all. Its sections link to each other's headings; no link
// leads nowhere.
func Book(sections, words int) []File {
	files := make([]File, sections)
	each := words / max(sections, 1)
	for i := range files {
		g := newGenerator(uint64(i), each)
		for _, other := range []int{(i + 1) % sections, (i + 7) % sections} {
			for _, title := range newGenerator(uint64(other), each).titles {
				g.targets = append(g.targets, path(other)+"#"+slug(title))
			}
		}
		files[i] = File{path(i), write(g)}
	}
	return files
}

func path(section int) string { return fmt.Sprintf("%03d-section.md", section) }

// Section returns one section that has about so many words and links to its
// own headings only. What stands between spaces is a word if it has a letter, and
// so is each Han character.
func Section(seed uint64, words int) []byte {
	return write(newGenerator(seed, words))
}

// write writes the section that a generator has made the headings of.
func write(g *generator) []byte {
	var text lines
	if g.once(6) {
		text = append(text, g.frontMatter()...)
	}
	written := 0
	add := func(block lines) {
		written += block.words()
		text = append(text, block...)
	}
	for i, title := range g.titles {
		add(g.heading(i, title))
		for written < g.words*(i+1)/len(g.titles) {
			add(append(g.block(0), ""))
		}
		add(g.footnotes())
	}
	text = append(text, definitions...)
	return encode(g, text)
}

// encode joins lines as one or another editor writes them.
func encode(g *generator, text lines) []byte {
	joined := []byte(strings.Join(text, "\n") + "\n")
	if g.once(25) {
		return bytes.ReplaceAll(joined, []byte("\n"), []byte("\r\n"))
	}
	return joined
}
