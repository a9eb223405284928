package facefiles

import (
	"bytes"
	"errors"
	"strings"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/sfnt"
)

// examine returns why a font cannot be used, or nil.
func examine(data []byte, file config.FaceFile) error {
	font, err := member(data, file.Member)
	if err == nil {
		_, err = font.Descriptor()
	}
	if err == nil {
		return nil
	}
	message, advice, advised := strings.Cut(err.Error(), "; ")
	hint := diag.Textf("take a TrueType or OpenType font, one for each weight")
	if advised {
		hint = diag.Verbatim(advice)
	}
	return diag.Diagnostic{
		Code:    "face-format",
		Message: diag.Textf("%s %s", file, message),
		Hint:    hint,
	}
}

// member returns the font of a file that is meant.
func member(data []byte, name string) (*sfnt.File, error) {
	file := bytes.NewReader(data)
	index, err := sfnt.Find(file, name)
	if err != nil {
		return nil, err
	}
	return sfnt.Open(file, index)
}

// placed puts what is wrong with a file at the key that names it here.
func placed(named config.FaceFile, err error) error {
	var (
		file    *book.FileError
		unusual diag.Diagnostic
	)
	switch {
	case errors.As(err, &file):
		return file.At(named.Position)
	case errors.As(err, &unusual):
		unusual.Position = named.Position
		return unusual
	}
	return err
}
