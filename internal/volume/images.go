package volume

import (
	"errors"
	"io/fs"
	"net/url"
	"path"
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/content"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/markdown"
)

// Images are the files that a volume shows: pictures, and what HTML plays; and in
// Markdown those that its sections link to or put in.
type Images struct {
	Files  map[string][]byte // by path below handbook/
	shown  []showing         // on pages, in the order of the book
	beside []neighbour       // what Markdown needs, in the order of the book
}

// A showing is one place at which an image is shown.
type showing struct {
	file     string
	position diag.Position
	instead  string // what the page has if the image cannot be set
	severity diag.Severity
}

// ReadImages reads the files that a volume shows in some formats. What HTML plays is for
// Markdown and sites only, the picture of the title page for the PDF only. What is wrong with
// a file is reported at each place that shows it, what is wrong in an SVG file at
// its place in the file. Those on the web stay there.
func ReadImages(p *Plan, v *Volume, formats Formats, reporter diag.Reporter) *Images {
	images := &Images{Files: map[string][]byte{}}
	if logo := p.Book.Config.Imprint.Logo; formats.PDF && logo.Path != "" {
		images.shown = append(images.shown, showing{logo.Path, logo.Position, "no logo is set", diag.Error})
		if formats.Markdown {
			images.beside = append(images.beside, neighbour{file: logo.Path, rooted: true, position: logo.Position})
		}
		reporter.Error(placed(logo.Position, images.read(p, logo.Path, formats, reporter)))
	}
	for _, c := range v.Chapters {
		pictures := c.Recombined.Pictures()
		images.readAssets(p, c, pictures, formats, reporter)
		images.readPictures(p, c, pictures, formats, reporter)
		if formats.onWeb() {
			images.readLinked(p, c.Section, reporter)
		}
	}
	return images
}

// readAssets reads the files that a chapter shows, but for the pictures of components.
func (i *Images) readAssets(p *Plan, c Chapter, pictures []markdown.Link, formats Formats, reporter diag.Reporter) {
	for _, link := range c.Recombined.Assets() {
		if slices.Contains(pictures, link) {
			continue
		}
		if document.Remote(link.Destination) || !link.Image && (!formats.onWeb() || !namesFile(link.Destination)) {
			continue
		}
		position := c.At(link.Offset)
		file, err := assetFile(c, link)
		if err == nil {
			err = i.read(p, file, formats, reporter)
		}
		if c.Recombined.Dialect().Elements && strings.HasPrefix(link.Destination, "/") && errors.Is(err, fs.ErrNotExist) {
			i.readPublic(p, file, showing{file, position, altInstead, diag.Warning}, err, reporter)
			continue
		}
		if err == nil && link.Image {
			i.shown = append(i.shown, showing{file, position, altInstead, diag.Error})
		}
		if err == nil && formats.Markdown {
			i.beside = append(i.beside, neighbour{c.Section.Path, file, strings.HasPrefix(link.Destination, "/"), position})
		}
		reporter.Error(placed(position, err))
	}
}

// public is the folder whose files VitePress puts into the root folder of the site.
const public = "public/"

// readPublic reads a picture that VitePress has in its folder for such. It may be
// another than the handbook's, so that it is a warning if it is not there.
func (i *Images) readPublic(p *Plan, file string, shown showing, absent error, reporter diag.Reporter) {
	data, err := p.files.read(public + file)
	if err != nil {
		report := func(d diag.Diagnostic) {
			d.Severity = diag.Warning
			reporter(d)
		}
		diag.Reporter(report).Error(placed(shown.position, absent))
		return
	}
	i.Files[file] = data
	i.shown = append(i.shown, shown)
}

// altInstead is what the page has for a picture that cannot be set.
const altInstead = "its alternative text is set instead"

