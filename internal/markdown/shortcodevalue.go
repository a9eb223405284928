package markdown

import (
	"strings"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/markdown/dialect"
	"github.com/pobook/pobook/internal/markdown/htmltext"
)

// A shortcode is one in a section.
type shortcode struct {
	tree *tree
	*dialect.Tag
}

// level is what its content is called among elements that are open.
func (s shortcode) level() string { return "{{" + s.Name }

// place returns where a byte stands in the section.
func (s shortcode) place(at int) int { return s.tree.body + at }

// value returns the first parameter of some names, or of some places, that has a text.
func (s shortcode) value(names ...string) document.Span {
	text := s.tree.text()
	for _, name := range names {
		for i, p := range s.Parameters {
			if p.Name != name && (p.Name != "" || name != string(rune('0'+min(i, 9)))) {
				continue
			}
			value := s.tree.dialect.Parameter.Decode(string(text[p.Value.Start:p.Value.End]), p.Quote)
			if value = strings.TrimSpace(foldBlanks(value)); value != "" {
				return document.Span{Text: value, Offset: s.place(p.Value.Start)}
			}
		}
	}
	return document.Span{}
}

// shortcodeTitles are the parameters that say what stands above content.
var shortcodeTitles = []string{"title", "summary", "header", "heading"}

// title returns a parameter as a title.
func (s shortcode) title(names ...string) []document.Span {
	value := s.value(names...)
	if value.Text = Plain(value.Text); value.Text == "" {
		return nil
	}
	return []document.Span{value}
}

// text is what a shortcode without content says in a sentence.
func (s shortcode) text() document.Span {
	value := s.value("text", "label")
	value.Text = Plain(value.Text)
	return value
}

// within is what stands in a sentence for it.
func (s shortcode) within(in document.Span) document.Span {
	if in.Image = s.picture(); in.Image == nil && s.Partner < 0 && !s.Closing {
		text := s.text()
		in.Text = text.Text
	}
	return in
}

// pictureShortcodes show a picture.
var pictureShortcodes = htmltext.Names(`figure img image imgproc picture imgc`)

// picture is what it shows; nil for none.
func (s shortcode) picture() *document.Image {
	src := s.value("src", "0").Text
	if !pictureShortcodes[s.BaseName()] || s.Closing || !showsPicture(src) || !document.Remote(src) && !pictureName.MatchString(src) {
		return nil
	}
	var caption []string
	for _, name := range []string{"title", "caption", "attr"} {
		if part := Plain(s.value(name).Text); part != "" {
			caption = append(caption, part)
		}
	}
	image := &document.Image{
		Destination: src, Alt: spoken(Plain(s.value("alt", "caption", "title").Text)), Title: spoken(strings.Join(caption, " – ")),
		Width: document.ParseLength(s.value("width").Text), Height: document.ParseLength(s.value("height").Text),
	}
	return image
}
