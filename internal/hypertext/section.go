package hypertext

import (
	"github.com/pobook/pobook/internal/document"
)

// Section returns a section as HTML: its blocks, and then its footnotes. The document is one
// for screens. If the author's HTML is nested too deep to be read, the text stands without its tags.
func Section(s *document.Section, o *Options) []byte {
	w := newWriter(s, o)
	text, ok := whole(w)
	if !ok {
		w = newWriter(s, o)
		w.bare = true
		text, _ = whole(w)
	}
	return text
}

func whole(w *writer) ([]byte, bool) {
	blocks(w, w.section.Blocks)
	notes(w)
	return w.finish()
}

// Blocks returns each block of a section as HTML of its own, as a page needs it that shows them
// beside those of another; items of lists count as blocks. Footnotes come last, as one.
func Blocks(s *document.Section, o *Options) [][]byte {
	w := newWriter(s, o)
	parts, ok := apart(w)
	if !ok {
		w = newWriter(s, o)
		w.bare = true
		parts, _ = apart(w)
	}
	return parts
}

func apart(w *writer) (parts [][]byte, ok bool) {
	ok = true
	end := func() {
		if w.out.Len() > 0 {
			part, done := w.finish()
			parts, ok = append(parts, part), ok && done
			w.out.Reset()
			w.raw = false
		}
	}
	for _, b := range w.section.Blocks {
		list, isList := b.(*document.List)
		if !isList {
			block(w, b)
			end()
			continue
		}
		for i, item := range list.Items {
			one := *list
			one.Start, one.Items = list.Start+i, []document.Item{item}
			block(w, &one)
			end()
		}
	}
	notes(w)
	end()
	return parts, ok
}
