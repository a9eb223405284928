package volume

// Formats are the forms in which a volume is wanted.
type Formats struct{ Markdown, PDF, HTML, EPUB bool }

// onWeb reports whether a browser will show what is made, with all that HTML plays.
func (f Formats) onWeb() bool { return f.Markdown || f.HTML }

// book is what readers call the first of the forms that has all that it shows in itself; "" for none.
func (f Formats) book() string {
	switch {
	case f.PDF:
		return "PDF"
	case f.HTML:
		return "site"
	case f.EPUB:
		return "EPUB"
	}
	return ""
}

// published reports whether files of the handbook are published as they are: a picture then has
// the rights of the site that it lies on, or of the book.
func (f Formats) published() bool { return f.onWeb() || f.EPUB }
