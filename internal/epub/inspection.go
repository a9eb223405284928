package epub

import (
	"fmt"
	"strings"
)

// An inspection is what has been seen of a book, and what is wrong with it.
type inspection struct {
	chapters []*survey
	places   places
	access   accessibility
	faults   Faults
}

// inspect looks at all of a book.
func inspect(b *Book) *inspection {
	in := &inspection{places: places{pages: map[string]*survey{navFile: nil, titleFile: nil}, pictures: make(map[string]bool)}}
	in.book(b)
	for _, c := range b.Chapters {
		s := surveyBody(c.Name, c.Body)
		in.headings(c, s)
		in.name(c.Name, "", ".xhtml", in.places.pages[c.Name] != nil)
		in.places.pages[c.Name] = s
		in.access.see(s)
		in.chapters = append(in.chapters, s)
	}
	surveys := in.chapters
	for _, p := range b.Pictures {
		surveys = append(surveys, in.picture(p.Name, p.Data)...)
		in.name(p.Name, pictures, mediaTypeOf(p.Data).extension(), in.places.pictures[p.Name])
		in.places.pictures[p.Name] = true
	}
	if b.Cover != nil {
		in.access.pictures = true
		surveys = append(surveys, in.picture(coverName(mediaTypeOf(b.Cover.Data)), b.Cover.Data)...)
	}
	for _, s := range surveys {
		in.places.check(s)
		in.faults = append(in.faults, s.faults...)
	}
	return in
}

func (in *inspection) fault(file, format string, arguments ...any) {
	in.faults = append(in.faults, Fault{File: file, Reason: fmt.Sprintf(format, arguments...)})
}

// book looks at what a book has to have.
func (in *inspection) book(b *Book) {
	for _, needed := range []struct{ what, text string }{
		{"title", b.Title}, {"language", b.Language}, {"identifier", b.Identifier},
	} {
		if isBlank(clean(needed.text)) {
			in.fault("", "the book has no %s; give it one", needed.what)
		}
	}
	if len(b.Chapters) == 0 {
		in.fault("", "the book has no chapter; a book has at least one")
	}
}

// name looks at the name of a file.
func (in *inspection) name(name, folder, extension string, taken bool) {
	stem, isThere := strings.CutPrefix(name, folder)
	if taken || !isThere || strings.Contains(stem, "/") || !strings.HasSuffix(name, extension) || !isGiven(name) {
		in.fault(name, "not a name for a file of the book that nothing else has; take it from Names")
	}
}

// headings looks for the places of a chapter that the contents lead to. They stand there in the
// order of the chapter (EPUB 3.3 §7.4.2).
func (in *inspection) headings(c Chapter, s *survey) {
	last := 0
	for _, h := range c.Headings {
		place, has := s.ids[h.ID]
		switch {
		case !has:
			in.fault(c.Name, "no element has the id %q of a heading; give it one", h.ID)
		case place < last:
			in.fault(c.Name, "the heading with the id %q stands before the one that the contents have before it; list them in order", h.ID)
		}
		last = max(last, place)
	}
}

// picture looks at a picture, and returns the survey of a drawing.
func (in *inspection) picture(name string, data []byte) []*survey {
	kind := mediaTypeOf(data)
	in.access.motion = in.access.motion || moves(kind, data)
	switch kind {
	case "":
		in.fault(name, "not a picture that readers have to show; convert it to PNG, JPEG, GIF, WebP or SVG")
	case asSVG:
		return []*survey{surveyDrawing(name, data)}
	}
	return nil
}