// readPictures reads the pictures that components of a chapter show, and includes. A site
// finds those in other folders that includes show, or whose paths are not relative: so it is
// a warning if such is not in the handbook.
func (i *Images) readPictures(p *Plan, c Chapter, pictures []markdown.Link, formats Formats, reporter diag.Reporter) {
	for _, link := range pictures {
		file, ok := document.File(c.Section.Path, link.Destination)
		if !ok {
			continue
		}
		position := c.At(link.Offset)
		err := i.read(p, file, formats, reporter)
		if err == nil {
			i.shown = append(i.shown, showing{file, position, altInstead, diag.Warning})
		}
		if err == nil && formats.Markdown {
			i.beside = append(i.beside, neighbour{c.Section.Path, file, strings.HasPrefix(link.Destination, "/"), position})
		}
		report := reporter
		if markdown.Included(c.Recombined, link) || strings.ContainsAny(link.Destination[:1], "/@~") {
			report = func(d diag.Diagnostic) {
				d.Severity = diag.Warning
				reporter(d)
			}
		}
		report.Error(placed(position, err))
	}
}

// namesFile reports whether what HTML shows is a file of the handbook: not data
// themselves, a part of the page, or what a site generator makes a path of.
func namesFile(destination string) bool {
	u, err := url.Parse(destination)
	return (err != nil || u.Scheme == "" && u.Path != "") && !strings.Contains(destination, "{{") && !strings.Contains(destination, "{%")
}

// read takes in a file. An SVG file is cleaned if it is to be published.
func (i *Images) read(p *Plan, file string, formats Formats, reporter diag.Reporter) error {
	if !formats.published() || !isVector(file) {
		data, err := p.files.read(file)
		if err == nil {
			i.Files[file] = data
		}
		return err
	}
	v, err := p.files.vector(file)
	if err != nil {
		return err
	}
	if _, known := i.Files[file]; !known {
		reporter.Error(v.found.Err())
	}
	i.Files[file] = v.data
	return nil
}

// readLinked reads the files that the author of a section links to or puts in. That one
// is not there is no fault, since a site may have it from elsewhere.
func (i *Images) readLinked(p *Plan, s content.Section, reporter diag.Reporter) {
	for _, n := range linked(p, s) {
		err := i.read(p, n.file, Formats{Markdown: true}, reporter)
		var wrong *book.FileError
		switch {
		case err == nil:
			i.beside = append(i.beside, n)
		case errors.Is(err, fs.ErrNotExist), errors.As(err, &wrong) && wrong.Code == "not-a-file":
		default:
			reporter.Error(placed(n.position, err))
		}
	}
}

// The endings of the files that are taken for what HTML plays. Others are not, and no
// other pictures than [document.PictureFormats]: a translation could publish a file
// that is nobody's business, or put it in the place of a section.
var mediaFormats = []string{
	".ico", ".bmp", ".apng", ".mp4", ".m4v", ".webm", ".ogv", ".mov", ".mp3", ".ogg", ".oga", ".opus", ".wav", ".m4a", ".aac", ".flac",
	".vtt", ".srt", ".pdf",
}

// assetFile returns the file that a destination means, below handbook/.
func assetFile(c Chapter, link markdown.Link) (string, error) {
	file, ok := document.File(c.Section.Path, link.Destination)
	ending := strings.ToLower(path.Ext(file))
	switch {
	case ok && document.IsPicture(file), ok && link.HTML && slices.Contains(mediaFormats, ending):
		return file, nil
	case link.HTML:
		return "", diag.Diagnostic{
			Severity: diag.Warning,
			Code:     "asset-path",
			Message:  diag.Textf("%q is not written to the output: its name does not end like that of a picture, a film or a sound", link.Destination),
			Hint:     diag.Textf("put it there yourself if readers need it"),
		}
	case !ok:
		return "", diag.Diagnostic{
			Code:    "image-path",
			Message: diag.Textf("%q is not the path of an image", link.Destination),
			Hint:    diag.Textf("write it relative to the section, or as a URL of the web"),
		}
	default:
		return "", diag.Diagnostic{
			Code:    "image-path",
			Message: diag.Textf("%q is not an image", link.Destination),
			Hint:    diag.Textf("images end in %s", strings.Join(document.PictureFormats, ", ")),
		}
	}
}

// placed puts what is wrong with a file at the position that names it, unless it is
// known where in the file.
func placed(position diag.Position, err error) error {
	var (
		file    *book.FileError
		unknown diag.Diagnostic
	)
	switch {
	case errors.As(err, &file):
		return file.At(position)
	case errors.As(err, &unknown) && unknown.File == "":
		unknown.Position = position
		return unknown
	default:
		return err
	}
}
