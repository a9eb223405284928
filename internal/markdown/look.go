package markdown

import (
	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/markdown/htmltext"
)

// tagStyles are the elements that give text a style.
var tagStyles = map[string]document.Style{
	"b": document.Strong, "strong": document.Strong,
	"i": document.Emphasis, "em": document.Emphasis,
	"s": document.Strike, "del": document.Strike,
	"code":  document.Monospace,
	"sub":   document.Subscript,
	"sup":   document.Superscript,
	"kbd":   document.Keyboard,
	"badge": document.Keyboard, // VitePress
}

// shownTags are all that the page shows, or that have no look of their own.
// Nobody misses style sheets on paper; a script may write text.
// The pictures that an element of that name chooses from are for other screens than that of its img.
var shownTags = htmltext.Names(`br wbr b strong i em s del code sub sup kbd a span p div pre details summary
	picture source style`)

// tableParts make no sense but in a table.
var tableParts = htmltext.Names(`caption colgroup col thead tbody tfoot tr th td`)

// emptyTags have no text in them, so that nothing stays when they go.
var emptyTags = htmltext.Names(`img input hr video audio canvas embed object picture source track`)
