package markdown

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/inline"
	"github.com/pobook/pobook/internal/markdown/dialect"
	"github.com/pobook/pobook/internal/markdown/htmltext"
	"github.com/pobook/pobook/internal/markdown/jsx"
)

// A jsxPart is a tag or an expression of JSX in a section.
type jsxPart struct {
	raw   string
	tag   jsx.Tag // with places in raw
	isTag bool
	lines []placedLine // that raw is a part of
	at    int          // where it begins in these
}

// A placedLine is a line in a text of several, and where it stands in the section.
type placedLine struct{ start, offset int }

// place returns where a byte of a part stands in the section.
func (p jsxPart) place(at int) int {
	last := p.lines[0]
	for _, l := range p.lines[1:] {
		if l.start > p.at+at {
			break
		}
		last = l
	}
	return last.offset + p.at + at - last.start
}

// jsxParts returns the tags and expressions of lines of a section, in order.
func jsxParts(t *tree, segments *text.Segments) []jsxPart {
	var b strings.Builder
	var lines []placedLine
	for _, s := range segments.Sliced(0, segments.Len()) {
		lines = append(lines, placedLine{b.Len(), t.body + s.Start})
		b.Write(s.Value(t.text()))
	}
	var parts []jsxPart
	content := b.String()
	for at := 0; at < len(content); {
		p := jsxPart{lines: lines, at: at}
		end, ok := at, false
		switch content[at] {
		case '<':
			p.tag, p.isTag = jsx.TagAt(content, at)
			end, ok = p.tag.End, p.isTag
		case '{':
			end, ok = jsx.ExpressionAt(content, at)
		}
		if !ok {
			at++
			continue
		}
		p.raw = content[at:end]
		if p.isTag && at > 0 {
			p.tag, _ = jsx.TagAt(p.raw, 0)
		}
		parts, at = append(parts, p), end
	}
	return parts
}

// literalParts returns the tags and expressions of a literal; none if it is of another
// kind.
func literalParts(t *tree, l *dialect.Literal) []jsxPart {
	if t.dialect.JSX == nil || l.What != dialect.Component && l.What != dialect.Script || len(leafDirective(t, l)) > 0 {
		return nil
	}
	return jsxParts(t, l.Lines())
}

// leafDirectiveName matches a directive without content.
var leafDirectiveName = regexp.MustCompile(`^::([\pL][\pL\pN_-]*)`)

// leafDirective returns the name of a directive without content.
func leafDirective(t *tree, l *dialect.Literal) string {
	if l.What != dialect.Component || l.Lines().Len() == 0 {
		return ""
	}
	first := l.Lines().At(0)
	if m := leafDirectiveName.FindSubmatch(first.Value(t.text())); m != nil {
		return string(m[1])
	}
	return ""
}

// inlinePart returns the tag or expression of a node within a line; false in dialects
// without JSX, and for a comment of HTML.
func inlinePart(t *tree, n *ast.RawHTML) (jsxPart, bool) {
	if t.dialect.JSX == nil || n.Segments.Len() == 0 {
		return jsxPart{}, false
	}
	if parts := jsxParts(t, n.Segments); len(parts) > 0 && parts[0].at == 0 {
		return parts[0], true
	}
	return jsxPart{}, false
}

// said returns what an expression says of itself, as text of one line.
func (p jsxPart) said() (span document.Span, computed bool) {
	text, at, ok := jsx.Said(p.raw)
	return document.Span{Text: foldBlanks(text), Offset: p.place(min(at, len(p.raw)))}, !ok
}

// attribute returns the first attribute that has one of the names and a text.
func (p jsxPart) attribute(names ...string) (value document.Span, ok bool) {
	for _, name := range names {
		for _, a := range p.tag.Attributes {
			if a.Name.In(p.raw) != name {
				continue
			}
			text, at := "", a.Value.Start
			switch a.Quote {
			case '"', '\'':
				text = jsx.Decode(a.Value.In(p.raw))
			case '{':
				var inner int
				text, inner, _ = jsx.Said(p.raw[a.Value.Start-1 : a.Value.End+1])
				at += inner - 1
			}
			if text = strings.TrimSpace(foldBlanks(text)); text != "" {
				return document.Span{Text: text, Offset: p.place(at)}, true
			}
		}
	}
	return document.Span{}, false
}

// title returns an attribute as a title.
func (p jsxPart) title(names ...string) []document.Span {
	if value, ok := p.attribute(names...); ok {
		return []document.Span{value}
	}
	return nil
}

// link returns where a tag leads; nil if it leads nowhere.
func (p jsxPart) link() *document.Link {
	if to, ok := p.attribute("href", "to"); ok {
		return &document.Link{Destination: to.Text}
	}
	return nil
}

// expression returns the expression that is the value of an attribute.
func (p jsxPart) expression(name string) inline.Span {
	for _, a := range p.tag.Attributes {
		if a.Quote == '{' && a.Name.In(p.raw) == name {
			return a.Value
		}
	}
	return inline.Span{}
}

