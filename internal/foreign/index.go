package foreign

import (
	"path"
	"strings"

	"github.com/pobook/pobook/internal/markdown"
	"github.com/pobook/pobook/internal/translate"
)

// A Section is one of the handbook, with its messages as they are now.
type Section struct {
	Path     string // below handbook/
	Messages []translate.Message
	// Defines reports whether a label is defined, as links refer to it; nil if none is.
	Defines func(label string) bool
}

// An Index finds the messages of a handbook by what other programs have of them.
type Index struct {
	sections []Section
	options  markdown.Options
	byText   map[string][]*target // by the letters of the message
	byLine   map[string][]lineOf  // by those of a line that a hard break ends or begins
	byPath   map[string][]int     // sections by the name of the file, without its ending
}

// A target is a message that may be given a translation.
type target struct {
	section int
	message translate.Message
	text    text
	lines   []text // if there are hard breaks in it
}

// A lineOf is a line of a message.
type lineOf struct {
	target *target
	line   int // its index
}

// NewIndex returns an index of sections. options are those by which they are parsed: texts
// of other programs are cut as the sections are.
func NewIndex(sections []Section, options markdown.Options) *Index {
	x := &Index{sections: sections, options: options, byText: map[string][]*target{}, byLine: map[string][]lineOf{}, byPath: map[string][]int{}}
	for i, s := range sections {
		name := withoutExt(path.Base(s.Path))
		x.byPath[name] = append(x.byPath[name], i)
		for _, m := range s.Messages {
			x.add(i, m)
		}
	}
	return x
}

func (x *Index) add(section int, m translate.Message) {
	t := &target{section: section, message: m, text: read(m.Entry.ID, manner{defines: x.sections[section].defines()})}
	if t.text.letters == "" {
		return
	}
	x.byText[t.text.letters] = append(x.byText[t.text.letters], t)
	for at, line := range t.split() {
		x.byLine[line.letters] = append(x.byLine[line.letters], lineOf{t, at})
	}
}

func (s Section) defines() func(string) bool {
	if s.Defines == nil {
		return func(string) bool { return false }
	}
	return s.Defines
}

// split returns the lines of a message between its hard breaks; none if there is no
// break, or no letter in one of them.
func (t *target) split() []text {
	if t.message.Kind == markdown.KindCode || !strings.Contains(t.message.Entry.ID, "\n") {
		return nil
	}
	from := 0
	var lines []text
	for i := 0; i <= len(t.text.signs); i++ {
		end := len(t.text.source)
		if i < len(t.text.signs) {
			if t.text.signs[i].kind != lineBreak {
				continue
			}
			end = t.text.signs[i].start
		}
		line := read(t.text.source[from:end], manner{})
		if line.letters == "" {
			return nil
		}
		lines = append(lines, line)
		if i < len(t.text.signs) {
			from = t.text.signs[i].end
		}
	}
	t.lines = lines
	return lines
}

// sectionsOf returns the sections that a file of another program is: those whose path it
// ends in, or that end in it, the one that has most of it first.
func (x *Index) sectionsOf(file string) []int {
	file = withoutExt(path.Clean(strings.ReplaceAll(file, `\`, "/")))
	var whole, part []int
	longest := 0
	for _, i := range x.byPath[path.Base(file)] {
		switch own := withoutExt(x.sections[i].Path); {
		case own == file:
			return []int{i}
		case strings.HasSuffix(file, "/"+own) && len(own) >= longest:
			if len(own) > longest {
				whole, longest = nil, len(own)
			}
			whole = append(whole, i)
		case strings.HasSuffix(own, "/"+strings.TrimLeft(file, "./")):
			part = append(part, i)
		}
	}
	if len(whole) > 0 {
		return whole
	}
	return part
}

func withoutExt(file string) string { return strings.TrimSuffix(file, path.Ext(file)) }
