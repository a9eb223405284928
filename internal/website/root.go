package website

import (
	"encoding/xml"
)

// Root returns the files of the folder above those of the sites of a handbook, its source first: a page
// on which readers choose a language, and a map for search engines if the address is known.
func Root(sites []*Site) []File {
	if len(sites) == 0 {
		return nil
	}
	files := []File{{"index.html", choicePage(sites)}}
	if sites[0].URL != "" {
		files = append(files, File{"sitemap.xml", sitemap(sites)})
	}
	return files
}

// choicePage takes its look from the site of the source.
func choicePage(sites []*Site) []byte {
	s := sites[0]
	folder := escaped(s.Locale.Folder) + "/"
	v := &view{Site: s, Root: folder, Assets: folder + Folder, Policy: policy, Day: hex(white), Night: hex(night)}
	v.Head = head{Title: s.Title, Name: s.Title, Description: shortened(s.Subtitle, descriptionLength), Type: "website", Address: address(s.URL, "", "index.html")}
	for _, one := range sites {
		l := one.Locale
		v.Languages = append(v.Languages, choice{escaped(l.Folder) + "/" + StartPath(paths(one.Pages)), l.Tag, l.Direction, l.Name, false})
	}
	return execute("choice", v)
}

// A urlset is a site map (sitemaps.org, protocol 0.9).
type urlset struct {
	XMLName xml.Name `xml:"urlset"`
	Space   string   `xml:"xmlns,attr"`
	XHTML   string   `xml:"xmlns:xhtml,attr"`
	Pages   []mapped `xml:"url"`
}

type mapped struct {
	Address    string      `xml:"loc"`
	Alternates []otherPage `xml:"xhtml:link"`
}

type otherPage struct {
	Rel  string `xml:"rel,attr"`
	Tag  string `xml:"hreflang,attr"`
	Href string `xml:"href,attr"`
}

// sitemap lists the pages of all sites, each with those in the other languages.
func sitemap(sites []*Site) []byte {
	set := urlset{Space: "http://www.sitemaps.org/schemas/sitemap/0.9", XHTML: "http://www.w3.org/1999/xhtml"}
	for _, s := range sites {
		for _, path := range append([]string{StartPath(paths(s.Pages))}, paths(s.Pages)...) {
			h := newHead(s, path, "", "", func(Language) string { return path })
			page := mapped{Address: h.Address}
			for _, a := range h.Alternates {
				page.Alternates = append(page.Alternates, otherPage{"alternate", a.Tag, a.Href})
			}
			set.Pages = append(set.Pages, page)
		}
		if len(s.Terms) > 0 {
			set.Pages = append(set.Pages, mapped{Address: address(s.URL, s.Locale.Folder, GlossaryPath(paths(s.Pages)))})
		}
	}
	text, err := xml.MarshalIndent(set, "", " ")
	if err != nil {
		return nil // strings can be written
	}
	return append([]byte(xml.Header), append(text, '\n')...)
}
