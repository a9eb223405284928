package markdown

import (
	"regexp"
	"slices"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/markdown/frontmatter"
)

// A home page of VitePress has its text in the front matter: a hero, and features below
// it. Buttons, which lead to other pages, are left out.

// homeKeys are those of its texts, and what says that a page is one.
var homeKeys = []string{"layout", "hero.name", "hero.text", "hero.tagline", "features[].title", "features[].details"}

// homeTag matches a tag in a text, which VitePress sets as HTML.
var homeTag = regexp.MustCompile(`</?[A-Za-z][^<>]*>`)

// home returns the blocks of a home page; none if the section is no such page. The name is
// a heading if the section has none.
func home(t *tree, titled bool) []document.Block {
	if !t.dialect.Elements || len(t.metadata()) == 0 {
		return nil
	}
	var (
		blocks []document.Block
		isHome bool
	)
	for _, v := range frontmatter.Values(t.metadata(), homeKeys) {
		text := trimBlanks([]document.Span{{Text: foldBlanks(unescape(homeTag.ReplaceAllString(v.Text, " "))), Offset: t.mark + v.Start}})
		switch {
		case v.Key == "layout":
			isHome = v.Text == "home"
			continue
		case len(text) == 0:
			continue
		case v.Key == "hero.name" && !titled:
			blocks = slices.Insert(blocks, 0, document.Block(&document.Heading{Level: 1, Text: text}))
			titled = true
			continue
		case v.Key == "hero.name", v.Key == "hero.text", v.Key == "features[].title":
			text[0].Style = document.Strong
		}
		blocks = append(blocks, &document.Paragraph{Text: text})
	}
	if !isHome {
		return nil
	}
	return blocks
}
