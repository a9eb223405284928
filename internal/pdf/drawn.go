package pdf

import (
	"errors"
	"fmt"

	"github.com/pobook/pobook/internal/pdf/object"
)

var errForm = errors.New("fpdf has written a file of another form")

// A drawn is some pages that follow each other, as they have been drawn.
type drawn struct {
	contents [][]byte
	shown    [][]object.Name // the pictures on each, by their names as resources
	err      error           // why they could not be drawn
}

// readDrawn reads the file of fpdf, and returns the content of each page.
func readDrawn(data []byte) ([][]byte, error) {
	file, err := object.Read(data)
	if err != nil {
		return nil, err
	}
	var contents [][]byte
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
		contents = append(contents, content.Data)
	}
	return contents, nil
}

// recovered makes an error of a panic. It has to be deferred.
func recovered(err *error) {
	if cause := recover(); cause != nil {
		*err = fmt.Errorf("pdf: %v", cause)
	}
}
