package markdown

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/text"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/markdown/dialect"
)

// What an include makes of its parameters is known to its site alone. Two kinds are so
// common that the page sets them by their names: boxes with a text, and pictures.

// A siteInclude is a tag that puts in a file, with its parameters by name.
type siteInclude struct {
	tree       *tree
	tag        dialect.Tag
	name       string // of the file, without its ending
	parameters map[string]dialect.TagParameter
}

// includeFile matches the file of an include.
var includeFile = regexp.MustCompile(`^\{%-?\s*[\w-]+\s+["']?([\w/.-]+)`)

// includeAt returns the include that a tag is; false for another one, and for one among words.
func includeAt(t *tree, tag dialect.Tag) (siteInclude, bool) {
	m := includeFile.FindSubmatch(t.text()[tag.Start:tag.End])
	if !tag.Alone || !tag.IsInclude() || m == nil {
		return siteInclude{}, false
	}
	file := path.Base(string(m[1]))
	i := siteInclude{t, tag, strings.TrimSuffix(file, path.Ext(file)), map[string]dialect.TagParameter{}}
	for _, p := range tag.Parameters {
		i.parameters[p.Name] = p
	}
	return i, true
}

// includeOf is includeAt for the tag that a literal is.
func includeOf(t *tree, n *dialect.Literal) (siteInclude, bool) {
	if t.dialect.Tags != dialect.Liquid || n.What != dialect.Include || n.Lines().Len() == 0 {
		return siteInclude{}, false
	}
	i := t.preprocessed.Tags.At(n.Lines().At(0).Start)
	if i < 0 {
		return siteInclude{}, false
	}
	return includeAt(t, t.preprocessed.Tags[i])
}

// first returns the first parameter that has one of the names and a text.
func (i siteInclude) first(names ...string) (value string, at dialect.TagParameter) {
	for _, name := range names {
		if p, ok := i.parameters[name]; ok {
			value := i.tree.dialect.Parameter.Decode(string(i.tree.text()[p.Value.Start:p.Value.End]), p.Quote)
			if value = strings.TrimSpace(foldBlanks(value)); value != "" {
				return value, p
			}
		}
	}
	return "", dialect.TagParameter{}
}

// spans returns a parameter as inline content.
func (i siteInclude) spans(p dialect.TagParameter) []document.Span {
	lines := text.NewSegments()
	at := p.Value.Start
	for line := range strings.Lines(string(i.tree.text()[p.Value.Start:p.Value.End])) {
		lines.Append(text.NewSegment(at, at+len(line)))
		at += len(line)
	}
	i.tree.parsing.Lock()
	block := parseLines(i.tree.dialect, i.tree.text(), lines, i.tree.context)
	i.tree.parsing.Unlock()
	f := flattener{tree: i.tree, values: true}
	f.children(block, document.Span{})
	return resolveBreaks(f.spans)
}

// block returns what the page sets for an include; nil for nothing.
func (i siteInclude) block() document.Block {
	if image := i.picture(); image != nil {
		return &document.Paragraph{Text: []document.Span{{Image: image, Offset: i.tree.body + i.tag.Start}}}
	}
	kind := document.CalloutKindOf(i.name)
	said, at := i.first("content", "text", "message", "body", "description")
	if said == "" || kind == document.NoKind && !calloutNames[capitalised(i.name)] {
		return nil
	}
	c := &document.Callout{Kind: kind, Blocks: []document.Block{&document.Paragraph{Text: i.spans(at)}}}
	if named, _ := i.first("type", "kind", "style"); kind == document.NoKind && named != "" {
		c.Kind = document.CalloutKindOf(named)
	}
	if c.Kind == document.NoKind {
		c.Kind = document.Note
	}
	if title, at := i.first("title", "heading", "header"); title != "" {
		c.Title = i.spans(at)
	}
	return c
}

// picture returns the picture that an include shows: it has a file with the name of one, and a
// description, or the include is called so.
func (i siteInclude) picture() *document.Image {
	file, _ := i.first("src", "image", "img", "image_path", "image-path", "imagePath", "file", "path", "url", "image_url")
	if !pictureName.MatchString(file) || strings.ContainsAny(file, "{}") {
		return nil
	}
	alt, _ := i.first("alt", "description")
	caption, _ := i.first("caption", "title")
	if alt+caption == "" && !slices.Contains([]string{"figure", "image", "img", "picture"}, i.name) {
		return nil
	}
	width, _ := i.first("width")
	height, _ := i.first("height")
	return &document.Image{
		Destination: file, Alt: spoken(alt), Title: spoken(caption), Width: document.ParseLength(width), Height: document.ParseLength(height),
	}
}
