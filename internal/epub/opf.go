package epub

import (
	"strconv"
	"time"
)

// A resource is a file of the package.
type resource struct {
	name       string
	kind       mediaType
	properties string // EPUB 3.3 §5.6.2.1, or none
	isPage     bool   // it has a place in the reading order
	content    func() []byte
}

// packageDocument returns what says what the book is, and of which files it consists (EPUB 3.3 §5).
func packageDocument(b *Book, resources []resource, access accessibility) []byte {
	w := &writer{}
	w.b.WriteString(declaration)
	w.start("package", "xmlns", "http://www.idpf.org/2007/opf", "version", "3.0", "unique-identifier", "identifier",
		"xml:lang", clean(b.Language), "dir", b.direction())
	metadata(w, b, access)
	w.start("manifest")
	for i, r := range resources {
		attributes := []string{"id", itemID(i), "href", r.name, "media-type", string(r.kind)}
		if r.properties != "" {
			attributes = append(attributes, "properties", r.properties)
		}
		w.element("item", "", attributes...)
	}
	w.end()
	w.start("spine", "page-progression-direction", b.direction())
	for i, r := range resources {
		if r.isPage {
			w.element("itemref", "", "idref", itemID(i))
		}
	}
	return w.finish()
}

func itemID(i int) string { return "item-" + strconv.Itoa(i+1) }

// metadata writes what the book is (EPUB 3.3 §5.5).
func metadata(w *writer, b *Book, access accessibility) {
	w.start("metadata", "xmlns:dc", "http://purl.org/dc/elements/1.1/")
	w.element("dc:identifier", clean(b.Identifier), "id", "identifier")
	w.element("dc:title", clean(b.Title), "id", "title")
	refine(w, "title", "title-type", "main")
	if subtitle := clean(b.Subtitle); !isBlank(subtitle) {
		w.element("dc:title", subtitle, "id", "subtitle")
		refine(w, "subtitle", "title-type", "subtitle")
	}
	w.element("dc:language", clean(b.Language))
	people(w, "dc:creator", "author", "aut", b.Authors)
	people(w, "dc:contributor", "translator", "trl", b.Translators)
	w.optional("dc:source", b.Source)
	w.optional("dc:publisher", b.Publisher)
	w.optional("dc:rights", b.Rights)
	w.optional("dc:description", b.Description)
	w.property("dcterms:modified", modified(b.Modified))
	w.property("schema:version", clean(b.Version))
	access.metadata(w)
	w.property("schema:accessibilitySummary", clean(b.AccessibilitySummary))
	w.end()
}

// modified returns the date of the last change, as it has to be written (EPUB 3.3 §5.5.5).
func modified(t time.Time) string {
	if t.IsZero() {
		t = time.Unix(0, 0)
	}
	return t.UTC().Format("2006-01-02T15:04:05Z")
}

// people writes names with the relator code of MARC that says what they did.
func people(w *writer, element, id, role string, names []string) {
	for i, name := range cleaned(names) {
		person := id + "-" + strconv.Itoa(i+1)
		w.element(element, name, "id", person)
		w.element("meta", role, "refines", "#"+person, "property", "role", "scheme", "marc:relators")
		refine(w, person, "display-seq", strconv.Itoa(i+1))
	}
}

func refine(w *writer, id, property, value string) {
	w.element("meta", value, "refines", "#"+id, "property", property)
}
