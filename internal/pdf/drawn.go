package pdf

import (
	"cmp"
	"errors"
	"slices"

	"github.com/pobook/pobook/internal/pdf/object"
)

var errForm = errors.New("fpdf has written a file of another form")

// A drawn is what fpdf has drawn: what is on each of some pages, and the images on them.
type drawn struct {
	file     *object.File
	contents [][]byte    // by page
	images   object.Dict // by resource name
}

// readDrawn reads the file of fpdf.
func readDrawn(data []byte) (*drawn, error) {
	file, err := object.Read(data)
	if err != nil {
		return nil, err
	}
	d := &drawn{file: file}
	tree := file.Dict(file.Dict(file.Trailer.Get("Root")).Get("Pages"))
	kids, ok := file.Get(tree.Get("Kids")).(object.Array)
	if !ok {
		return nil, errForm
	}
	for _, kid := range kids {
		page := file.Dict(kid)
		content, ok := file.Get(page.Get("Contents")).(object.Stream)
		if !ok {
			return nil, errForm
		}
		d.contents = append(d.contents, content.Data)
		d.images = file.Dict(file.Dict(page.Get("Resources")).Get("XObject")) // the same for all
	}
	d.images = slices.Clone(d.images)
	slices.SortFunc(d.images, func(a, b object.Entry) int { return cmp.Compare(a.Key, b.Key) })
	return d, nil
}

// A copier takes objects over from the file of fpdf, each once.
type copier struct {
	from *object.File
	to   *object.Writer
	refs map[object.Ref]object.Ref
}

func (c *copier) copy(o object.Object) object.Object {
	switch o := o.(type) {
	case object.Ref:
		return c.ref(o)
	case object.Array:
		copied := make(object.Array, len(o))
		for i := range o {
			copied[i] = c.copy(o[i])
		}
		return copied
	case object.Dict:
		copied := make(object.Dict, len(o))
		for i := range o {
			copied[i] = object.Entry{Key: o[i].Key, Value: c.copy(o[i].Value)}
		}
		return copied
	}
	return o
}

func (c *copier) ref(r object.Ref) object.Object {
	if copied, ok := c.refs[r]; ok {
		return copied
	}
	switch o := c.from.Get(r).(type) {
	case nil:
		return object.Raw("null")
	case object.Stream:
		copied := c.to.Reserve()
		c.refs[r] = copied
		c.to.Set(copied, object.Stream{Dict: c.copy(o.Dict).(object.Dict), Data: o.Data})
		return copied
	default:
		return c.copy(o)
	}
}
