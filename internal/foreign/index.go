package foreign

import (
	"path"
	"strings"
	"unicode"

	"github.com/pobook/pobook/internal/inline"
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
	byPart   map[string][]partOf  // by those of a part of the message
	byPath   map[string][]int     // sections by the name of the file, without its ending
	silent   map[string]bool      // msgids of messages without letters, which are known by all of it
}

// A target is a message that may be given a translation.
type target struct {
	section int
	message translate.Message
	text    text
}

// A division is a message that some programs cut into parts where signs of a kind stand.
type division struct {
	target *target
	at     kind // lineBreak or object
	parts  []part
}

// A part is what stands between two of those signs, without the white space around.
type part struct {
	text       text
	start, end int  // bytes of the message
	silent     bool // there is no letter in it, so that it may not be a message of its own
}

// A partOf is a part of a message.
type partOf struct {
	of   *division
	part int // its index
}

// NewIndex returns an index of sections. options are those by which they are parsed: texts
// of other programs are cut as the sections are.
func NewIndex(sections []Section, options markdown.Options) *Index {
	x := &Index{sections: sections, options: options, byText: map[string][]*target{}, byPart: map[string][]partOf{}, byPath: map[string][]int{}, silent: map[string]bool{}}
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
		x.silent[m.Entry.ID] = true
		return
	}
	x.byText[t.text.letters] = append(x.byText[t.text.letters], t)
	for _, at := range []kind{lineBreak, object} {
		d := t.divide(at)
		if d == nil {
			continue
		}
		for i, p := range d.parts {
			if p.text.letters != "" {
				x.byPart[p.text.letters] = append(x.byPart[p.text.letters], partOf{d, i})
			}
		}
	}
}

func (s Section) defines() func(string) bool {
	if s.Defines == nil {
		return func(string) bool { return false }
	}
	return s.Defines
}

// divide divides a message at its signs of a kind; nil if there are none that divide
// anything, or if it is code.
func (t *target) divide(at kind) *division {
	if t.message.Kind == markdown.KindCode {
		return nil
	}
	d := &division{target: t, at: at}
	from, speaking := 0, 0
	for i := 0; i <= len(t.text.signs); i++ {
		end := len(t.text.source)
		if i < len(t.text.signs) {
			if t.text.signs[i].kind != at {
				continue
			}
			end = t.text.signs[i].start
		}
		if p := partBetween(t.text.source, from, end); p.start < p.end {
			d.parts = append(d.parts, p)
			if !p.silent {
				speaking++
			}
		}
		if i < len(t.text.signs) {
			from = t.text.signs[i].end
		}
	}
	if speaking == 0 || speaking == 1 && at == lineBreak || len(d.parts) == 1 && d.parts[0].end-d.parts[0].start == len(t.text.source) {
		return nil
	}
	return d
}

// partBetween returns the part of a message between two offsets.
func partBetween(source string, start, end int) part {
	whole := source[start:end]
	start += len(whole) - len(strings.TrimLeftFunc(whole, unicode.IsSpace))
	end = start + len(strings.TrimSpace(whole))
	said := read(source[start:end], manner{})
	return part{said, start, end, !inline.HasLetter(said.letters)}
}

// has reports whether the handbook has a text, however it is written.
func (x *Index) has(text string) bool { return len(x.byText[read(text, manner{}).letters]) > 0 }

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

// withoutExt returns a path without the ending of Markdown. Other dots are in the names of
// catalogues, which have lost theirs.
func withoutExt(file string) string {
	switch ext := path.Ext(file); strings.ToLower(ext) {
	case ".md", ".mdx", ".markdown":
		return strings.TrimSuffix(file, ext)
	default:
		return file
	}
}