var (
	// pictureName matches the names of files that are pictures.
	pictureName = regexp.MustCompile(`(?i)\.(?:png|jpe?g|gif|svg|webp|avif)$`)
	// pictureCall matches what webpack and Docusaurus make an address of.
	pictureCall = regexp.MustCompile(`^\s*(?:require|useBaseUrl)\(\s*(?:'([^']*)'|"([^"]*)")\s*\)`)
)

// picture returns the picture that an element shows: an image, or a component with
// the same attributes.
func (p jsxPart) picture() *document.Image {
	if p.tag.Kind == jsx.Closing {
		return nil
	}
	src, _ := p.attribute("src")
	if source := p.expression("src"); src.Text == "" && source.Len() > 0 {
		src.Text, _ = firstGroup(pictureCall, source.In(p.raw))
	}
	alt, _ := p.attribute("alt")
	described := slices.ContainsFunc(p.tag.Attributes, func(a jsx.Attribute) bool { return a.Name.In(p.raw) == "alt" })
	if !pictureName.MatchString(src.Text) || !described && strings.ToLower(p.tag.Name) != "img" && p.tag.Name != "Image" {
		return nil
	}
	title, _ := p.attribute("title")
	width, _ := p.attribute("width")
	height, _ := p.attribute("height")
	return &document.Image{
		Destination: src.Text, Alt: spoken(alt.Text), Title: spoken(title.Text),
		Width: document.ParseLength(width.Text), Height: document.ParseLength(height.Text),
		Decorative: described && alt.Text+title.Text == "" && p.expression("alt").Len() == 0,
	}
}

// firstGroup returns the first group of a match that has matched, and where it begins.
func firstGroup(pattern *regexp.Regexp, text string) (group string, at int) {
	m := pattern.FindStringSubmatchIndex(text)
	for i := 2; i < len(m); i += 2 {
		if m[i] >= 0 {
			return text[m[i]:m[i+1]], m[i]
		}
	}
	return "", 0
}

// isComponent reports whether a name is that of a component, not of an element of HTML.
func isComponent(name string) bool {
	first, _ := utf8.DecodeRuneInString(name)
	return unicode.IsUpper(first) || strings.Contains(name, ".")
}

// member returns the last part of a name, as "Tab" of "Tabs.Tab".
func member(name string) string { return name[strings.LastIndexByte(name, '.')+1:] }

// A role is what a tag is for on the page.
type role int

// The roles.
const (
	wrapper   role = iota // what is in it is set as it would be elsewhere
	callout               // a box
	tabGroup              // tabs
	codeTabs              // code in tabs
	tab                   // one of them
	styled                // a style or a link
	structure             // a list, an item, a quote, a summary, a heading
	dropped               // left out with all that is in it
)

// The names of components and elements by role.
var (
	tabGroupNames  = htmltext.Names(`Tabs TabGroup TabView TabsGroup`)
	codeTabNames   = htmltext.Names(`CodeGroup CodeTabs CodeBlocks`)
	tabNames       = htmltext.Names(`TabItem Tab TabPanel TabsContent TabsItem CodeTab`)
	calloutNames   = htmltext.Names(`Admonition Callout Aside Alert Message`)
	linkNames      = htmltext.Names(`a Link`)
	structureNames = htmltext.Names(`ul ol li blockquote summary h1 h2 h3 h4 h5 h6`)
	droppedNames   = htmltext.Names(`script style svg Head head noscript template iframe video audio object canvas`)
	// quietNames are components without a look of their own that sites have for all
	// pages.
	quietNames = htmltext.Names(`Fragment Translate Trans BrowserOnly Suspense`)
)

// roleOf returns the role of an opening tag.
func roleOf(p jsxPart) role {
	name := p.tag.Name
	last := member(name)
	switch {
	case tabGroupNames[last] && last == name:
		return tabGroup
	case codeTabNames[last]:
		return codeTabs
	case tabNames[last]:
		return tab
	case name == "details" || isComponent(name) && (calloutNames[last] || document.CalloutKindOf(last) != document.NoKind):
		return callout
	case linkNames[name] || tagStyles[strings.ToLower(name)] != 0:
		return styled
	case structureNames[name]:
		return structure
	case droppedNames[name]:
		return dropped
	}
	return wrapper
}

// calloutOf makes an empty callout of its tag.
func calloutOf(p jsxPart) *document.Callout {
	if !isComponent(p.tag.Name) {
		return &document.Callout{Kind: document.Details}
	}
	c := &document.Callout{Kind: document.CalloutKindOf(member(p.tag.Name)), Title: p.title(titleAttributes...)}
	if kind, ok := p.attribute("type", "kind", "variant", "severity", "intent", "status", "level", "style"); ok {
		if named := document.CalloutKindOf(kind.Text); named != document.NoKind {
			c.Kind = named
		}
	}
	if c.Kind == document.NoKind {
		c.Kind = document.Note
	}
	return c
}

// titleAttributes are those that say what stands above the content of a component.
var titleAttributes = []string{"title", "summary", "header", "heading", "label"}
