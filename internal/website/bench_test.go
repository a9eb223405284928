package website_test

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/pobook/pobook/internal/website"
)

// BenchmarkFiles makes the site of a book of 300,000 words in 500 sections.
func BenchmarkFiles(b *testing.B) {
	s := sample(b, locales[0], true)
	first := s.Pages[0]
	s.Pages = nil
	for n := range 500 {
		var body bytes.Buffer
		fmt.Fprintf(&body, "<h1 id=\"s\">Section %d</h1>\n", n)
		for m := range 6 {
			fmt.Fprintf(&body, "<h2 id=\"h%d\">Heading</h2>\n<p>", m)
			for range 100 {
				body.WriteString("specimen ")
			}
			body.WriteString("</p>\n")
		}
		page := first
		page.Path, page.Title, page.Body = fmt.Sprintf("part/%03d.html", n), fmt.Sprintf("Section %d", n), body.Bytes()
		s.Pages = append(s.Pages, page)
	}
	for b.Loop() {
		website.Files(s)
	}
}
