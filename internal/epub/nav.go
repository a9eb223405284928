package epub

// An entry is a line of the contents, with those below it.
type entry struct {
	title string
	to    string // "" for the title of a part
	below []*entry

	depth int // of the chapter, or of the part
	level int // of the heading; 0 for chapters and parts
}

// contents returns the lines of the contents, as a tree: a chapter is part of what stands before it
// with a smaller depth, and so is a heading of the chapter and of the headings before it. Levels that
// headings skip leave no gap. A part without chapters has no line, nor has a heading of no text.
func contents(chapters []Chapter) []*entry {
	root := &entry{depth: -1}
	open := []*entry{root}
	add := func(e *entry) {
		for len(open) > 1 && !open[len(open)-1].holds(e) {
			open = open[:len(open)-1]
		}
		last := open[len(open)-1]
		last.below = append(last.below, e)
		open = append(open, e)
	}
	for _, c := range chapters {
		for _, p := range c.Parts {
			if title := clean(p.Title); !isBlank(title) {
				add(&entry{title: title, depth: p.Depth})
			}
		}
		add(&entry{title: titleOf(c), to: c.Name, depth: c.Depth})
		for _, h := range c.Headings {
			if title := clean(h.Text); !isBlank(title) {
				add(&entry{title: title, to: fragment(c.Name, h.ID), depth: c.Depth, level: max(h.Level, 1)})
			}
		}
	}
	return withoutEmptyParts(root.below)
}

// holds reports whether what follows an entry is part of it.
func (e *entry) holds(next *entry) bool {
	if e.level > 0 && next.level == 0 {
		return false
	}
	return e.depth < next.depth || e.depth == next.depth && e.level < next.level
}

// withoutEmptyParts leaves out titles with nothing below them, which may not be there (EPUB 3.3 §7.3).
func withoutEmptyParts(entries []*entry) []*entry {
	kept := entries[:0]
	for _, e := range entries {
		if e.below = withoutEmptyParts(e.below); e.to != "" || len(e.below) > 0 {
			kept = append(kept, e)
		}
	}
	return kept
}

// navigation returns the navigation document (EPUB 3.3 §7), which is the page of contents too.
func navigation(b *Book) []byte {
	w := page(b, b.word(b.Words.Contents, "Contents"), "frontmatter")
	w.start("nav", "epub:type", "toc", "role", "doc-toc", "aria-labelledby", "contents")
	w.element("h1", b.word(b.Words.Contents, "Contents"), "id", "contents")
	writeEntries(w, contents(b.Chapters))
	w.end()
	w.start("nav", "epub:type", "landmarks", "aria-labelledby", "landmarks", "hidden", "hidden")
	w.element("h2", b.word(b.Words.Landmarks, "Landmarks"), "id", "landmarks")
	w.start("ol")
	if b.Cover != nil {
		writeLandmark(w, b.word(b.Words.Cover, "Cover"), "cover", coverFile)
	}
	writeLandmark(w, b.word(b.Words.TitlePage, "Title page"), "titlepage", titleFile)
	writeLandmark(w, b.word(b.Words.Contents, "Contents"), "toc", navFile+"#contents")
	writeLandmark(w, titleOf(b.Chapters[0]), "bodymatter", b.Chapters[0].Name)
	w.end()
	w.end()
	return w.finish()
}

func writeEntries(w *writer, entries []*entry) {
	w.start("ol")
	for _, e := range entries {
		w.start("li")
		if e.to == "" {
			w.element("span", e.title)
		} else {
			w.element("a", e.title, "href", e.to)
		}
		if len(e.below) > 0 {
			writeEntries(w, e.below)
		}
		w.end()
	}
	w.end()
}

func writeLandmark(w *writer, title, kind, to string) {
	w.start("li")
	w.element("a", title, "epub:type", kind, "href", to)
	w.end()
}
