package config

import (
	"path"
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/diag"
)

// A FaceFile is a font in a file below handbook/.
type FaceFile struct {
	Path string // slash-separated; "" for none
	// Member names a font of a collection: its number from 0, its PostScript name or
	// its full name. "" is the only font of the file.
	Member   string
	Position diag.Position // where it is named
}

// String is the font as the configuration names it.
func (f FaceFile) String() string {
	if f.Member == "" {
		return f.Path
	}
	return f.Path + "#" + f.Member
}

// The endings of font files: of those with one font, and of collections.
var (
	fontEndings       = []string{".ttf", ".otf"}
	collectionEndings = []string{".ttc", ".otc"}
)

// faceFileOf returns the font that a path means, and false if it ends as no font file
// does. A number sign may also be part of a file's name.
func faceFileOf(file File) (FaceFile, bool) {
	if hasEnding(file.Path, fontEndings) || hasEnding(file.Path, collectionEndings) {
		return FaceFile{Path: file.Path, Position: file.Position}, true
	}
	at := strings.LastIndexByte(file.Path, '#')
	if at < 0 || at == len(file.Path)-1 || !hasEnding(file.Path[:at], collectionEndings) {
		return FaceFile{}, false
	}
	return FaceFile{Path: file.Path[:at], Member: file.Path[at+1:], Position: file.Position}, true
}

func hasEnding(name string, endings []string) bool {
	return slices.Contains(endings, strings.ToLower(path.Ext(name)))
}
