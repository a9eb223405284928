package pdf

import (
	"bytes"
	"fmt"

	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/pdf/icc"
	"github.com/pobook/pobook/internal/pdf/object"
)

// A file is a PDF file being put together of what fpdf has drawn, the fonts, and what the
// document says of itself (ISO 32000-1, 7.7).
type file struct {
	writer *object.Writer
	pages  *layout.Pages
	meta   *Meta
	claims claims
	tree   object.Ref   // of the pages
	sheets []object.Ref // the pages
	// translucent are the pictures that may show in places what is below them.
	translucent map[object.Name]bool
}

// assemble makes the file.
func assemble(pages *layout.Pages, meta *Meta, c *canvas, from *drawn) ([]byte, error) {
	if len(from.contents) != len(pages.Pages) {
		return nil, errForm
	}
	f := &file{writer: object.NewWriter(), pages: pages, meta: meta, translucent: make(map[object.Name]bool), claims: claim(meta, c.fonts, c.tags, pages)}
	root, info := f.writer.Reserve(), f.writer.Reserve()
	f.tree = f.writer.Reserve()
	for range pages.Pages {
		f.sheets = append(f.sheets, f.writer.Reserve())
	}
	resources, err := f.resources(c)
	if err != nil {
		return nil, err
	}
	structure, links := writeStructure(f.writer, c.tags, pages, f.sheets)
	for i := range f.sheets {
		f.sheet(i, from.contents[i], links[i], resources)
	}
	f.pageTree()
	f.writer.Set(root, f.catalog(structure, writeOutline(f.writer, pages, f.sheets)))
	f.writer.Set(info, object.Raw(meta.information()))
	return f.writer.Finish(root, info), nil
}

// resources are the fonts and pictures, the same for all pages (ISO 32000-1, 7.8.3).
func (f *file) resources(c *canvas) (object.Ref, error) {
	fonts, refs := object.Dict{}, make(map[object.Name]object.Ref)
	for _, t := range c.fonts.fonts {
		ref, err := t.write(f.writer)
		if err != nil {
			return 0, fmt.Errorf("font %s: %w", t.face.Name(), err)
		}
		fonts = append(fonts, object.Entry{Key: t.resource, Value: ref})
		refs[t.resource] = ref
	}
	pictures, rasters := object.Dict{}, make(map[*raster]object.Ref)
	for _, image := range c.images.list {
		ref, err := image.write(f.writer)
		if err != nil {
			return 0, err
		}
		pictures = append(pictures, object.Entry{Key: image.name, Value: ref})
		rasters[image] = ref
		f.translucent[image.name] = image.transparent
	}
	v := vectorWriter{writer: f.writer, fonts: c.fonts, refs: refs, images: c.images, rasters: rasters, shared: make(map[string]object.Ref)}
	for _, d := range c.vectors.list {
		pictures = append(pictures, object.Entry{Key: c.vectors.names[d], Value: writeDrawing(&v, d)})
		f.translucent[c.vectors.names[d]] = true
	}
	return f.writer.Add(object.Dict{{Key: "Font", Value: fonts}, {Key: "XObject", Value: pictures}}), nil
}

// sheet writes a page (ISO 32000-1, 7.7.3.3). PDF/A wants its resources to be its own.
func (f *file) sheet(i int, content []byte, links object.Array, resources object.Ref) {
	page := object.Dict{
		{Key: "Type", Value: object.Name("Page")},
		{Key: "Parent", Value: f.tree},
		{Key: "Resources", Value: resources},
		{Key: "Contents", Value: f.writer.Deflated(nil, content, true)},
		{Key: "StructParents", Value: object.Raw(fmt.Sprint(i))},
		{Key: "Tabs", Value: object.Name("S")},
	}
	if f.transparent(content) {
		// What is transparent is mixed in the colours of the file (11.4.7).
		page = append(page, object.Entry{Key: "Group", Value: object.Raw("<</S /Transparency /CS /DeviceRGB>>")})
	}
	if len(links) > 0 {
		page = append(page, object.Entry{Key: "Annots", Value: links})
	}
	f.writer.Set(f.sheets[i], page)
}

// transparent reports whether content draws a picture that may be transparent in places.
func (f *file) transparent(content []byte) bool {
	if len(f.translucent) == 0 {
		return false
	}
	draw := []byte(" Do")
	for before, rest, ok := bytes.Cut(content, draw); ok; before, rest, ok = bytes.Cut(rest, draw) {
		if at := bytes.LastIndexByte(before, '/'); at >= 0 && f.translucent[object.Name(before[at+1:])] {
			return true
		}
	}
	return false
}

// pageTree writes what all pages have (ISO 32000-1, 7.7.3.2).
func (f *file) pageTree() {
	kids := make(object.Array, len(f.sheets))
	for i, sheet := range f.sheets {
		kids[i] = sheet
	}
	f.writer.Set(f.tree, object.Dict{
		{Key: "Type", Value: object.Name("Pages")},
		{Key: "Kids", Value: kids},
		{Key: "Count", Value: object.Raw(fmt.Sprint(len(kids)))},
		{Key: "MediaBox", Value: object.Raw(fmt.Sprintf("[0 0 %.2f %.2f]", f.pages.Width, f.pages.Height))},
	})
}

// catalog is the root of the document (ISO 32000-1, 7.7.2).
func (f *file) catalog(structure, outline object.Ref) object.Dict {
	d := object.Dict{
		{Key: "Type", Value: object.Name("Catalog")},
		{Key: "Pages", Value: f.tree},
		{Key: "Lang", Value: object.Text(f.meta.Language)},
		{Key: "Metadata", Value: f.metadata()},
		{Key: "OutputIntents", Value: object.Array{f.outputIntent()}},
		{Key: "MarkInfo", Value: object.Dict{{Key: "Marked", Value: object.Raw("true")}}},
		{Key: "StructTreeRoot", Value: structure},
		{Key: "ViewerPreferences", Value: object.Dict{{Key: "DisplayDocTitle", Value: object.Raw("true")}}},
	}
	if labels := pageLabels(f.pages.Pages); labels != "" {
		d = append(d, object.Entry{Key: "PageLabels", Value: object.Raw(labels)})
	}
	if outline != 0 {
		d = append(d, object.Entry{Key: "Outlines", Value: outline}, object.Entry{Key: "PageMode", Value: object.Name("UseOutlines")})
	}
	return d
}

// outputIntent says that the colours of the file are those of sRGB (ISO 19005-2, 6.2.3).
func (f *file) outputIntent() object.Dict {
	const name = object.String("sRGB IEC61966-2.1")
	profile := f.writer.Deflated(object.Dict{{Key: "N", Value: object.Raw("3")}}, icc.SRGB(), false)
	return object.Dict{
		{Key: "Type", Value: object.Name("OutputIntent")},
		{Key: "S", Value: object.Name("GTS_PDFA1")},
		{Key: "OutputConditionIdentifier", Value: name},
		{Key: "Info", Value: name},
		{Key: "DestOutputProfile", Value: profile},
	}
}

// metadata writes the stream of XMP (ISO 32000-1, 14.3.2), which stays legible to who has no
// reader of PDF.
func (f *file) metadata() object.Ref {
	return f.writer.Add(object.Stream{
		Dict: object.Dict{{Key: "Type", Value: object.Name("Metadata")}, {Key: "Subtype", Value: object.Name("XML")}},
		Data: []byte(f.meta.xmp(f.claims)),
	})
}
