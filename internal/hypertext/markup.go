package hypertext

import (
	"sync"

	"github.com/microcosm-cc/bluemonday"
)

// policy is what the author's HTML may have on a page that does not trust it: what HTML says about
// text, and pictures, films and sounds. No scripts, styles, forms or frames, and no address but
// those of the web and of mail; nor classes, which would be taken for those of the page.
var policy = sync.OnceValue(func() *bluemonday.Policy {
	p := bluemonday.NewPolicy()
	p.AllowElements("a", "abbr", "address", "article", "aside", "b", "bdi", "bdo", "blockquote", "br", "caption", "center", "cite", "code",
		"col", "colgroup", "data", "dd", "del", "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "footer",
		"h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "i", "ins", "kbd", "li", "main", "mark", "nav", "ol", "p", "pre", "q",
		"rb", "rp", "rt", "rtc", "ruby", "s", "samp", "section", "small", "span", "strike", "strong", "sub", "summary", "sup",
		"table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "tt", "u", "ul", "var", "wbr")
	p.AllowStandardAttributes()
	p.AllowAttrs("href").OnElements("a")
	p.AllowAttrs("name").Matching(bluemonday.SpaceSeparatedTokens).OnElements("a")
	p.AllowAttrs("src", "alt", "width", "height", "srcset").OnElements("img")
	p.AllowAttrs("src", "poster", "width", "height", "controls", "loop", "muted").OnElements("video")
	p.AllowAttrs("src", "controls", "loop", "muted").OnElements("audio")
	p.AllowAttrs("src", "srcset", "type", "media").OnElements("source")
	p.AllowAttrs("src", "kind", "srclang", "label", "default").OnElements("track")
	p.AllowElements("picture")
	p.AllowAttrs("colspan", "rowspan", "headers", "align").OnElements("td", "th")
	p.AllowAttrs("scope").OnElements("th")
	p.AllowAttrs("span").OnElements("col", "colgroup")
	p.AllowAttrs("start", "reversed", "type").OnElements("ol")
	p.AllowAttrs("value").OnElements("li", "data")
	p.AllowAttrs("open").OnElements("details")
	p.AllowAttrs("datetime").OnElements("time", "del", "ins")
	p.AllowAttrs("cite").OnElements("blockquote", "q", "del", "ins")
	p.AllowAttrs("align").OnElements("img", "div", "p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "tr")
	p.AllowRelativeURLs(true)
	p.AllowURLSchemes("http", "https", "mailto")
	p.AllowNoAttrs().OnElements("a", "span", "img", "video", "audio", "source", "track")
	return p
})

// harmless returns a tag as it may stand on a page. What is between two tags is not among it, so that
// one at a time can be looked at.
func harmless(tag string, o *Options) string {
	if o.Trusted {
		return tag
	}
	return policy().Sanitize(tag)
}
