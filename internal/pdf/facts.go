package pdf

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf16"

	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/pdf/object"
)

// Meta is what a PDF file says about itself. What is empty is not known, and not said.
type Meta struct {
	Title       string
	Subject     string
	Authors     []string
	Translators []string
	Language    string // BCP 47, as in "zh-Hant-TW"
	Version     string // of the book
	Rights      string // what its licence is called, as in "CC BY 4.0"
	Licence     string // the URL of the licence
	// PublicDomain says that the licence gives up all rights.
	PublicDomain bool
	// Date is when the document was made and changed. The zero value means that
	// nothing says when: the clock is never asked.
	Date time.Time
	// Unclaimed says that the file is not to claim that it conforms to PDF/A and PDF/UA.
	Unclaimed bool
}

// compact leaves out what is empty.
func compact(lines []string) []string {
	return slices.DeleteFunc(lines, func(line string) bool { return line == "" })
}

// pageLabels are the numbers that are printed on the pages, in ranges.
func pageLabels(pages []*layout.Page) string {
	if len(pages) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString("<< /Nums [")
	for i, p := range pages {
		if i == 0 || p.Number != pages[i-1].Number+1 {
			fmt.Fprintf(&b, " %d << /S /D /St %d >>", i, p.Number)
		}
	}
	b.WriteString(" ] >>")
	return b.String()
}

const producer = "pobook"

// information is the document information dictionary (ISO 32000-1, 14.3.3).
func (m *Meta) information() string {
	lines := []string{
		"/Producer " + text(producer),
		entryOf("/Title ", m.Title),
		entryOf("/Author ", strings.Join(m.Authors, ", ")),
		entryOf("/Subject ", m.Subject),
	}
	if !m.Date.IsZero() {
		date := object.String(m.Date.UTC().Format("D:20060102150405Z"))
		lines = append(lines, "/CreationDate "+object.Format(date), "/ModDate "+object.Format(date))
	}
	return "<<\n" + strings.Join(compact(lines), "\n") + "\n>>"
}

func entryOf(key, value string) string {
	if value == "" {
		return ""
	}
	return key + text(value)
}

// text writes a text string (ISO 32000-1, 7.9.2.2).
func text(s string) string { return object.Format(object.Text(s)) }

// mostBytes is how long a string may be (ISO 19005-2, 6.1.13).
const mostBytes = 32767

// over reports whether a string is longer than that.
func over(s string) bool {
	return len(s) >= mostBytes/3 && 2+2*len(utf16.Encode([]rune(s))) > mostBytes
}
