package pdf

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"

	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/pdf/icc"
	"github.com/pobook/pobook/internal/pdf/object"
)

// A file is a PDF file being put together of what fpdf has drawn, the fonts, and what the
// document says of itself (ISO 32000-1, 7.7).
type file struct {
	writer          *object.Writer
	pages           *layout.Pages
	meta            *Meta
	claims          claims
	root, info      object.Ref
	tree, resources object.Ref
	sheets          []object.Ref // the pages
	// contents are those of the pages that have been drawn, shown the pictures on each.
	contents []object.Ref
	shown    [][]object.Name
	// translucent are the pictures that may show in places what is below them.
	translucent map[object.Name]bool
}

func newFile(w io.Writer, pages *layout.Pages, meta *Meta) *file {
	f := &file{writer: object.NewWriter(w), pages: pages, meta: meta, translucent: make(map[object.Name]bool)}
	f.root, f.info = f.writer.Reserve(), f.writer.Reserve()
	f.tree, f.resources = f.writer.Reserve(), f.writer.Reserve()
	for range pages.Pages {
		f.sheets = append(f.sheets, f.writer.Reserve())
	}
	return f
}

// take writes what is on the next pages.
func (f *file) take(d *drawn) error {
	if d.err != nil {
		return d.err
	}
	for _, content := range d.contents {
		f.contents = append(f.contents, f.writer.Deflated(nil, content, true))
	}
	f.shown = append(f.shown, d.shown...)
	return f.writer.Err()
}

// finish writes all but what is on the pages.
func (f *file) finish(ctx context.Context, s *survey) error {
	f.claims = claim(f.meta, s, f.pages)
	if err := f.writeResources(ctx, s); err != nil {
		return err
	}
	structure, links := writeStructure(ctx, f.writer, s.tags, f.pages, f.sheets)
	if err := ctx.Err(); err != nil {
		return err
	}
	for i := range f.sheets {
		f.sheet(i, links[i])
	}
	f.pageTree()
	f.writer.Set(f.root, f.catalog(structure, writeOutline(f.writer, f.pages, f.sheets)))
	f.writer.Set(f.info, object.Raw(f.meta.information()))
	return f.writer.Finish(f.root, f.info)
}

// writeResources writes the fonts and pictures, which are the same for all pages
// (ISO 32000-1, 7.8.3).
func (f *file) writeResources(ctx context.Context, s *survey) error {
	fonts, refs := object.Dict{}, make(map[object.Name]object.Ref)
	for _, t := range s.fonts.fonts {
		if err := ctx.Err(); err != nil {
			return err
		}
		ref, err := t.write(f.writer)
		if err != nil {
			return fmt.Errorf("font %s: %w", t.face.Name(), err)
		}
		fonts = append(fonts, object.Entry{Key: t.resource, Value: ref})
		refs[t.resource] = ref
	}
	pictures, err := f.writePictures(ctx, s, refs)
	if err != nil {
		return err
	}
	f.writer.Set(f.resources, object.Dict{{Key: "Font", Value: fonts}, {Key: "XObject", Value: pictures}})
	return nil
}

// writePictures writes the images and drawings one by one, so that no two are decoded at once.
func (f *file) writePictures(ctx context.Context, s *survey, fonts map[object.Name]object.Ref) (object.Dict, error) {
	pictures, rasters := object.Dict{}, make(map[*raster]object.Ref)
	for _, image := range s.images.list {
		if err := cmp.Or(ctx.Err(), f.writer.Err()); err != nil {
			return nil, err
		}
		ref, err := image.write(f.writer)
		if err != nil {
			return nil, err
		}
		pictures = append(pictures, object.Entry{Key: image.name, Value: ref})
		rasters[image] = ref
		f.translucent[image.name] = image.transparent
	}
	v := vectorWriter{writer: f.writer, fonts: s.fonts, refs: fonts, images: s.images, rasters: rasters, shared: make(map[string]object.Ref)}
	for _, d := range s.vectors.list {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		pictures = append(pictures, object.Entry{Key: s.vectors.names[d], Value: writeDrawing(&v, d)})
		f.translucent[s.vectors.names[d]] = true
	}
	return pictures, nil
}

// sheet writes a page (ISO 32000-1, 7.7.3.3). PDF/A wants its resources to be its own.
func (f *file) sheet(i int, links object.Array) {
	page := object.Dict{
		{Key: "Type", Value: object.Name("Page")},
		{Key: "Parent", Value: f.tree},
		{Key: "Resources", Value: f.resources},
		{Key: "Contents", Value: f.contents[i]},
		{Key: "StructParents", Value: object.Raw(fmt.Sprint(i))},
		{Key: "Tabs", Value: object.Name("S")},
	}
	if slices.ContainsFunc(f.shown[i], func(name object.Name) bool { return f.translucent[name] }) {
		// What is transparent is mixed in the colours of the file (11.4.7).
		page = append(page, object.Entry{Key: "Group", Value: object.Raw("<</S /Transparency /CS /DeviceRGB>>")})
	}
	if len(links) > 0 {
		page = append(page, object.Entry{Key: "Annots", Value: links})
	}
	f.writer.Set(f.sheets[i], page)
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
