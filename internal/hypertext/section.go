package hypertext

import (
	"github.com/pobook/pobook/internal/document"
)

// Section returns a section as HTML: its blocks, and then its footnotes. The document is one
// for screens.
func Section(s *document.Section, o *Options) []byte {
	w := newWriter(s, o)
	blocks(w, s.Blocks)
	notes(w)
	return w.finish()
}

// Blocks returns each block of a section as HTML of its own, as a page needs it that shows them
// beside those of another; items of lists count as blocks. Footnotes come last, as one.
func Blocks(s *document.Section, o *Options) [][]byte {
	w := newWriter(s, o)
	var parts [][]byte
	end := func() {
		if w.out.Len() > 0 {
			parts = append(parts, w.finish())
			w.out.Reset()
			w.raw = false
		}
	}
	for _, b := range s.Blocks {
		list, ok := b.(*document.List)
		if !ok {
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
	return parts
}
