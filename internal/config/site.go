package config

import (
	"net/url"
	"regexp"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/pobook/pobook/internal/diag"
)

// A Site is what the HTML of a handbook depends on besides its text.
type Site struct {
	// URL is where the site is published: the folder in which each locale has one, with a slash
	// at its end; "" if it is not known.
	URL string
	// Trusted says that HTML in the sections is published as its authors wrote it.
	Trusted bool
}

// The words that the key html takes.
var htmlWords = []string{"safe", "trusted"}

func siteKeys() []key[Site] {
	return []key[Site]{
		{
			name: "site_url", example: "site_url: https://handbook.example.org/", form: matching(webAddress),
			doc:  "Where the site that pobook build --format html writes is published, for search engines and previews of links: the address of the folder html. Default: not known.",
			read: func(r *reader, s *Site, node *yaml.Node) { s.URL = readSiteURL(r, node) },
		},
		{
			name: "html", example: "html: trusted", rare: true, form: oneOf(htmlWords),
			doc: "What a site and the preview have of HTML in the sections: safe (text, pictures, films and sounds; no scripts, styles, forms and frames) or trusted (all of it, as it is written). Default: safe.",
			read: func(r *reader, s *Site, node *yaml.Node) {
				word, _ := r.word(diag.Verbatim(`"html"`), node, htmlWords)
				s.Trusted = word == "trusted"
			},
		},
	}
}

// readSiteURL reads the address of a folder on the web.
func readSiteURL(r *reader, node *yaml.Node) string {
	text := r.line(diag.Verbatim(`"site_url"`), node)
	u, err := url.Parse(text)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.RawQuery != "" || u.Fragment != "" || u.User != nil {
		if text != "" {
			r.report(node, "wrong-value", diag.Textf(`"site_url" is not the address of a folder on the web`), diag.Textf(`write for example "site_url: https://handbook.example.org/"`))
		}
		return ""
	}
	return strings.TrimSuffix(u.String(), "/") + "/"
}

// webAddress is an address without a query and a fragment, and without a name and a key.
var webAddress = regexp.MustCompile(`^(?:[Hh][Tt][Tt][Pp][Ss]?)://[^/?#@]+(?:/[^?#]*)?$`)
