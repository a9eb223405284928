package foreign

import (
	"regexp"
	"strings"

	"github.com/pobook/pobook/internal/markdown"
	"github.com/pobook/pobook/internal/markdown/linebreak"
)

// A unit is a text that another program has, with its translation: a message, or a part
// of one.
type unit struct {
	source, translation, previous string
	// verbatim says that the lines of the text are its own.
	verbatim bool
}

// A cut is one of the ways in which a message of another program is read.
type cut func(x *Index, u unit) []unit

// whole takes a message for a text by itself.
func whole(_ *Index, u unit) []unit { return []unit{u} }

// frontMatter takes a message for the metadata of a section, in YAML.
func frontMatter(x *Index, u unit) []unit {
	if !key.MatchString(u.source) || strings.HasPrefix(u.source, "+++") {
		return nil
	}
	return x.parsed(u, metadata)
}

// metadata makes front matter of its content.
func metadata(text string) string {
	text = strings.TrimSpace(linebreak.Feeds(text))
	text = strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(text, "---\n"), "\n---"))
	return "---\n" + text + "\n---\n"
}

// key matches the first line of metadata.
var key = regexp.MustCompile(`^(?:---[ \t]*\r?\n)?(?:#.*\n)*[\w.-]+[ \t]*:`)

// comments takes a message for comments in code that follow each other, a line each.
func comments(_ *Index, u unit) []unit {
	source, translation := commentLines(u.source), commentLines(u.translation)
	if len(source) < 2 || len(source) != len(translation) {
		return nil
	}
	var units []unit
	for i, line := range source {
		units = append(units, unit{source: line, translation: translation[i], previous: u.previous})
	}
	return units
}

// commentLines returns the lines of a text if each is a comment.
func commentLines(text string) []string {
	var lines []string
	for line := range strings.Lines(strings.TrimSpace(linebreak.Feeds(text))) {
		if line = strings.TrimSpace(line); !comment.MatchString(line) {
			return nil
		}
		lines = append(lines, line)
	}
	return lines
}

var comment = regexp.MustCompile(`^(?://[/!]?|#+|--|;+|%+)(?:\s|$)`)

// blocks takes a message for Markdown with blocks.
func blocks(x *Index, u unit) []unit {
	return x.parsed(u, dedented)
}

// dedented takes the indent of the first line off all lines.
func dedented(text string) string {
	text = strings.TrimLeft(linebreak.Feeds(text), "\n")
	indent := len(text) - len(strings.TrimLeft(text, " "))
	if indent == 0 {
		return text
	}
	var b strings.Builder
	for line := range strings.Lines(text) {
		n := 0
		for n < indent && n < len(line) && line[n] == ' ' {
			n++
		}
		b.WriteString(line[n:])
	}
	return b.String()
}

// looseBlocks takes a message for lines of a list or a quote whose beginning is in another
// message: each that begins an item begins a block.
func looseBlocks(x *Index, u unit) []unit {
	if !strings.Contains(strings.TrimSpace(u.source), "\n") {
		return nil
	}
	return x.parsed(u, func(text string) string {
		var b strings.Builder
		for line := range strings.Lines(linebreak.Feeds(text)) {
			line = strings.TrimLeft(line, " \t")
			if item.MatchString(line) {
				b.WriteString("\n")
			}
			b.WriteString(line)
		}
		return b.String()
	})
}

var item = regexp.MustCompile(`^(?:[-*+]|[0-9]{1,9}[.)]|>|:|\[\^[^\]]*\]:)[ \t]`)

// parsed cuts a message and its translation as sections are cut. There are no units unless
// both have the same structure.
func (x *Index) parsed(u unit, form func(string) string) []unit {
	source := x.segments(form(u.source))
	translation := x.segments(form(u.translation))
	if len(source) == 0 || !sameStructure(source, translation) {
		return nil
	}
	var previous []markdown.Segment
	if u.previous != "" {
		previous = x.segments(form(u.previous))
	}
	var units []unit
	for i := range source {
		part := unit{source: source[i].Text, translation: translation[i].Text, previous: u.previous, verbatim: verbatim(source[i].Kind)}
		if sameStructure(source, previous) {
			part.previous = previous[i].Text
		}
		units = append(units, part)
	}
	return units
}

// longestText is how long a message may be that is parsed, in bytes.
const longestText = 1 << 20

// segments parses a text as a section; none if it is nothing that a section can be.
func (x *Index) segments(text string) []markdown.Segment {
	source := []byte(text)
	if len(source) > longestText {
		return nil
	}
	if _, deep := markdown.TooDeep(source); deep {
		return nil
	}
	if _, found := markdown.FindExcess(source, x.options); found {
		return nil
	}
	return markdown.Parse(source, x.options).Segments
}

func sameStructure(a, b []markdown.Segment) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i].Kind != b[i].Kind || a[i].Level != b[i].Level || a[i].Detail != b[i].Detail {
			return false
		}
	}
	return true
}

// verbatim reports whether the line breaks of a kind are its own.
func verbatim(k markdown.Kind) bool {
	return k == markdown.KindCode || k == markdown.KindFrontMatter
}
