package epub

import "io"

// Write writes a book as one EPUB file. The same book gives the same bytes. The error is of type
// [Faults] if the book is at fault, and then nothing has been written; else it is that of w.
func Write(w io.Writer, b *Book) error {
	seen := inspect(b)
	if len(seen.faults) > 0 {
		return seen.faults
	}
	c, err := newContainer(w)
	if err != nil {
		return err
	}
	resources := resourcesOf(b, seen)
	if err := c.write(folder+packageFile, packageDocument(b, resources, seen.access), true); err != nil {
		return err
	}
	for _, r := range resources {
		if err := c.write(folder+r.name, r.content(), true); err != nil {
			return err
		}
	}
	return c.close()
}

// resources returns the files of a book without faults, the pages in reading order.
func resourcesOf(b *Book, seen *inspection) []resource {
	var all []resource
	file := func(name string, kind mediaType, properties string, content []byte) {
		all = append(all, resource{name: name, kind: kind, properties: properties, content: func() []byte { return content }})
	}
	page := func(name, properties string, content func() []byte) {
		all = append(all, resource{name, asXHTML, properties, true, content})
	}
	if b.Cover == nil {
		file(coverName(asSVG), asSVG, "cover-image", drawnCover(b))
	} else {
		kind := mediaTypeOf(b.Cover.Data)
		file(coverName(kind), kind, "cover-image", b.Cover.Data)
		page(coverFile, "", func() []byte { return coverPage(b) })
	}
	page(titleFile, "", func() []byte { return titlePage(b) })
	page(navFile, "nav", func() []byte { return navigation(b) })
	for i, c := range b.Chapters {
		page(c.Name, seen.chapters[i].properties(), func() []byte { return chapterPage(b, c) })
	}
	if len(b.Stylesheet) > 0 {
		file(styles, asCSS, "", b.Stylesheet)
	}
	for _, p := range b.Pictures {
		file(p.Name, mediaTypeOf(p.Data), "", p.Data)
	}
	return all
}
