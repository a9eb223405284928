package pdf

import (
	"errors"

	"github.com/pobook/pobook/internal/pdf/object"
)

var errForm = errors.New("fpdf has written a file of another form")

// A drawn is what fpdf has drawn on each of some pages.
type drawn struct{ contents [][]byte }

// readDrawn reads the file of fpdf.
func readDrawn(data []byte) (*drawn, error) {
	file, err := object.Read(data)
	if err != nil {
		return nil, err
	}
	d := &drawn{}
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
	}
	return d, nil
}
