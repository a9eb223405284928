package website

import (
	"embed"
	"fmt"

	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/ui"
)

//go:embed assets/*
var assets embed.FS

// Asset returns a style sheet or a script: style.css, page.css, annotate.css, theme.js, site.js,
// annotate.js. It returns nil for another name.
func Asset(name string) []byte {
	content, err := assets.ReadFile("assets/" + name)
	if err != nil {
		return nil
	}
	return content
}

// Words returns the script with the words that the other scripts write, words.js.
func Words(w *ui.SiteWords) []byte {
	return script("words", w.Script())
}

// icon is the picture of the site for tabs and bookmarks: an open book in the accent.
func icon(accent *layout.Color) []byte {
	a := accents(accent)
	return fmt.Appendf(nil, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><style>path{fill:%s}@media(prefers-color-scheme:dark){path{fill:%s}}</style><path d="M15 8C12 5.6 8 5 3 5v19c5 0 9 .6 12 3zM17 8c3-2.4 7-3 12-3v19c-5 0-9 .6-12 3z"/></svg>
`, hex(a.Day), hex(a.Night))
}
