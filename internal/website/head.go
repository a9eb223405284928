package website

// A head is what a page says of itself to other programs.
type head struct {
	Title       string // of the window
	Name        string // of the page alone
	Description string
	Type        string // of Open Graph
	Address     string // on the web; "" if it is not known
	Alternates  []alternate
}

// An alternate is where the same page is in a language.
type alternate struct{ Tag, Href string }

// descriptionLength is how long a description is at most, in characters: what search engines show.
const descriptionLength = 160

// newHead returns the head of a page. at is its path in the site of a language.
func newHead(s *Site, path, title, description string, at func(Language) string) head {
	h := head{
		Title: title, Name: title, Description: shortened(description, descriptionLength), Type: "article",
		Address: address(s.URL, s.Locale.Folder, path),
	}
	if title != s.Title {
		h.Title = title + " – " + s.Title
	}
	if s.URL == "" || len(s.Locales) < 2 {
		return h
	}
	for _, l := range s.Locales {
		h.Alternates = append(h.Alternates, alternate{l.Tag, address(s.URL, l.Folder, at(l))})
	}
	h.Alternates = append(h.Alternates, alternate{"x-default", address(s.URL, s.Locales[0].Folder, at(s.Locales[0]))})
	return h
}
