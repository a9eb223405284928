package preview

import (
	"net/http"
	"slices"

	"golang.org/x/text/language"

	"github.com/pobook/pobook/internal/ui"
)

// The words around the text of a page, in one language.
type words struct {
	code, tag string
	site      *ui.SiteWords
	preview   *ui.PreviewWords
}

// languageCookie keeps the language that the user has chosen for the buttons, in the browser.
const languageCookie = "pobook-language"

// says returns the words for a request: in the language that its user has chosen, or else the one that pobook was
// started with, or else what the browser prefers.
func says(r *http.Request, preset string) words {
	chosen := []string{r.FormValue("lang"), "", preset}
	if cookie, err := r.Cookie(languageCookie); err == nil {
		chosen[1] = cookie.Value
	}
	for _, code := range chosen {
		for _, l := range ui.PreviewLanguages {
			if l.Code == code {
				return wordsIn(l.Code, l.Tag)
			}
		}
	}
	l := ui.PreviewLanguages[preferred(r.Header.Get("Accept-Language"))]
	return wordsIn(l.Code, l.Tag)
}

func wordsIn(code, tag string) words {
	return words{code: code, tag: tag, site: ui.Site(code), preview: ui.Preview(code)}
}

// longestPreference is how much of a header is read: browsers send less.
const longestPreference = 500

// preferred returns the index of the language that a browser prefers (RFC 9110, §12.5.4). A region where Chinese is
// written in one of the scripts stands for that.
func preferred(header string) int {
	wanted, _, err := language.ParseAcceptLanguage(header[:min(len(header), longestPreference)])
	if err != nil {
		return 0
	}
	var known []language.Tag
	for _, l := range ui.PreviewLanguages {
		known = append(known, language.Make(l.Tag))
	}
	_, index, _ := language.NewMatcher(known).Match(wanted...)
	return index
}

// keepLanguage lets the browser remember a language that the address asks for.
func keepLanguage(w http.ResponseWriter, r *http.Request, says words) {
	if r.FormValue("lang") == says.code {
		http.SetCookie(w, &http.Cookie{Name: languageCookie, Value: says.code, Path: "/", SameSite: http.SameSiteStrictMode, HttpOnly: true})
	}
}

// Speaks reports whether buttons can be in a language, given by the code of its locale.
func Speaks(code string) bool {
	return slices.ContainsFunc(ui.PreviewLanguages, func(l struct{ Code, Tag, Name string }) bool { return l.Code == code })
}
