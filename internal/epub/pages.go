package epub

// Files that this package gives a book.
const (
	folder      = "EPUB/" // of all that is in the package
	packageFile = "package.opf"
	coverFile   = "cover.xhtml"
	navFile     = "nav.xhtml"
	titleFile   = "title.xhtml"
	styles      = "style.css"
)

// word returns a word in the book's language, or else in English.
func (b *Book) word(word, english string) string {
	if word = clean(word); !isBlank(word) {
		return word
	}
	return english
}

// direction is that of text, as HTML and the package document say it.
func (b *Book) direction() string {
	if b.RightToLeft {
		return "rtl"
	}
	return "ltr"
}

// page begins an XHTML document of the book (EPUB 3.3 §6.1), to which the body can be written. The
// kind is what the document is by the vocabulary of structural semantics.
func page(b *Book, title, kind string) *writer {
	w := &writer{}
	w.b.WriteString(declaration + "<!DOCTYPE html>\n")
	language := clean(b.Language)
	w.start("html", "xmlns", ofXHTML, "xmlns:epub", ofEPUB, "lang", language, "xml:lang", language, "dir", b.direction())
	w.start("head")
	w.element("meta", "", "charset", "utf-8")
	w.element("title", title)
	if len(b.Stylesheet) > 0 {
		w.element("link", "", "rel", "stylesheet", "type", string(asCSS), "href", styles)
	}
	w.end()
	w.start("body", "epub:type", kind)
	return w
}

// titleOf returns what the contents call a chapter; one without a title is called by its file, since
// a link has to have a text (EPUB 3.3 §7.3).
func titleOf(c Chapter) string {
	if title := clean(c.Title); !isBlank(title) {
		return title
	}
	return c.Name
}

func chapterPage(b *Book, c Chapter) []byte {
	w := page(b, titleOf(c), "bodymatter")
	w.raw(c.Body)
	w.b.WriteByte('\n')
	return w.finish()
}

// titlePage returns the page with what the book is called and who made it.
func titlePage(b *Book) []byte {
	w := page(b, clean(b.Title), "frontmatter")
	w.start("section", "epub:type", "titlepage", "class", "titlepage")
	w.element("h1", clean(b.Title), "epub:type", "fulltitle")
	w.optional("p", b.Subtitle, "class", "subtitle", "role", "doc-subtitle")
	for _, author := range b.Authors {
		w.optional("p", author, "class", "author")
	}
	for _, notice := range b.Notice {
		w.optional("p", notice, "class", "notice")
	}
	if translators := cleaned(b.Translators); len(translators) > 0 {
		w.element("p", b.word(b.Words.TranslatedBy, "Translated by"), "class", "translated")
		for _, translator := range translators {
			w.element("p", translator, "class", "translator")
		}
	}
	w.optional("p", b.Version, "class", "version")
	w.optional("p", b.Publisher, "class", "publisher")
	w.optional("p", b.Rights, "class", "rights")
	return w.finish()
}

// cleaned returns those of some texts in which something is left.
func cleaned(texts []string) []string {
	var kept []string
	for _, text := range texts {
		if text = clean(text); !isBlank(text) {
			kept = append(kept, text)
		}
	}
	return kept
}

// coverPage returns the page that shows the cover.
func coverPage(b *Book) []byte {
	w := page(b, b.word(b.Words.Cover, "Cover"), "cover")
	alt := b.word(b.Cover.Alt, clean(b.Title))
	w.start("section", "epub:type", "cover", "class", "cover", "aria-label", b.word(b.Words.Cover, "Cover"))
	w.element("img", "", "src", coverName(mediaTypeOf(b.Cover.Data)), "alt", alt, "role", "doc-cover")
	return w.finish()
}

// coverName is the file of the cover's picture.
func coverName(t mediaType) string { return pictures + "cover" + t.extension() }
