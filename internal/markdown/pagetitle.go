package markdown

import (
	"slices"

	"github.com/yuin/goldmark/ast"

	"github.com/pobook/pobook/internal/markdown/frontmatter"
)

// A pageTitle is the title that a section has from its front matter, because it
// has no heading of level 1.
type pageTitle struct {
	frontmatter.Title
	offered bool
}

// pageTitleOf returns the title of a section with the leaves, and the zero value if
// its text or nothing entitles it. A heading without text is none.
func pageTitleOf(t *tree, all []leaf) pageTitle {
	entitled := func(l leaf) bool {
		h, ok := l.node.(*ast.Heading)
		return ok && h.Level == 1 && h.Lines().Len() > 0
	}
	if len(t.metadata()) == 0 || slices.ContainsFunc(all, entitled) {
		return pageTitle{}
	}
	title, offered := frontmatter.TitleOf(t.metadata())
	return pageTitle{title, offered}
}

// keys returns the keys of front matter whose values are offered: those that the
// options name, and that of the title.
func (p pageTitle) keys(options Options) []string {
	const key = "title"
	if !p.offered || slices.Contains(options.FrontMatter, key) {
		return options.FrontMatter
	}
	return append(slices.Clip(options.FrontMatter), key)
}
