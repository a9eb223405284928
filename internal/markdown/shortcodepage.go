package markdown

import (
	"bytes"
	"strings"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/inline"
	"github.com/pobook/pobook/internal/markdown/dialect"
	"github.com/pobook/pobook/internal/markdown/htmltext"
)

// A shortcodeMaker makes blocks of shortcodes that stand around blocks of Markdown.
type shortcodeMaker struct {
	list *blockList
	tree *tree
}

// literal takes in the shortcodes of a literal.
func (m shortcodeMaker) literal(n *dialect.Literal) {
	done := 0
	for i := range n.Shortcodes {
		s := shortcode{m.tree, &n.Shortcodes[i]}
		switch {
		case s.Start < done: // in code
		case s.Closing:
			m.list.close(s.level())
		case s.HoldsCode():
			done = s.Body.End
			code := s.code(n)
			switch {
			case code == nil:
			case s.role() == tab:
				code.Title = nil
				m.list.addTab(document.Tab{Label: s.title(tabLabelNames...), Blocks: []document.Block{code}}, true)
			default:
				m.list.add(code)
			}
		default:
			m.open(s)
		}
	}
}

// open takes in a shortcode that has content, or needs none.
func (m shortcodeMaker) open(s shortcode) {
	if picture := s.picture(); picture != nil {
		m.list.add(&document.Paragraph{Text: []document.Span{{Image: picture, Offset: s.place(s.Start)}}})
	} else if text := s.text(); s.Partner < 0 && text.Text != "" {
		m.list.add(&document.Paragraph{Text: []document.Span{text}})
	}
	if s.Partner < 0 {
		return
	}
	switch s.role() {
	case callout:
		m.list.openCallout(s.level(), s.callout())
	case codeTabs, tabGroup:
		m.list.open(s.level(), nil)
	case tab:
		label := s.title(tabLabelNames...)
		m.list.open(s.level(), func(blocks []document.Block) []document.Block {
			m.list.addTab(document.Tab{Label: label, Blocks: blocks}, true)
			return nil
		})
	default:
		if title := s.title(shortcodeTitles...); len(title) > 0 && s.picture() == nil {
			m.list.openCallout(s.level(), &document.Callout{Title: title})
			return
		}
		m.list.open(s.level(), nil)
	}
}

// Names of shortcodes by role, besides those of components.
var (
	tabGroupShortcodes = htmltext.Names(`tabs tabpane tabgroup tab-group codetabs`)
	tabShortcodes      = htmltext.Names(`tab tabitem tab-item tabcontent tab-content codetab`)
	calloutShortcodes  = htmltext.Names(`notice alert callout callouts admonition aside box message hint`)
	detailsShortcodes  = htmltext.Names(`details expand accordion-item spoiler dropdown disclosure`)
	// lookless are those of which nothing is missed on paper.
	looklessShortcodes = htmltext.Names(`columns column cols col row grid steps step center left right blocks accordion accordions section lead`)
)

func (s shortcode) role() role {
	name := s.BaseName()
	switch {
	case tabGroupShortcodes[name]:
		return tabGroup
	case tabShortcodes[name]:
		return tab
	case calloutShortcodes[name], detailsShortcodes[name], document.CalloutKindOf(name) != document.NoKind:
		return callout
	}
	return wrapper
}

// calloutKinds are the parameters that say of which kind a callout is.
var calloutKindNames = []string{"type", "kind", "variant", "color", "style", "context", "level", "icon", "0"}

// callout makes an empty callout of it.
func (s shortcode) callout() *document.Callout {
	c := &document.Callout{Title: s.title(shortcodeTitles...)}
	if detailsShortcodes[s.BaseName()] {
		c.Kind = document.Details
		if len(c.Title) == 0 {
			c.Title = s.title("0")
		}
		return c
	}
	c.Kind = document.CalloutKindOf(s.BaseName())
	if calloutShortcodes[s.BaseName()] {
		for _, name := range calloutKindNames {
			if named := document.CalloutKindOf(s.value(name).Text); named != document.NoKind {
				c.Kind = named
				break
			}
		}
		if len(c.Title) == 0 {
			c.Title = s.title("1")
		}
	}
	if c.Kind == document.NoKind {
		c.Kind = document.Note
	}
	return c
}

// Names of shortcodes with code, by what the page has of it.
var (
	shownCode = htmltext.Names(`highlight code codeblock code-block code-snippet snippet code-toggle codetoggle command terminal console shell cmd
		css js javascript json yaml toml xml`)
	drawnCode = htmltext.Names(`mermaid plantuml graphviz dot kroki diagram flowchart markmap`)
	mathCode  = htmltext.Names(`math mathjax katex latex tex asciimath`)
)

// tabLabelNames are the parameters that label a tab.
var tabLabelNames = []string{"title", "header", "name", "label", "0"}

// language is that of the code of a shortcode; false if the code is left out.
func (s shortcode) language() (language string, shown bool) {
	switch name := s.BaseName(); {
	case shownCode[name] || s.role() == tab || s.value("lang", "codelang", "language").Text != "":
		return s.value("lang", "language", "lexer", "codelang", "0").Text, true
	case mathCode[name]:
		return mathLanguage, true
	case diagramLanguages[name]:
		return name, true
	default:
		return "", drawnCode[name]
	}
}

// code is the content of a shortcode as code; nil if the page does not have it.
func (s shortcode) code(n *dialect.Literal) *document.Code {
	language, shown := s.language()
	if !shown {
		return nil
	}
	code := &document.Code{Info: language, Title: s.title("title", "file", "filename", "caption")}
	body := inline.Span{Start: s.place(s.Body.Start), End: s.place(s.Body.End)}
	indent := s.place(s.Start) - s.tree.lineStart(s.place(s.Start))
	for _, line := range s.tree.lines(n) {
		if start := s.tree.lineStart(line.Start); isIndent(s.tree.bytes[start:line.Start]) {
			line.Start = min(line.Start, start+indent) // what goldmark takes for an indent is code
		}
		if line.Start, line.End = max(line.Start, body.Start), min(line.End, body.End); line.Start > line.End {
			continue
		}
		code.Lines = append(code.Lines, s.tree.shown(line))
		code.Offsets = append(code.Offsets, line.Start)
	}
	for len(code.Lines) > 0 && strings.TrimSpace(code.Lines[0]) == "" {
		code.Lines, code.Offsets = code.Lines[1:], code.Offsets[1:]
	}
	for k := len(code.Lines); k > 0 && strings.TrimSpace(code.Lines[k-1]) == ""; k-- {
		code.Lines, code.Offsets = code.Lines[:k-1], code.Offsets[:k-1]
	}
	if len(code.Lines) == 0 {
		return nil
	}
	return code
}

// isIndent reports whether there is nothing but blanks in a text.
func isIndent(text []byte) bool { return len(bytes.Trim(text, " \t")) == 0 }
