package website

import (
	"bytes"
	"encoding/json"
)

// index is the file that the search looks in, search.js: for each page its address from the folder of
// the site, its title, and then for each passage the id of its heading, the heading, and the text.
//
// Text stands there as the page shows it; what counts as the same letter is the script's business.
func index(pages []page) []byte {
	list := make([][]string, 0, len(pages))
	for _, p := range pages {
		row := []string{p.Path, p.Title}
		for _, q := range p.outline.Passages {
			if q.Text == "" && q.Heading == "" || q.Text == "" && q.Heading == p.Title && q.ID != "" {
				continue
			}
			row = append(row, q.ID, q.Heading, q.Text)
		}
		list = append(list, row)
	}
	var text bytes.Buffer
	text.WriteString("window.pobook = window.pobook || {};\npobook.index = ")
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false) // a file of its own, which no tag ends
	if err := encoder.Encode(list); err != nil {
		return nil // lists of strings can be written
	}
	text.Truncate(text.Len() - 1)
	text.WriteString(";\n")
	return text.Bytes()
}
