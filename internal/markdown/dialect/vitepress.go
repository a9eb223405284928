package dialect

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// VitePress is markdown-it with containers, whose pages are templates of Vue.
var VitePress = &Dialect{
	Name: "vitepress",
	blocks: []util.PrioritizedValue{
		util.Prioritized(colonsParser{containerOn}, first),
		util.Prioritized(literalParser{trigger: "<", open: onLine(importOn), inParagraph: true}, first),
		util.Prioritized(elementParser{parser.NewHTMLBlockParser()}, first+1),
	},
	transformers: []parser.ASTTransformer{tailCutter{heading: listAt, cell: listAt, text: listAt}},
	CodeTitle:    regexp.MustCompile(`\[(?P<title>[^\[\]]+)\]`),
	CodeFile:     bracketedFile,
	Unseen:       vitepressUnseen,
	Attributes:   []string{"text", "label", "title", "alt", "summary", "placeholder"},
	Elements:     true,
	Output:       Output{Join: Comment, Address: InAngles, Notice: "::: warning\n%s\n:::\n"},
	// The place of a table of contents, whatever follows it on its line.
	// A list of attributes, and the line that makes an alert of a quote.
	Markers: []*regexp.Regexp{alertLine, regexp.MustCompile(`(?i)^\[\[toc\]\](?: .*)?$`), regexp.MustCompile(`^` + attributesTail.String())},
}

var vitepressUnseen = Unseen{
	Computed:   regexp.MustCompile(`(?s)\{\{.*?\}\}`),
	InCode:     true,
	Attributes: regexp.MustCompile(`^` + vueList),
	Include:    regexp.MustCompile(`^<!--\s*@include:`),
	CodeMark:   comment(`\[!code [^\]]+\]`),
}

// alertLine is that of an alert, in whatever stands first in a quote.
var alertLine = regexp.MustCompile(`(?i)^\[!(?:TIP|NOTE|INFO|IMPORTANT|WARNING|CAUTION|DANGER)\][ \t]*(?P<title>.*?)[ \t]*$`)

// BeginsAlert reports whether a text makes an alert of the quote that it stands first in, be
// it a heading or a cell.
func (d *Dialect) BeginsAlert(text string) bool {
	return d.Elements && strings.HasPrefix(text, "[!") && alertLine.MatchString(text)
}

var (
	// containerLine is that of markdown-it-container, whose name a space ends.
	containerLine = regexp.MustCompile(`^(:{3,})[ \t]*([\pL][\pL\pN_-]*)(?: [ \t]*(.*?))?[ \t]*$`)
	// listTail is a list of attributes at the end of a line (markdown-it-attrs).
	listTail = regexp.MustCompile(`[ ]?\{[^{}]+\}$`)
)

// wordless are the containers whose title nobody sees.
var wordless = map[string]bool{"raw": true, "v-pre": true, "code-group": true}

// containerOn returns the container that a line opens (markdown-it-container).
func containerOn(line []byte, start int) *Container {
	m := containerLine.FindSubmatchIndex(line)
	if m == nil {
		return nil
	}
	c := &Container{Name: string(line[m[4]:m[5]]), fence: m[3] - m[2]}
	l := literal(text.NewSegment(start, start+len(line)))
	if m[6] >= 0 {
		title := line[m[6]:m[7]]
		list := listTail.Find(title)
		title = bytes.TrimRight(title[:len(title)-len(list)], " \t")
		if len(title) > 0 && !wordless[c.Name] {
			c.Title = text.NewSegment(start+m[6], start+m[6]+len(title))
			l.Texts = []Text{{At: c.Title, Form: Rest}}
		}
		if len(title) == 0 && bytes.Contains(list, []byte("no-title")) {
			c.Title = text.NewSegment(start+m[6], start+m[6]) // there is none, not even the word for the kind
		}
		c.Folded = c.Name == "details" && !bytes.Contains(list, []byte("open"))
	}
	l.SetPos(start)
	c.AppendChild(c, l)
	return c
}

// importLine is that of VitePress: angle brackets and a file, with what is to be shown of
// it, and a label in brackets.
var importLine = regexp.MustCompile(`^<<<.*?(?:[ }]\[([^\[\]]+)\])?[ \t]*$`)

func importOn(line []byte, start int) *Literal {
	m := importLine.FindSubmatchIndex(line)
	if m == nil {
		return nil
	}
	l := literal(text.NewSegment(start, start+len(line)))
	l.What = Include
	if m[2] >= 0 {
		l.Texts = []Text{{At: text.NewSegment(start+m[2], start+m[3]), Form: Label}}
	}
	return l
}
