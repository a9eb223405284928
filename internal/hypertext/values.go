package hypertext

import (
	"regexp"

	"golang.org/x/net/html"

	"github.com/pobook/pobook/internal/markdown/htmltext"
)

// booleans are attributes that say what they say by being there (HTML §2.3.2).
var booleans = htmltext.Names(`controls default loop muted open reversed`)

var (
	language5646 = `[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*`
	moment       = `[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01])([T ]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]{1,3})?)?(Z|[+-]([01][0-9]|2[0-3]):?[0-5][0-9])?)?)?)?`
	exactMoment  = `[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])([T ]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]{1,3})?)?(Z|[+-]([01][0-9]|2[0-3]):?[0-5][0-9]))?`
)

// forms are what values of attributes look like, as those of HTML have to; by the element where the same
// name means something else. What looks otherwise is left out.
var forms = map[string]*regexp.Regexp{
	"id": form(`[^ \t\n\f\r]+`), "lang": form(language5646), "srclang": form(language5646), "dir": form(`ltr|rtl|auto`),
	"start": form(`-?[0-9]{1,9}`), "li value": form(`-?[0-9]{1,9}`), "ol type": form(`[1aAiI]`), "source type": form(`[A-Za-z0-9.+-]+/[A-Za-z0-9.+-]+(;.*)?`),
	"colspan": form(`[1-9][0-9]{0,2}`), "rowspan": form(`[0-9]{1,4}`), "span": form(`[1-9][0-9]{0,2}`), "scope": form(`row|col|rowgroup|colgroup`),
	"headers": form(``), "video width": form(`[0-9]{1,5}`), "video height": form(`[0-9]{1,5}`), "kind": form(`subtitles|captions|descriptions|chapters|metadata`),
	"time datetime": form(moment), "del datetime": form(exactMoment), "ins datetime": form(exactMoment),
}

func form(pattern string) *regexp.Regexp { return regexp.MustCompile(`^(?:` + pattern + `)$`) }

// isValue reports whether an attribute of the author's has a value that its element can have.
func isValue(element string, a html.Attribute) bool {
	for _, name := range []string{element + " " + a.Key, a.Key} {
		if f := forms[name]; f != nil {
			return f.MatchString(a.Val) && (a.Val != "" || a.Key == "")
		}
	}
	return true
}
